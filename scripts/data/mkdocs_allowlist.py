"""Checks mkdocs.yml against an allowlist before MkDocs reads it.

MkDocs runs what the file names (hooks, plugins, extensions, tags), and a build empties the folder `site_dir`. This
catches what was pasted from elsewhere; what a hostile branch can do is limited by the permissions of CI.

To allow a setting, add a line to `FIXED` or `JUDGED`, and a test of what the site does with it. What is refused, and
which plugins, extensions, and features work, is in material.yml.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from pathlib import Path

from scripts.data import theme_settings
from scripts.data.look import wrong_pictures
from scripts.data.material import NOTES, by_name, features, meant
from scripts.data.mkdocs_yml import (
    CONFIG,
    FILLED,
    LANGUAGE,
    NOT_ALLOWED,
    REPOSITORY,
    is_language,
    language,
    quoted,
    read_config,
    value_at,
)
from scripts.data.model import LINES_BELOW, ONE_LINE_EACH, Rule
from scripts.data.source_files import COMPARE, RESTORE, odd_files, plain_files
from scripts.data.words import A_CODE, WORDS, words_file
from scripts.data.yaml_reader import Location, Plain, Quoted, Tagged, YamlFile, parse_yaml
from scripts.diagnostics import CheckFailed, Diagnostic, shortened, suggestion

GONE = "settings-missing"
ARE_PROGRAMS = "plugins are programs that are not checked"
FIXED = {  # the one value that a setting may have, as it is written, and why it may have no other
    "site_url": ('!ENV [SITE_URL, "http://127.0.0.1:8000/"]', "but the address is set when the site is built"),
    "site_dir": (".build/site", "but every build empties that folder"),
    "docs_dir": ("docs", "but pages there are not checked"),
    "use_directory_urls": ("true", "but the addresses of pages end with a slash"),
    "strict": ("true", "but a warning must stop the build"),
    "theme.name": ("material", "but the templates are made for material"),
    "theme.variant": ("classic", "but the templates are made for classic"),
    "theme.custom_dir": ("overrides", "but templates there are not checked"),
    "theme.font": ("false", "but pages load nothing from other sites"),
    "validation.omitted_files": ("warn", "but a page missing from the menu must stop the build"),
    "validation.not_found": ("warn", "but a broken link must stop the build"),
    "validation.absolute_links": ("warn", "but a link that begins with / must stop the build"),
    "validation.unrecognized_links": ("warn", "but a broken link must stop the build"),
    "validation.anchors": ("info", "but another check reports the line of such a link"),
    "hooks": ("[scripts/hooks.py]", "but other hooks are programs that are not checked"),
    "plugins": ("[]", f"but {ARE_PROGRAMS}"),
}


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
        yield from _setting(here, data)
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


def _setting(place: Location, value: Plain) -> Iterator[Rule]:
    name = ".".join(map(str, place))
    if place == PLUGINS and isinstance(value, list) and value:
        yield from _plugins(place, value)
    elif name in FIXED:
        yield from _fixed(place, value, *FIXED[name])
    elif name not in LISTS or isinstance(value, list):
        yield from JUDGED[name](place, value)
    elif value is None:
        yield place, f"{place[-1]} is empty", ONE_LINE_EACH, "value-missing"
    else:
        yield place, f"{place[-1]} is {quoted(value)}, not a list", ONE_LINE_EACH, "value-type"


def _fixed(place: Location, value: Plain, allowed: str, why: str) -> Iterator[Rule]:
    hint = f"write {place[-1]}: {allowed}"
    if (value if isinstance(value, str) else quoted(value)) != allowed:
        yield place, f"{place[-1]} is {quoted(value)}, {why}", hint, NOT_ALLOWED
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
    if value_at(file, ("edit_uri",)) and not value_at(file, REPOSITORY):
        hint = "add repo_url: and the address of the repository"
        yield ("edit_uri",), "edit_uri is there without repo_url", hint, GONE
    for name in NEEDED:
        *around, key = place = tuple(name.split("."))
        if isinstance(group := value_at(file, tuple(around)), dict) and key not in group:
            yield place, f'"{key}:" is missing', f"add {key}: {FIXED[name][0]}" if name in FIXED else RESTORE, GONE


def _language(place: Location, code: Plain) -> Iterator[Rule]:
    if not is_language(code):
        yield place, f"{place[-1]} is {quoted(code)}, which is not a language code", A_CODE, "language-file"


def _plugins(place: Location, value: Plain) -> Iterator[Rule]:
    for index, item in enumerate(_listed(value)):
        for name, _ in _named(item):
            found = by_name("plugins").get(name.removeprefix("material/"))
            why, hint = (found.refused, found.cure) if found else (ARE_PROGRAMS, "delete it")
            yield (*place, index), f'the plugin "{shortened(name)}" is not for this site: {why}', hint, NOT_ALLOWED


@cache
def in_use() -> Mapping[str, Mapping[str, Plain]]:
    """Return the extensions that are used, each with the options it has to have: all are Material's."""
    found: dict[str, Mapping[str, Plain]] = {}
    for feature in features("extensions"):
        for item in _listed(parse_yaml(feature.example, CONFIG).data) if feature.works else ():
            found |= {name: options if isinstance(options, dict) else {} for name, options in _named(item)}
    return found


