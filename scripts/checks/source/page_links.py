"""The links of a page of docs/: where each stands, what it leads to, and how another page is named from there."""

import posixpath
import re
from collections.abc import Iterator
from html import unescape
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from scripts.data.front_matter import Page
from scripts.data.source_files import DOCS

LINK = re.compile(  # in round brackets, or after a name; a name may stand in lists and quotations too
    r"(?P<picture>!\[[^\[\]\n]*)?\]\(\s*<?(?P<link>[^)\s>]+)"
    r"|^[ \t>*+:\d.-]*\[(?P<name>[^\[\]]*)\]:\s*<?(?P<named>[^\s>]+)",
    re.MULTILINE,
)
BY_NAME = re.compile(r"(?P<picture>!?)\[(?P<words>[^\[\]]*)\](?:[ ]?\[(?P<name>[^\[\]]*)\])?(?![(:])")
IN_ANGLES = re.compile(r"<((?:https?://|mailto:)[^\s<>]*[\[\]][^\s<>]*)>")  # at which the generator would stop


class Link(NamedTuple):
    """A link or a picture, and its place in the page's body; or what a name stands for, which nobody sees."""

    place: int
    address: str
    is_picture: bool = False
    is_seen: bool = True


def links_in(body: str) -> Iterator[Link]:
    """Yield each address that the body of a page has, where it is written."""
    for found in LINK.finditer(body):
        if found["named"]:
            yield Link(found.start("name") - 1, unescape(found["named"]), is_seen=False)
        else:
            yield Link(found.start(), unescape(found["link"]), is_picture=bool(found["picture"]))
    for found in IN_ANGLES.finditer(body):
        yield Link(found.start(), unescape(found[1]))


def links_by_name(page: Page, body: str) -> Iterator[Link]:
    """Yield each `[words][name]` of `body`, the page's or a part of it, with the address that the name stands for."""
    named = {_key(found["name"]): unescape(found["named"]) for found in LINK.finditer(page.body) if found["named"]}
    for found in BY_NAME.finditer(body) if named else ():
        if address := named.get(_key(found["name"] or found["words"])):
            yield Link(found.start(), address, is_picture=bool(found["picture"]))


def _key(name: str) -> str:
    return " ".join(name.lower().split())


def leads_to(page: Page, address: str) -> PurePosixPath | None:
    """Return the file of docs/ that a link of a page names, there or not, or None when it leads elsewhere."""
    try:
        parts = urlsplit(address)
    except ValueError:  # brackets where the name of a host stands
        return None
    if parts.scheme or parts.netloc or not parts.path:
        return None
    place = posixpath.normpath(page.path.relative_to(DOCS).parent / unquote(parts.path))
    return None if place.startswith(("..", "/")) else DOCS / place


def seen_from(page: Page, file: PurePosixPath) -> str:
    """Return how a link of the page names a file of docs/: `../risks.md`."""
    return posixpath.relpath(file, page.path.parent)
