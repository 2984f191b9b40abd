"""What mkdocs.yml says, read as text with lines."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple, TypeGuard

from scripts.data.source_files import is_plain_file, read_text
from scripts.data.words import A_LANGUAGE, words_file
from scripts.data.yaml_reader import Cut, Location, Plain, Tagged, YamlFile, parse_yaml
from scripts.diagnostics import CheckFailed, shortened

CONFIG = PurePosixPath("mkdocs.yml")
NAV: Location = ("nav",)
NOT_ALLOWED = "settings-allowed"
LANGUAGE: Location = ("theme", "language")
PICTURES: tuple[Location, ...] = (("theme", "logo"), ("theme", "favicon"))
REPOSITORY: Location = ("repo_url",)
DEFAULT_LANGUAGE = "en"
CLINIC_NAME = "{clinic}"  # stands for the clinic's name, which is in content/clinic.yml
FILLED = ("site_name", "site_description", "site_author", "copyright")  # in which it does
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
    def level(self) -> int:
        """How deep it stands in the menu: 1 for what nothing encloses."""
        return sum(isinstance(part, int) for part in self.place)

    @property
    def is_cut(self) -> bool:
        """Whether it stops at a # that may belong to it: `Visit #2: costs.md`, but not `costs.md # first`."""
        return isinstance(self.target, Cut) and not self.target.endswith(".md")


def read_config(root: Path) -> YamlFile:
    """Read mkdocs.yml without checking its settings. Errors: `CheckFailed` when it cannot be read."""
    return parse_yaml(read_text(root, CONFIG), CONFIG, tags=True)


def language(root: Path) -> str:
    """Return the language of the site: what mkdocs.yml sets, if its words are there, or else English."""
    try:
        code = value_at(read_config(root), LANGUAGE)
    except CheckFailed:  # told by who judges mkdocs.yml
        code = None
    return code if is_language(code) and is_plain_file(root, words_file(code)) else DEFAULT_LANGUAGE


def pictures(root: Path) -> set[str]:
    """Return the names in docs/ of the logo and the icon of browser tabs, as far as mkdocs.yml names any."""
    try:
        file = read_config(root)
    except CheckFailed:  # told by who judges mkdocs.yml
        return set()
    return {name for place in PICTURES if isinstance(name := value_at(file, place), str)}


def is_language(code: Plain) -> TypeGuard[str]:
    """Tell whether a value is the code of a language."""
    return isinstance(code, str) and bool(re.fullmatch(A_LANGUAGE, code))


def value_at(file: YamlFile, place: Location) -> Plain:
    """Return the value at a location of the file, or None."""
    found = file.data
    for part in place:
        found = found.get(str(part)) if isinstance(found, dict) else None
    return found


def quoted(value: Plain) -> str:
    """Return a value as messages quote it."""
    match value:
        case None:
            return "empty"
        case str():
            return f'"{shortened(value)}"'
        case Tagged():
            return f"{value.tag} {quoted(value.value)}"
        case dict():
            return "a group of lines" if value else "{}"
        case _:
            items = (str(item) if isinstance(item, str) and ":" not in item else quoted(item) for item in value)
            return f"[{shortened(', '.join(items))}]"


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