def _extensions(place: Location, listed: Plain) -> Iterator[Rule]:
    """Reason: an extension is a program, and options can make it read files or call functions."""
    for index, item in enumerate(_listed(listed)):
        for name, options in _named(item):
            yield from (((*place, index), *fault) for fault in _extension(name, options or {}))


def _listed(value: Plain) -> list[Plain]:
    return value if isinstance(value, list) else []


def _named(item: Plain) -> Iterable[tuple[str, Plain]]:
    """Return what an entry of a list names, each with its options."""
    if isinstance(item, dict) and item:
        return item.items()
    return [(item if isinstance(item, str) else quoted(item), None)]


def _extension(name: str, options: Plain) -> Iterator[tuple[str, str, str]]:
    needed, refused = in_use().get(name), by_name("extensions")
    if needed is None:
        if name in refused:
            message = f'the extension "{name}" is not for this site: {refused[name].refused}'
            yield message, refused[name].cure, NOT_ALLOWED
        else:
            message = f'the extension "{shortened(name)}" is not allowed'
            yield message, meant(name, "extensions"), NOT_ALLOWED
    elif options != needed:
        has = "has other options" if needed else "has options"
        given = options if isinstance(options, dict) else ()
        known = [refused[key] for option in given if (key := f"{name}.{option}") in refused]
        why = f": {known[0].refused}" if known else ""
        yield f'the extension "{name}" {has}{why}', _options(needed), NOT_ALLOWED


def _options(needed: Mapping[str, Plain]) -> str:
    if not needed:
        return "write only its name"
    lines = ", ".join(f"{name}: {value}" for name, value in needed.items())
    return f"write a colon behind its name, and below it only {lines}"


JUDGED: Mapping[str, Callable[[Location, Plain], Iterator[Rule]]] = {
    **dict.fromkeys(FILLED, theme_settings.clinic_words),
    "theme.language": _language,
    "theme.palette": theme_settings.palette,
    "theme.logo": theme_settings.text,
    "theme.favicon": theme_settings.text,
    "theme.features": theme_settings.features,
    **{f"theme.icon.{name}": theme_settings.icon for name in ("logo", "repo", "edit")},
    **{f"theme.icon.admonition.{kind}": theme_settings.icon for kind in NOTES},
    "extra.social": theme_settings.social,
    "extra.homepage": theme_settings.address,
    "repo_url": theme_settings.address,
    "repo_name": theme_settings.words,
    "edit_uri": theme_settings.path,
    "nav": theme_settings.menu,
    "markdown_extensions": _extensions,
}
LISTS = {"nav", "markdown_extensions", "theme.features", "extra.social"}
NEEDED = (
    *("site_name", "site_url", "site_dir", "theme", "theme.name", "theme.custom_dir"),
    *("nav", "markdown_extensions", "hooks", "plugins"),
)
BY_PLACE: set[Location] = {tuple(name.split(".")) for name in (*FIXED, *JUDGED)}
GROUPS = {place[:-1] for place in BY_PLACE}
PLUGINS: Location = ("plugins",)
# Where no tag passes anyway: what is listed is compared as a whole.
WITH_TAGS: set[Location] = {("site_url",), PLUGINS, ("markdown_extensions",)}
