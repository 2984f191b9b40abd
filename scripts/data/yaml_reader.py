"""Reads a YAML file as text, with the line of every key; numbers and dates are left to the models.

YAML 1.1 reads 12:30 as 750 and 0475 as 317; here every scalar stays the text that was written.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.reader import ReaderError

from scripts.data.characters import character_name
from scripts.data.source_files import odd_file
from scripts.data.yaml_errors import QUOTED, explained
from scripts.data.yaml_nodes import plain_nodes
from scripts.diagnostics import CheckFailed, Diagnostic, raise_if_any, shortened

Plain = str | None | list["Plain"] | dict[str, "Plain"]
Location = tuple[str | int, ...]

# The largest real file is a tenth of this; a megabyte of brackets would keep a parser busy for minutes.
LARGEST_FILE = 256 * 1024  # bytes
TOO_DEEP = ("the lists are nested too deeply", "use fewer levels", "yaml-nesting")
DEEPEST = 12  # levels; real data has five
COMMENT = re.compile(r"[ \t]+#")
EMPTY = {"", "~", "null", "Null", "NULL"}
UTF_16 = (b"\xff\xfe", b"\xfe\xff")  # its byte order marks
IN_UTF_8 = "save the file as UTF-8"
RESTORE = "restore it from the file's History on GitHub"
COMPARE = "compare it with its History on GitHub"
CONFLICT_MARKER = re.compile(r"^(?:<{7}|>{7})(?=\s|$)|^\|{7} [^|\n]+$", re.MULTILINE)
CORE_TAGS = {
    f"tag:yaml.org,2002:{kind}"
    for kind in ["map", "seq", "str", "int", "float", "bool", "null", "timestamp", "merge", "value"]
}


class Cut(str):
    """An unquoted value followed by a #: what comes after it is a comment, or was meant to be part of the value."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class YamlFile:
    """The content of a file (`data`) and the line of each location (`lines`, counted from 1).

    `quoted` has the locations of quoted values, `tags` the tag (`!ENV`) of each value that has one, if allowed.
    """

    path: PurePosixPath
    data: Plain
    lines: Mapping[Location, int]
    quoted: frozenset[Location] = frozenset()
    tags: Mapping[Location, str] = field(default_factory=dict)

    def line(self, location: Location) -> int:
        """Return the line of `location`, or of its nearest parent in the file."""
        while location not in self.lines and location:
            location = location[:-1]
        return self.lines.get(location, 1)


def read_yaml(root: Path, path: PurePosixPath) -> YamlFile:
    """Read the file `path` below `root`.

    Errors: `CheckFailed` when it is missing, empty, too large, not UTF-8, not YAML, repeats a key or an `id`, or uses
        anchors, tags and other features of YAML that a plain data file does not need.
    """
    return parse_yaml(read_text(root, path), path)


def read_text(root: Path, path: PurePosixPath) -> str:
    """Return the text of a file with Unix line ends. Errors: those of `read_yaml`, and for a symbolic link."""
    if odd := odd_file(root, path):
        raise CheckFailed([odd])
    try:
        with (root / path).open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise _found(path, 1, "the file is missing", RESTORE, "file-missing") from None
    except OSError as error:
        message = f"the file cannot be read ({error.strerror})"
        raise _found(path, 1, message, "check the file and its permissions", "file-unreadable") from None
    if len(raw) > LARGEST_FILE:
        message = f"the file is larger than {LARGEST_FILE // 1024} KB"
        raise _found(path, 1, message, "remove what does not belong in it", "file-size")
    if raw.startswith(UTF_16) or b"\0" in raw:
        raise _found(path, 1, "the file is UTF-16 text, or not text at all", IN_UTF_8, "file-encoding")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = f"byte 0x{raw[error.start]:02x} is not valid UTF-8"
        raise _found(path, line, message, IN_UTF_8, "file-encoding") from None
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    raise_if_any(_conflict_markers(path, text))
    return text


def _conflict_markers(path: PurePosixPath, text: str) -> Iterator[Diagnostic]:
    """Yield each conflict marker that Git left in the file.

    On its own, a line of = is a Markdown heading and a line of | an empty table row.
    """
    if CONFLICT_MARKER.search(text):
        for number, line in enumerate(text.split("\n"), 1):
            if CONFLICT_MARKER.match(line) or re.fullmatch(r"={7}|\|{7}", line.rstrip()):
                message = f'unresolved merge conflict: "{shortened(line)}"'
                hint = "keep one version, and delete the conflict markers"
                yield Diagnostic(path, number, message, hint, "merge-conflict")


@lru_cache(maxsize=64)  # the parser in Python takes half a second for the evidence, which several checks read
def parse_yaml(text: str, path: PurePosixPath, first_line: int = 1, *, tags: bool = False) -> YamlFile:
    """Parse the text of a file, or of a part of one that begins at `first_line`.

    A tag is an error, or with `tags`, recorded and otherwise ignored.
    """
    reader = _Reader(path, first_line - 1, text, allows_tags=tags)
    data = reader.plain(nodes_of(text, path, first_line), ())
    if reader.diagnostics:
        raise CheckFailed(reader.diagnostics)
    return YamlFile(path, data, reader.lines, frozenset(reader.quoted), reader.tags)


