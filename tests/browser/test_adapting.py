"""Each reader's own way to look: on paper, with strong colors, without motion, with a finger, much enlarged."""

import io
import re
import unicodedata
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.browser.axe import look
from tests.browser.conftest import DESK, PAGES, PHONE

PAPER = 680  # pixels between the margins of a US Letter sheet; A4 is as wide within 20
LEAST_TARGET = 24  # pixels; WCAG 2.2, success criterion 2.5.8

# Links within a sentence are as high as its line; a card is one link as a whole.
SMALL_TARGETS = """(least) => [...document.querySelectorAll(
    "button, summary, input, header a, nav a, footer nav a, aside a, sup a, .sources .back")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest(".hush, .skip"))
  .map((one) => [one, one.getBoundingClientRect()])
  .filter(([, box]) => box.width < least || box.height < least)
  .map(([one, box]) => `${one.outerHTML.slice(0, 80)} ${box.width} x ${box.height}`)"""

MOVING = """() => [...document.querySelectorAll("*")]
  .filter((one) => ["", "::before", "::after"].some((part) => {
    const style = getComputedStyle(one, part);
    const lasts = parseFloat(style.transitionDuration) || parseFloat(style.animationDuration);
    return lasts || style.scrollBehavior !== "auto";
  })).map((one) => one.outerHTML.slice(0, 80))"""


def letters(text: str) -> str:
    """Only what is printed: no spaces, no joined letters."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@pytest.mark.parametrize("name", PAGES)
def test_a_printed_page_has_the_help_every_answer_and_no_cut(tab: Page, address: str, name: str) -> None:
    tab.goto(address + name)
    # A closed table of all sums stays unprinted; the sum that a reader worked out is on the paper.
    parts = tab.locator("main details:not(.look-up) :is(p, li, th, td)")
    answers = [str(text) for text in parts.all_text_contents()]
    printed = letters("".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(tab.pdf())).pages))
    assert "Call988" in printed
    assert "Incrisis?Gethelpnow" in printed
    assert [answer for answer in answers if letters(answer) not in printed] == []
    tab.emulate_media(media="print")
    tab.set_viewport_size({"width": PAPER, "height": 900})
    assert tab.evaluate("document.documentElement.scrollWidth") <= PAPER


@pytest.mark.parametrize("name", PAGES)
def test_what_is_pressed_is_large_enough(tab: Page, address: str, name: str) -> None:
    tab.set_viewport_size(PHONE)
    tab.goto(address + name)
    tab.get_by_role("button", name="Menu", exact=True).click()
    assert tab.evaluate(SMALL_TARGETS, LEAST_TARGET) == []


@pytest.mark.parametrize("palette", ["light", "dark"])
@pytest.mark.parametrize("name", ["", "costs/"])
def test_the_readers_own_strong_colors_are_left_alone(browser: Browser, address: str, name: str, palette: str) -> None:
    context = browser.new_context(
        forced_colors="active", color_scheme="dark" if palette == "dark" else "light", bypass_csp=True, viewport=DESK
    )
    page = context.new_page()
    page.goto(address + name)
    assert look(page).diagnostics == []
    own = page.evaluate(
        "[...document.querySelectorAll('*')].filter((one) => getComputedStyle(one).borderImage !== 'none')"
    )
    assert own == []
    for edged in (".card", "#search-open"):
        edge = page.locator(edged).first.evaluate("one => getComputedStyle(one).borderLeft")
        assert re.match(r"[1-9][\d.]*px solid", edge)
    assert page.get_by_role("button", name="Dark colors").count() == 0
    context.close()


def test_nothing_moves(page: Page, address: str) -> None:
    """Reason: then nothing has to be taken back for a reader who wants no motion."""
    page.goto(f"{address}faq/")
    assert page.evaluate(MOVING) == []
    page.evaluate("document.querySelector('main a').style.transition = 'color 1s'")
    assert len(page.evaluate(MOVING)) == 1


MEETING = "addEventListener('pagereveal', (event) => { window.faded = event.viewTransition !== null; })"


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_one_page_fades_into_the_next_unless_the_reader_wants_no_motion(
    page: Page, address: str, motion: Literal["no-preference", "reduce"]
) -> None:
    page.emulate_media(reduced_motion=motion)
    page.add_init_script(MEETING)
    page.goto(f"{address}faq/")
    page.get_by_role("contentinfo").get_by_role("link", name="Glossary").click()
    page.wait_for_url(f"{address}glossary/")
    page.wait_for_function("window.faded !== undefined")
    assert page.evaluate("window.faded") is (motion == "no-preference")
