"""The tools of the page: the two palettes, and the policy that keeps strange code out."""

from playwright.sync_api import Browser, Page

from tests.browser.conftest import Watched, search


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
