"""The tools of the page: the two palettes, and the policy that keeps strange code out."""

from playwright.sync_api import Page

from tests.browser.conftest import Watched, search


def background(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_the_palette_follows_the_system_until_the_reader_chooses(page: Page, address: str) -> None:
    page.emulate_media(color_scheme="light")
    light = background(page)
    page.emulate_media(color_scheme="dark")
    dark = background(page)
    assert light != dark
    page.get_by_role("button", name="Menu", exact=True).click()
    page.get_by_role("button", name="Dark colors").click()
    assert background(page) == light
    page.goto(f"{address}costs/")
    assert background(page) == light


def test_a_script_that_is_not_ours_does_not_run(page: Page, watched: Watched) -> None:
    """Neither one that is put into the page, nor text that a script of ours would be made to run."""
    ran = page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.append("window.ran = true");
          document.body.append(script);
          let refused = 0;
          for (const name of ["textContent", "innerHTML", "src"])
            try { document.createElement("script")[name] = "window.ran = true" } catch { refused += 1 }
          return [window.ran === true, refused];
        }"""
    )
    assert ran == [False, 3]
    assert all("Trusted" in complaint for complaint in watched.complaints)
    assert len(watched.complaints) >= 4
    watched.complaints.clear()


def test_a_reader_leaves_no_cookie_and_only_the_chosen_palette_behind(new_tab: Page, address: str) -> None:
    new_tab.goto(address)
    new_tab.get_by_role("button", name="Menu", exact=True).click()
    new_tab.get_by_role("button", name="Dark colors").click()
    new_tab.keyboard.press("Escape")
    search(new_tab, "cost")
    assert new_tab.context.cookies() == []
    assert new_tab.evaluate("Object.keys(localStorage)") == ["site-theme"]
    assert new_tab.evaluate("Object.keys(sessionStorage)") == []
