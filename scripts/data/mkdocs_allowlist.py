"""The allowlist against which mkdocs.yml is checked before MkDocs reads it.

MkDocs runs what the file names (hooks, plugins, extensions, tags), and a build empties the folder `site_dir`. This
catches what was pasted from elsewhere; what a hostile branch can do is limited by the permissions of CI.

To allow a setting, add a line to `FIXED` or `CHECKED`, and a test of what the site does with it. material.yml lists
what is refused, and which plugins, extensions, and features work.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from pathlib import Path

from scripts.data import theme_settings
from scripts.data.look import picture_faults
from scripts.data.material import NOTE_ICONS, by_name, features, replacement_for
from scripts.data.mkdocs_yml import (
    CONFIG,
    LANGUAGE,
    NOT_ALLOWED,
    REPOSITORY,
    WITH_CLINIC_NAME,
    is_language_code,
    quoted,
    read_config,
    site_language,
    value_at,
)
from scripts.data.model import LINES_BELOW, ONE_LINE_EACH, BrokenRule
from scripts.data.source_files import COMPARE, RESTORE, file_faults, plain_files
from scripts.data.words import LANGUAGE_HINT, WORDS, words_file
from scripts.data.yaml_reader import Location, Quoted, Tagged, YamlFile, YamlValue, parse_yaml
from scripts.diagnostics import CheckFailed, Diagnostic, shortened, suggestion

MISSING = "settings-missing"
UNCHECKED_PROGRAMS = "plugins are programs that are not checked"
FIXED = {  # the only value that a setting may have, as written, and why it may have no other
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
    "plugins": ("[]", f"but {UNCHECKED_PROGRAMS}"),
}


def check_before_mkdocs(root: Path) -> Iterator[Diagnostic]:
    """Yield a diagnostic for all that MkDocs must not read: links and pipes among the sources, unsafe settings."""
    yield from file_faults(root)
    try:
        config = read_config(root)
    except CheckFailed as failure:
        yield from failure.diagnostics
        return
    yield from setting_faults(config)
    yield from _missing_words(root, config)
    yield from picture_faults(root, config)


def setting_faults(file: YamlFile) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each line of mkdocs.yml that is not allowed, and for each that is missing."""
    for location, message, hint, code in chain(_check_location((), file.data), _missing_settings(file)):
        yield Diagnostic(CONFIG, file.line(location), message, hint, code)


def _check_location(here: Location, data: YamlValue) -> Iterator[BrokenRule]:
    if here not in TAGS_ALLOWED and (tagged := [*_tag_faults(data, here)]):
        yield from tagged
    elif here in KNOWN_SETTINGS:
        yield from _check_setting(here, data)
    elif here not in GROUPS:
        yield here, *_unknown_setting(here)
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _check_location((*here, key), value)
    else:
        name, hint = (here[-1], LINES_BELOW) if here else ("the file", COMPARE)
        yield here, f"{name} is {quoted(data)}, not a group of lines", hint, "value-type"


def _tag_faults(data: YamlValue, here: Location) -> Iterator[BrokenRule]:
    """Yield a broken rule for each tag. Reason: a tag makes MkDocs read the environment or create any Python object."""
    if isinstance(data, Tagged):
        name = data.tag.replace("tag:yaml.org,2002:", "!!")
        yield here, f'the tag "{shortened(name)}" is not allowed', "write the value itself", NOT_ALLOWED
    elif here not in GROUPS:
        for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
            yield from _tag_faults(value, (*here, key))


def _unknown_setting(location: Location) -> tuple[str, str, str]:
    key = shortened(str(location[-1]))
    feature = by_name("settings").get(key if key == "<<" else ".".join(map(str, location)))
    if feature and feature.refused:
        return f'"{key}:" is not allowed here: {feature.refused}', feature.cure, NOT_ALLOWED
    known = (str(known[-1]) for known in {*KNOWN_SETTINGS, *GROUPS} - {()} if known[:-1] == location[:-1])
    return f'"{key}:" is not recognized here', suggestion(key, known), "key-unknown"


def _check_setting(location: Location, value: YamlValue) -> Iterator[BrokenRule]:
    name = ".".join(map(str, location))
    if location == PLUGINS and isinstance(value, list) and value:
        yield from _check_plugins(location, value)
    elif name in FIXED:
        yield from _check_fixed(location, value, *FIXED[name])
    elif name not in LIST_SETTINGS or isinstance(value, list):
        yield from CHECKED[name](location, value)
    elif value is None:
        yield location, f"{location[-1]} is empty", ONE_LINE_EACH, "value-missing"
    else:
        yield location, f"{location[-1]} is {quoted(value)}, not a list", ONE_LINE_EACH, "value-type"


def _check_fixed(location: Location, value: YamlValue, allowed: str, why: str) -> Iterator[BrokenRule]:
    hint = f"write {location[-1]}: {allowed}"
    if (value if isinstance(value, str) else quoted(value)) != allowed:
        yield location, f"{location[-1]} is {quoted(value)}, {why}", hint, NOT_ALLOWED
    elif isinstance(value, Quoted) and value in {"true", "false", "[]"}:
        yield location, f"{location[-1]} is in quotation marks, which change its meaning", hint, NOT_ALLOWED


def _missing_words(root: Path, file: YamlFile) -> Iterator[Diagnostic]:
    """Yield a diagnostic if the words of the interface do not exist in the language of mkdocs.yml."""
    code = value_at(file, LANGUAGE)
    if is_language_code(code) and code != site_language(root):
        known = (path.stem for path in plain_files(root, WORDS, ".yml"))
        message = f'language is "{code}", but there is no {words_file(code)}'
        hint = f"add that file, or write {' or '.join(known)} here"
        yield Diagnostic(CONFIG, file.line(LANGUAGE), message, hint, "language-file")


