"""What a reader reads of a page of docs/, piece by piece, with its line: Markdown without a generator.

Expressions are replaced first. The built article has the same pieces (`pieces.passages_of_article`); a test compares
the two.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from pathlib import PurePosixPath

from scripts.checks.source.markup import HEADING_ID, MACRO
from scripts.checks.text_blocks import TextBlock, text_blocks_of_fragment, text_blocks_of_row
from scripts.data.front_matter import Page
from scripts.data.load import Content
from scripts.diagnostics import CheckFailed
from scripts.macros.expand import BLOCK, expand_part

HEADING_LINE = re.compile(r"\s*#{1,6}\s+")
ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)]|:)\s+")
ADMONITION = re.compile(r"\s*(?:!!!|\?\?\?\+?)\s*[\w -]*(?:\"(?P<title>.*)\")?\s*$")
ROW = re.compile(r"\s*\|")
RULE = re.compile(r"(?=.*-)[\s|:-]*$")
DEFINITION = re.compile(r"\s*\[[^\]]+\]:\s")
BEGINNINGS = (HEADING_LINE, ITEM, ADMONITION, ROW, DEFINITION)
LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\]]*\])")

DOCS = PurePosixPath("docs")
CITATIONS = re.compile(r'<sup class="cite">.*?</sup>|<span class="see">.*?</span>')
TAG = re.compile(r"</?[a-z][^<>]*>")  # pages have none, what expressions say is well made

Line = tuple[int, str]


@lru_cache(maxsize=2)  # several checks read the same page, one after the other
def text_blocks_of_page(page: Page, content: Content) -> tuple[TextBlock, ...]:
    """Return the pieces of a page; an expression that cannot be shown counts as nothing."""
    return tuple(found for line, lines in _blocks(page, content) for found in _passages(line, lines))


def _blocks(page: Page, content: Content) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines that belong together, with the line of the first."""
    begun, block = 0, list[str]()
    for number, line in _lines(page, content):
        is_new = not line.strip() or any(beginning.match(line) for beginning in BEGINNINGS)
        if block and (is_new or HEADING_LINE.match(block[0])):
            yield begun, block
            block = []
        if line.strip():
            begun = number if not block else begun
            block.append(line)
    if block:
        yield begun, block


def _lines(page: Page, content: Content) -> Iterator[Line]:
    for number, line in enumerate(page.body.split("\n"), page.first_line):
        shown = _shown(line, content) if "{{" in line else line
        if shown.lstrip().startswith("<"):  # a block of HTML is one, whatever lines it has
            parts = ("", *(part.replace("\n", " ") for part in re.split(r"\n(?=## )|(?<=\})\n", shown)), "")
        else:
            parts = tuple(shown.split("\n"))
        yield from ((number, part) for part in parts)


def _shown(line: str, content: Content) -> str:
    """Return a line with its expressions replaced, or nothing if one cannot be, which another check tells."""
    try:
        pieces = {found[0]: _alone(found[0], content) for found in MACRO.finditer(line)}
    except CheckFailed:
        return ""
    if line.strip() not in pieces and any(map(BLOCK.match, pieces.values())):
        return ""
    shown = MACRO.sub(lambda found: pieces[found[0]], line)
    return "" if "{{" in shown else shown


@lru_cache(maxsize=1024)  # pages say the same prices again; here the numbers of sources make no difference
def _alone(macro: str, content: Content) -> str:
    return expand_part(macro, DOCS, content, 1)


def _passages(line: int, block: list[str]) -> Iterator[TextBlock]:
    first, text = block[0], " ".join(part.strip() for part in block)
    if DEFINITION.match(first) or RULE.fullmatch(first):
        return
    if found := HEADING_LINE.match(first):
        heading = HEADING_ID.sub("", text[len(found[0].lstrip()) :])
        yield TextBlock(line, "heading", _plain(heading.rstrip().rstrip("#")))
    elif found := ADMONITION.match(first):
        if found["title"]:
            yield TextBlock(line, "text", _plain(found["title"]))
        if block[1:]:
            yield from _passages(line + 1, block[1:])
    elif ROW.match(first):
        cells = re.split(r"(?<!\\)\|", text.strip().strip("|"))
        yield from text_blocks_of_row([_plain(cell) for cell in cells], line)
    elif text.startswith("<") and not text.startswith(("<http", "<mailto")):
        yield from text_blocks_of_fragment(text, line)
    else:
        item = ITEM.match(first)
        yield TextBlock(line, "text", _plain(text[len(item[0].lstrip()) :] if item else text))


def _plain(markdown: str) -> str:
    """Return the words of some Markdown without blocks, which may have elements such as `<data>` in it."""
    text = re.sub(r"<((?:https?://|mailto:)[^>]*)>", r"\1", LINK.sub(r"\1", markdown))
    text = re.sub(r"(?<!\\)(?:\*+|`+|(?<!\w)_+|_+(?!\w))", "", text)
    text = re.sub(r"\\(?=[^\w\s])", "", text)
    text = TAG.sub("", CITATIONS.sub("", text))
    return " ".join((unescape(text) if "&" in text else text).split())
