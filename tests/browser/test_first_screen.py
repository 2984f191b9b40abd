"""The first screen of a phone, 360 by 740: what the page is, its answer, and ways on; and how long a page may be."""

from typing import NamedTuple

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.conftest import PAGES

SMALL_PHONE = ViewportSize(width=360, height=740)
TITLE_BY = 215  # pixels from the top
LEAST_WAYS = 2
HOME_WAYS = 4
# Lists to look things up in, and what compares many things: nobody reads them from end to end.
MAY_BE_LONG = {"compare/", "decide/", "glossary/", "references/"}
MOST_SCREENS = 12

MEASURE = """() => {
  const top = (one) => Math.round(one.getBoundingClientRect().top + scrollY);
  const bottom = (one) => Math.round(one.getBoundingClientRect().bottom + scrollY);
  const title = document.querySelector("h1");
  const ways = [...document.querySelectorAll("main :is(a, summary)")].filter(
    (one) => one.checkVisibility({ contentVisibilityAuto: true }) && !one.closest(".breadcrumbs, .cite"));
  const lines = document.querySelector(".site-header .bar").getBoundingClientRect().height;
  const buttons = [...document.querySelectorAll("header .crisis-line a:not(.more)")].map((one) => one.offsetHeight);
  return {
    title: top(title), answer: bottom(title.nextElementSibling), bar: lines, buttons,
    ways: ways.map((one) => [bottom(one), one.textContent.trim()]), height: document.documentElement.scrollHeight,
  };
}"""


class Look(NamedTuple):
    """What a phone shows of a page, in pixels from its top."""

    title: int
    answer: int
    bar: int
    buttons: list[int]
    ways: list[tuple[int, str]]
    height: int


@pytest.fixture
def look(tab: Page, address: str, name: str) -> Look:
    tab.set_viewport_size(SMALL_PHONE)
    tab.goto(address + name)
    return Look(**tab.evaluate(MEASURE))


@pytest.mark.parametrize("name", PAGES)
def test_the_first_screen_has_the_title_the_answer_and_ways_on(look: Look, name: str) -> None:
    here = name or "the home page"
    assert look.title <= TITLE_BY, f"{here}: the title begins at {look.title} pixels, {TITLE_BY} at most"
    assert look.answer <= SMALL_PHONE["height"], f"{here}: its first paragraph ends at {look.answer} pixels"
    seen = [words for bottom, words in look.ways if bottom <= SMALL_PHONE["height"]]
    least = LEAST_WAYS if name else HOME_WAYS
    assert len(seen) >= least, f"{here}: the ways on, on its first screen, are {seen}; there have to be {least}"


def test_two_crisis_buttons_are_large_enough_and_the_header_below_is_one_line(tab: Page, address: str) -> None:
    tab.set_viewport_size(SMALL_PHONE)
    tab.goto(f"{address}risks/")
    look = Look(**tab.evaluate(MEASURE))
    assert len(look.buttons) == 2
    assert min(look.buttons) >= 44
    assert look.bar <= 72
    tops = tab.locator("header .crisis-line a").evaluate_all("all => all.map((one) => one.offsetTop)")
    assert max(tops) - min(tops) < 10, "the crisis line is one line"


@pytest.mark.parametrize("width", [360, 1280])
def test_the_header_is_as_high_before_its_buttons_are_there(tab: Page, address: str, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 740})
    tab.goto(f"{address}risks/")
    whole, without = (
        tab.evaluate(
            f"document.querySelector('.tools').style.display = '{shown}', document.querySelector('header').offsetHeight"
        )
        for shown in ("", "none")
    )
    assert whole == without


@pytest.mark.parametrize("name", sorted(set(PAGES) - MAY_BE_LONG))
def test_a_page_has_twelve_screens_at_most(look: Look, name: str) -> None:
    screens = look.height / SMALL_PHONE["height"]
    assert screens <= MOST_SCREENS, f"{name or 'the home page'}: {screens:.1f} screens; make two pages of it"


LARGE = "html { font-size: 212.5% !important; }"  # twice 17 pixels
CUT = """() => [...document.querySelectorAll("body *")].filter((one) => {
  const box = one.getBoundingClientRect();
  if (!box.width || one.closest(".table-scroll, .cite, dialog, svg")) return false;
  if (getComputedStyle(one).clipPath !== "none") return false; // read out, not shown
  return box.right > innerWidth + 1 || box.left < -1;
}).map((one) => `${one.tagName} ${one.className} ${one.textContent.trim().slice(0, 40)}`)"""


@pytest.mark.parametrize("name", PAGES)
def test_at_twice_the_text_size_nothing_is_cut_or_beside_the_screen(new_tab: Page, address: str, name: str) -> None:
    new_tab.set_viewport_size(SMALL_PHONE)
    new_tab.goto(address + name)
    new_tab.evaluate(
        "(css) => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s]; }", LARGE
    )
    new_tab.locator("main details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
    assert new_tab.evaluate(CUT) == [], name or "the home page"
    assert new_tab.evaluate("document.documentElement.scrollWidth") <= SMALL_PHONE["width"]
