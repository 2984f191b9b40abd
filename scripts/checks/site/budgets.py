"""What a page may weigh, so that it is there at once on a slow phone.

Source: RFC 6928, an initial window of ten segments: 14,600 bytes come before a server waits for the first answer.
"""

import gzip
import re
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from scripts.checks.site.built import BuiltPage
from scripts.diagnostics import Diagnostic

PAGE, LONG_PAGE = 14_600, 20_000  # bytes of a page's HTML, as `gzip -6` makes them
VISIT, LONG_VISIT = 20_000, 26_000  # the same of all that a first visit loads before the reader does anything
MOST_REQUESTS = 3
LONG_PAGES = {"references/", "glossary/", "compare/", "decide/", "risks/", "how-we-check/"}
LIST_OF_SOURCES, ITS_VISIT = 24_000, 30_000  # each source is some 100 bytes that nothing makes smaller
LOADED = "//script[@src]|//img[@src]|//link[@rel='stylesheet' or @rel='icon' or @rel='preload' or @rel='modulepreload']"
BLOCKING = "//link[@rel='stylesheet']|//script[@src][not(@defer or @async or @type='module')]"
NOT_PACKED = {".png", ".jpg", ".webp", ".avif", ".pdf"}  # packed already: a host sends them as they are
FIRST_SECTION = re.compile(r"<h2\b")
STYLES = re.compile(r"<style>.*?</style>", re.DOTALL)
PARTS = {
    "the data for machines": re.compile(r'<script type="application/ld\+json">.*?</script>', re.DOTALL),
    "the menu": re.compile(r'<nav class="menu".*?</nav>', re.DOTALL),
    "the foot": re.compile(r'<footer class="site-footer".*?</footer>', re.DOTALL),
}
SECTION = re.compile(r'<h2[^>]*>(.*?)</h2>.*?(?=<h2\b|<footer class="page-review"|</article>)', re.DOTALL)
TAG = re.compile(r"<[^>]+>")
SHORTEN = "shorten it, or give it a page of its own"


class Part(NamedTuple):
    """A part of a page, as a message names it, and how many bytes lighter the page is without it."""

    name: str
    size: int


def check_budget(page: BuiltPage, site: Path) -> Iterator[Diagnostic]:
    """Yield what makes a page of the folder `site` heavier or slower than it may be."""
    is_long = page.address in LONG_PAGES
    size, (most, most_of_visit) = packed(page.html), _limits(page.address)
    if size > most:
        yield _too_heavy(page, size, most)
    if is_long and size > PAGE:
        yield from _late(page)
    loaded = {element.get("src") or element.get("href"): element for element in page.tree.xpath(LOADED)}
    files = [site / page.path.parent / address for address in loaded]
    visit = size + sum(_sent(file, file.stat().st_mtime_ns) for file in files if file.is_file())
    if visit > most_of_visit:
        yield page.diagnostic(
            page.tree, f"a first visit loads {visit:,} bytes, of which the page is {size:,}", "load less with it"
        )
    if len(loaded) + 1 > MOST_REQUESTS:
        names = ", ".join(loaded)
        yield page.diagnostic(page.tree, f"a first visit asks for the page and {names}", "ask for two files at most")
    for element in page.tree.xpath(BLOCKING):
        name = element.get("src") or element.get("href")
        yield page.diagnostic(
            element, f"{name} holds the page up", "write defer, or put the styles into overrides/assets"
        )


def _limits(address: str) -> tuple[int, int]:
    """Return how many bytes a page may have, and a first visit to it."""
    if address == "references/":
        return LIST_OF_SOURCES, ITS_VISIT
    return (LONG_PAGE, LONG_VISIT) if address in LONG_PAGES else (PAGE, VISIT)


def packed(text: str) -> int:
    """Return how many bytes a host sends for a text."""
    return len(gzip.compress(text.encode(), 6))


@cache
def _sent(file: Path, _: int) -> int:
    """Return the bytes a host sends for a file, last written at that time: the same few come with every page."""
    return file.stat().st_size if file.suffix in NOT_PACKED else len(gzip.compress(file.read_bytes(), 6))


def _too_heavy(page: BuiltPage, size: int, most: int) -> Diagnostic:
    largest = max(_parts(page.html), key=lambda part: part.size)
    message = (
        f"the page is {size:,} bytes, {size - most:,} too many; its largest part is {largest.name}, {largest.size:,}"
        f" (the styles, the same on each page, are {size - packed(STYLES.sub('', page.html)):,})"
    )
    heading = largest.name.partition('"')[2].rstrip('"')
    return page.diagnostic(page.tree, message, SHORTEN, needle=f"## {heading}" if heading else "title:")


def _parts(html: str) -> Iterator[Part]:
    """Yield the named parts of a page and each section of its article."""
    size = packed(html)
    found = [(name, match) for name, part in PARTS.items() if (match := part.search(html))]
    found += [(f'"{TAG.sub("", section[1]).strip()}"', section) for section in SECTION.finditer(html)]
    yield from (Part(name, size - packed(html[: match.start()] + html[match.end() :])) for name, match in found)


def _late(page: BuiltPage) -> Iterator[Diagnostic]:
    """Look whether the styles and all before the second section come with the first answer."""
    first = zlib.decompressobj(31).decompress(gzip.compress(page.html.encode(), 6)[:PAGE]).decode(errors="ignore")
    if "</style>" not in first or not FIRST_SECTION.search(first.partition("<article")[2]):
        message = f"the first screen and the styles are not in the first {PAGE:,} bytes"
        yield page.diagnostic(page.tree, message, "shorten what stands before the first heading")
