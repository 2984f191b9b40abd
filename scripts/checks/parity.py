"""Two builds of the same pages by two generators: what a reader would not find the same in both."""

from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher
from itertools import groupby, zip_longest
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urljoin

from lxml.etree import XPath
from lxml.html import HtmlElement

from scripts.checks.built import PUBLISHED, BuiltPage
from scripts.checks.pieces import BLOCKS
from scripts.problems import LONGEST_QUOTE, Problem, shortened

NAMES_ITS_LOCK = PurePosixPath("build.json")  # what each was installed from, so it differs
ENDS_A_LINE = BLOCKS | {"html", "head", "title", "nav", "th", "td", "label", "button", "svg"}
TEXTS: Any = XPath("//text()[not(ancestor::script or ancestor::style)]")
MARKED_BY = ("data-price", "data-finding", "data-shows", "data-prices")
MARKS: Any = XPath(f"//data | //*[{' or '.join(f'@{name}' for name in MARKED_BY)}]")
NOT_IN_MARKUP = {"href", "src", "srcset", "data-base"}  # compared by where they lead
FIX = "mend overrides/ or scripts/finish/, so that both show the same"

Shown = tuple[int, str]  # the line of the built page, and what it shows there


def compare_sites(site: Path, other: Path, url: str) -> Iterator[Problem]:
    """Yield each difference of the finished `site` from the `other` one, both built for the address `url`."""
    ours, theirs = _files(site), _files(other)
    for path in sorted(ours ^ theirs):
        message = "only this build has the file" if path in ours else "this build lacks the file"
        yield Problem(PUBLISHED / path, 1, message, FIX)
    for path in sorted((ours & theirs) - {NAMES_ITS_LOCK}):
        mine, its = (site / path).read_bytes(), (other / path).read_bytes()
        if path.suffix == ".html":
            yield from _compare_pages(_page(path, mine), _page(path, its), url)
        elif mine != its:
            yield Problem(PUBLISHED / path, 1, "the file has other bytes than in the other build", FIX)


def _files(site: Path) -> set[PurePosixPath]:
    return {PurePosixPath(file.relative_to(site).as_posix()) for file in site.rglob("*") if file.is_file()}


def _page(path: PurePosixPath, html: bytes) -> BuiltPage:
    return BuiltPage(path, html.decode(), None, "")


def _compare_pages(page: BuiltPage, other: BuiltPage, url: str) -> Iterator[Problem]:
    for name, shown_by in ASPECTS.items():
        ours, theirs = list(shown_by(page, url)), list(shown_by(other, url))
        for line, here, there in _differences(ours, theirs):
            yield Problem(PUBLISHED / page.path, line, f"{name}: {_told(here, there)}", FIX)


def _told(here: str | None, there: str | None) -> str:
    if here is None or there is None:
        return f'"{shortened(here or there or "")}" is {"missing" if here is None else "not in the other build"}'
    parted = next((place for place, (mine, its) in enumerate(zip(here, there, strict=False)) if mine != its), 0)
    start = max(0, parted - LONGEST_QUOTE // 2) if max(len(here), len(there)) > LONGEST_QUOTE else 0
    cut = "…" if start else ""
    return f'"{cut}{shortened(here[start:])}" instead of "{cut}{shortened(there[start:])}"'


def _differences(ours: list[Shown], theirs: list[Shown]) -> Iterator[tuple[int, str | None, str | None]]:
    """Yield what differs, in order: the line in ours, what ours shows, what theirs shows; None for nothing."""
    here, there = [text for _, text in ours], [text for _, text in theirs]
    if here == there:
        return
    for kind, start, end, its_start, its_end in SequenceMatcher(None, here, there).get_opcodes():
        if kind != "equal":
            line = ours[min(start, len(ours) - 1)][0] if ours else 1
            for mine, its in zip_longest(ours[start:end], there[its_start:its_end]):
                yield mine[0] if mine else line, mine[1] if mine else None, its


def _texts(page: BuiltPage, _: str) -> Iterator[Shown]:
    """Yield what is read, a line for each block, through the elements within a line."""
    for block, texts in groupby(TEXTS(page.tree), _block):
        if text := " ".join("".join(texts).split()):
            yield block.sourceline or 1, text


def _block(text: object) -> HtmlElement:
    element = text.getparent()  # type: ignore[attr-defined] # lxml's strings know where they stand
    if text.is_tail:  # type: ignore[attr-defined]
        element = element.getparent()
    while element.tag not in ENDS_A_LINE and element.getparent() is not None:
        element = element.getparent()
    return element


def _headings(page: BuiltPage, _: str) -> Iterator[Shown]:
    for heading in page.tree.iter("h1", "h2", "h3", "h4", "h5", "h6"):
        yield heading.sourceline or 1, f"{heading.tag} #{heading.get('id')} {_read(heading)}"


def _links(page: BuiltPage, url: str) -> Iterator[Shown]:
    for element, address in page.links():
        yield element.sourceline or 1, f"{_read(element)} → {urljoin(url + page.address, address)}"


def _marks(page: BuiltPage, _: str) -> Iterator[Shown]:
    """Yield what the checks compare with the data: amounts, figures, pictures of findings, sources."""
    for mark in MARKS(page.tree):
        names = [f"{name}={mark.get(name)}" for name in MARKED_BY if mark.get(name)]
        shown = f"{_read(mark)}, value={mark.get('value')}, " if mark.tag == "data" else ""
        yield mark.sourceline or 1, f"{shown}{', '.join(names)}"


def _markup(page: BuiltPage, _: str) -> Iterator[Shown]:
    """Yield each element with its attributes, which styles, scripts and screen readers go by, and code."""
    for element in page.elements():
        attributes = [f' {name}="{value}"' for name, value in sorted(element.items()) if name not in NOT_IN_MARKUP]
        code = element.text or "" if element.tag in {"script", "style"} else ""
        yield element.sourceline or 1, f"<{element.tag}{''.join(attributes)}>{code}"


def _read(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


ASPECTS: dict[str, Callable[[BuiltPage, str], Iterable[Shown]]] = {
    "text": _texts,
    "heading": _headings,
    "link": _links,
    "amount or figure": _marks,
    "markup": _markup,
}
