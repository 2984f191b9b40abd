"""Checks mkdocs.yml against an allowlist before MkDocs reads it.

MkDocs runs what the file names (hooks, plugins, extensions, tags), and a build empties the folder `site_dir`. This
catches what was pasted from elsewhere; what a hostile branch can do is limited by the permissions of CI.
"""

from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path

from pydantic_core import PydanticCustomError

from scripts.data.front_matter import shown_text
from scripts.data.mkdocs_yml import (
    CONFIG,
    EXTENSIONS,
    LANGUAGE,
    NOT_HERE,
    SETTINGS,
    MenuEntry,
    Setting,
    is_language,
    language,
    menu_entries,
    read_config,
    value_at,
)
from scripts.data.model import LINES_BELOW, ONE_LINE_EACH, Rule
from scripts.data.source_files import COMPARE, RESTORE, odd_files, plain_files
from scripts.data.words import A_CODE, WORDS, words_file
from scripts.data.yaml_reader import Location, Plain, Quoted, Tagged, YamlFile
from scripts.data.yaml_syntax import WHOLE
from scripts.diagnostics import CheckFailed, Diagnostic, shortened, suggestion

BY_PLACE: dict[Location, Setting] = {tuple(name.split(".")): setting for name, setting in SETTINGS.items()}
GROUPS = {place[:-1] for place in BY_PLACE}
A_MENU_LINE = "write it like - Costs: costs.md"
NOT_ALLOWED, MENU = "settings-allowed", "menu-line"
LEVELS = 3
ADDRESS_PLACE: Location = ("site_url",)


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


def wrong_settings(file: YamlFile) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each line of mkdocs.yml that is not allowed, and for each that is missing."""
    for place, message, hint, code in chain(_group((), file.data), _missing(file)):
        yield Diagnostic(CONFIG, file.line(place), message, hint, code)


def _group(here: Location, data: Plain) -> Iterator[Rule]:
    if here != ADDRESS_PLACE and (tagged := [*_tags(data, here)]):
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
        yield here, f"{name} is {_quoted(data)}, not a group of lines", hint, "value-type"


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
    why = NOT_HERE.get(".".join(map(str, place)), NOT_HERE["<<"] if key == "<<" else None)
    if why:
        return f'"{key}:" is not allowed here: {why[0]}', why[1], NOT_ALLOWED
    known = (str(known[-1]) for known in {*BY_PLACE, *GROUPS} - {()} if known[:-1] == place[:-1])
    return f'"{key}:" is not recognized here', suggestion(key, known), "key-unknown"


def _setting(place: Location, value: Plain, setting: Setting) -> Iterator[Rule]:
    match setting.allowed:
        case "words":
            yield from _words(place, str(place[-1]), value)
        case "menu" if isinstance(value, list):
            for entry in menu_entries(value):
                yield from _entry(entry)
        case "extensions" if isinstance(value, list):
            for index, item in enumerate(value):
                yield from _extension((*place, index), item)
        case "menu" | "extensions" if value is None:
            yield place, f"{place[-1]} is empty", ONE_LINE_EACH, "value-missing"
        case "menu" | "extensions":
            yield place, f"{place[-1]} is {_quoted(value)}, not a list", ONE_LINE_EACH, "value-type"
        case "language":
            if not is_language(value):
                yield place, f"{place[-1]} is {_quoted(value)}, which is not a language code", A_CODE, "language-file"
        case allowed:
            yield from _fixed(place, value, allowed, setting.why)


def _fixed(place: Location, value: Plain, allowed: tuple[str, ...], why: str) -> Iterator[Rule]:
    hint = f"write {place[-1]}: {' or '.join(allowed)}"
    if (value if isinstance(value, str) else _quoted(value)) not in allowed:
        yield place, f"{place[-1]} is {_quoted(value)}, {why}", hint, NOT_ALLOWED
    elif isinstance(value, Quoted) and value in {"true", "false", "[]"}:
        yield place, f"{place[-1]} is in quotation marks, which change its meaning", hint, NOT_ALLOWED


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
    for place in {way for name in needed for way in (name, name[:-1])} - {()}:
        around = value_at(file, place[:-1])
        if isinstance(around, dict) and place[-1] not in around:
            allowed = needed[place].allowed if place in needed else ""
            hint = f"add {place[-1]}: {allowed[0]}" if isinstance(allowed, tuple) else RESTORE
            yield place, f'"{place[-1]}:" is missing', hint, "settings-missing"


def _words(place: Location, name: str, text: Plain) -> Iterator[Rule]:
    """Check words that readers see."""
    try:
        shown_text(text)
    except PydanticCustomError as error:
        context = error.context or {}
        what = "empty" if text is None else f"{_quoted(text)}, {context['what']}"
        yield place, f"{name} is {what}", context["hint"], context["code"]


def _entry(entry: MenuEntry) -> Iterator[Rule]:
    if not entry.has_hyphen:
        yield entry.place, f'"{shortened(entry.title or "")}:" has no - before it', A_MENU_LINE, MENU
    if entry.title is not None:
        yield from _words(entry.place, "a menu title", entry.title)
    if entry.level == LEVELS + 1:
        message = f'"{shortened(entry.title or str(entry.target))}" is on a fourth level, and the menu has three'
        yield entry.place, message, "move it out of the group around it", MENU
    if isinstance(entry.target, dict) or not entry.target:
        yield entry.place, "a menu entry has no page", A_MENU_LINE, MENU
    elif entry.is_cut:
        yield entry.place, f"{_quoted(entry.target)} stops at a #, and the rest is ignored", WHOLE, "yaml-hash"
    elif isinstance(entry.target, str) and not entry.page and not entry.target.startswith("https://"):
        hint = "write a page in docs/, or an address that begins with https://"
        yield entry.place, f"the menu links to {_quoted(entry.target)}", hint, MENU


def _extension(place: Location, item: Plain) -> Iterator[Rule]:
    """Check an extension: each is a program, and options can make it read files or call functions."""
    quoted = item if isinstance(item, str) else _quoted(item)
    for name, options in item.items() if isinstance(item, dict) else [(quoted, None)]:
        if name not in EXTENSIONS:
            message = f'the extension "{shortened(name)}" is not allowed'
            yield place, message, suggestion(shortened(name), EXTENSIONS), NOT_ALLOWED
        elif (options or {}) != (needed := EXTENSIONS[name]):
            has = "has other options" if needed else "has options"
            yield place, f'the extension "{name}" {has}', _options(needed), NOT_ALLOWED


def _options(needed: Mapping[str, str]) -> str:
    if not needed:
        return "write only its name"
    lines = ", ".join(f"{name}: {value}" for name, value in needed.items())
    return f"write a colon behind its name, and below it only {lines}"


def _quoted(value: Plain) -> str:
    """Return a value as messages quote it."""
    match value:
        case None:
            return "empty"
        case str():
            return f'"{shortened(value)}"'
        case Tagged():
            return f"{value.tag} {_quoted(value.value)}"
        case dict():
            return "a group of lines" if value else "{}"
        case _:
            items = (str(item) if isinstance(item, str) and ":" not in item else _quoted(item) for item in value)
            return f"[{shortened(', '.join(items))}]"
