"""mkdocs.yml, read as text with lines: the menu, and every word of it that a reader gets."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from scripts.data.characters import character_name
from scripts.data.source_files import is_plain_file
from scripts.data.words import A_LANGUAGE, words_file
from scripts.data.yaml_reader import Cut, Location, Plain, YamlFile, parse_yaml, read_text
from scripts.diagnostics import CheckFailed, Diagnostic

CONFIG = PurePosixPath("mkdocs.yml")
NAV: Location = ("nav",)
LANGUAGE: Location = ("theme", "language")
DEFAULT_LANGUAGE = "en"
WORDS: tuple[Location, ...] = (("site_name",), ("site_description",), ("site_author",))
# Where a line ends for MkDocs, and for us it does not: what we take for a remark behind it, it would follow.
LINE_END_OF_MKDOCS = re.compile(r"[\x85\u2028\u2029]")
ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


class MenuEntry(NamedTuple):
    """A line of the menu: where it stands in the file, its title if it has one, and what it leads to or opens.

    `has_hyphen` is False for a second line behind one hyphen.
    """

    place: Location
    title: str | None
    target: Plain
    has_hyphen: bool = True

    @property
    def page(self) -> str | None:
        """The name of a page of docs/, or None for a group, for an address elsewhere and for half a title."""
        is_text = isinstance(self.target, str) and not self.is_cut
        return str(self.target) if is_text and not ELSEWHERE.match(str(self.target)) else None

    @property
    def is_cut(self) -> bool:
        """Whether it ends before a # that may belong to it: `Visit #2: costs.md`, but not `costs.md # first`."""
        return isinstance(self.target, Cut) and not self.target.endswith(".md")


def read_config(root: Path) -> YamlFile:
    """Read mkdocs.yml, whatever it says. Errors: `CheckFailed` when it cannot be read."""
    return parsed_config(read_text(root, CONFIG))


def parsed_config(text: str) -> YamlFile:
    """Return what the text of mkdocs.yml says. Errors: as `read_config`."""
    if found := LINE_END_OF_MKDOCS.search(text):
        message = f"a hidden sign: {character_name(found[0])}"
        raise CheckFailed([Diagnostic(CONFIG, text.count("\n", 0, found.start()) + 1, message, "delete it")])
    return parse_yaml(text, CONFIG, tags=True)


def language(root: Path) -> str:
    """Return the language of the site: what mkdocs.yml sets, if its words are there, or else English."""
    try:
        code = value_at(read_config(root), LANGUAGE)
    except CheckFailed:  # told by who judges mkdocs.yml
        code = None
    is_there = isinstance(code, str) and re.fullmatch(A_LANGUAGE, code) and is_plain_file(root, words_file(code))
    return str(code) if is_there else DEFAULT_LANGUAGE


def value_at(file: YamlFile, place: Location) -> Plain:
    """Return what stands at a place of the file; None where nothing does."""
    found = file.data
    for part in place:
        found = found.get(str(part)) if isinstance(found, dict) else None
    return found


def menu_entries(file: YamlFile) -> Iterator[MenuEntry]:
    """Yield every line of the menu, groups and what is in them, in order."""
    yield from _below(value_at(file, NAV), NAV)


def _below(listed: Plain, here: Location) -> Iterator[MenuEntry]:
    for index, item in enumerate(listed if isinstance(listed, list) else ()):
        place = (*here, index)
        if isinstance(item, dict) and item:
            for number, (title, target) in enumerate(item.items()):
                yield MenuEntry((*place, title), title, target, has_hyphen=number == 0)
                yield from _below(target, (*place, title))
        else:
            yield MenuEntry(place, None, item)


def shown_words(file: YamlFile) -> Iterator[tuple[int, str]]:
    """Yield every text that a reader gets from mkdocs.yml, with its line: the site's name, and titles of the menu."""
    for place in WORDS:
        if isinstance(text := value_at(file, place), str):
            yield file.line(place), text
    yield from ((file.line(entry.place), entry.title) for entry in menu_entries(file) if entry.title)
