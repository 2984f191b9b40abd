"""Pictures of the pages that differ, before and after, on a phone and on a desk."""

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
MOST_PAGES = 40  # that say something else; the pictures of one take about three seconds
SAMPLES = 6  # of the pages on which only the theme changed, or what stands around them
QUALITY = 80  # of JPEG; as PNG, a report of twenty pages weighs 95 MB
FOLDER = "pictures"
TOOLS = "[data-tool]"
TOOLS_START = 300  # milliseconds; a tool begins when it comes near the part of the page that is seen


@dataclass(frozen=True, slots=True)
class _Site:
    """One of the two sites: its folder, the address it is served at, and what its pictures are called."""

    folder: Path
    served: str
    when: str


class NoPictures(Exception):
    """Pictures cannot be taken here; the text says why."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A page at one width, and the names of its two pictures, None where the page is not there."""

    address: str
    width: int
    before: str | None
    after: str | None


def take(before: Path, after: Path, addresses: Iterable[str], base_path: str, folder: Path) -> tuple[Pair, ...]:
    """Take pictures of the pages of two sites into `folder`; one that looks the same is left out.

    Errors: `NoPictures`.
    """
    try:
        from playwright.sync_api import Error, sync_playwright

        executable = find()
    except ImportError:
        raise NoPictures("Playwright is not installed; get it with: make report") from None
    if executable is None:
        raise NoPictures("there is no Chrome or Chromium; get one with: make report")
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
    """Take a page's pictures and return their names by width: none where it is not there, or only leads on."""
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
