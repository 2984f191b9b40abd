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
MOST_PAGES = 40  # pages with changes of their own; the pictures of one take about three seconds
SAMPLES = 6  # pages that differ only because of the theme or of what is on every page
QUALITY = 80  # of the JPEG; as PNG, a report of twenty pages takes 95 MB
FOLDER = "pictures"
TOOLS = "[data-tool]"
TOOLS_START = 300  # milliseconds; a tool starts when it comes near the viewport

Pictures = dict[int, bytes]  # width -> picture of one page


class NoPictures(Exception):
    """The error that pictures cannot be taken here; its text says why."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A page at one width, and the file names of its two pictures, each None if the page does not exist."""

    address: str
    width: int
    before: str | None
    after: str | None


def take_pictures(
    before: Path, after: Path, addresses: Iterable[str], base_path: str, folder: Path
) -> tuple[Pair, ...]:
    """Save pictures of the pages of two sites in `folder`, except for pages that look the same on both.

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
        with (
            hosted(before, base_path) as before_address,
            hosted(after, base_path) as after_address,
            sync_playwright() as playwright,
        ):
            browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
            pairs: list[Pair] = []
            for address in addresses:
                before_pictures, after_pictures = (
                    _page_pictures(browser, before, address, before_address),
                    _page_pictures(browser, after, address, after_address),
                )
                pairs += _save_pairs(address, before_pictures, after_pictures, folder)
            browser.close()
            return tuple(pairs)
    except Error as error:
        raise NoPictures(f"the browser stopped ({error.message.splitlines()[0]})") from None


def _save_pairs(address: str, before: Pictures, after: Pictures, folder: Path) -> Iterator[Pair]:
    """Save the pictures of a page that differ, and yield them in pairs."""

    def save(picture: bytes | None, width: int, when: str) -> str | None:
        if picture is None:
            return None
        name = f"{address.strip('/').replace('/', '-') or 'home'}-{width}-{when}.jpg"
        (folder / name).write_bytes(picture)
        return name

    for width in WIDTHS:
        old, new = before.get(width), after.get(width)
        if old != new:
            yield Pair(address, width, save(old, width, "before"), save(new, width, "after"))


def _page_pictures(browser: "Browser", site: Path, address: str, base_url: str) -> Pictures:
    """Take the pictures of a page, or none if it does not exist or only redirects. The site is served at `base_url`."""
    file = site / address / "index.html" if address.endswith("/") or not address else site / address
    if not file.is_file() or 'http-equiv="refresh"' in file.read_text(encoding="utf-8", errors="replace"):
        return {}
    pictures = {}
    page = browser.new_page(reduced_motion="reduce", color_scheme="light")
    page.goto(base_url + address)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        height = max(HEIGHT, int(page.evaluate("document.documentElement.scrollHeight")))
        page.set_viewport_size({"width": width, "height": height})
        if page.locator(TOOLS).count():
            page.wait_for_timeout(TOOLS_START)
        pictures[width] = page.screenshot(type="jpeg", quality=QUALITY, full_page=True, animations="disabled")
    page.close()
    return pictures
