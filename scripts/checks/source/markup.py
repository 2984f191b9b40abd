"""Helpers to read a page's Markdown, such as its links, without losing the line of any character."""

import posixpath
import re
from collections.abc import Iterator
from html import unescape
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from scripts.data.front_matter import Page
from scripts.data.source_files import DOCS

MACRO = re.compile(r"\{\{(?:(?!\{\{|\}\}).)*\}\}", re.DOTALL)
CODE = re.compile(r"^(?P<fence>`{3,}+|~{3,}+)[^\n]*\n.*?^(?P=fence)|`[^`\n]+`", re.MULTILINE | re.DOTALL)
CODE_SPAN = re.compile(r"`(?!#!)[^`\n]+`")  # of plain code: Material highlights `#!python print`
ABBREVIATION = re.compile(r"^[ ]{0,3}\*\[([^\]\n]+)\]:", re.MULTILINE)
HEADING = re.compile(r"^#{1,6}[ \t].*$", re.MULTILINE)
HEADING_ID = re.compile(r"\{:?[ \t]*#[\w-]+[ \t]*\}")
ADDRESS = re.compile(  # without the title that may follow it
    r"(?<=\])\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*|<https?://[^<>\s]*>|^\[[^\]\n]+\]:[ \t]*\S+", re.MULTILINE
)
LINK = re.compile(  # inline, or the definition of a reference, which may be in a list or a quotation too
    r"(?P<picture>!\[[^\[\]\n]*)?\]\(\s*<?(?P<link>[^)\s>]+)"
    r"|^(?!\s*\*\[)[ \t>*+:\d.-]*\[(?!\^)(?P<name>[^\[\]]*)\]:\s*<?(?P<named>[^\s>]+)",
    re.MULTILINE,
)
REFERENCE_LINK = re.compile(r"(?P<picture>!?)\[(?P<words>[^\[\]]*)\](?:[ ]?\[(?P<name>[^\[\]]*)\])?(?![(:])")
# Python-Markdown would fail on one of these.
BRACKETED_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^\s<>]*[\[\]][^\s<>]*)>")


def blanked(text: str, *patterns: re.Pattern[str]) -> str:
    """Return `text` with spaces in place of everything that `patterns` match, except line breaks."""
    for pattern in patterns:
        text = pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    return text


def line_of(page: Page, offset: int) -> int:
    """Return the line, in the file of the page, of an offset in its body."""
    return page.first_line + page.body.count("\n", 0, offset)


def matches_in(text: str, pattern: re.Pattern[str], first_line: int = 1) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield (line, match) for each match of a pattern; `text` starts on `first_line`."""
    for match in pattern.finditer(text):
        yield first_line + text.count("\n", 0, match.start()), match


class Link(NamedTuple):
    """A link or image, at its offset in the page's body. The definition of a reference is one that is not shown."""

    offset: int
    address: str
    is_picture: bool = False
    is_shown: bool = True


def links_in(body: str) -> Iterator[Link]:
    """Yield each link, image, and definition of a reference in the body of a page."""
    for match in LINK.finditer(body):
        if match["named"]:
            yield Link(match.start("name") - 1, unescape(match["named"]), is_shown=False)
        else:
            yield Link(match.start(), unescape(match["link"]), is_picture=bool(match["picture"]))
    for match in BRACKETED_AUTOLINK.finditer(body):
        yield Link(match.start(), unescape(match[1]))


def reference_links(page: Page, body: str) -> Iterator[Link]:
    """Yield each `[words][name]` in `body`, all or part of the page's, with the address that the name refers to."""
    addresses = {
        _reference_key(match["name"]): unescape(match["named"]) for match in LINK.finditer(page.body) if match["named"]
    }
    for match in REFERENCE_LINK.finditer(body) if addresses else ():
        if address := addresses.get(_reference_key(match["name"] or match["words"])):
            yield Link(match.start(), address, is_picture=bool(match["picture"]))


def _reference_key(name: str) -> str:
    return " ".join(name.lower().split())


def link_target(page: Page, address: str) -> PurePosixPath | None:
    """Return the file in docs/ that a link points to, whether it exists or not, or None for a link out of docs/."""
    try:
        parts = urlsplit(address)
    except ValueError:  # brackets in the host name
        return None
    if parts.scheme or parts.netloc or not parts.path:
        return None
    path = posixpath.normpath(page.path.relative_to(DOCS).parent / unquote(parts.path))
    return None if path.startswith(("..", "/")) else DOCS / path


def relative_path(page: Page, file: PurePosixPath) -> str:
    """Return the relative path from a page to a file in docs/: `../risks.md`."""
    return posixpath.relpath(file, page.path.parent)
