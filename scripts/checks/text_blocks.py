"""What a reader reads in HTML, piece by piece: paragraphs, list items, cells and headings, as plain text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from lxml.html import HtmlElement, document_fromstring

# fmt: off
BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "div", "dl", "dt", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li", "main", "ol", "p",
    "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
}
# fmt: on
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "caption", "legend"}
LEFT_OUT = {"nav", "script", "style", "svg", "template"}  # nav repeats headings; drawings have their text beside them
CITATIONS = {"cite", "see", "sources", "list-sources"}  # sources and where to check: not the page's own words
LOOKED_UP = {"look-up", "scorecards"}  # long tables: a reader finds one row and reads no other
SHORT_CELL = 3  # words

Kind = Literal["heading", "text", "row"]


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A piece of text that ends where its block ends."""

    kind: Kind
    text: str


def text_of_article(html: str) -> str:
    """Return what a reader reads of an article or a whole page, a line for each piece."""
    return "\n".join(block.text for block in text_blocks_of(html))


def text_blocks_of(page: str | HtmlElement) -> list[TextBlock]:
    """Return the pieces of the article of a built page, its text or its tree, or of all of it when it has none."""
    if isinstance(page, str) and not page.strip():
        return []
    tree = document_fromstring(page) if isinstance(page, str) else page
    article = tree.find(".//article")
    return list(_blocks(tree if article is None else article))


def _row(cells: Iterable[str]) -> Iterator[TextBlock]:
    """Yield the cells of a row: long ones as they are, short ones together.

    Reason: a row of amounts as so many one-word sentences would make any page look easy.
    """
    filled = [cell for cell in cells if cell]
    short = [cell for cell in filled if len(cell.split()) <= SHORT_CELL]
    if short:
        yield TextBlock("row", " ".join(short))
    yield from (TextBlock("text", cell) for cell in filled if cell not in short)


def _blocks(element: HtmlElement) -> Iterator[TextBlock]:
    """Yield the pieces below an element, in order; elements inside a line run on."""
    words: list[str] = []

    def ended(kind: Kind) -> Iterator[TextBlock]:
        text = " ".join("".join(words).split())
        words.clear()
        if text:
            yield TextBlock(kind, text)

    def read(parent: HtmlElement) -> Iterator[TextBlock]:
        words.append(parent.text or "")
        for child in parent:
            if _is_read(child):
                yield from read_block(child) if child.tag in BLOCKS else read(child)
            words.append(child.tail or "")

    def read_block(child: HtmlElement) -> Iterator[TextBlock]:
        yield from ended("text")
        if child.tag == "tr":
            yield from _row(" ".join(block.text for block in _blocks(cell)) for cell in child)
        else:
            yield from read(child)
            yield from ended("heading" if child.tag in HEADINGS else "text")

    yield from read(element)
    yield from ended("text")


def _is_read(element: HtmlElement) -> bool:
    if not isinstance(element.tag, str) or element.tag in LEFT_OUT or element.get("id") == "sources":
        return False
    return not (CITATIONS | LOOKED_UP) & set(element.get("class", "").split())
