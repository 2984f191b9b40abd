"""The size budgets of a page and of its pictures, so that it shows at once on a slow phone."""

import gzip
import re
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from lxml.html import HtmlElement

from scripts.checks.site.built import BuiltPage
from scripts.checks.source.markup import links_in
from scripts.data.load import Content
from scripts.data.redirects import Redirects
from scripts.diagnostics import Diagnostic
from scripts.pictures.show import ALIKE, FOLDER, phone_width, slug

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
    most, most_of_visit = (LONG_PAGE, LONG_VISIT) if is_long else (PAGE, VISIT)
    if redirects.is_one(page.address, (REFERENCES,)):
        most, most_of_visit = LIST_OF_SOURCES, ITS_VISIT
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


FIRST_SCREEN, PICTURES = 40_000, 300_000  # bytes that a phone loads
PICTURE_CODE = "picture-budget"


class Loaded(NamedTuple):
    """A picture of a page: its file in docs/, how many bytes a phone loads of it, and whether it does so at once."""

    name: str
    size: int
    is_first: bool


def check_images(page: BuiltPage, site: Path, content: Content) -> Iterator[Diagnostic]:
    """Yield each picture of the first screen that is too large for a phone, and the largest of too many."""
    loaded = [_loaded(page, image, site, content) for image in page.tree.xpath("//article//img")]
    for name, size, is_first in loaded:
        if is_first and size > FIRST_SCREEN:
            message = (
                f'a phone loads {size:,} bytes of the picture "{name}", {size - FIRST_SCREEN:,} over the limit of the '
                "first screen"
            )
            hint = "put it below the first ## heading, cut off its edges, or take one with less detail"
            yield page.diagnostic(message, hint, PICTURE_CODE, name)
    if (total := sum(size for _, size, _ in loaded)) > PICTURES:
        name, size, _ = max(loaded, key=lambda one: one.size)
        message = (
            f"a phone loads {total:,} bytes of pictures, {total - PICTURES:,} over the limit: "
            f'{size:,} are "{name}", the largest'
        )
        yield page.diagnostic(message, "show fewer, or take some with less detail", PICTURE_CODE, name)


def _loaded(page: BuiltPage, image: HtmlElement, site: Path, content: Content) -> Loaded:
    """Return what a phone loads of a picture: of several widths, the first that is wide enough for it."""
    choices = [choice.split() for found in image.xpath("ancestor::picture[1]//@srcset") for choice in found.split(",")]
    wanted = ALIKE * phone_width(int(image.get("width", "0")))
    enough = (address for address, *width in choices if width and int(width[0][:-1]) >= wanted)
    address = next(enough, choices[-1][0] if choices else image.get("src", ""))
    file = site / FOLDER / PurePosixPath(address).name
    raw = file.read_bytes() if file.is_file() else b""
    size = len(gzip.compress(raw, 6)) if file.suffix == ".svg" else len(raw)
    return Loaded(_name(page, file.stem, content), size, image.get("loading") != "lazy")


def _name(page: BuiltPage, made: str, content: Content) -> str:
    """Return the name of the picture, as its page or the data have it, of which a file was made."""
    on_page = (link.address for link in links_in(page.source_text))
    in_data = (picture.file for _, picture in content.clinic.pictures)
    known = {slug(PurePosixPath(name)): name for name in (*in_data, *on_page)}
    parts = made.split("-")
    return next((known[name] for end in (-1, -2) if (name := "-".join(parts[:end])) in known), made)
