"""Pictures of the pages that differ, before and after, at the widths of a phone and a desktop."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.browser import find
from scripts.static_host import hosted

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WIDTHS = (360, 1280)  # CSS pixels
HEIGHT = 900
MOST_PAGES = 40  # pages that differ on their own; the pictures of one take about three seconds
SAMPLES = 6  # pages that differ only by the theme or by what is on every page
QUALITY = 80  # of JPEG; as PNG, a report of twenty pages weighs 95 MB
FOLDER = "pictures"
TOOLS = "[data-tool]"
TOOLS_START = 300  # milliseconds; a tool starts when it comes near the viewport


@dataclass(frozen=True, slots=True)
class _Site:
    """One of the two sites: its folder, the address it is served at, and the suffix of its pictures."""

    folder: Path
    served: str
    when: str


class NoPictures(Exception):
    """Pictures cannot be taken here; the text says why."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A page at one width, and the names of its two pictures, None where the page does not exist."""

    address: str
    width: int
    before: str | None
    after: str | None


def take(before: Path, after: Path, addresses: Iterable[str], base_path: str, folder: Path) -> tuple[Pair, ...]:
    """Save pictures of the pages of two sites in `folder`; a page that looks the same is left out.

    Errors: `NoPictures`.
    """
    try:
        from playwright.sync_api import Error, sync_playwright

        executable = find()
    except ImportError:
        raise NoPictures("Playwright is not installed; install it with: make report") from None
    if executable is None:
        raise NoPictures("there is no Chrome or Chromium; install one with: make report")
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with hosted(before, base_path) as old, hosted(after, base_path) as new, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
            sites = (_Site(before, old, "before"), _Site(after, new, "after"))
            taken = {address: [_of_page(browser, site, address, folder) for site in sites] for address in addresses}
            browser.close()
            return tuple(pair for address, names in taken.items() for pair in _pairs(address, names, folder))
    except Error as error:
        raise NoPictures(f"the browser stopped ({error.message.splitlines()[0]})") from None


def _pairs(address: str, names: list[dict[int, str]], folder: Path) -> Iterator[Pair]:
    for width in WIDTHS:
        old, new = (of_site.get(width) for of_site in names)
        if old and new and (folder / old).read_bytes() == (folder / new).read_bytes():
            (folder / old).unlink()
            (folder / new).unlink()
        elif old or new:
            yield Pair(address, width, old, new)


def _of_page(browser: "Browser", site: _Site, address: str, folder: Path) -> dict[int, str]:
    """Take the pictures of a page and return their names by width: none if it does not exist or only redirects."""
    file = site.folder / address / "index.html" if address.endswith("/") or not address else site.folder / address
    if not file.is_file() or 'http-equiv="refresh"' in file.read_text(encoding="utf-8", errors="replace"):
        return {}
    names = {}
    page = browser.new_page(reduced_motion="reduce", color_scheme="light")
    page.goto(site.served + address)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        height = max(HEIGHT, int(page.evaluate("document.documentElement.scrollHeight")))
        page.set_viewport_size({"width": width, "height": height})
        if page.locator(TOOLS).count():
            page.wait_for_timeout(TOOLS_START)
        names[width] = f"{address.strip('/').replace('/', '-') or 'home'}-{width}-{site.when}.jpg"
        page.screenshot(path=folder / names[width], type="jpeg", quality=QUALITY, full_page=True, animations="disabled")
    page.close()
    return names
