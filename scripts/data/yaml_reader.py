"""A reader of YAML files that keeps every value as text, with its line; numbers and dates are left to the models.

YAML 1.1 reads 12:30 as 750 and 0475 as 317; here every scalar stays the text that was written.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple, Union

from scripts.data.source_files import read_text
from scripts.data.yaml_syntax import QUOTE_TEXT, SPECIAL_MESSAGE, SPECIAL_SIGN, parse_nodes
from scripts.diagnostics import Diagnostic, DiagnosticError, raise_if_any

YamlValue = Union[str, None, list["YamlValue"], dict[str, "YamlValue"], "Tagged"]
Location = tuple[str | int, ...]

COMMENT = re.compile(r"[ \t]+#")
EMPTY = {"", "~", "null", "Null", "NULL"}
CORE_TAGS = {
    f"tag:yaml.org,2002:{kind}"
    for kind in ["map", "seq", "str", "int", "float", "bool", "null", "timestamp", "merge", "value"]
}
BLOCK_STYLES = (">", "|")  # styles of a block of text, which begins on the next line
ESCAPES = {"'": "''", '"': "\\"}


class Cut(str):
    """An unquoted value followed by a #: the rest of the line is a comment, or was meant to be part of the value."""

    __slots__ = ()


class Quoted(str):
    """A value or key in quotation marks, or a block of text."""

    __slots__ = ()


class Tagged(NamedTuple):
    """A value with a tag, such as `!ENV`."""

    tag: str
    value: "YamlValue"


@dataclass(frozen=True, slots=True)
class YamlFile:
    """The content of a file (`data`) and the line of each location (`lines`, counted from 1)."""

    path: PurePosixPath
    data: YamlValue
    lines: Mapping[Location, int]

    def line(self, location: Location) -> int:
        """Return the line of `location`, or of its nearest ancestor in the file."""
        while location not in self.lines and location:
            location = location[:-1]
        return self.lines.get(location, 1)

    def diagnostic_at(self, location: Location, message: str, hint: str, code: str) -> Diagnostic:
        """Return a diagnostic at the line of a location."""
        return Diagnostic(self.path, self.line(location), message, hint, code)

    def diagnostic_from(self, location: Location, error: DiagnosticError) -> Diagnostic:
        """Return an error as a diagnostic at the line of a location."""
        return error.at(self.path, self.line(location))


@dataclass(frozen=True, slots=True)
class Written:
    """A value, or with `is_key` a key, as written: its location, its first line, and its text with line breaks."""

    where: Location
    line: int
    text: str
    is_key: bool = False
    is_cut: bool = False  # by a # that follows

    @property
    def name(self) -> str:
        """The key of the value, or of the list that it is in."""
        return next((part for part in reversed(self.where) if isinstance(part, str)), "")


def read_yaml(root: Path, path: PurePosixPath) -> YamlFile:
    """Read the file `path` below `root`.

    Errors: `CheckFailed` when it is missing, empty, too large, not UTF-8, not YAML, repeats a key, or uses
        anchors, tags and other features of YAML that a plain data file does not need.
    """
    return parse_yaml(read_text(root, path), path)


@lru_cache(maxsize=64)  # several checks read the evidence
def parse_yaml(text: str, path: PurePosixPath, first_line: int = 1, *, tags: bool = False) -> YamlFile:
    """Parse the text of a file, or of a part of one that begins at `first_line`.

    A tag is an error, or with `tags`, turns its value into a `Tagged`. Errors: those of `read_yaml`.
    """
    reader = _NodeReader(path, first_line, text, tags)
    data = reader.read(parse_nodes(text, path, first_line), ())
    raise_if_any(reader.diagnostics)
    return YamlFile(path, data, reader.lines)


def values(data: YamlValue, here: Location = ()) -> Iterator[tuple[Location, str]]:
    """Yield every string in the data with its location."""
    if isinstance(data, str):
        yield here, data
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from values(value, (*here, key))


