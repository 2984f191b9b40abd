"""Each reader's own way to look: with strong colors, without motion."""

import re
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import look
from tests.browser.conftest import DESK, PALETTES

MOVING = """() => [...document.querySelectorAll("*")]
  .filter((one) => ["", "::before", "::after"].some((part) => {
    const style = getComputedStyle(one, part);
    const lasts = parseFloat(style.transitionDuration) || parseFloat(style.animationDuration);
    return lasts || style.scrollBehavior !== "auto";
  })).map((one) => one.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("name", ["", "costs/"])
def test_the_readers_own_strong_colors_are_left_alone(browser: Browser, address: str, name: str) -> None:
    context = browser.new_context(forced_colors="active", bypass_csp=True, viewport=DESK)
    page = context.new_page()
    page.goto(address + name)
    for palette in PALETTES:
        page.emulate_media(color_scheme=palette)
        assert look(page).diagnostics == [], palette
        own = page.evaluate(
            "[...document.querySelectorAll('*')].filter((one) => getComputedStyle(one).borderImage !== 'none')"
        )
        assert own == [], palette
        for edged in (".card", "#search-open"):
            edge = page.locator(edged).first.evaluate("one => getComputedStyle(one).borderLeft")
            assert re.match(r"[1-9][\d.]*px solid", edge), palette
        assert page.get_by_role("button", name="Dark colors").count() == 0
    context.close()


def test_nothing_moves(tab: Page, address: str) -> None:
    """Reason: then nothing has to be taken back for a reader who wants no motion."""
    tab.goto(f"{address}faq/")
    assert tab.evaluate(MOVING) == []
    tab.evaluate("document.querySelector('main a').style.transition = 'color 1s'")
    assert len(tab.evaluate(MOVING)) == 1


MEETING = "addEventListener('pagereveal', (event) => { window.faded = event.viewTransition !== null; })"


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_one_page_fades_into_the_next_unless_the_reader_wants_no_motion(
    new_tab: Page, address: str, motion: Literal["no-preference", "reduce"]
) -> None:
    new_tab.emulate_media(reduced_motion=motion)
    new_tab.add_init_script(MEETING)
    new_tab.goto(f"{address}faq/")
    new_tab.get_by_role("contentinfo").get_by_role("link", name="Glossary").click()
    new_tab.wait_for_url(f"{address}glossary/")
    new_tab.wait_for_function("window.faded !== undefined")
    assert new_tab.evaluate("window.faded") is (motion == "no-preference")
