"""mkdocs.yml judged by the list of what it may say, before MkDocs reads it.

Reason: MkDocs' own reader runs what the file names (hooks, plugins, extensions, tags), and a build empties the folder
of `site_dir`. This catches what was pasted from elsewhere; what a branch may do, the permissions of CI decide.
"""

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from pydantic_core import PydanticCustomError

from scripts.data.fields import words
from scripts.data.front_matter import read_otherwise
from scripts.data.load import ONE_LINE_EACH
from scripts.data.mkdocs_settings import EXTENSIONS, NOT_HERE, SETTINGS, Setting
from scripts.data.mkdocs_yml import CONFIG, LANGUAGE, NAV, MenuEntry, language, menu_entries, read_config, value_at
from scripts.data.source_files import odd_files, plain_files
from scripts.data.words import A_CODE, A_LANGUAGE, WORDS, words_file
from scripts.data.yaml_errors import WHOLE
from scripts.data.yaml_reader import Location, Plain, YamlFile
from scripts.diagnostics import CheckFailed, Diagnostic, shortened, suggestion

BY_PLACE: dict[Location, Setting] = {tuple(name.split(".")): setting for name, setting in SETTINGS.items()}
GROUPS = {place[:-1] for place in BY_PLACE} - {()}
INDENTED = "write its lines below it, each two spaces further in"
A_MENU_LINE = "write it like - Costs: costs.md"
ADDRESS_PLACE: Location = ("site_url",)

Wrong = tuple[Location, str, str]  # where, what is wrong, what to write


def before_mkdocs(root: Path) -> Iterator[Diagnostic]:
    """Yield what MkDocs must not be let near: links and pipes among the sources, settings that it must not follow."""
    yield from odd_files(root)
    try:
        config = read_config(root)
    except CheckFailed as found:
        yield from found.diagnostics
        return
    yield from wrong_settings(config)
    yield from _without_words(root, config)


def wrong_settings(file: YamlFile) -> Iterator[Diagnostic]:
    """Yield a problem for each line that mkdocs.yml may not have, and each that it lacks."""
    groups = () if _has_foreign_tag(file, ()) else _group(file, ())
    for place, message, hint in chain(groups, _missing(file), _tags(file)):
        yield Diagnostic(CONFIG, file.line(place), message, hint)


def _group(file: YamlFile, here: Location) -> Iterator[Wrong]:
    data = value_at(file, here)
    if not isinstance(data, dict):
        yield here, f"{here[-1] if here else 'the file'} is {_told(data)}", INDENTED
        return
    for key in data:
        place = (*here, key)
        if _has_foreign_tag(file, place):
            continue
        if place in GROUPS:
            yield from _group(file, place)
        elif place in BY_PLACE:
            yield from _setting(file, place, BY_PLACE[place])
        else:
            yield place, *_not_here(place)


def _not_here(place: Location) -> tuple[str, str]:
    key = shortened(str(place[-1]))
    why = NOT_HERE.get(".".join(map(str, place)), NOT_HERE["<<"] if key == "<<" else None)
    if why:
        return f'"{key}:" is not for this site: {why[0]}', why[1]
    return f'"{key}:" is not known here', suggestion(
        key, (str(known[-1]) for known in {*BY_PLACE, *GROUPS} if known[:-1] == place[:-1])
    )


def _setting(file: YamlFile, place: Location, setting: Setting) -> Iterator[Wrong]:
    match setting.allowed:
        case "words":
            yield from _words(file, place, str(place[-1]), value_at(file, place))
        case "menu":
            yield from _menu(file)
        case "language":
            yield from _language(file, place)
        case "extensions":
            yield from _extensions(file, place)
        case allowed:
            yield from _fixed(file, place, allowed, setting.why)


def _fixed(file: YamlFile, place: Location, allowed: tuple[str, ...], why: str) -> Iterator[Wrong]:
    value, tag = value_at(file, place), file.tags.get(place)
    written = f"{tag} {_told(value)}" if tag else value if isinstance(value, str) else _told(value)
    hint = f"write {place[-1]}: {' or '.join(allowed)}"
    if written not in allowed:
        yield place, f"{place[-1]} is {f'{tag} ' if tag else ''}{_told(value)}, {why}", hint
    elif place in file.quoted and written in {"true", "false", "[]"}:
        yield place, f"{place[-1]} has quotation marks, which make another value of it", hint


def _language(file: YamlFile, place: Location) -> Iterator[Wrong]:
    code = value_at(file, place)
    if not (isinstance(code, str) and re.fullmatch(A_LANGUAGE, code)):
        yield place, f"{place[-1]} is {_told(code)}, which is not the code of a language", A_CODE


