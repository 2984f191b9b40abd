"""HTML as tokens, by a grammar so narrow that every parser must read it the same way.

Parsers repair malformed HTML, each in its own way, and attacks hide where two of them differ. So nothing is repaired
here: a `<` either starts a tag written in full, with its values in double quotes, or it is `Unreadable`.
Source of what a browser does: HTML Living Standard, 13.2.5 Tokenization.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

REFERENCE = re.compile(r"&(?:#\d+|#x[\da-f]+|[a-z][a-z0-9]*);", re.ASCII | re.IGNORECASE)
VALUE = rf'"[^"<>&\0]*(?:{REFERENCE.pattern}[^"<>&\0]*)*"'
NAME = "[a-z][a-z0-9-]*"
ATTRIBUTES = rf"(?:[ \n]+{NAME}(?:={VALUE})?)*[ \n]*"
TAG = re.compile(rf"<(?P<end>/?)(?P<name>{NAME})(?P<attributes>{ATTRIBUTES})(?P<closed>/?)>", re.ASCII | re.IGNORECASE)
ATTRIBUTE = re.compile(rf'({NAME})(?:="([^"]*)")?', re.ASCII | re.IGNORECASE)
TOKEN = re.compile(  # a script or style with its text; another tag; anything else that starts like one
    rf"<(?P<code>script|style){ATTRIBUTES}/?>(?s:.*?)(?=</(?P=code)|\Z)"
    rf"|</?{NAME}{ATTRIBUTES}/?>"
    "|<",
    re.ASCII | re.IGNORECASE,
)
QUOTED = 80  # characters


@dataclass(frozen=True, slots=True, eq=False)  # equal tags are one object, so results can be cached by it
class Tag:
    """A tag as it is written (`raw`), with names in lowercase and values of attributes as a browser reads them."""

    raw: str
    name: str
    attributes: tuple[tuple[str, str], ...]
    is_end: bool
    is_closed: bool


@dataclass(frozen=True, slots=True, eq=False)
class Unreadable:
    """Text that starts like a tag, but that parsers may read differently; `raw` is its beginning."""

    raw: str


def tokens(html: str) -> Iterator[Tag | Unreadable]:
    """Yield each tag in `html`, and what could be taken for one, in order."""
    for found in TOKEN.finditer(html):
        start, raw = found.start(), found[0]
        yield Unreadable(html[start : start + QUOTED]) if raw == "<" else _tag(raw)


@lru_cache(maxsize=4096)  # the tags of the menu are on every page
def _tag(raw: str) -> Tag:
    found = TAG.match(raw)
    assert found, "TOKEN consists of the same parts"
    attributes = tuple((key.lower(), _value(value)) for key, value in ATTRIBUTE.findall(found["attributes"]))
    return Tag(found[0], found["name"].lower(), attributes, bool(found["end"]), bool(found["closed"]))


def _value(raw: str) -> str:
    """Return an attribute's value with references such as `&#106;` resolved."""
    return REFERENCE.sub(lambda found: unescape(found[0]), raw) if "&" in raw else raw
