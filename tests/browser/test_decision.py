"""The decision aid as a reader uses it: by keyboard, without script, on paper; nothing leaves the page."""

import re
from io import BytesIO

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

from scripts.data.load import load_content
from tests.browser.conftest import PHONE, Watched
from tests.project import PINNED, ROOT

COST = "Keeping the cost low, and knowing it ahead of time"
SOON = "Feeling better within days, not weeks"
CHOICES = len(load_content(ROOT, PINNED).treatments.options)


@pytest.fixture
def decide(tab: Page, address: str) -> Page:
    """The page "Decide" with the aid on the screen, its script run."""
    with tab.expect_response("**/assets/decision.js"):
        tab.goto(f"{address}decide/#values")
    tab.wait_for_load_state("networkidle")
    return tab


def order(page: Page, listed: str = ".values") -> list[str | None]:
    return [item.get_attribute("data-value") for item in page.locator(f"{listed} > li").all()]


def values_said(page: Page) -> Locator:
    return page.get_by_role("region", name="What matters to you").get_by_role("status")


def tab_to(page: Page, button: Locator) -> None:
    for _ in range(60):
        if button.evaluate("button => button === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("Tab does not lead there")


def on_paper(page: Page) -> str:
    text = " ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf())).pages)
    return " ".join(text.split())


def test_a_value_is_moved_by_keyboard_and_keeps_the_focus_and_is_announced(decide: Page) -> None:
    before = order(decide)
    up = decide.get_by_role("button", name=f"Move up: {COST}")
    tab_to(decide, up)
    decide.keyboard.press("Enter")
    expect(values_said(decide)).to_have_text(f"{COST}: now number 3 of 7.")
    expect(up).to_be_focused()
    decide.keyboard.press("Space")
    decide.keyboard.press("Enter")
    decide.keyboard.press("Enter")
    expect(values_said(decide)).to_have_text(f"{COST}: already number 1 of 7.")
    expect(up).to_be_focused()
    assert order(decide) == ["cost", *(value for value in before if value != "cost")]
    decide.keyboard.press("Tab")
    decide.keyboard.press("Enter")
    expect(values_said(decide)).to_have_text(f"{COST}: now number 2 of 7.")
    assert order(decide)[:2] == [before[0], "cost"]


def test_what_the_values_point_to_follows_the_readers_order_and_weights(decide: Page) -> None:
    expect(decide.get_by_text("Your order", exact=True)).to_be_hidden()
    decide.get_by_role("button", name=f"Move down: {SOON}").click()
    decide.get_by_role("group", name=COST).get_by_label("a lot").check()
    expect(decide.get_by_text("Your order", exact=True)).to_be_visible()
    assert order(decide, ".points") == order(decide)
    expect(decide.locator(".points > [data-value=cost]")).to_contain_text("Low cost (matters a lot).")


def test_with_two_choices_marked_only_those_are_shown(decide: Page) -> None:
    tool = decide.get_by_role("region", name="Choices to look at")
    shown = decide.locator("tbody[data-option]:visible")
    tool.get_by_role("checkbox", name="ECT").check()
    expect(shown).to_have_count(CHOICES)
    tool.get_by_label("No new treatment for now").check()
    expect(shown).to_have_count(2)
    expect(tool.get_by_role("status")).to_contain_text(f"2 of {CHOICES} choices are shown below.")
    tool.get_by_role("checkbox", name="ECT").uncheck()
    expect(shown).to_have_count(CHOICES)


def test_the_choices_of_a_reader_are_on_the_printed_page(decide: Page) -> None:
    blank = on_paper(decide)
    assert "My number" in blank
    assert "Your order" not in blank
    for _ in range(3):
        decide.get_by_role("button", name=f"Move up: {COST}").click()
    decide.get_by_role("group", name=COST).get_by_label("a lot").check()
    decide.get_by_role("checkbox", name="ECT").check()
    decide.get_by_role("checkbox", name="TMS").check()
    mine = "waiting, since my sister moves in soon. " * 6
    decide.get_by_label("Right now I lean toward").fill(mine)
    text = on_paper(decide)
    assert re.search(rf"1\. {COST}.* 2\. {SOON}", text)
    assert "Your order 1. Low cost (matters a lot)" in text
    assert mine.strip() in text
    assert "Memory gaps can stay" in text
    assert "collapsed lung" in blank
    assert "collapsed lung" not in text
    assert "My number" not in text
    assert "Move up" not in text
    assert "call 988" in text.lower()


def test_nothing_that_a_reader_chooses_is_stored_or_sent(decide: Page, watched: Watched, address: str) -> None:
    asked = len(watched.requests)
    decide.get_by_role("button", name=f"Move up: {COST}").click()
    decide.get_by_role("group", name=SOON).get_by_label("some").check()
    decide.get_by_role("checkbox", name="ECT").check()
    decide.get_by_label("What exactly is my diagnosis?").check()
    decide.get_by_label("The main reason is").fill("money")
    decide.keyboard.press("Enter")
    assert [one for one in watched.requests[asked:] if not one.endswith("/assets/choose.js")] == []
    assert decide.url == f"{address}decide/#values"
    assert decide.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def answer(page: Page) -> dict[str, object]:
    """Answer some of it, and return what the page then shows."""
    page.get_by_role("button", name=f"Move down: {SOON}").click()
    page.get_by_role("group", name=COST).get_by_label("a lot").check()
    page.get_by_role("checkbox", name="ECT").check()
    page.get_by_role("checkbox", name="TMS").check()
    page.get_by_label("What exactly is my diagnosis?").check()
    page.get_by_label("The main reason is").fill("money")
    return answers(page)


def answers(page: Page) -> dict[str, object]:
    return {
        "order": order(page),
        "points": order(page, ".points"),
        "marked": [box.get_attribute("value") for box in page.locator("article input:checked").all()],
        "written": page.get_by_label("The main reason is").input_value(),
        "shown": page.locator("tbody[data-option]:visible").count(),
        "weight": page.locator(".points > [data-value=cost] .weight").inner_text(),
    }


def test_answers_are_there_after_a_reload_and_on_coming_back(decide: Page, address: str) -> None:
    given = answer(decide)
    assert given["shown"] == 2
    decide.reload()
    expect(decide.locator("tbody[data-option]:visible")).to_have_count(2)
    assert answers(decide) == given
    decide.goto(f"{address}risks/")
    decide.go_back()
    expect(decide.locator("tbody[data-option]:visible")).to_have_count(2)
    assert answers(decide) == given
    assert decide.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_answers_are_kept_from_one_place_of_the_page_to_another(decide: Page, address: str) -> None:
    given = answer(decide)
    decide.evaluate("location.hash = 'options'")
    decide.wait_for_url(f"{address}decide/#options")
    decide.wait_for_function("history.state !== null")
    decide.reload()
    expect(decide.locator("tbody[data-option]:visible")).to_have_count(2)
    assert answers(decide) == given


def test_answers_that_are_cleared_do_not_come_back(decide: Page) -> None:
    before = answers(decide)
    answer(decide)
    decide.get_by_role("button", name="Clear my answers").click()
    expect(decide.get_by_text("Your answers are gone from this page.")).to_be_visible()
    assert answers(decide) == before
    decide.reload()
    assert decide.evaluate("history.state") is None
    assert answers(decide) == before


def test_every_control_can_be_hit_on_a_narrow_phone(decide: Page) -> None:
    decide.set_viewport_size({"width": 320, "height": 640})
    outside = decide.locator("article :is(label, button)").evaluate_all(
        """controls => {
          const boxes = controls.map((control) => control.getBoundingClientRect()).filter((box) => box.width);
          if (boxes.length < 50) return "too few";
          return boxes.filter((box) => box.width < 24 || box.height < 24 || box.left < 0 || box.right > 320).length;
        }"""
    )
    assert outside == 0


def test_without_script_the_aid_is_a_page_to_fill_in(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(f"{address}decide/")
    expect(page.get_by_label("My number")).to_have_count(7)
    expect(page.get_by_label("My number").first).to_be_visible()
    expect(page.get_by_role("button", name="Move up")).to_have_count(0)
    page.get_by_role("group", name=COST).get_by_label("a lot").check()
    page.get_by_role("checkbox", name="ECT").check()
    page.get_by_role("checkbox", name="TMS").check()
    expect(page.locator("tbody[data-option]:visible")).to_have_count(CHOICES)
    assert "My number" in on_paper(page)
    context.close()
