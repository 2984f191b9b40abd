"""Judges the settings that name programs or folders: fixed values, plugins, and Markdown extensions."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from scripts.data.material import by_name, features, meant
from scripts.data.mkdocs_yml import ARE_PROGRAMS, CONFIG, NOT_ALLOWED, quoted
from scripts.data.model import Rule
from scripts.data.yaml_reader import Location, Plain, Quoted, parse_yaml
from scripts.diagnostics import shortened


def fixed(place: Location, value: Plain, allowed: tuple[str, ...], why: str) -> Iterator[Rule]:
    """Judge that a value is one of those that are allowed; `why` says why no other is."""
    hint = f"write {place[-1]}: {' or '.join(allowed)}"
    if (value if isinstance(value, str) else quoted(value)) not in allowed:
        yield place, f"{place[-1]} is {quoted(value)}, {why}", hint, NOT_ALLOWED
    elif isinstance(value, Quoted) and value in {"true", "false", "[]"}:
        yield place, f"{place[-1]} is in quotation marks, which change its meaning", hint, NOT_ALLOWED


def plugins(place: Location, value: Plain) -> Iterator[Rule]:
    """Judge the plugins, of which there are none."""
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


def extensions(place: Location, listed: Plain) -> Iterator[Rule]:
    """Judge each extension: it is a program, and options can make it read files or call functions."""
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
        known = [refused[key] for option in _keys(options) if (key := f"{name}.{option}") in refused]
        why = f": {known[0].refused}" if known else ""
        yield f'the extension "{name}" {has}{why}', _options(needed), NOT_ALLOWED


def _keys(options: Plain) -> Iterable[str]:
    return options if isinstance(options, dict) else ()


def _options(needed: Mapping[str, Plain]) -> str:
    if not needed:
        return "write only its name"
    lines = ", ".join(f"{name}: {value}" for name, value in needed.items())
    return f"write a colon behind its name, and below it only {lines}"
