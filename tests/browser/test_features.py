"""The page with all of Material that works here, as readers have it: on phones, in the dark, on paper, read aloud."""

import io
import re
from collections.abc import Iterator
from itertools import product

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect
from pypdf import PdfReader

from scripts.static_host import hosted
from tests.browser.axe import look
from tests.browser.conftest import DESK, PALETTES, Palette
from tests.browser.contrast import least
from tests.browser.older import older_browser
from tests.browser.test_each_page import LEAST_TARGET, SMALL_TARGETS, letters
from tests.conftest import build_once
from tests.features import NAME, add_page_of_all
from tests.project import LOCAL_URL, copy_after

WIDTHS = (320, 360, 1280)
OPEN = "all => all.forEach((one) => { one.removeAttribute('name'); one.open = true; })"
IN_BOTH = pytest.mark.parametrize("palette", PALETTES)


@pytest.fixture(scope="module")
def page_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the page, built and served."""
    project = copy_after(build_once(tmp_path_factory, LOCAL_URL), tmp_path_factory.mktemp("features") / "project")
    add_page_of_all(project)
    project.build()
    with hosted(project.site, "/") as served:
        yield f"{served}{NAME}/"


@pytest.fixture(scope="module")
def opened(browser: Browser, page_address: str) -> Iterator[Page]:
    """The page without scripts, in a tab that lets axe in past its policy."""
    with browser.new_context(bypass_csp=True, locale="en-US", reduced_motion="reduce") as context:
        context.set_default_timeout(5000)
        page = context.new_page()
        page.goto(page_address)
        yield page


@pytest.mark.parametrize(("width", "palette"), [*product(WIDTHS, PALETTES)])
def test_axe_finds_nothing_and_nothing_moves_sideways(opened: Page, width: int, palette: Palette) -> None:
    opened.set_viewport_size(ViewportSize(width=width, height=900))
    opened.emulate_media(color_scheme=palette, forced_colors="none")
    assert look(opened).diagnostics == []
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    assert opened.evaluate(SMALL_TARGETS, LEAST_TARGET) == []


def test_axe_finds_nothing_where_the_reader_has_strong_colors(opened: Page) -> None:
    opened.set_viewport_size(DESK)
    opened.emulate_media(forced_colors="active")
    assert look(opened).diagnostics == []
    for part in (".admonition", ".tabs", ".md-button", ".cards > ul > li", ".task"):
        edge = opened.locator(f"article {part}").first.evaluate("one => getComputedStyle(one).borderLeftStyle")
        assert edge == "solid", part
    opened.emulate_media(forced_colors="none")


def test_without_scripts_each_tab_opens_in_the_place_of_another(browser: Browser, page_address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(page_address)
        first, second = page.get_by_text("Eat nothing for a few hours."), page.get_by_text("Rest at home.")
        expect(first).to_be_visible()
        expect(second).to_be_hidden()
        page.locator("summary", has_text="After the visit").click()
        expect(second).to_be_visible()
        expect(first).to_be_hidden()


def test_a_link_to_a_tab_shows_what_is_in_it(browser: Browser, page_address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{page_address}#after-the-visit")
        expect(page.get_by_text("Rest at home.")).to_be_in_viewport()


def test_paper_has_what_is_closed_on_the_screen(opened: Page) -> None:
    opened.set_viewport_size(DESK)
    opened.emulate_media(forced_colors="none")
    parts = [str(text) for text in opened.locator("article :is(p, li, td, th, dd, dt, summary)").all_text_contents()]
    printed = letters("".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(opened.pdf())).pages))
    assert "Restathome." in printed
    drawn = re.compile("^(Done|To do): ")  # a box on paper
    assert [text for text in parts if letters(drawn.sub("", text)) not in printed] == []


def test_on_paper_which_has_no_grounds_a_button_can_be_read_and_marked_words_stand_out(opened: Page) -> None:
    opened.emulate_media(media="print", color_scheme="light")
    button, mark = opened.locator(".md-button--primary"), opened.locator("mark")
    expect(button).to_have_css("color", "rgb(11, 83, 88)")
    expect(mark).to_have_css("text-decoration-line", "underline")
    opened.emulate_media(media="screen")


@IN_BOTH
def test_an_older_browser_shows_every_word_of_it(browser: Browser, page_address: str, palette: Palette) -> None:
    with older_browser(browser, palette) as (page, complaints):
        page.goto(page_address)
        page.locator("main details").evaluate_all(OPEN)
        assert least(page, "body")[0] >= 4.5
        assert least(page, ".crisis-line")[0] >= 7
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        for part in page.locator("article :is(p, li, td, summary)").all():
            expect(part).to_be_visible()
        assert complaints == []


def test_a_task_is_read_aloud_as_done_or_to_do_and_an_icon_not_at_all(opened: Page) -> None:
    tree = opened.locator("article").aria_snapshot()
    assert "Done: Someone drives you home" in tree
    assert "To do: You have eaten nothing" in tree
    assert re.findall("img.*", tree) == ['img "A chair beside a window"']
