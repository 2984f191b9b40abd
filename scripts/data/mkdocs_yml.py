"""What mkdocs.yml says, read as text with lines, and what it may say: the allowlist.

To allow a setting, add a line to `SETTINGS`, and a test of what the site does with it. What is refused, and which
plugins, extensions, and features work, is in material.yml.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NamedTuple, TypeGuard

from scripts.data.material import NOTES
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


ARE_PROGRAMS = "plugins are programs that are not checked"
ADDRESS = '!ENV [SITE_URL, "http://127.0.0.1:8000/"]'


@dataclass(frozen=True, slots=True)
class Setting:
    """The values a setting may have: one of `allowed`, as written, or those that its judge lets through, by its name.

    `why` says why no other value is allowed.
    """

    allowed: tuple[str, ...] | str
    why: str = ""
    is_needed: bool = False


SETTINGS = {
    **{name: Setting("clinic words", is_needed=name == "site_name") for name in FILLED},
    "site_url": Setting((ADDRESS,), "but the address is set when the site is built", is_needed=True),
    "site_dir": Setting((".build/site",), "but every build empties that folder", is_needed=True),
    "docs_dir": Setting(("docs",), "but pages there are not checked"),
    "use_directory_urls": Setting(("true",), "but the addresses of pages end with a slash"),
    "strict": Setting(("true",), "but a warning must stop the build"),
    "theme.name": Setting(("material",), "but the templates are made for material", is_needed=True),
    "theme.variant": Setting(("classic",), "but the templates are made for classic"),
    "theme.custom_dir": Setting(("overrides",), "but templates there are not checked", is_needed=True),
    "theme.font": Setting(("false",), "but pages load nothing from other sites"),
    "theme.language": Setting("language"),
    "theme.palette": Setting("palette"),
    "theme.logo": Setting("picture"),
    "theme.favicon": Setting("picture"),
    "theme.features": Setting("features"),
    **{f"theme.icon.{name}": Setting("icon") for name in ("logo", "repo", "edit")},
    **{f"theme.icon.admonition.{kind}": Setting("icon") for kind in NOTES},
    "extra.social": Setting("social"),
    "extra.homepage": Setting("address"),
    "repo_url": Setting("address"),
    "repo_name": Setting("words"),
    "edit_uri": Setting("path"),
    "nav": Setting("menu", is_needed=True),
    "validation.omitted_files": Setting(("warn",), "but a page missing from the menu must stop the build"),
    "validation.not_found": Setting(("warn",), "but a broken link must stop the build"),
    "validation.absolute_links": Setting(("warn",), "but a link that begins with / must stop the build"),
    "validation.unrecognized_links": Setting(("warn",), "but a broken link must stop the build"),
    "validation.anchors": Setting(("info",), "but another check reports the line of such a link"),
    "markdown_extensions": Setting("extensions", is_needed=True),
    "hooks": Setting(("[scripts/hooks.py]",), "but other hooks are programs that are not checked", is_needed=True),
    "plugins": Setting(("[]",), f"but {ARE_PROGRAMS}", is_needed=True),
}
