"""The search index: which words stand in which section of which page, and the words that readers type instead.

overrides/assets/search.js has the same stems; a test compares the two on every word of the site.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from string import ascii_lowercase, ascii_uppercase, digits

from lxml.html import HtmlElement

from scripts.data.glossary import Search
from scripts.data.words import Group

STEPS = digits + ascii_lowercase + ascii_uppercase[:-2]  # how many places further, in one sign
FAR = "-"  # as many places as there are signs
AGAIN = "."  # more than once in the place before

_ACCENT = re.compile("[\u0300-\u036f]")
_WORD = re.compile(r"[a-z0-9]+")
_COMPOUND = re.compile("[a-z0-9]+(?:[-\u2010\u2011][a-z0-9]+)+")
_IES = re.compile(r"^(..+)ie[sd]$")
_ENDING = re.compile(r"^(...+?)(?:ing|ed|es|e)$|^(..+[^su])s$")
_DOUBLE = re.compile(r"([b-df-hj-np-tv-z])\1$")
_SHORT_DOUBLES = "bdgmnprt"  # a short "fal" would find "false"


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return what the forms of a word have in common: "pric" of prices and pricing, "stop" of stopping."""
    word = _ENDING.sub(lambda found: found[1] or found[2], _IES.sub(r"\1y", word))
    return _DOUBLE.sub(_single, word)


def _single(found: re.Match[str]) -> str:
    at, letter = found.start(), found[1]
    return letter if at > 3 or (at > 1 and letter in _SHORT_DOUBLES) else found[0]


def stems(text: str) -> Iterator[str]:
    """Yield the stem of each word of a text; a compound is its parts, and one word as well."""
    text = _ACCENT.sub("", unicodedata.normalize("NFD", text)).lower()
    yield from map(stem, _WORD.findall(re.sub("['’]", "", text)))
    yield from (stem(re.sub(r"\W", "", word)) for word in _COMPOUND.findall(text))


class Postings:
    """In which places each stem stands, but for those `left_out`; as text, what the script reads: `stem signs …`."""

    def __init__(self, left_out: frozenset[str] = frozenset()) -> None:
        self._left_out = left_out
        self._signs: dict[str, str] = {}
        self._last: dict[str, int] = {}

    def add(self, place: int, text: str) -> None:
        """Add the words of a place, which comes after all before it."""
        for one, times in Counter(stems(text)).items():
            if one in self._left_out:
                continue
            far, near = divmod(place - self._last.get(one, 0), len(STEPS))
            self._signs[one] = f"{self._signs.get(one, '')}{FAR * far}{STEPS[near]}{AGAIN if times > 1 else ''}"
            self._last[one] = place

    def __str__(self) -> str:
        return " ".join(f"{one} {signs}" for one, signs in sorted(self._signs.items()))


HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
INSIDE_LINES = {"a", "abbr", "b", "code", "data", "em", "i", "mark", "small", "span", "strong", "sub", "time"}
LEFT_OUT = {"nav", "script", "style", "sup", "svg", "template"}  # sup has citations; next to an svg is its text
UNSEARCHED = "data-unsearched"  # on elements that only repeat the text
SOURCES = "sources"  # the id of a section that is not searched: the page of all sources has them

Entry = dict[str, str]


@dataclass(slots=True)
class _Section:
    """The text under a heading; `name` is the id of the heading, empty for the beginning of the page."""

    name: str = ""
    title: str = ""
    is_left_out: bool = False
    words: list[str] = field(default_factory=list)


def search_entries(article: HtmlElement, address: str, description: str) -> Iterator[Entry]:
    """Yield each section of a page's article: its address (`l`), its heading (`t`), and its text (`x`).

    `address` is the page's, relative to the site's: `costs/`. The first has the page's `description` as well (`d`), and
    its text begins with it.
    """
    sections = [_Section(words=[f"{description} "])]
    _read(article, sections[0], sections)
    for section in (one for one in sections if not one.is_left_out):
        link = f"{address}#{section.name}" if section.name else address
        entry = {"l": link, "t": section.title, "x": _joined(section.words)}
        yield entry if section.name else {**entry, "d": description}


def search_index(entries: Iterable[Entry], search: Search, words: Group) -> Iterator[str]:
    """Yield search.json: the places, a line each, what stands where, the synonyms, and words for the script.

    A place has its address (`l`), heading (`t`), the ways people ask for it (`a`), and on the first place of a page its
    description (`d`). `words` are those in which the script says what it found.

    Reason: the texts themselves would be twice as large, and of a thousand pages the largest thing in memory.
    """
    asking = frozenset(stems(" ".join(search.asking)))
    asked, found = search.ways_by_place, Postings(asking)
    yield '{"entries":['
    for number, entry in enumerate(entries):
        found.add(number, entry["x"])
        place = {key: said for key, said in entry.items() if key != "x"}
        if ways := asked.get(entry["l"]):
            place["a"] = "; ".join(ways)
        yield f"{',' if number else ''}\n{_json(place)}"
    said = words.model_dump(include={"on_page", "none", "results"})
    yield f'\n],"places":{_json(str(found))},"asking":{_json(" ".join(sorted(asking)))},'
    yield f'"synonyms":{_json(search.by_typed)},"words":{_json(said)}}}\n'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _read(parent: HtmlElement, section: _Section, found: list[_Section]) -> None:
    """Add the text of an element to a section; each heading starts another, which ends with the enclosing element."""
    section.words.append(parent.text or "")
    for child in parent:
        if child.tag in HEADINGS and child.get("id"):
            section = _begun(child, found)
        elif isinstance(child.tag, str) and child.tag not in LEFT_OUT and child.get(UNSEARCHED) is None:
            gap = "" if child.tag in INSIDE_LINES else " "
            section.words.append(gap)
            _read(child, section, found)
            section.words.append(gap)
        section.words.append(child.tail or "")


def _begun(heading: HtmlElement, found: list[_Section]) -> _Section:
    title = _Section()
    _read(heading, title, [])
    if heading.tag == "h1" and not found[0].title:
        found[0].title = _joined(title.words)
        return found[0]
    found.append(_Section(heading.get("id", ""), _joined(title.words), heading.get("id") == SOURCES))
    return found[-1]


def _joined(words: Iterable[str]) -> str:
    return " ".join("".join(words).split())
