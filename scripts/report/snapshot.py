"""What a visitor finds on a built site, read from its HTML by data attributes that every commit has."""

import json
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from scripts.checks.readability import grade_of, sentences, text_blocks_of
from scripts.checks.site.facts import table_amounts
from scripts.data.amounts import is_stated
from scripts.pictures.show import FOLDER as PICTURES
from scripts.report.sentences import Said

PRICES = "pricing.json"
NOT_READ = {"build.json", "search.json", "sitemap.xml"}  # files that no visitor opens
REFRESH = re.compile(r"\s*0\s*;\s*url=(.*)", re.IGNORECASE)
AMOUNT = re.compile(r"\d[\d,]*(?:\.\d+)?")
OF_WIDTH = re.compile(r"-\d+$")
OF_GROUP = re.compile(r"\s+in\s+\d+$")


@dataclass(frozen=True, slots=True)
class PageSnapshot:
    """What a page shows.

    `prices` are dollars as text, `3475.00`, by the ids of `Pricing.amounts`; `figures` by `source.finding#group`;
    `sources` are references by the ids of their sources.
    """

    title: str
    prices: Mapping[str, str]
    figures: Mapping[str, str]
    sources: Mapping[str, str]
    said: tuple[Said, ...]
    grade: float
    fingerprint: str


@dataclass(frozen=True, slots=True)
class SiteSnapshot:
    """What a site shows: `pages`, and `moved` with the new address, by address; `around` is what is on every page.

    `files` has the SHA-256 of each file that is neither a page nor a picture on one; `names` says in the
    site's words what an amount is for.
    """

    pages: Mapping[str, PageSnapshot]
    moved: Mapping[str, str]
    around: tuple[Said, ...]
    files: Mapping[str, str]
    names: Mapping[str, str] = field(default_factory=dict)


def site_snapshot(site: Path, base_path: str) -> SiteSnapshot:
    """Read the site in the folder `site`, built for `base_path`."""
    pages: dict[str, PageSnapshot] = {}
    moved: dict[str, str] = {}
    around: tuple[Said, ...] = ()
    for file in sorted(site.rglob("*.html")):
        address, html = file.relative_to(site).as_posix().removesuffix("index.html"), file.read_bytes()
        tree = _tree(html)
        if (target := _leads_to(tree)) is not None:
            moved[address] = target.removeprefix(base_path)
            continue
        pages[address] = _page_snapshot(tree, html)
        around = around if address else _around(tree)
    others = (file for file in sorted(site.rglob("*")) if file.is_file() and file.suffix != ".html")
    files = {file.relative_to(site).as_posix(): file for file in others}
    hashes = {name: sha256(file.read_bytes()).hexdigest() for name, file in files.items() if _is_read(name)}
    return SiteSnapshot(pages, moved, around, hashes, dict(_names(site / PRICES)))


def _is_read(name: str) -> bool:
    return name not in NOT_READ and not name.startswith(f"{PICTURES}/")


def _names(prices: Path) -> Iterator[tuple[str, str]]:
    """Yield (id, name) of each amount in the file of prices, as far as it is one; the first table with it names it."""
    try:
        tables = json.loads(prices.read_bytes())["tables"]
        found = [
            (
                cell["id"],
                f"{row['name']}, {cell['column']}" + ("" if is_stated(cell["id"]) else f" ({table['caption']})"),
            )
            for table in tables
            for row in table["rows"]
            for cell in row["amounts"]
        ]
    except (OSError, ValueError, LookupError, TypeError):
        return
    yield from reversed(found)


def _tree(html: bytes) -> HtmlElement:
    try:
        return lxml_html.document_fromstring(html.decode("utf-8", errors="replace"))
    except (etree.ParserError, ValueError):  # empty, or nothing that lxml accepts
        return lxml_html.document_fromstring("<html></html>")


def _leads_to(tree: HtmlElement) -> str | None:
    found = (REFRESH.fullmatch(content) for content in tree.xpath("//meta[@http-equiv='refresh']/@content"))
    return next((match[1] for match in found if match), None)


def _page_snapshot(tree: HtmlElement, html: bytes) -> PageSnapshot:
    return PageSnapshot(
        title=" ".join((tree.findtext(".//title") or "").split()),
        prices=dict(_prices(tree)),
        figures=dict(_figures(tree)),
        sources={
            entry.get("id", "").removeprefix("source-"): _reference(entry)
            for entry in tree.xpath("//*[@class='sources']/li")
        },
        said=(*_head(tree), *_pictures(tree), *_said(tree)),
        grade=round(grade_of(text_blocks_of(tree)), 1),
        fingerprint=sha256(html).hexdigest(),
    )


def _prices(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    for data in tree.xpath("//*[@data-price]"):
        if found := AMOUNT.fullmatch(data.get("value") or ""):
            yield str(data.get("data-price")), found[0]
    for cell, name in table_amounts(tree):
        if found := AMOUNT.search(cell.text_content()):
            yield name, found[0].replace(",", "")


def _figures(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield (finding, number), cut to "50" since one sentence may show "50 in 100" and the next one "50"."""
    for data in tree.xpath("//data[@data-finding]"):
        yield str(data.get("data-finding")), OF_GROUP.sub("", " ".join(data.text_content().split()))


def _reference(entry: HtmlElement) -> str:
    copy = deepcopy(entry)
    for back in copy.find_class("back"):
        back.drop_tree()
    return " ".join(copy.text_content().split())


def _head(tree: HtmlElement) -> Iterator[Said]:
    """Yield what a search engine and the browser tab show of a page."""
    for label, texts in (("Title", "//head/title/text()"), ("Description", "//meta[@name='description']/@content")):
        for text in tree.xpath(texts):
            yield Said(f"{label}: {text}", f"{label}: {text}")


def _pictures(tree: HtmlElement) -> Iterator[Said]:
    """Yield each picture of the article: its words, and what its file is made of, whatever its width."""
    for image in tree.xpath("//article//img[@src]"):
        shown = f"Picture: {image.get('alt') or 'no words'} ({OF_WIDTH.sub('', PurePosixPath(image.get('src')).stem)})"
        yield Said(shown, shown)


def _said(tree: HtmlElement) -> list[Said]:
    shown = [sentence.text for sentence in sentences(text_blocks_of(tree))]
    named = deepcopy(tree)
    for data in named.xpath("//data[@data-price]"):
        data[:] = []
        data.text = f"${data.get('data-price')}"
    keys = [sentence.text for sentence in sentences(text_blocks_of(named))]
    return [Said(text, key) for text, key in zip(shown, keys if len(keys) == len(shown) else shown, strict=True)]


def _around(tree: HtmlElement) -> tuple[Said, ...]:
    """Return what surrounds an article: the menu, the crisis help and the footer."""
    rest = deepcopy(tree)
    for element in [*rest.xpath("//head"), *rest.iter("article")]:
        element.drop_tree()
    for menu in rest.iter("nav"):
        menu.tag = "div"  # the text blocks of a page leave nav out; here it may have changed
    return tuple(_said(rest))
