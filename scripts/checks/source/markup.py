"""Reading a page's Markdown, in which every character keeps its line: its running text, and its links."""

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
BY_NAME = re.compile(r"(?P<picture>!?)\[(?P<words>[^\[\]]*)\](?:[ ]?\[(?P<name>[^\[\]]*)\])?(?![(:])")
IN_ANGLES = re.compile(r"<((?:https?://|mailto:)[^\s<>]*[\[\]][^\s<>]*)>")  # on which Python-Markdown would fail


def blanked(text: str, *patterns: re.Pattern[str]) -> str:
    """Return `text` with everything that `patterns` match replaced by spaces; line breaks stay."""
    for pattern in patterns:
        text = pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    return text


def line_of(page: Page, place: int) -> int:
    """Return the line, in the file, of the character at offset `place` of the body."""
    return page.first_line + page.body.count("\n", 0, place)


def found_in(text: str, pattern: re.Pattern[str], first_line: int = 1) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield each match with its line; `text` starts on `first_line`."""
    for found in pattern.finditer(text):
        yield first_line + text.count("\n", 0, found.start()), found


class Link(NamedTuple):
    """A link or an image, with its offset in the page's body; or the definition of a reference, which is not shown."""

    place: int
    address: str
    is_picture: bool = False
    is_seen: bool = True


def links_in(body: str) -> Iterator[Link]:
    """Yield each address in the body of a page, where it is written."""
    for found in LINK.finditer(body):
        if found["named"]:
            yield Link(found.start("name") - 1, unescape(found["named"]), is_seen=False)
        else:
            yield Link(found.start(), unescape(found["link"]), is_picture=bool(found["picture"]))
    for found in IN_ANGLES.finditer(body):
        yield Link(found.start(), unescape(found[1]))


def links_by_name(page: Page, body: str) -> Iterator[Link]:
    """Yield each `[words][name]` in `body`, the page's or a part of it, with the address that the name refers to."""
    named = {_key(found["name"]): unescape(found["named"]) for found in LINK.finditer(page.body) if found["named"]}
    for found in BY_NAME.finditer(body) if named else ():
        if address := named.get(_key(found["name"] or found["words"])):
            yield Link(found.start(), address, is_picture=bool(found["picture"]))


def _key(name: str) -> str:
    return " ".join(name.lower().split())


def leads_to(page: Page, address: str) -> PurePosixPath | None:
    """Return the file in docs/ that a link points to, whether it exists or not; None for a link out of docs/."""
    try:
        parts = urlsplit(address)
    except ValueError:  # brackets in the host name
        return None
    if parts.scheme or parts.netloc or not parts.path:
        return None
    place = posixpath.normpath(page.path.relative_to(DOCS).parent / unquote(parts.path))
    return None if place.startswith(("..", "/")) else DOCS / place


def seen_from(page: Page, file: PurePosixPath) -> str:
    """Return the relative path from the page to a file in docs/: `../risks.md`."""
    return posixpath.relpath(file, page.path.parent)