def _without_words(root: Path, file: YamlFile) -> Iterator[Diagnostic]:
    """Yield the language that is set when nobody has said the site's words in it."""
    code = value_at(file, LANGUAGE)
    if isinstance(code, str) and re.fullmatch(A_LANGUAGE, code) and code != language(root):
        known = (path.stem for path in plain_files(root, WORDS, ".yml"))
        message = f'language is "{code}", and there is no {words_file(code)}'
        yield Diagnostic(CONFIG, file.line(LANGUAGE), message, f"write that file, or {' or '.join(known)} here")


def _missing(file: YamlFile) -> Iterator[Wrong]:
    needed = {place: setting for place, setting in BY_PLACE.items() if setting.is_needed}
    for place in {way for name in needed for way in (name, name[:-1])} - {()}:
        around = value_at(file, place[:-1])
        if isinstance(around, dict) and place[-1] not in around:
            allowed = needed[place].allowed if place in needed else ""
            value = f": {allowed[0]}" if isinstance(allowed, tuple) else ":, as History on GitHub has it"
            yield place, f'"{place[-1]}:" is missing', f"write {place[-1]}{value}"


def _tags(file: YamlFile) -> Iterator[Wrong]:
    """Reason: a tag has MkDocs read the environment, or make any object of Python's."""
    for place in filter(lambda place: _has_foreign_tag(file, place), file.tags):
        name = file.tags[place].replace("tag:yaml.org,2002:", "!!")
        yield place, f'"{shortened(name)}" has MkDocs run or read something else', "write the value itself"


def _has_foreign_tag(file: YamlFile, place: Location) -> bool:
    return place in file.tags and place != ADDRESS_PLACE


def _words(file: YamlFile, place: Location, name: str, text: Plain) -> Iterator[Wrong]:
    """Judge words that a reader gets. Reason for the second look: MkDocs takes 12:30 for a number and yes for true."""
    try:
        also = read_otherwise(words(text))
    except PydanticCustomError as error:
        context = error.context or {}
        what = "empty" if text is None else f"{_told(text)}, {context['what']}"
        yield place, f"{name} is {what}", context["fix"]
        return
    if also and place not in file.quoted:
        yield place, f"{name} is {_told(text)}, which is also read as {also}", "write several words"


def _menu(file: YamlFile) -> Iterator[Wrong]:
    if not isinstance(value_at(file, NAV), list):
        yield NAV, f"nav is {_told(value_at(file, NAV))}", ONE_LINE_EACH
    for entry in menu_entries(file):
        yield from _entry(file, entry)


def _entry(file: YamlFile, entry: MenuEntry) -> Iterator[Wrong]:
    if not entry.has_hyphen:
        yield entry.place, f'"{shortened(entry.title or "")}:" has no - of its own', A_MENU_LINE
    if entry.title is not None:
        yield from _words(file, entry.place, "a title of the menu", entry.title)
    if isinstance(entry.target, dict) or not entry.target:
        yield entry.place, "a line of the menu leads nowhere", A_MENU_LINE
    elif entry.is_cut:
        yield entry.place, f"{_told(entry.target)} ends before a #, and what follows it is lost", WHOLE
    elif isinstance(entry.target, str) and not entry.page and not entry.target.startswith("https://"):
        yield entry.place, f"the menu leads to {_told(entry.target)}", "write a page of docs/, or begin with https://"


def _extensions(file: YamlFile, place: Location) -> Iterator[Wrong]:
    """Judge the list of extensions: each is a program, and its options can make it read files or run functions."""
    listed = value_at(file, place)
    if not isinstance(listed, list):
        yield place, f"{place[-1]} is {_told(listed)}", ONE_LINE_EACH
        return
    for index, item in enumerate(listed):
        told = item if isinstance(item, str) else _told(item)
        for name, options in item.items() if isinstance(item, dict) else [(told, None)]:
            if name not in EXTENSIONS:
                message = f'the extension "{shortened(name)}" is not one that the checks know'
                yield (*place, index), message, suggestion(shortened(name), EXTENSIONS)
            elif options:
                yield (*place, index), f'the extension "{name}" has options', "write only its name"


def _told(value: Plain) -> str:
    """Return a value as a message tells it."""
    match value:
        case None:
            return "empty"
        case str():
            return f'"{shortened(value)}"'
        case dict():
            return "a group of lines" if value else "{}"
        case _:
            told = (str(item) if isinstance(item, str) and ":" not in item else _told(item) for item in value)
            return f"[{shortened(', '.join(told))}]"