def nodes_of(text: str, path: PurePosixPath, first_line: int = 1) -> Any:
    """Return the root node of a text, from either parser. Errors: `CheckFailed` when it cannot be parsed."""
    tab = re.search(r"^[ ]*\t", text, re.MULTILINE)
    if tab:
        line = text.count("\n", 0, tab.start()) + first_line
        raise _found(path, line, "the line begins with a tab", "use spaces instead, two for each level", "yaml-tab")
    try:
        node = plain_nodes(text) or YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        line, message, hint, code = explained(error, text)
        raise _found(path, line + first_line, message, hint, code) from None
    except RecursionError:
        raise _found(path, first_line, *TOO_DEEP) from None
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + first_line
        message = f"invisible character {character_name(text[error.position])}"
        raise _found(path, line, message, "delete it", "hidden-character") from None
    except (YAMLError, ValueError, NotImplementedError):
        raise _found(path, first_line, "the file cannot be read", COMPARE, "yaml-syntax") from None
    if node is None:
        raise _found(path, first_line, "the file is empty", RESTORE, "file-missing")
    return node


def values(data: Plain, here: Location = ()) -> Iterator[tuple[Location, str]]:
    """Yield every string in the data with its location."""
    if isinstance(data, str):
        yield here, data
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from values(value, (*here, key))


def _found(path: PurePosixPath, line: int, message: str, hint: str, code: str) -> CheckFailed:
    return CheckFailed([Diagnostic(path, line, message, hint, code)])


@dataclass(slots=True)
class _Reader:
    """Walks the nodes of one file, from either parser, and collects lines and problems."""

    path: PurePosixPath
    before: int
    text: str
    allows_tags: bool = False
    lines: dict[Location, int] = field(default_factory=dict)
    quoted: set[Location] = field(default_factory=set)
    tags: dict[Location, str] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def plain(self, node: Any, here: Location) -> Plain:
        self.lines.setdefault(here, self.line(node))
        if (tag := str(node.tag)) not in CORE_TAGS and self.allows_tags:
            self.tags[here] = tag
        if node.anchor or not (tag in CORE_TAGS or self.allows_tags):
            return self.special(node)
        if len(here) > DEEPEST:
            return self.found(node, *TOO_DEEP)
        if node.id == "mapping":
            return self.mapping(node, here)
        if node.id == "sequence":
            return self.sequence(node, here)
        assert node.id == "scalar", "YAML has three kinds of nodes"
        if node.style:
            self.quoted.add(here)
        return self.scalar(node)

    def scalar(self, node: Any) -> Plain:
        is_cut = not node.style and COMMENT.match(self.text, node.end_mark.index)
        if is_cut and not node.value:
            hint = "put the value in quotation marks, or move the comment to the line above"
            return self.found(node, "the value begins with #, so it is ignored", hint, "yaml-hash")
        if not node.style and node.value in EMPTY:
            return None
        return Cut(node.value) if is_cut else str(node.value)

    def mapping(self, node: Any, here: Location) -> Plain:
        result: dict[str, Plain] = {}
        for key_node, value_node in node.value:
            if key_node.id != "scalar":
                message = "the text begins with a bracket, which starts a list"
                return self.found(key_node, message, "leave out { } [ ]", "yaml-special")
            if key_node.anchor or str(key_node.tag) not in CORE_TAGS:
                return self.special(key_node)
            key = str(key_node.value)
            if key in result:
                message = f'"{key}:" is already on line {self.lines[(*here, key)]}'
                self.found(key_node, message, "delete one of them", "duplicate-key")
                continue
            self.lines[(*here, key)] = self.line(key_node)
            result[key] = self.plain(value_node, (*here, key))
        return result

    def sequence(self, node: Any, here: Location) -> Plain:
        result = [self.plain(item, (*here, index)) for index, item in enumerate(node.value)]
        first: dict[str, int] = {}
        for index, item in enumerate(result):
            if isinstance(item, dict) and isinstance(name := item.get("id"), str):
                line = self.lines[(*here, index, "id")]
                if name in first:
                    message = f'id "{name}" is already used on line {first[name]}'
                    hint = "give each entry its own id"
                    self.diagnostics.append(Diagnostic(self.path, line, message, hint, "duplicate-entry"))
                first.setdefault(name, line)
        return result

    def special(self, node: Any) -> Plain:
        char = "&" if node.anchor else "!"
        return self.found(
            node, f"the text begins with {char}, which has a special meaning here", QUOTED, "yaml-special"
        )

    def line(self, node: Any) -> int:
        return int(node.start_mark.line) + 1 + self.before

    def found(self, node: Any, message: str, hint: str, code: str) -> Plain:
        """Record a problem, and return None in place of the value."""
        self.diagnostics.append(Diagnostic(self.path, self.line(node), message, hint, code))
        return None
