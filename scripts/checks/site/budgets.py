"""The size budget of a page, so that it shows at once on a slow phone."""

import gzip
import re
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from scripts.checks.site.built import BuiltPage
from scripts.data.redirects import Redirects
from scripts.diagnostics import Diagnostic

PAGE, LONG_PAGE = 14_600, 20_000  # bytes of a page's HTML after `gzip -6`; ten TCP segments
VISIT, LONG_VISIT = 20_000, 26_000  # the same for everything that a first visit loads without any action of the reader
MOST_REQUESTS = 3
REFERENCES = "references"
LONG_PAGES = (REFERENCES, "glossary", "is-it-for-me", "benefits", "compare", "costs", "decide", "risks", "how-we-check")
LIST_OF_SOURCES, ITS_VISIT = 27_000, 33_000  # each source takes about 100 bytes, even compressed
LOADED = (
    "//script[@src]|//img[@src][not(ancestor::header or ancestor::article or ancestor::section)]|"
    "//link[@rel='stylesheet' or @rel='icon' or @rel='preload' or @rel='modulepreload']"
)
BLOCKING = "//link[@rel='stylesheet']|//script[@src][not(@defer or @async or @type='module')]"
COMPRESSED = {".png", ".jpg", ".webp", ".avif", ".pdf"}  # sent as they are
FIRST_SECTION = re.compile(r"<h2\b")
# What mkdocs.yml adds below the text of every page, which delays nothing, and what nobody can shorten on a page. The
# logo in the header has a limit of its own, and so have notices: a page must not be too heavy on the day one begins.
ADDED = re.compile(
    r'<div class="own">.*?</div>|<p class="edit-page">.*?</p>|<section class="notices .*?</section>', re.DOTALL
)
BUT_ADDED = " without what mkdocs.yml adds below its text and notices above it"
STYLES = re.compile(r"<style>.*?</style>", re.DOTALL)
PARTS = {
    "the structured data": re.compile(r'<script type="application/ld\+json">.*?</script>', re.DOTALL),
    "the menu": re.compile(r'<nav class="menu".*?</nav>', re.DOTALL),
    "the footer": re.compile(r'<footer class="site-footer".*?</footer>', re.DOTALL),
}
SECTION = re.compile(r'<h2[^>]*>(.*?)</h2>.*?(?=<h2\b|<footer class="page-review"|</article>)', re.DOTALL)
TAG = re.compile(r"<[^>]+>")
CODE = "page-budget"
SHORTEN = "shorten it, or move it to a page of its own"


class Part(NamedTuple):
    """A part of a page, by its name in a message, and how many bytes the page is smaller without it."""

    name: str
    size: int


def check_budget(page: BuiltPage, site: Path, redirects: Redirects) -> Iterator[Diagnostic]:
    """Yield what makes a page in the folder `site` larger or slower than the budget allows."""
    is_long = redirects.is_one(page.address, LONG_PAGES)
    is_list_of_sources = redirects.is_one(page.address, (REFERENCES,))
    most, most_of_visit = _limits(is_long=is_long, is_list_of_sources=is_list_of_sources)
    html = ADDED.sub("", page.html)
    size = packed(html)
    if size > most:
        yield _too_heavy(page, html, size, most)
    if is_long and size > PAGE:
        yield from _late(page, html)
    loaded = {element.get("src") or element.get("href"): element for element in page.tree.xpath(LOADED)}
    files = [site / page.path.parent / address for address in loaded]
    visit = size + sum(_sent(file, file.stat().st_mtime_ns) for file in files if file.is_file())
    if visit > most_of_visit:
        message = (
            f"a first visit loads {visit:,} bytes, {visit - most_of_visit:,} over the limit, {size:,} for the page"
        )
        yield page.diagnostic(message, "shorten the page, or ask a developer to load smaller files", CODE)
    if len(loaded) + 1 > MOST_REQUESTS:
        names = ", ".join(loaded)
        hint = f"ask a developer to load {MOST_REQUESTS - 1} files at most"
        yield page.diagnostic(f"besides the page, a first visit loads {names}", hint, CODE)
    for element in page.tree.xpath(BLOCKING):
        name = element.get("src") or element.get("href")
        hint = "ask a developer to load it with defer, or to move the styles to overrides/assets"
        yield page.diagnostic(f"{name} keeps the page from showing until it is loaded", hint, CODE)


def _limits(*, is_long: bool, is_list_of_sources: bool) -> tuple[int, int]:
    """Return the limits, in bytes, of a page and of a first visit to it."""
    if is_list_of_sources:
        return LIST_OF_SOURCES, ITS_VISIT
    return (LONG_PAGE, LONG_VISIT) if is_long else (PAGE, VISIT)


def packed(text: str) -> int:
    """Return how many bytes a host sends for a text."""
    return len(gzip.compress(text.encode(), 6))


@cache
def _sent(file: Path, _: int) -> int:
    """Return the bytes a host sends for a file; the time of its last change is part of the key."""
    return file.stat().st_size if file.suffix in COMPRESSED else len(gzip.compress(file.read_bytes(), 6))


def _too_heavy(page: BuiltPage, html: str, size: int, most: int) -> Diagnostic:
    largest = max(_parts(html), key=lambda part: part.size)
    message = (
        f"the page has {size:,} bytes{BUT_ADDED * (html != page.html)}, {size - most:,} over the limit: "
        f"{largest.size:,} are {largest.name}, its largest part, and "
        f"{size - packed(STYLES.sub('', html)):,} its styles"
    )
    heading = largest.name.partition('"')[2].rstrip('"')
    return page.diagnostic(message, SHORTEN, CODE, f"## {heading}" if heading else "title:")


def _parts(html: str) -> Iterator[Part]:
    """Yield the named parts of a page and each section of its article."""
    size = packed(html)
    found = [(name, match) for name, part in PARTS.items() if (match := part.search(html))]
    found += [(f'"{TAG.sub("", section[1]).strip()}"', section) for section in SECTION.finditer(html)]
    yield from (Part(name, size - packed(html[: match.start()] + html[match.end() :])) for name, match in found)


def _late(page: BuiltPage, html: str) -> Iterator[Diagnostic]:
    """Yield a problem unless the styles and everything before the first section come with the first response."""
    first = zlib.decompressobj(31).decompress(gzip.compress(html.encode(), 6)[:PAGE]).decode(errors="ignore")
    if "</style>" not in first or not FIRST_SECTION.search(first.partition("<article")[2]):
        message = f"the styles and the text above the first section do not fit into {PAGE:,} bytes"
        yield page.diagnostic(message, "shorten the text above the first ## heading", CODE)
