"""The search index: the sections of every page as plain text, and the synonyms."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from lxml.html import HtmlElement

from scripts.data.glossary import Search
from scripts.data.words import Group

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
    """Yield each section of a page's article, `{"l": address, "t": heading, "x": text}`.

    `address` is the page's, relative to the site's: `costs/`. `description` comes first in the text.
    """
    sections = [_Section(words=[f"{description} "])]
    _read(article, sections[0], sections)
    for section in (one for one in sections if not one.is_left_out):
        link = f"{address}#{section.name}" if section.name else address
        yield {"l": link, "t": section.title, "x": _joined(section.words)}


def search_index(entries: Iterable[Entry], search: Search, words: Group) -> Iterator[str]:
    """Yield search.json, `{"entries": [entry, …], "synonyms": {typed: [word, …]}, "words": {…}}`, a line an entry.

    `words` are those in which the script says what it found.

    Reason: for a thousand pages, it would be the largest thing in memory.
    """
    yield '{"entries":['
    for number, entry in enumerate(entries):
        yield f"{',' if number else ''}\n{_json(entry)}"
    said = words.model_dump(include={"on_page", "none", "results"})
    yield f'\n],"synonyms":{_json(search.by_typed)},"words":{_json(said)}}}\n'


def indexed(file: Path) -> Iterator[Entry]:
    """Yield the entries of search.json. Errors: `ValueError` for a file that `search_index` did not write."""
    with file.open(encoding="utf-8") as lines:
        for line in islice(lines, 1, None):
            if line.startswith("]"):
                return
            yield json.loads(line.rstrip(",\n"))
    raise ValueError(f"{file} has no end of its list of entries")


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
