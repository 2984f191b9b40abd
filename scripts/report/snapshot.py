"""Snapshots of what a visitor finds on a built site, read from its HTML by data attributes that every commit has."""

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
from scripts.report.sentences import KeyedSentence

PRICES = "pricing.json"
NOT_VISITED = {"build.json", "search.json", "sitemap.xml"}  # files that no visitor opens
REFRESH = re.compile(r"\s*0\s*;\s*url=(.*)", re.IGNORECASE)
AMOUNT = re.compile(r"\d[\d,]*(?:\.\d+)?")
WIDTH_SUFFIX = re.compile(r"-\d+$")
GROUP_SUFFIX = re.compile(r"\s+in\s+\d+$")


@dataclass(frozen=True, slots=True)
class PageSnapshot:
    """What a page shows.

    `prices` are dollars as text, `3475.00`, by the ids of `Pricing.amounts`; `figures` are by `source.finding#group`;
    `sources` are references by the ids of their sources; `fingerprint` is the SHA-256 of the HTML.
    """

    title: str
    prices: Mapping[str, str]
    figures: Mapping[str, str]
    sources: Mapping[str, str]
    sentences: tuple[KeyedSentence, ...]
    grade: float
    fingerprint: str


@dataclass(frozen=True, slots=True)
class SiteSnapshot:
    """What a site shows: `pages` by address, and `moved`, old address -> new one; `shared` is what is on every page.

    `files` has the SHA-256 of each file that is neither a page nor a picture on one; `names` says in the site's own
    words what an amount is for.
    """

    pages: Mapping[str, PageSnapshot]
    moved: Mapping[str, str]
    shared: tuple[KeyedSentence, ...]
    files: Mapping[str, str]
    names: Mapping[str, str] = field(default_factory=dict)


def site_snapshot(site: Path, base_path: str) -> SiteSnapshot:
    """Read the site in the folder `site`, built for `base_path`."""
    pages: dict[str, PageSnapshot] = {}
    moved: dict[str, str] = {}
    shared: tuple[KeyedSentence, ...] = ()
    for file in sorted(site.rglob("*.html")):
        address, html = file.relative_to(site).as_posix().removesuffix("index.html"), file.read_bytes()
        tree = _parse(html)
        if (target := _redirect_target(tree)) is not None:
            moved[address] = target.removeprefix(base_path)
            continue
        pages[address] = _page_snapshot(tree, html)
        shared = shared if address else _shared_sentences(tree)
    others = (file for file in sorted(site.rglob("*")) if file.is_file() and file.suffix != ".html")
    files = {file.relative_to(site).as_posix(): file for file in others}
    hashes = {name: sha256(file.read_bytes()).hexdigest() for name, file in files.items() if _is_visited(name)}
    return SiteSnapshot(pages, moved, shared, hashes, dict(_amount_names(site / PRICES)))


def _is_visited(name: str) -> bool:
    return name not in NOT_VISITED and not name.startswith(f"{PICTURES}/")


def _amount_names(prices: Path) -> Iterator[tuple[str, str]]:
    """Yield (id, name) for each amount in a price file, if it can be read. The name is from the first table with it."""
    try:
        tables = json.loads(prices.read_bytes())["tables"]
        names = [
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
    yield from reversed(names)


def _parse(html: bytes) -> HtmlElement:
    try:
        return lxml_html.document_fromstring(html.decode("utf-8", errors="replace"))
    except (etree.ParserError, ValueError):  # empty, or nothing that lxml accepts
        return lxml_html.document_fromstring("<html></html>")


def _redirect_target(tree: HtmlElement) -> str | None:
    matches = (REFRESH.fullmatch(content) for content in tree.xpath("//meta[@http-equiv='refresh']/@content"))
    return next((match[1] for match in matches if match), None)


def _page_snapshot(tree: HtmlElement, html: bytes) -> PageSnapshot:
    return PageSnapshot(
        title=" ".join((tree.findtext(".//title") or "").split()),
        prices=dict(_prices(tree)),
        figures=dict(_figures(tree)),
        sources={
            entry.get("id", "").removeprefix("source-"): _reference(entry)
            for entry in tree.xpath("//*[@class='sources']/li")
        },
        sentences=(*_head_sentences(tree), *_picture_sentences(tree), *_article_sentences(tree)),
        grade=round(grade_of(text_blocks_of(tree)), 1),
        fingerprint=sha256(html).hexdigest(),
    )


def _prices(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    for data in tree.xpath("//*[@data-price]"):
        if match := AMOUNT.fullmatch(data.get("value") or ""):
            yield str(data.get("data-price")), match[0]
    for cell, name in table_amounts(tree):
        if match := AMOUNT.search(cell.text_content()):
            yield name, match[0].replace(",", "")


def _figures(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield (finding, number); "50 in 100" is cut to "50", since the next sentence may show only that."""
    for data in tree.xpath("//data[@data-finding]"):
        yield str(data.get("data-finding")), GROUP_SUFFIX.sub("", " ".join(data.text_content().split()))


def _reference(entry: HtmlElement) -> str:
    entry_copy = deepcopy(entry)
    for back in entry_copy.find_class("back"):
        back.drop_tree()
    return " ".join(entry_copy.text_content().split())


def _head_sentences(tree: HtmlElement) -> Iterator[KeyedSentence]:
    """Yield what a search engine and a browser tab show of a page: its title and description."""
    for label, texts in (("Title", "//head/title/text()"), ("Description", "//meta[@name='description']/@content")):
        for text in tree.xpath(texts):
            yield KeyedSentence(f"{label}: {text}", f"{label}: {text}")


def _picture_sentences(tree: HtmlElement) -> Iterator[KeyedSentence]:
    """Yield a sentence for each picture of the article: its alt text, and its file name without the width."""
    for image in tree.xpath("//article//img[@src]"):
        shown = (
            f"Picture: {image.get('alt') or 'no words'} ({WIDTH_SUFFIX.sub('', PurePosixPath(image.get('src')).stem)})"
        )
        yield KeyedSentence(shown, shown)


def _article_sentences(tree: HtmlElement) -> list[KeyedSentence]:
    shown = [sentence.text for sentence in sentences(text_blocks_of(tree))]
    named = deepcopy(tree)
    for data in named.xpath("//data[@data-price]"):
        data[:] = []
        data.text = f"${data.get('data-price')}"
    keys = [sentence.text for sentence in sentences(text_blocks_of(named))]
    return [
        KeyedSentence(text, key) for text, key in zip(shown, keys if len(keys) == len(shown) else shown, strict=True)
    ]


def _shared_sentences(tree: HtmlElement) -> tuple[KeyedSentence, ...]:
    """Return the sentences around an article: those of the menu, the crisis help and the footer."""
    rest = deepcopy(tree)
    for element in [*rest.xpath("//head"), *rest.iter("article")]:
        element.drop_tree()
    for menu in rest.iter("nav"):
        menu.tag = "div"  # text blocks leave out nav, which may have changed here
    return tuple(_article_sentences(rest))
