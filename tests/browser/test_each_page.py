"""Every page, opened once: it fits a small phone, is read aloud as written, prints whole, and can be pressed."""

import io
import re
import unicodedata
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect
from pypdf import PdfReader

from tests.browser.conftest import DESK, PAGES, PHONE, Watched, new_context

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


def test_what_is_pressed_is_large_enough(opened: Page) -> None:
    opened.set_viewport_size(PHONE)
    opened.get_by_role("button", name="Menu", exact=True).click()
    assert opened.evaluate(SMALL_TARGETS, LEAST_TARGET) == []