def written_values(text: str, path: PurePosixPath, first_line: int = 1) -> list[Written]:
    """Return every key and value as written, for checks of their words. Errors: those of `parse_nodes`."""
    return [*_walk(parse_nodes(text, path, first_line), text, first_line, ())]


def _walk(node: Any, text: str, first_line: int, here: Location) -> Iterator[Written]:
    if node.id == "mapping":
        for key, value in node.value:
            name = str(key.value) if key.id == "scalar" else ""
            yield Written((*here, name), first_line + int(key.start_mark.line), _raw(key, text), is_key=True)
            yield from _walk(value, text, first_line, (*here, name))
    elif node.id == "sequence":
        for index, item in enumerate(node.value):
            yield from _walk(item, text, first_line, (*here, index))
    else:
        line = first_line + int(node.start_mark.line) + (node.style in BLOCK_STYLES)
        yield Written(here, line, _raw(node, text), is_cut=_is_cut(node, text))


def _raw(node: Any, text: str) -> str:
    """Return the text of a node as written, or with its escapes resolved if it has any."""
    raw = text[node.start_mark.index : node.end_mark.index]
    if node.style in BLOCK_STYLES:
        return raw.partition("\n")[2]
    return str(node.value) if ESCAPES.get(node.style, "\0") in raw else raw


def _is_cut(node: Any, text: str) -> bool:
    return not node.style and bool(COMMENT.match(text, node.end_mark.index))


@dataclass(slots=True)
class _NodeReader:
    """A walk through the nodes of one file, which collects their lines and all problems."""

    path: PurePosixPath
    first_line: int
    text: str
    allows_tags: bool
    lines: dict[Location, int] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def read(self, node: Any, here: Location) -> YamlValue:
        self.lines.setdefault(here, self.line(node))
        if node.tag not in CORE_TAGS and not self.allows_tags:
            return self.reject(node, SPECIAL_MESSAGE.format(char="!"), QUOTE_TEXT, SPECIAL_SIGN)
        value = {"mapping": self.read_mapping, "sequence": self.read_sequence, "scalar": self.read_scalar}[node.id](
            node, here
        )
        return value if node.tag in CORE_TAGS else Tagged(str(node.tag), value)

    def read_scalar(self, node: Any, _here: Location) -> YamlValue:
        is_cut = _is_cut(node, self.text)
        if is_cut and not node.value:
            hint = "put the value in quotation marks, or move the comment to the line above"
            return self.reject(node, "the value begins with #, so it is ignored", hint, "yaml-hash")
        if not node.style and node.value in EMPTY:
            return None
        return Cut(node.value) if is_cut else Quoted(node.value) if node.style else str(node.value)

    def read_mapping(self, node: Any, here: Location) -> YamlValue:
        result: dict[str, YamlValue] = {}
        for key_node, value_node in node.value:
            if key_node.id != "scalar":
                message = "the text begins with a bracket, which starts a list"
                return self.reject(key_node, message, "leave out { } [ ]", SPECIAL_SIGN)
            if key_node.tag not in CORE_TAGS:
                return self.reject(key_node, SPECIAL_MESSAGE.format(char="!"), QUOTE_TEXT, SPECIAL_SIGN)
            key = Quoted(key_node.value) if key_node.style else str(key_node.value)
            if key in result:
                message = f'"{key}:" is already on line {self.lines[(*here, key)]}'
                self.reject(key_node, message, "delete one of them", "duplicate-key")
                continue
            self.lines[(*here, key)] = self.line(key_node)
            result[key] = self.read(value_node, (*here, key))
        return result

    def read_sequence(self, node: Any, here: Location) -> YamlValue:
        return [self.read(item, (*here, index)) for index, item in enumerate(node.value)]

    def line(self, node: Any) -> int:
        return int(node.start_mark.line) + self.first_line

    def reject(self, node: Any, message: str, hint: str, code: str) -> YamlValue:
        """Record a problem, and return None in place of the value."""
        self.diagnostics.append(Diagnostic(self.path, self.line(node), message, hint, code))
        return None
