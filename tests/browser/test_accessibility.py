"""axe-core finds nothing: on every page, dark on a phone and light on a desk; with each tool in use, in both on both.

In the two that are left, tests/browser/test_older_browsers.py measures the contrast of every page.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.axe import look
from tests.browser.conftest import PAGES, PALETTES, Palette

PHONE, DESK = 360, 1280
WIDTHS = (PHONE, DESK)
EVERY_PAGE = (*PAGES, "404.html")


@dataclass(frozen=True)
class State:
    """A page in use: what is done on `path` before axe looks, and at which widths."""

    name: str
    path: str
    act: Callable[[Page], None]
    widths: tuple[int, ...] = WIDTHS


def open_menu(page: Page) -> None:
    page.get_by_role("button", name="Menu", exact=True).click()
    expect(page.get_by_role("navigation", name="All pages")).to_be_visible()


def open_search(page: Page) -> None:
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.get_by_role("searchbox")).to_be_focused()


def find_something(page: Page) -> None:
    open_search(page)
    page.get_by_role("searchbox").fill("insurance")
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("result")


def find_nothing(page: Page) -> None:
    open_search(page)
    page.get_by_role("searchbox").fill("xylophone")
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("No results")


def open_details(page: Page) -> None:
    page.locator("main details").evaluate_all("all => all.forEach((one) => { one.open = true; })")


def work_out_a_year(page: Page) -> None:
    page.locator("[data-tool]").first.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    page.get_by_label("How many infusions in the first year?").fill("12")
    page.get_by_label("What percent does your plan pay back?").fill("60")
    page.get_by_label("What percent does your plan pay back?").press("Enter")
    expect(page.locator(".sum")).to_contain_text("12 infusions")
    open_details(page)


def mistype_a_number(page: Page) -> None:
    page.locator("[data-tool]").first.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    page.get_by_label("How many infusions in the first year?").fill("a dozen")
    page.get_by_label("How many infusions in the first year?").press("Enter")
    expect(page.locator("[aria-invalid=true]")).to_have_count(1)


def order_what_matters(page: Page) -> None:
    page.locator("[data-tool]").first.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    page.get_by_role("button", name="Move down").first.click()
    page.get_by_role("radio", name="a lot").first.check()
    expect(page.locator("main [role=status]").first).not_to_be_empty()


# A tool of a page adds its states here: a name, its page, what a reader does.
STATES = (
    State("menu open", "costs/", open_menu),
    State("search open", "", open_search),
    State("search found something", "", find_something),
    State("search found nothing", "", find_nothing, (PHONE,)),
    State("answers open", "faq/", open_details),
    State("estimator used", "your-first-year/", work_out_a_year),
    State("estimator with a mistake", "your-first-year/", mistype_a_number, (PHONE,)),
    State("decision aid used", "decide/", order_what_matters),
)


@pytest.fixture(scope="module")
def opened(browser: Browser) -> Iterator[Page]:
    """A tab that lets axe in past the policy of a page."""
    with browser.new_context(bypass_csp=True, locale="en-US", reduced_motion="reduce") as context:
        context.set_default_timeout(5000)
        yield context.new_page()


def looks(
    opened: Page, ways: Iterable[tuple[int, Palette]], record_property: Callable[[str, int], None]
) -> Iterator[str]:
    """Look at an open page at each width and in its palette; yield what is wrong, with where."""
    for width, palette in ways:
        opened.set_viewport_size(ViewportSize(width=width, height=900))
        opened.emulate_media(color_scheme=palette)
        found = look(opened)
        record_property("axe", found.checks)
        yield from (f"{palette} {width}: {diagnostic}" for diagnostic in found.diagnostics)


@pytest.mark.parametrize("name", EVERY_PAGE)
def test_axe_finds_nothing_on_a_page(
    opened: Page, address: str, name: str, record_property: Callable[[str, int], None]
) -> None:
    opened.goto(address + name)
    assert list(looks(opened, ((PHONE, "dark"), (DESK, "light")), record_property)) == []


@pytest.mark.parametrize(
    ("state", "width"),
    [pytest.param(state, width, id=f"{state.name} {width}") for state in STATES for width in state.widths],
)
def test_axe_finds_nothing_on_a_page_in_use(
    opened: Page, address: str, state: State, width: int, record_property: Callable[[str, int], None]
) -> None:
    opened.set_viewport_size(ViewportSize(width=width, height=900))
    opened.goto(address + state.path)
    state.act(opened)
    assert list(looks(opened, ((width, palette) for palette in PALETTES), record_property)) == []


def test_axe_sees_a_fault(opened: Page, address: str) -> None:
    opened.goto(address)
    opened.evaluate("document.querySelector('main p a').style.color = 'var(--line)'")
    opened.evaluate("document.querySelector('.brand').setAttribute('aria-hidden', 'true')")
    assert {diagnostic.split(": ")[0] for diagnostic in look(opened).diagnostics} == {"aria-hidden-focus", "contrast"}


def test_every_page_that_is_built_is_looked_at(built_site: Path) -> None:
    built = {file.relative_to(built_site).as_posix().removesuffix("index.html") for file in built_site.rglob("*.html")}
    assert built == set(EVERY_PAGE)
