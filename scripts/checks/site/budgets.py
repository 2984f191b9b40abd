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
from scripts.pictures.show import FOLDER, SIMILAR, phone_width, slug

PAGE_LIMIT, LONG_PAGE_LIMIT = 14_600, 20_000  # bytes of a page's HTML after `gzip -6`; ten TCP segments
# The same for everything that a first visit loads without any action of the reader.
VISIT_LIMIT, LONG_VISIT_LIMIT = 20_000, 26_000
MOST_REQUESTS = 3
REFERENCES = "references"
LONG_PAGES = (REFERENCES, "glossary", "is-it-for-me", "benefits", "compare", "costs", "decide", "risks", "how-we-check")
SOURCES_PAGE_LIMIT, SOURCES_VISIT_LIMIT = 27_000, 33_000  # each source takes about 100 bytes, even compressed
LOADED = (
    "//script[@src]|//img[@src][not(ancestor::header or ancestor::article or ancestor::section)]|"
    "//link[@rel='stylesheet' or @rel='icon' or @rel='preload' or @rel='modulepreload']"
)
BLOCKING = "//link[@rel='stylesheet']|//script[@src][not(@defer or @async or @type='module')]"
COMPRESSED = {".png", ".jpg", ".webp", ".avif", ".pdf"}  # sent as they are
FIRST_SECTION = re.compile(r"<h2\b")
# What mkdocs.yml adds below the text of every page, which delays nothing and cannot be shortened on a page. The logo in
# the header has its own limit, and so do notices: a page must not become too heavy on the day that one begins.
ADDED = re.compile(
    r'<div class="own">.*?</div>|<p class="edit-page">.*?</p>|<section class="notices .*?</section>', re.DOTALL
)
WITHOUT_ADDED = " without what mkdocs.yml adds below its text and notices above it"
STYLES = re.compile(r"<style>.*?</style>", re.DOTALL)
PARTS = {
    "the structured data": re.compile(r'<script type="application/ld\+json">.*?</script>', re.DOTALL),
    "the menu": re.compile(r'<nav class="menu".*?</nav>', re.DOTALL),
    "the footer": re.compile(r'<footer class="site-footer".*?</footer>', re.DOTALL),
}
SECTION = re.compile(r'<h2[^>]*>(.*?)</h2>.*?(?=<h2\b|<footer class="page-review"|</article>)', re.DOTALL)
TAG = re.compile(r"<[^>]+>")
CODE = "page-budget"
SHORTEN_HINT = "shorten it, or move it to a page of its own"


class Part(NamedTuple):
    """A part of a page: its name in messages, and by how many bytes the page is smaller without it."""

    name: str
    size: int


def check_budget(page: BuiltPage, site: Path, redirects: Redirects) -> Iterator[Diagnostic]:
    """Yield everything that makes a page in the folder `site` larger or slower than the budget allows."""
    is_long = redirects.is_one_of(page.address, LONG_PAGES)
    limit, visit_limit = (LONG_PAGE_LIMIT, LONG_VISIT_LIMIT) if is_long else (PAGE_LIMIT, VISIT_LIMIT)
    if redirects.is_one_of(page.address, (REFERENCES,)):
        limit, visit_limit = SOURCES_PAGE_LIMIT, SOURCES_VISIT_LIMIT
    html = ADDED.sub("", page.html)
    size = compressed_size(html)
    if size > limit:
        yield _too_heavy(page, html, size, limit)
    if is_long and size > PAGE_LIMIT:
        yield from _check_first_response(page, html)
    loaded = {element.get("src") or element.get("href"): element for element in page.tree.xpath(LOADED)}
    files = [site / page.path.parent / address for address in loaded]
    visit = size + sum(_transfer_size(file, file.stat().st_mtime_ns) for file in files if file.is_file())
    if visit > visit_limit:
        message = f"a first visit loads {visit:,} bytes, {visit - visit_limit:,} over the limit, {size:,} for the page"
        yield page.diagnostic(message, "shorten the page, or ask a developer to load smaller files", CODE)
    if len(loaded) + 1 > MOST_REQUESTS:
        names = ", ".join(loaded)
        hint = f"ask a developer to load {MOST_REQUESTS - 1} files at most"
        yield page.diagnostic(f"besides the page, a first visit loads {names}", hint, CODE)
    for element in page.tree.xpath(BLOCKING):
        name = element.get("src") or element.get("href")
        hint = "ask a developer to load it with defer, or to move the styles to overrides/assets"
        yield page.diagnostic(f"{name} keeps the page from showing until it is loaded", hint, CODE)


def compressed_size(text: str) -> int:
    """Return the number of bytes that a host sends for a text."""
    return len(gzip.compress(text.encode(), 6))


