"""The search index: which words are in which section of which page, and the synonyms that readers type instead.

overrides/assets/search.js computes the same stems; a test compares the two on every word of the site.
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

STEPS = digits + ascii_lowercase + ascii_uppercase[:-2]  # one sign for the number of places to move forward
FAR = "-"  # moves forward by as many places as there are signs in STEPS
AGAIN = "."  # the word is in this place more than once

_ACCENT = re.compile("[\u0300-\u036f]")
_WORD = re.compile(r"[a-z0-9]+")
_COMPOUND = re.compile("[a-z0-9]+(?:[-\u2010\u2011][a-z0-9]+)+")
_IES = re.compile(r"^(..+)ie[sd]$")
_ENDING = re.compile(r"^(...+?)(?:ing|ed|es|e)$|^(..+[^su])s$")
_DOUBLE = re.compile(r"([b-df-hj-np-tv-z])\1$")
_SHORT_DOUBLES = "bdgmnprt"  # a short "fal" would find "false"


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return the part that all forms of a word share: "pric" for prices and pricing, "stop" for stopping."""
    word = _ENDING.sub(lambda match: match[1] or match[2], _IES.sub(r"\1y", word))
    return _DOUBLE.sub(_single, word)


def _single(match: re.Match[str]) -> str:
    at, letter = match.start(), match[1]
    return letter if at > 3 or (at > 1 and letter in _SHORT_DOUBLES) else match[0]


def stems(text: str) -> Iterator[str]:
    """Yield the stem of each word of a text; for a compound, of its parts, and of the whole as one word."""
    text = _ACCENT.sub("", unicodedata.normalize("NFD", text)).lower()
    yield from map(stem, _WORD.findall(re.sub("['’]", "", text)))
    yield from (stem(re.sub(r"\W", "", word)) for word in _COMPOUND.findall(text))


class Postings:
    """The places of each stem, except `ignored` ones; as a string, what search.js reads: `stem signs stem signs …`."""

    def __init__(self, ignored: frozenset[str] = frozenset()) -> None:
        self._ignored = ignored
        self._signs: dict[str, str] = {}
        self._last: dict[str, int] = {}

    def add(self, place: int, text: str) -> None:
        """Add the words of a place; places must be added in order."""
        for word, times in Counter(stems(text)).items():
            if word in self._ignored:
                continue
            skips, steps = divmod(place - self._last.get(word, 0), len(STEPS))
            self._signs[word] = f"{self._signs.get(word, '')}{FAR * skips}{STEPS[steps]}{AGAIN if times > 1 else ''}"
            self._last[word] = place

    def __str__(self) -> str:
        return " ".join(f"{word} {signs}" for word, signs in sorted(self._signs.items()))


HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
INSIDE_LINES = {"a", "abbr", "b", "code", "data", "em", "i", "mark", "small", "span", "strong", "sub", "time"}
EXCLUDED_TAGS = {"nav", "script", "style", "sup", "svg", "template"}  # sup has citations; the text of an svg follows it
UNSEARCHED = "data-unsearched"  # on elements that only repeat the text
SOURCES = "sources"  # the id of a section that is not searched: one page has all sources

Entry = dict[str, str]


@dataclass(slots=True)
class _Section:
    """The text under a heading; `name` is the id of the heading, or empty at the beginning of the page."""

    name: str = ""
    title: str = ""
    is_excluded: bool = False
    words: list[str] = field(default_factory=list)


def search_entries(article: HtmlElement, address: str, description: str) -> Iterator[Entry]:
    """Yield an entry for each section of an article: its address (`l`), its heading (`t`), and its text (`x`).

    `address` is that of the page, relative to the site's: `costs/`. The first entry also has the `description` of the
    page (`d`), with which its text begins.
    """
    sections = [_Section(words=[f"{description} "])]
    _add_text(article, sections[0], sections)
    for section in (candidate for candidate in sections if not candidate.is_excluded):
        link = f"{address}#{section.name}" if section.name else address
        entry = {"l": link, "t": section.title, "x": _join(section.words)}
        yield entry if section.name else {**entry, "d": description}


def search_index(entries: Iterable[Entry], search: Search, words: Group) -> Iterator[str]:
    """Yield search.json: the places, one per line, the postings, the synonyms, and the words for search.js.

    A place has its address (`l`), its heading (`t`), the ways in which readers ask for it (`a`), and if it is the first
    of a page, the description of that (`d`). `words` has the phrases in which search.js reports what it found.

    Reason: the texts themselves would be twice as large, and with a thousand pages, would take the most memory.
    """
    asking = frozenset(stems(" ".join(search.asking)))
    ways_by_address, postings = search.ways_by_address, Postings(asking)
    yield '{"entries":['
    for number, entry in enumerate(entries):
        postings.add(number, entry["x"])
        place = {key: value for key, value in entry.items() if key != "x"}
        if ways := ways_by_address.get(entry["l"]):
            place["a"] = "; ".join(ways)
        yield f"{',' if number else ''}\n{_json(place)}"
    script_words = words.model_dump(include={"on_page", "none", "results"})
    yield f'\n],"places":{_json(str(postings))},"asking":{_json(" ".join(sorted(asking)))},'
    yield f'"synonyms":{_json(search.by_typed)},"words":{_json(script_words)}}}\n'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _add_text(parent: HtmlElement, section: _Section, sections: list[_Section]) -> None:
    """Add the text of an element to a section; each heading starts a new one, which ends with the enclosing element."""
    section.words.append(parent.text or "")
    for child in parent:
        if child.tag in HEADINGS and child.get("id"):
            section = _start_section(child, sections)
        elif isinstance(child.tag, str) and child.tag not in EXCLUDED_TAGS and child.get(UNSEARCHED) is None:
            gap = "" if child.tag in INSIDE_LINES else " "
            section.words.append(gap)
            _add_text(child, section, sections)
            section.words.append(gap)
        section.words.append(child.tail or "")


def _start_section(heading: HtmlElement, sections: list[_Section]) -> _Section:
    title = _Section()
    _add_text(heading, title, [])
    if heading.tag == "h1" and not sections[0].title:
        sections[0].title = _join(title.words)
        return sections[0]
    sections.append(_Section(heading.get("id", ""), _join(title.words), heading.get("id") == SOURCES))
    return sections[-1]


def _join(words: Iterable[str]) -> str:
    return " ".join("".join(words).split())
