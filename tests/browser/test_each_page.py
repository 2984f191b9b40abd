"""Every page, opened once: first screen, a phone of 320 pixels, large text, read aloud, printed, and pressed."""

import io
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect
from pypdf import PdfReader

from tests.browser.conftest import DESK, PAGES, PHONE, SMALL_PHONE, Watched, new_context

TITLE_BY = 215  # pixels from the top
LEAST_WAYS = 2
HOME_WAYS = 4
# Lists to look things up in, and what compares many things: nobody reads them from end to end.
MAY_BE_LONG = {"compare/", "decide/", "glossary/", "references/"}
MOST_SCREENS = 12
NARROW = ViewportSize(width=320, height=640)
PAPER = ViewportSize(width=680, height=900)  # between the margins of a US Letter sheet; A4 is as wide within 20
LEAST_TARGET = 24  # pixels; WCAG 2.2, success criterion 2.5.8

# Links within a sentence are as high as its line; a card is one link as a whole.
SMALL_TARGETS = """(least) => [...document.querySelectorAll(
    "button, summary, input, header a, nav a, footer nav a, aside a, sup a, .sources .back")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest(".hush, .skip"))
  .map((one) => [one, one.getBoundingClientRect()])
  .filter(([, box]) => box.width < least || box.height < least)
  .map(([one, box]) => `${one.outerHTML.slice(0, 80)} ${box.width} x ${box.height}`)"""


MEASURE = """() => {
  const top = (one) => Math.round(one.getBoundingClientRect().top + scrollY);
  const bottom = (one) => Math.round(one.getBoundingClientRect().bottom + scrollY);
  const title = document.querySelector("h1");
  const ways = [...document.querySelectorAll("main :is(a, summary)")].filter(
    (one) => one.checkVisibility({ contentVisibilityAuto: true }) && !one.closest(".breadcrumbs, .cite"));
  return {
    title: top(title), answer: bottom(title.nextElementSibling),
    ways: ways.map((one) => [bottom(one), one.textContent.trim()]), height: document.documentElement.scrollHeight,
  };
}"""


class Look(NamedTuple):
    """What a phone shows of a page, in pixels from its top."""

    title: int
    answer: int
    ways: list[tuple[int, str]]
    height: int


LARGE = "html { font-size: 212.5% !important; }"  # twice 17 pixels
CUT = """() => [...document.querySelectorAll("body *")].filter((one) => {
  const box = one.getBoundingClientRect();
  if (!box.width || one.closest(".table-scroll, .cite, dialog, svg")) return false;
  if (getComputedStyle(one).clipPath !== "none") return false; // read out, not shown
  return box.right > innerWidth + 1 || box.left < -1;
}).map((one) => `${one.tagName} ${one.className} ${one.textContent.trim().slice(0, 40)}`)"""


@pytest.fixture(scope="module")
def empty(browser: Browser, address: str) -> Iterator[tuple[Page, Watched]]:
    watched = Watched(address)
    with new_context(browser) as context, watched.watching(context):
        yield context.new_page(), watched


@pytest.fixture(scope="module", params=PAGES)
def opened(empty: tuple[Page, Watched], address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page on a small phone, for all tests one after the other; nothing may complain meanwhile."""
    page, watched = empty
    watched.complaints.clear()
    page.emulate_media(media="null")
    page.set_viewport_size(NARROW)
    page.goto(address + request.param)
    yield page
    assert watched.complaints == []


def letters(text: str) -> str:
    """Only what is printed: no spaces, no joined letters."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def test_the_first_screen_has_the_title_the_answer_and_ways_on_and_a_page_has_twelve_at_most(
    opened: Page, address: str
) -> None:
    opened.set_viewport_size(SMALL_PHONE)
    name = opened.url.removeprefix(address)
    look = Look(**opened.evaluate(MEASURE))
    assert look.title <= TITLE_BY
    assert look.answer <= SMALL_PHONE["height"]
    seen = [words for bottom, words in look.ways if bottom <= SMALL_PHONE["height"]]
    assert len(seen) >= (LEAST_WAYS if name else HOME_WAYS), seen
    assert look.height <= MOST_SCREENS * SMALL_PHONE["height"] or name in MAY_BE_LONG


def test_a_page_opens_and_fits_a_phone_of_320_pixels(opened: Page) -> None:
    opened.set_viewport_size(NARROW)
    expect(opened.get_by_role("heading", level=1)).to_be_visible()
    expect(opened.get_by_role("complementary", name="In crisis? Get help now")).to_be_visible()
    assert opened.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


def test_headings_are_read_as_written_and_no_picture_goes_without_a_name(opened: Page) -> None:
    opened.set_viewport_size(DESK)
    expect(opened.get_by_role("heading", level=1)).to_have_count(1)
    tree = opened.locator("body").aria_snapshot()
    assert "¶" not in tree
    assert not re.search(r"(?m)^\s*- (img|link|button|region|dialog|textbox|checkbox)(:|$)", tree)


def test_a_printed_page_has_the_help_every_answer_and_no_cut(opened: Page) -> None:
    opened.set_viewport_size(DESK)
    # A closed table of all sums stays unprinted; the sum that a reader worked out is on the paper.
    parts = opened.locator("main details:not(.look-up, .of-sources, nav *) :is(p, li, th, td), .sources a[href^=http]")
    answers = [str(text) for text in parts.all_text_contents()]
    sheets = [letters(sheet.extract_text()) for sheet in PdfReader(io.BytesIO(opened.pdf())).pages]
    printed = "".join(sheets)
    assert "Call988" in printed
    (help_now,) = (sheet for sheet in sheets if "Incrisis?Gethelpnow" in sheet)
    assert letters(opened.locator("#crisis-help li").last.inner_text()) in help_now
    assert [answer for answer in answers if letters(answer) not in printed] == []
    opened.emulate_media(media="print")
    opened.set_viewport_size(PAPER)
    assert opened.evaluate("document.documentElement.scrollWidth") <= PAPER["width"]
    opened.emulate_media(media="null")


def test_at_twice_the_text_size_nothing_is_cut_or_beside_the_screen(opened: Page) -> None:
    opened.set_viewport_size(SMALL_PHONE)
    opened.evaluate(
        "(css) => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s]; }", LARGE
    )
    opened.locator("main details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
    assert opened.evaluate(CUT) == []
    assert opened.evaluate("document.documentElement.scrollWidth") <= SMALL_PHONE["width"]
    opened.evaluate("document.adoptedStyleSheets = []")


def test_what_is_pressed_is_large_enough(opened: Page) -> None:
    opened.set_viewport_size(PHONE)
    opened.get_by_role("button", name="Menu", exact=True).click()
    assert opened.evaluate(SMALL_TARGETS, LEAST_TARGET) == []
