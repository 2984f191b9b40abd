"""What a reader reads in HTML, as text blocks: paragraphs, list items, cells and headings, in plain text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from lxml.html import HtmlElement

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
LOOKED_UP = {"look-up", "scorecards"}  # long tables, of which a reader reads a single row
NAMED = {"named"}  # names of people, places and titles, which nobody can make easier
SHORT_CELL = 3  # words

Kind = Literal["heading", "text", "row"]


@dataclass(frozen=True, slots=True)
class TextBlock:
    """The text of one block element."""

    kind: Kind
    text: str


def text_blocks_of(tree: HtmlElement) -> list[TextBlock]:
    """Return the text blocks of the article of a page, or of all of it if it has none."""
    article = tree.find(".//article")
    return list(_blocks(tree if article is None else article))


def _row(cells: Iterable[str]) -> Iterator[TextBlock]:
    """Yield the cells of a row: long ones one by one, short ones together.

    Reason: one-word sentences, such as amounts, would make any page look easy to read.
    """
    filled = [cell for cell in cells if cell]
    short = [cell for cell in filled if len(cell.split()) <= SHORT_CELL]
    if short:
        yield TextBlock("row", " ".join(short))
    yield from (TextBlock("text", cell) for cell in filled if cell not in short)


def _blocks(element: HtmlElement) -> Iterator[TextBlock]:
    """Yield the text blocks in an element, in order; inline elements do not end one."""
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
    return not (CITATIONS | LOOKED_UP | NAMED) & set(element.get("class", "").split())