@cache
def _transfer_size(file: Path, _: int) -> int:
    """Return the number of bytes that a host sends for a file. The file's modification time is only a cache key."""
    return file.stat().st_size if file.suffix in COMPRESSED else len(gzip.compress(file.read_bytes(), 6))


def _too_heavy(page: BuiltPage, html: str, size: int, limit: int) -> Diagnostic:
    largest = max(_parts(html), key=lambda part: part.size)
    message = (
        f"the page has {size:,} bytes{WITHOUT_ADDED * (html != page.html)}, {size - limit:,} over the limit: "
        f"{largest.size:,} are {largest.name}, its largest part, and "
        f"{size - compressed_size(STYLES.sub('', html)):,} its styles"
    )
    heading = largest.name.partition('"')[2].rstrip('"')
    return page.diagnostic(message, SHORTEN_HINT, CODE, f"## {heading}" if heading else "title:")


def _parts(html: str) -> Iterator[Part]:
    """Yield the known parts of a page and each section of its article."""
    size = compressed_size(html)
    matches = [(name, match) for name, part in PARTS.items() if (match := part.search(html))]
    matches += [(f'"{TAG.sub("", section[1]).strip()}"', section) for section in SECTION.finditer(html)]
    yield from (
        Part(name, size - compressed_size(html[: match.start()] + html[match.end() :])) for name, match in matches
    )


def _check_first_response(page: BuiltPage, html: str) -> Iterator[Diagnostic]:
    """Yield a problem unless the first `PAGE_LIMIT` bytes hold the styles and everything before the first section."""
    first = zlib.decompressobj(31).decompress(gzip.compress(html.encode(), 6)[:PAGE_LIMIT]).decode(errors="ignore")
    if "</style>" not in first or not FIRST_SECTION.search(first.partition("<article")[2]):
        message = f"the styles and the text above the first section do not fit into {PAGE_LIMIT:,} bytes"
        yield page.diagnostic(message, "shorten the text above the first ## heading", CODE)


FIRST_SCREEN_LIMIT, PICTURES_LIMIT = 40_000, 300_000  # bytes that a phone loads
PICTURE_CODE = "picture-budget"


class LoadedPicture(NamedTuple):
    """A picture on a page: its file in docs/, how many bytes a phone loads of it, and whether it loads it at once."""

    name: str
    size: int
    is_eager: bool


def check_picture_budget(page: BuiltPage, site: Path, content: Content) -> Iterator[Diagnostic]:
    """Yield each picture of the first screen that is too large for a phone, and the largest if all are too much."""
    loaded = [_loaded_picture(page, image, site, content) for image in page.tree.xpath("//article//img")]
    for name, size, is_eager in loaded:
        if is_eager and size > FIRST_SCREEN_LIMIT:
            message = (
                f'a phone loads {size:,} bytes of the picture "{name}", {size - FIRST_SCREEN_LIMIT:,} over the limit '
                "of the first screen"
            )
            hint = "put it below the first ## heading, cut off its edges, or take one with less detail"
            yield page.diagnostic(message, hint, PICTURE_CODE, name)
    if (total := sum(size for _, size, _ in loaded)) > PICTURES_LIMIT:
        name, size, _ = max(loaded, key=lambda picture: picture.size)
        message = (
            f"a phone loads {total:,} bytes of pictures, {total - PICTURES_LIMIT:,} over the limit: "
            f'{size:,} are "{name}", the largest'
        )
        yield page.diagnostic(message, "show fewer, or take some with less detail", PICTURE_CODE, name)


def _loaded_picture(page: BuiltPage, image: HtmlElement, site: Path, content: Content) -> LoadedPicture:
    """Return what a phone loads of a picture: of several widths, the first that is wide enough for the phone."""
    choices = [
        choice.split() for srcset in image.xpath("ancestor::picture[1]//@srcset") for choice in srcset.split(",")
    ]
    wanted_width = SIMILAR * phone_width(int(image.get("width", "0")))
    wide_enough = (address for address, *width in choices if width and int(width[0][:-1]) >= wanted_width)
    address = next(wide_enough, choices[-1][0] if choices else image.get("src", ""))
    file = site / FOLDER / PurePosixPath(address).name
    raw = file.read_bytes() if file.is_file() else b""
    size = len(gzip.compress(raw, 6)) if file.suffix == ".svg" else len(raw)
    return LoadedPicture(_picture_name(page, file.stem, content), size, image.get("loading") != "lazy")


def _picture_name(page: BuiltPage, stem: str, content: Content) -> str:
    """Return the name, as its page or the data have it, of the picture from which a file with this stem was made."""
    on_page = (link.address for link in links_in(page.source_text))
    in_data = (picture.file for _, picture in content.clinic.pictures)
    known = {slug(PurePosixPath(name)): name for name in (*in_data, *on_page)}
    parts = stem.split("-")
    return next((known[name] for end in (-1, -2) if (name := "-".join(parts[:end])) in known), stem)
