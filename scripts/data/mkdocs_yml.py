"""mkdocs.yml, read as text with lines: single values, and the entries of the menu."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple, TypeGuard

from scripts.data.source_files import is_plain_file, read_text
from scripts.data.words import LANGUAGE_CODE, words_file
from scripts.data.yaml_reader import Cut, Location, Tagged, YamlFile, YamlValue, parse_yaml
from scripts.diagnostics import CheckFailed, shortened

CONFIG = PurePosixPath("mkdocs.yml")
NAV: Location = ("nav",)
NOT_ALLOWED = "settings-allowed"
LANGUAGE: Location = ("theme", "language")
PICTURE_SETTINGS: tuple[Location, ...] = (("theme", "logo"), ("theme", "favicon"))
REPOSITORY: Location = ("repo_url",)
DEFAULT_LANGUAGE = "en"
CLINIC_NAME = "{clinic}"  # stands for the clinic's name, which is in content/clinic.yml
WITH_CLINIC_NAME = ("site_name", "site_description", "site_author", "copyright")  # the settings that may have it
OTHER_SITE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


class MenuEntry(NamedTuple):
    """An entry of the menu: its location in the file, its title, if any, and its page, address, or group.

    `has_hyphen` is False for a second entry after the same hyphen.
    """

    location: Location
    title: str | None
    target: YamlValue
    has_hyphen: bool = True

    @property
    def page(self) -> str | None:
        """The name of a page in docs/, or None for a group, an external address or a value cut at a #."""
        is_text = isinstance(self.target, str) and not self.is_cut
        return str(self.target) if is_text and not OTHER_SITE.match(str(self.target)) else None

    @property
    def level(self) -> int:
        """The depth of the entry in the menu: 1 at the top level."""
        return sum(isinstance(part, int) for part in self.location)

    @property
    def is_cut(self) -> bool:
        """Whether the target stops at a # that may belong to it: `Visit #2: costs.md`, but not `costs.md # first`."""
        return isinstance(self.target, Cut) and not self.target.endswith(".md")


def read_config(root: Path) -> YamlFile:
    """Read mkdocs.yml without checking its settings. Errors: `CheckFailed` when it cannot be read."""
    return parse_yaml(read_text(root, CONFIG), CONFIG, tags=True)


def site_language(root: Path) -> str:
    """Return the language of the site: that of mkdocs.yml if it has a words file, or else English."""
    try:
        code = value_at(read_config(root), LANGUAGE)
    except CheckFailed:  # reported by the check of mkdocs.yml
        code = None
    return code if is_language_code(code) and is_plain_file(root, words_file(code)) else DEFAULT_LANGUAGE


def configured_pictures(root: Path) -> set[str]:
    """Return the file names in docs/ of the logo and the icon of browser tabs, as far as mkdocs.yml sets them."""
    try:
        file = read_config(root)
    except CheckFailed:  # reported by the check of mkdocs.yml
        return set()
    return {name for location in PICTURE_SETTINGS if isinstance(name := value_at(file, location), str)}


def is_language_code(code: YamlValue) -> TypeGuard[str]:
    """Return whether a value has the form of a language code."""
    return isinstance(code, str) and bool(re.fullmatch(LANGUAGE_CODE, code))


def value_at(file: YamlFile, location: Location) -> YamlValue:
    """Return the value at a location of the file, or None if there is none."""
    value = file.data
    for part in location:
        value = value.get(str(part)) if isinstance(value, dict) else None
    return value


def quoted(value: YamlValue) -> str:
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


def menu_entries(listed: YamlValue, here: Location = NAV) -> Iterator[MenuEntry]:
    """Yield every entry of the menu, which is the value of `nav`, in order and including groups."""
    for index, item in enumerate(listed if isinstance(listed, list) else ()):
        location = (*here, index)
        if isinstance(item, dict) and item:
            for number, (title, target) in enumerate(item.items()):
                yield MenuEntry((*location, title), title, target, has_hyphen=number == 0)
                yield from menu_entries(target, (*location, title))
        else:
            yield MenuEntry(location, None, item)
