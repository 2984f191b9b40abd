"""A real Chromium, and the built site on a host that answers as GitHub Pages does, below a domain's root."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    ViewportSize,
    WebError,
    expect,
    sync_playwright,
)

from scripts.browser import find
from scripts.static_host import hosted
from tests.conftest import build_once
from tests.names import first_names
from tests.project import ROOT

PHONE = ViewportSize(width=390, height=844)
SMALL_PHONE = ViewportSize(width=360, height=740)
DESK = ViewportSize(width=1280, height=900)
SUB_PATH = "/infusion-guide/"  # where GitHub Pages has the site, and where a link can go wrong
AT_BOTH = pytest.mark.parametrize("base_path", ["/", SUB_PATH], indirect=True)
Palette = Literal["light", "dark"]
PALETTES: tuple[Palette, ...] = ("light", "dark")
PAGES = ("", *(f"{name}/" for name in first_names(ROOT) if name != "index"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the browser that `make test` found or got."""
    executable = find()
    assert executable, "no browser; run: python -m tests.browser.install"
    arguments = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=arguments)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def base_path(request: pytest.FixtureRequest) -> str:
    return str(getattr(request, "param", SUB_PATH))


@pytest.fixture(scope="session")
def address(base_path: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build the site for a base path and serve it; the value is the address of its home page."""
    project = build_once(tmp_path_factory, f"http://127.0.0.1:8000{base_path}")
    with hosted(project.site, base_path) as served:
        yield served


# A busy machine draws the next page before the transition to it begins: Chromium says so, and a reader sees the page.
LATE = "Transition was aborted because of invalid state"


@dataclass
class Watched:
    """What a browser did behind a test's back: `complaints` has to be empty at the end."""

    address: str
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    @contextmanager
    def watching(self, context: BrowserContext) -> Iterator[None]:
        """Listen to a context; at the end, nothing may have complained or called elsewhere."""
        context.on("console", self.console)
        context.on("weberror", self.error)
        context.on("request", self.request)
        yield
        context.remove_listener("console", self.console)
        context.remove_listener("weberror", self.error)
        context.remove_listener("request", self.request)
        assert self.complaints == []

    def console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def error(self, error: WebError) -> None:
        if LATE not in str(error.error):
            self.complaints.append(str(error.error))

    def request(self, request: Request) -> None:
        self.requests.append(request.url)
        if not request.url.startswith(self.address):
            self.complaints.append(f"asked elsewhere: {request.url}")


@pytest.fixture
def watched(address: str) -> Watched:
    return Watched(address)


def new_context(browser: Browser) -> BrowserContext:
    context = browser.new_context(viewport=DESK, locale="en-US")
    context.set_default_timeout(5000)
    return context


@pytest.fixture(scope="session")
def open_tab(browser: Browser) -> Iterator[Page]:
    """One tab for all tests of a worker, since a new one takes longer than most tests."""
    with new_context(browser) as context:
        yield context.new_page()


@pytest.fixture
def tab(open_tab: Page, address: str, watched: Watched) -> Iterator[Page]:
    """An empty tab on a desk that keeps nothing of the test before but what was fetched."""
    parts = urlsplit(address)
    everything = {"origin": f"{parts.scheme}://{parts.netloc}", "storageTypes": "all"}
    with watched.watching(open_tab.context):
        yield open_tab
        open_tab.unroute_all()
        open_tab.goto("about:blank")
        storage = open_tab.context.new_cdp_session(open_tab)
        storage.send("Storage.clearDataForOrigin", everything)
        storage.detach()
        open_tab.set_viewport_size(DESK)
        open_tab.emulate_media(media="null", color_scheme="null", forced_colors="null", reduced_motion="null")


@pytest.fixture
def new_tab(browser: Browser, watched: Watched) -> Iterator[Page]:
    """A tab of a browser without history, for tests about what is fetched or kept, or that change the tab for good."""
    with new_context(browser) as context, watched.watching(context):
        yield context.new_page()


@pytest.fixture
def page(tab: Page, address: str) -> Page:
    """The home page, open."""
    tab.goto(address)
    return tab


@pytest.fixture
def phone(tab: Page, address: str) -> Page:
    """The home page on a phone."""
    tab.set_viewport_size(PHONE)
    tab.goto(address)
    return tab


def search(page: Page, words: str) -> list[str]:
    """Open the search, type, and return the address of each result."""
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("searchbox").fill(words)
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("result")
    return [str(link.get_attribute("href")) for link in page.locator("#search-hits > li > a").all()]
