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
TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[a-z][a-z0-9-]*)"
    rf"(?P<attributes>(?:[ \n]+[a-z][a-z0-9-]*(?:={VALUE})?)*)[ \n]*(?P<closed>/?)>",
    re.ASCII | re.IGNORECASE,
)
ATTRIBUTE = re.compile(r'([a-z][a-z0-9-]*)(?:="([^"]*)")?', re.ASCII | re.IGNORECASE)
OURS = re.compile(r"<!--/?opening-->")  # marks of overrides/partials/article.html
RAW = re.compile(r"<(script|style)\b[^>]*>.*?(?=</\1|\Z)", re.DOTALL | re.IGNORECASE)
QUOTED = 80  # characters


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag; `name` and the names of its attributes in small letters, their values as a browser takes them.

    `place` is where it stands in the HTML, `raw` how. `text` is what a script or style element holds.
    """

    place: int
    raw: str
    name: str
    attributes: tuple[tuple[str, str], ...]
    is_end: bool
    is_closed: bool
    text: str = ""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What begins like a tag and is none that everybody reads alike; `raw` is its beginning."""

    place: int
    raw: str


def tokens(html: str) -> Iterator[Tag | Unreadable]:
    """Yield each tag of `html`, and what could be taken for one, in order."""
    place = html.find("<")
    while place >= 0:
        if found := OURS.match(html, place):
            place = found.end()
        elif found := TAG.match(html, place):
            raw = RAW.match(html, place) if found["name"].lower() in {"script", "style"} and not found["end"] else None
            place = raw.end() if raw else found.end()
            yield _tag(found, html[found.end() : place])
        else:
            yield Unreadable(place, html[place : place + QUOTED])
            place += 1
        place = html.find("<", place)


def _tag(found: re.Match[str], text: str) -> Tag:
    name, attributes = _read(found["name"], found["attributes"])
    return Tag(found.start(), found[0], name, attributes, bool(found["end"]), bool(found["closed"]), text)


@lru_cache(maxsize=4096)  # every page has the menu's tags again
def _read(name: str, attributes: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    return name.lower(), tuple((key.lower(), value_of(value)) for key, value in ATTRIBUTE.findall(attributes))


def value_of(raw: str) -> str:
    """Return an attribute's value with its references, `&#106;`, replaced."""
    return REFERENCE.sub(lambda found: unescape(found[0]), raw) if "&" in raw else raw