def _missing_settings(file: YamlFile) -> Iterator[BrokenRule]:
    if value_at(file, ("edit_uri",)) and not value_at(file, REPOSITORY):
        hint = "add repo_url: and the address of the repository"
        yield ("edit_uri",), "edit_uri is there without repo_url", hint, MISSING
    for name in REQUIRED:
        *parent, key = location = tuple(name.split("."))
        if isinstance(group := value_at(file, tuple(parent)), dict) and key not in group:
            hint = f"add {key}: {FIXED[name][0]}" if name in FIXED else RESTORE
            yield location, f'"{key}:" is missing', hint, MISSING


def _check_language(location: Location, code: YamlValue) -> Iterator[BrokenRule]:
    if not is_language_code(code):
        message = f"{location[-1]} is {quoted(code)}, which is not a language code"
        yield location, message, LANGUAGE_HINT, "language-file"


def _check_plugins(location: Location, value: YamlValue) -> Iterator[BrokenRule]:
    for index, item in enumerate(_as_list(value)):
        for name, _ in _named_options(item):
            feature = by_name("plugins").get(name.removeprefix("material/"))
            why, hint = (feature.refused, feature.cure) if feature else (UNCHECKED_PROGRAMS, "delete it")
            yield (*location, index), f'the plugin "{shortened(name)}" is not for this site: {why}', hint, NOT_ALLOWED


@cache
def allowed_extensions() -> Mapping[str, Mapping[str, YamlValue]]:
    """Return the allowed extensions, from material.yml, each with the options that it must have."""
    allowed: dict[str, Mapping[str, YamlValue]] = {}
    for feature in features("extensions"):
        for item in _as_list(parse_yaml(feature.example, CONFIG).data) if feature.works else ():
            allowed |= {name: options if isinstance(options, dict) else {} for name, options in _named_options(item)}
    return allowed


def _check_extensions(location: Location, listed: YamlValue) -> Iterator[BrokenRule]:
    """Check each extension. Reason: an extension is a program, and options can make it read files or call functions."""
    for index, item in enumerate(_as_list(listed)):
        for name, options in _named_options(item):
            yield from (((*location, index), *fault) for fault in _check_extension(name, options or {}))


def _as_list(value: YamlValue) -> list[YamlValue]:
    return value if isinstance(value, list) else []


def _named_options(item: YamlValue) -> Iterable[tuple[str, YamlValue]]:
    """Return the names in an entry of a list, each with its options."""
    if isinstance(item, dict) and item:
        return item.items()
    return [(item if isinstance(item, str) else quoted(item), None)]


def _check_extension(name: str, options: YamlValue) -> Iterator[tuple[str, str, str]]:
    needed, material = allowed_extensions().get(name), by_name("extensions")
    if needed is None:
        if name in material:
            message = f'the extension "{name}" is not for this site: {material[name].refused}'
            yield message, material[name].cure, NOT_ALLOWED
        else:
            message = f'the extension "{shortened(name)}" is not allowed'
            yield message, replacement_for(name, "extensions"), NOT_ALLOWED
    elif options != needed:
        has = "has other options" if needed else "has options"
        chosen = options if isinstance(options, dict) else ()
        known = [material[key] for option in chosen if (key := f"{name}.{option}") in material]
        why = f": {known[0].refused}" if known else ""
        yield f'the extension "{name}" {has}{why}', _options_hint(needed), NOT_ALLOWED


def _options_hint(needed: Mapping[str, YamlValue]) -> str:
    if not needed:
        return "write only its name"
    lines = ", ".join(f"{name}: {value}" for name, value in needed.items())
    return f"write a colon behind its name, and below it only {lines}"


CHECKED: Mapping[str, Callable[[Location, YamlValue], Iterator[BrokenRule]]] = {
    **dict.fromkeys(WITH_CLINIC_NAME, theme_settings.check_clinic_words),
    "theme.language": _check_language,
    "theme.palette": theme_settings.check_palette,
    "theme.logo": theme_settings.check_file_name,
    "theme.favicon": theme_settings.check_file_name,
    "theme.features": theme_settings.check_features,
    **{f"theme.icon.{name}": theme_settings.check_icon for name in ("logo", "repo", "edit")},
    **{f"theme.icon.admonition.{kind}": theme_settings.check_icon for kind in NOTE_ICONS},
    "extra.social": theme_settings.check_social,
    "extra.homepage": theme_settings.check_address,
    "repo_url": theme_settings.check_address,
    "repo_name": theme_settings.check_words,
    "edit_uri": theme_settings.check_edit_path,
    "nav": theme_settings.check_menu,
    "markdown_extensions": _check_extensions,
}
LIST_SETTINGS = {"nav", "markdown_extensions", "theme.features", "extra.social"}
REQUIRED = (
    *("site_name", "site_url", "site_dir", "theme", "theme.name", "theme.custom_dir"),
    *("nav", "markdown_extensions", "hooks", "plugins"),
)
KNOWN_SETTINGS: set[Location] = {tuple(name.split(".")) for name in (*FIXED, *CHECKED)}
GROUPS = {location[:-1] for location in KNOWN_SETTINGS}
PLUGINS: Location = ("plugins",)
# Places where tags need no check of their own: their values are compared as a whole.
TAGS_ALLOWED: set[Location] = {("site_url",), PLUGINS, ("markdown_extensions",)}
