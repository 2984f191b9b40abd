"""What mkdocs.yml says, read as text with lines, and what it may say: the allowlist.

To allow a setting, add a line to `SETTINGS`, and a test of what the site does with it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal, NamedTuple, TypeGuard

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


# Each with the options it has to have; all are Material's.
EXTENSIONS: dict[str, dict[str, str]] = {
    **{name: {} for name in ("abbr", "admonition", "attr_list", "def_list", "md_in_html", "tables", "toc")},
    **{name: {} for name in ("pymdownx.blocks.caption", "pymdownx.details", "pymdownx.mark")},
    "pymdownx.tabbed": {"alternate_style": "true"},
    "pymdownx.tasklist": {"custom_checkbox": "true"},
}
ADDRESS = '!ENV [SITE_URL, "http://127.0.0.1:8000/"]'


@dataclass(frozen=True, slots=True)
class Setting:
    """The values a setting may have: one of `allowed`, as written, or a kind of text; `why` nothing else is allowed."""

    allowed: tuple[str, ...] | Literal["words", "menu", "extensions", "language"]
    why: str = ""
    is_needed: bool = False


SETTINGS = {
    "site_name": Setting("words", is_needed=True),
    "site_description": Setting("words"),
    "site_author": Setting("words"),
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
    "nav": Setting("menu", is_needed=True),
    "validation.omitted_files": Setting(("warn",), "but a page missing from the menu must stop the build"),
    "validation.not_found": Setting(("warn",), "but a broken link must stop the build"),
    "validation.absolute_links": Setting(("warn",), "but a link that begins with / must stop the build"),
    "validation.unrecognized_links": Setting(("warn",), "but a broken link must stop the build"),
    "validation.anchors": Setting(("info",), "but another check reports the line of such a link"),
    "markdown_extensions": Setting("extensions", is_needed=True),
    "hooks": Setting(("[scripts/hooks.py]",), "but other hooks are programs that are not checked", is_needed=True),
    "plugins": Setting(("[]",), "but plugins are programs that are not checked", is_needed=True),
}

OF_MATERIAL = ("no template in overrides/ reads it", "delete it, and edit overrides/ instead")
OF_REPOSITORY = ("the edit links come from content/clinic.yml", "write the address after repository: there")
OF_ANOTHER_SERVER = ("make serve does not read it", "set SITE_URL instead")
OF_A_BRANCH = ("the workflow pages publishes the site", "delete it")

# Settings of MkDocs or Material: why they are not used here, and what to do instead.
NOT_HERE = {
    "INHERIT": ("other files are not checked", "copy its lines here"),
    "<<": ("merged lines are not checked", "write them here"),
    "extra_javascript": ("pages load only the scripts in overrides/assets/", "delete it"),
    "extra_css": ("all styles are in overrides/assets/", "delete it"),
    "extra_templates": ("all templates are in overrides/", "delete it"),
    "extra": ("no template in overrides/ reads it", "put facts in content/"),
    "mdx_configs": ("extensions have no options here", "delete it"),
    "exclude_docs": ("everything in docs/ is published", "move the file out of docs/"),
    "draft_docs": ("everything in docs/ is published", "keep the draft on a branch"),
    "not_in_nav": ("every page is in the menu", "add the page below nav:"),
    "pages": ("it is now called nav", "write nav:"),
    "copyright": ("no template in overrides/ reads it", "edit overrides/partials/footer.html"),
    "google_analytics": ("the site does not track readers", "delete it"),
    "dev_addr": OF_ANOTHER_SERVER,
    "watch": ("make serve watches all files anyway", "delete it"),
    **dict.fromkeys(("repo_url", "repo_name", "edit_uri", "edit_uri_template"), OF_REPOSITORY),
    **dict.fromkeys(("remote_branch", "remote_name"), OF_A_BRANCH),
    "config_file_path": ("MkDocs sets it itself", "delete it"),
    **dict.fromkeys(
        ("theme.favicon", "theme.logo", "theme.icon", "theme.palette", "theme.features", "theme.direction"), OF_MATERIAL
    ),
    "theme.locale": ("language: sets the language", "delete it"),
    "theme.static_templates": ("all pages are in docs/", "delete it"),
}
