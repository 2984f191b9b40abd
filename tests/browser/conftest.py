"""A real Chromium, and the built site on a host that answers as GitHub Pages does, below a domain's root."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    ViewportSize,
    expect,
    sync_playwright,
)

from scripts.browser import find
from scripts.static_host import hosted
from tests.conftest import build_once
from tests.project import ROOT

PHONE = ViewportSize(width=390, height=844)
DESK = ViewportSize(width=1280, height=900)
SUB_PATH = "/infusion-guide/"  # where GitHub Pages has the site, and where a link can go wrong
AT_BOTH = pytest.mark.parametrize("base_path", ["/", SUB_PATH], indirect=True)
PAGES = ("", *sorted(f"{file.stem}/" for file in (ROOT / "docs").glob("*.md") if file.stem != "index"))


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


@dataclass
class Watched:
    """What a browser did behind a test's back: `complaints` has to be empty at the end."""

    address: str
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def attach(self, context: BrowserContext) -> None:
        context.on("console", self.console)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        context.on("request", self.request)

    def console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def request(self, request: Request) -> None:
        self.requests.append(request.url)
        if not request.url.startswith(self.address):
            self.complaints.append(f"asked elsewhere: {request.url}")


@pytest.fixture
def watched(address: str) -> Watched:
    return Watched(address)


@pytest.fixture
def context(browser: Browser, watched: Watched) -> Iterator[BrowserContext]:
    """A browser without history, on a desk; nothing may complain or call elsewhere while a test runs."""
    context = browser.new_context(viewport=DESK, locale="en-US")
    context.set_default_timeout(5000)
    watched.attach(context)
    yield context
    context.close()
    assert watched.complaints == []


@pytest.fixture(scope="module")
def open_tab(browser: Browser, address: str) -> Iterator[tuple[Page, Watched]]:
    watched = Watched(address)
    context = browser.new_context(locale="en-US")
    context.set_default_timeout(5000)
    watched.attach(context)
    yield context.new_page(), watched
    context.close()


@pytest.fixture
def tab(open_tab: tuple[Page, Watched]) -> Iterator[Page]:
    """A page on a desk for tests that leave nothing behind: they share it, since a new one takes half a second."""
    page, watched = open_tab
    page.set_viewport_size(DESK)
    page.emulate_media(media="null")  # as it is: screen, and paper when it is printed
    watched.complaints.clear()
    yield page
    assert watched.complaints == []


@pytest.fixture
def page(context: BrowserContext, address: str) -> Page:
    """The home page, open."""
    page = context.new_page()
    page.goto(address)
    return page


@pytest.fixture
def phone(context: BrowserContext, address: str) -> Page:
    """The home page on a phone."""
    page = context.new_page()
    page.set_viewport_size(PHONE)
    page.goto(address)
    return page


def search(page: Page, words: str) -> list[str]:
    """Open the search, type, and return the address of each result."""
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("searchbox").fill(words)
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("result")
    return [str(link.get_attribute("href")) for link in page.locator("#search-hits > li > a").all()]
