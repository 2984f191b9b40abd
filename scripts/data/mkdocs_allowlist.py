"""Checks mkdocs.yml against an allowlist before MkDocs reads it.

MkDocs runs what the file names (hooks, plugins, extensions, tags), and a build empties the folder `site_dir`. This
catches what was pasted from elsewhere; what a hostile branch can do is limited by the permissions of CI.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from scripts.data import program_settings, theme_settings
from scripts.data.look import wrong_pictures
from scripts.data.material import by_name
from scripts.data.mkdocs_yml import (
    CONFIG,
    LANGUAGE,
    NOT_ALLOWED,
    REPOSITORY,
    SETTINGS,
    MenuEntry,
    Setting,
    is_language,
    language,
    menu_entries,
    quoted,
    read_config,
    value_at,
)
from scripts.data.model import LINES_BELOW, ONE_LINE_EACH, Rule
from scripts.data.source_files import COMPARE, RESTORE, odd_files, plain_files
from scripts.data.words import A_CODE, WORDS, words_file
from scripts.data.yaml_reader import Location, Plain, Tagged, YamlFile
from scripts.data.yaml_syntax import WHOLE
from scripts.diagnostics import CheckFailed, Diagnostic, shortened, suggestion

BY_PLACE: dict[Location, Setting] = {tuple(name.split(".")): setting for name, setting in SETTINGS.items()}
GROUPS = {place[:-1] for place in BY_PLACE}
A_MENU_LINE = "write it like - Costs: costs.md"
GONE, MENU = "settings-missing", "menu-line"
LEVELS = 3
PLUGINS: Location = ("plugins",)
# Where no tag passes anyway: what is listed is compared as a whole.
WITH_TAGS: set[Location] = {("site_url",), PLUGINS, ("markdown_extensions",)}


def before_mkdocs(root: Path) -> Iterator[Diagnostic]:
    """Yield what MkDocs must not see: links and pipes among the sources, and settings that are not allowed."""
    yield from odd_files(root)
    try:
        config = read_config(root)
    except CheckFailed as found:
        yield from found.diagnostics
        return
    yield from wrong_settings(config)
    yield from _without_words(root, config)
    yield from wrong_pictures(root, config)


def wrong_settings(file: YamlFile) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each line of mkdocs.yml that is not allowed, and for each that is missing."""
    for place, message, hint, code in chain(_group((), file.data), _missing(file)):
        yield Diagnostic(CONFIG, file.line(place), message, hint, code)


def _group(here: Location, data: Plain) -> Iterator[Rule]:
    if here not in WITH_TAGS and (tagged := [*_tags(data, here)]):
        yield from tagged
    elif here in BY_PLACE:
        yield from _setting(here, data, BY_PLACE[here])
    elif here not in GROUPS:
        yield here, *_not_here(here)
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _group((*here, key), value)
    else:
        name, hint = (here[-1], LINES_BELOW) if here else ("the file", COMPARE)
        yield here, f"{name} is {quoted(data)}, not a group of lines", hint, "value-type"


def _tags(data: Plain, here: Location) -> Iterator[Rule]:
    """Reason: a tag makes MkDocs read the environment or create any Python object."""
    if isinstance(data, Tagged):
        name = data.tag.replace("tag:yaml.org,2002:", "!!")
        yield here, f'the tag "{shortened(name)}" is not allowed', "write the value itself", NOT_ALLOWED
    elif here not in GROUPS:
        for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
            yield from _tags(value, (*here, key))


def _not_here(place: Location) -> tuple[str, str, str]:
    key = shortened(str(place[-1]))
    found = by_name("settings").get(key if key == "<<" else ".".join(map(str, place)))
    if found and found.refused:
        return f'"{key}:" is not allowed here: {found.refused}', found.cure, NOT_ALLOWED
    known = (str(known[-1]) for known in {*BY_PLACE, *GROUPS} - {()} if known[:-1] == place[:-1])
    return f'"{key}:" is not recognized here', suggestion(key, known), "key-unknown"


