"""HTML as tokens, by a grammar so narrow that every parser must read it alike.

Browsers mend what is malformed, each parser in its own way, and attacks hide where two of them differ. So nothing is
mended here: a `<` either begins a tag written in full, with its values between double quotes, or it is `Unreadable`.
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
TOKEN = re.compile(  # marks of overrides/partials/article.html; a script or style with its text; a tag; none of these
    r"(?-i:<!--/?opening-->)"
    rf"|<(?P<code>script|style){ATTRIBUTES}/?>(?s:.*?)(?=</(?P=code)|\Z)"
    rf"|</?{NAME}{ATTRIBUTES}/?>"
    "|<",
    re.ASCII | re.IGNORECASE,
)
QUOTED = 80  # characters


@dataclass(frozen=True, slots=True, eq=False)  # one object for all tags alike: what is found out of it can be kept
class Tag:
    """A tag; `name` and the names of its attributes in small letters, their values as a browser takes them.

    `raw` is how it is written, and `text` what a script or style element holds.
    """

    raw: str
    name: str
    attributes: tuple[tuple[str, str], ...]
    is_end: bool
    is_closed: bool
    text: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Unreadable:
    """What begins like a tag and is none that everybody reads alike; `raw` is its beginning."""

    raw: str


def tokens(html: str) -> Iterator[tuple[int, Tag | Unreadable]]:
    """Yield each tag of `html`, and what could be taken for one, in order, with the place where it stands."""
    for found in TOKEN.finditer(html):
        place, raw = found.start(), found[0]
        if raw == "<":
            yield place, Unreadable(html[place : place + QUOTED])
        elif raw[1] != "!":
            yield place, _tag(raw)


@lru_cache(maxsize=4096)  # every page has the menu's tags again
def _tag(raw: str) -> Tag:
    found = TAG.match(raw)
    assert found, "TOKEN is made of the same parts"
    attributes = tuple((key.lower(), value_of(value)) for key, value in ATTRIBUTE.findall(found["attributes"]))
    tag = found["name"].lower(), attributes, bool(found["end"]), bool(found["closed"])
    return Tag(found[0], *tag, text=raw[found.end() :])


def value_of(raw: str) -> str:
    """Return an attribute's value with its references, `&#106;`, replaced."""
    return REFERENCE.sub(lambda found: unescape(found[0]), raw) if "&" in raw else raw
