"""The page that compares treatments: columns on a desk, two of a reader's choice on a phone, all without a script."""

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from scripts.data.load import load_content
from tests.browser.conftest import DESK, PHONE
from tests.project import PINNED, ROOT

OPTIONS = load_content(ROOT, PINNED).treatments.options


def tops(page: Page) -> list[float]:
    """Where each choice that is shown begins, in pixels."""
    shown = page.locator(".choices > section:visible")
    return list(shown.evaluate_all("all => all.map((one) => Math.round(one.getBoundingClientRect().top))"))


@pytest.fixture
def compare(tab: Page, address: str) -> Page:
    tab.set_viewport_size(PHONE)
    with tab.expect_response("**/assets/choose.js"):
        tab.goto(f"{address}compare/#side-by-side")
    return tab


def test_on_a_phone_two_choices_that_are_marked_stand_side_by_side(compare: Page) -> None:
    assert len(set(tops(compare))) == len(OPTIONS), "one below the other until two are marked"
    compare.get_by_role("checkbox", name=OPTIONS[0].name, exact=True).check()
    compare.get_by_role("checkbox", name=OPTIONS[2].name, exact=True).check()
    expect(compare.locator(".choices > section:visible")).to_have_count(2)
    assert len(set(tops(compare))) == 1
    expect(compare.get_by_role("status").first).to_contain_text(f"2 of {len(OPTIONS)} choices")
    assert compare.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_on_a_desk_all_choices_stand_side_by_side_and_their_answers_in_rows(tab: Page, address: str) -> None:
    tab.set_viewport_size(DESK)
    tab.goto(f"{address}compare/")
    assert len(set(tops(tab))) == 1
    legal = tab.locator(".treatment dt", has_text="Legal status")
    assert len(set(legal.evaluate_all("all => all.map((one) => one.getBoundingClientRect().top)"))) == 1


def test_each_choice_is_linked_from_the_list_of_contents_and_one_that_is_hidden_is_shown(compare: Page) -> None:
    for option in OPTIONS[:2]:
        compare.get_by_role("checkbox", name=option.name, exact=True).check()
    last = OPTIONS[-1]
    contents = compare.get_by_role("navigation", name="On this page")
    contents.locator("summary").click()
    contents.get_by_role("link", name=last.name, exact=True).click()
    expect(compare.get_by_role("heading", name=last.name, exact=True)).to_be_in_viewport()
    expect(compare.locator(".choices > section:visible")).to_have_count(len(OPTIONS))


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_without_a_script_every_choice_is_there(browser: Browser, address: str, size: ViewportSize) -> None:
    with browser.new_context(java_script_enabled=False, viewport=size) as context:
        page = context.new_page()
        page.goto(f"{address}compare/")
        expect(page.locator(".choices > section:visible")).to_have_count(len(OPTIONS))
