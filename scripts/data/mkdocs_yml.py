"""Reads mkdocs.yml as text with lines: its values, and the menu."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple, TypeGuard

from scripts.data.source_files import is_plain_file, read_text
from scripts.data.words import A_LANGUAGE, words_file
from scripts.data.yaml_reader import Cut, Location, Plain, YamlFile, parse_yaml
from scripts.diagnostics import CheckFailed

CONFIG = PurePosixPath("mkdocs.yml")
NAV: Location = ("nav",)
LANGUAGE: Location = ("theme", "language")
DEFAULT_LANGUAGE = "en"
ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


class MenuEntry(NamedTuple):
    """An entry of the menu: its location in the file, its title if it has one, and its page, address or group.

    `has_hyphen` is False for a second entry after one hyphen.
    """

    place: Location
    title: str | None
    target: Plain
    has_hyphen: bool = True

    @property
    def page(self) -> str | None:
        """The name of a page in docs/, or None for a group, an external address or a value cut at a #."""
        is_text = isinstance(self.target, str) and not self.is_cut
        return str(self.target) if is_text and not ELSEWHERE.match(str(self.target)) else None

    @property
    def is_cut(self) -> bool:
        """Whether it stops at a # that may belong to it: `Visit #2: costs.md`, but not `costs.md # first`."""
        return isinstance(self.target, Cut) and not self.target.endswith(".md")


def read_config(root: Path) -> YamlFile:
    """Read mkdocs.yml without checking its settings. Errors: `CheckFailed` when it cannot be read."""
    return parsed_config(read_text(root, CONFIG))


def parsed_config(text: str) -> YamlFile:
    """Parse the text of mkdocs.yml. Errors: as `read_config`."""
    return parse_yaml(text, CONFIG, tags=True)


def language(root: Path) -> str:
    """Return the language of the site: what mkdocs.yml sets, if its words are there, or else English."""
    try:
        code = value_at(read_config(root), LANGUAGE)
    except CheckFailed:  # told by who judges mkdocs.yml
        code = None
    return code if is_language(code) and is_plain_file(root, words_file(code)) else DEFAULT_LANGUAGE


def is_language(code: Plain) -> TypeGuard[str]:
    """Tell whether a value is the code of a language."""
    return isinstance(code, str) and bool(re.fullmatch(A_LANGUAGE, code))


def value_at(file: YamlFile, place: Location) -> Plain:
    """Return the value at a location of the file, or None."""
    found = file.data
    for part in place:
        found = found.get(str(part)) if isinstance(found, dict) else None
    return found


def menu_entries(listed: Plain, here: Location = NAV) -> Iterator[MenuEntry]:
    """Yield every entry of the menu, the value behind `nav`, in order, including groups."""
    for index, item in enumerate(listed if isinstance(listed, list) else ()):
        place = (*here, index)
        if isinstance(item, dict) and item:
            for number, (title, target) in enumerate(item.items()):
                yield MenuEntry((*place, title), title, target, has_hyphen=number == 0)
                yield from menu_entries(target, (*place, title))
        else:
            yield MenuEntry(place, None, item)