def _setting(place: Location, value: Plain, setting: Setting) -> Iterator[Rule]:
    if place == PLUGINS and isinstance(value, list) and value:
        yield from program_settings.plugins(place, value)
    elif not isinstance(setting.allowed, str):
        yield from program_settings.fixed(place, value, setting.allowed, setting.why)
    elif setting.allowed not in LISTS or isinstance(value, list):
        yield from JUDGES[setting.allowed](place, value)
    elif value is None:
        yield place, f"{place[-1]} is empty", ONE_LINE_EACH, "value-missing"
    else:
        yield place, f"{place[-1]} is {quoted(value)}, not a list", ONE_LINE_EACH, "value-type"


def _without_words(root: Path, file: YamlFile) -> Iterator[Diagnostic]:
    """Check that the words of the interface exist in the language of the site."""
    code = value_at(file, LANGUAGE)
    if is_language(code) and code != language(root):
        known = (path.stem for path in plain_files(root, WORDS, ".yml"))
        message = f'language is "{code}", but there is no {words_file(code)}'
        hint = f"add that file, or write {' or '.join(known)} here"
        yield Diagnostic(CONFIG, file.line(LANGUAGE), message, hint, "language-file")


def _missing(file: YamlFile) -> Iterator[Rule]:
    needed = {place: setting for place, setting in BY_PLACE.items() if setting.is_needed}
    if value_at(file, ("edit_uri",)) and not value_at(file, REPOSITORY):
        yield (
            ("edit_uri",),
            "edit_uri is there without repo_url",
            "add repo_url: and the address of the repository",
            GONE,
        )
    for place in {way for name in needed for way in (name, name[:-1])} - {()}:
        around = value_at(file, place[:-1])
        if isinstance(around, dict) and place[-1] not in around:
            allowed = needed[place].allowed if place in needed else ""
            hint = f"add {place[-1]}: {allowed[0]}" if isinstance(allowed, tuple) else RESTORE
            yield place, f'"{place[-1]}:" is missing', hint, GONE


def _menu(place: Location, listed: Plain) -> Iterator[Rule]:
    for entry in menu_entries(listed, place):
        yield from _entry(entry)


def _entry(entry: MenuEntry) -> Iterator[Rule]:
    if not entry.has_hyphen:
        yield entry.place, f'"{shortened(entry.title or "")}:" has no - before it', A_MENU_LINE, MENU
    if entry.title is not None:
        yield from theme_settings.words(entry.place, entry.title, "a menu title")
    if entry.level == LEVELS + 1:
        message = f'"{shortened(entry.title or str(entry.target))}" is on a fourth level, and the menu has three'
        yield entry.place, message, "move it out of the group around it", MENU
    if isinstance(entry.target, dict) or not entry.target:
        yield entry.place, "a menu entry has no page", A_MENU_LINE, MENU
    elif entry.is_cut:
        yield entry.place, f"{quoted(entry.target)} stops at a #, and the rest is ignored", WHOLE, "yaml-hash"
    elif isinstance(entry.target, str) and not entry.page and not entry.target.startswith("https://"):
        hint = "write a page in docs/, or an address that begins with https://"
        yield entry.place, f"the menu links to {quoted(entry.target)}", hint, MENU


def _language(place: Location, code: Plain) -> Iterator[Rule]:
    if not is_language(code):
        yield place, f"{place[-1]} is {quoted(code)}, which is not a language code", A_CODE, "language-file"


LISTS = {"menu", "extensions", "features", "social"}
JUDGES: Mapping[str, Callable[[Location, Plain], Iterator[Rule]]] = {
    "extensions": program_settings.extensions,
    "language": _language,
    "menu": _menu,
    "address": theme_settings.address,
    "features": theme_settings.features,
    "icon": theme_settings.icon,
    "palette": theme_settings.palette,
    "path": theme_settings.path,
    "picture": theme_settings.text,
    "social": theme_settings.social,
    "words": theme_settings.words,
    "clinic words": theme_settings.clinic_words,
}
