"""The tools of the page: search, the two palettes, and the policy that keeps strange code out."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Watched


def search(page: Page, words: str) -> list[str]:
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("searchbox").fill(words)
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("result")
    return [str(link.get_attribute("href")) for link in page.get_by_role("dialog").get_by_role("link").all()]


def test_search_finds_a_page_and_leads_there(page: Page, address: str) -> None:
    assert any("costs/" in link for link in search(page, "insurance"))
    page.get_by_role("dialog").get_by_role("link").first.click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert page.url.startswith(address)
    assert page.url != address


@pytest.mark.parametrize(("misspelt", "page_found"), [("insurence", "costs/"), ("bladdr", "risks/")])
def test_search_forgives_a_misspelt_word(page: Page, misspelt: str, page_found: str) -> None:
    assert any(page_found in link for link in search(page, misspelt)[:3])


def test_search_says_when_nothing_is_found(page: Page) -> None:
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("searchbox").fill("xylophone")
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("No results")


def test_the_search_dialog_has_a_name_and_gives_the_focus_back(page: Page) -> None:
    opener = page.get_by_role("button", name="Search", exact=True)
    opener.click()
    expect(page.get_by_role("dialog", name="Search this site")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(opener).to_be_focused()


def test_nothing_of_search_is_fetched_before_someone_searches(page: Page, watched: Watched) -> None:
    page.wait_for_load_state("networkidle")
    assert not [url for url in watched.requests if "search" in url]
    search(page, "cost")
    assert [url for url in watched.requests if "search.json" in url]


def background(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_the_palette_follows_the_system_until_the_reader_chooses(page: Page, address: str) -> None:
    page.emulate_media(color_scheme="light")
    light = background(page)
    page.emulate_media(color_scheme="dark")
    dark = background(page)
    assert light != dark
    page.get_by_role("button", name="Dark colors").click()
    assert background(page) == light
    page.goto(f"{address}costs/")
    assert background(page) == light


def test_a_script_that_is_not_ours_does_not_run(page: Page, watched: Watched) -> None:
    ran = page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          document.body.append(script);
          return window.ran === true;
        }"""
    )
    assert ran is False
    assert "Content Security Policy" in watched.complaints.pop()


def test_a_reader_leaves_no_cookie_and_only_the_chosen_palette_behind(page: Page, browser: Browser) -> None:
    assert browser.is_connected()
    page.get_by_role("button", name="Dark colors").click()
    search(page, "cost")
    assert page.context.cookies() == []
    assert page.evaluate("Object.keys(localStorage)") == ["site-theme"]
    assert page.evaluate("Object.keys(sessionStorage)") == []
