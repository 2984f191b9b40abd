"""A YAML file, read as text with the line of every key: numbers, dates and words are left for the models to judge.

YAML would read 12:30 as 750 and 0475 as 317 if it were asked; here every scalar stays the text that was written.
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
from scripts.data.yaml_errors import QUOTED, WHOLE, told
from scripts.data.yaml_nodes import plain_nodes
from scripts.diagnostics import CheckFailed, Diagnostic, raise_if_any, shortened

Plain = str | None | list["Plain"] | dict[str, "Plain"]
Location = tuple[str | int, ...]

# The largest real file is a tenth of this, and a parser given a megabyte of brackets takes minutes.
LARGEST_FILE = 256 * 1024  # bytes
DEEPEST = 12  # levels; real data have five
REMARK = re.compile(r"[ \t]+#")
EMPTY = {"", "~", "null", "Null", "NULL"}
UTF_16 = (b"\xff\xfe", b"\xfe\xff")  # how it begins when an editor says so
IN_UTF_8 = "save the file with the encoding UTF-8"
MARK_OF_MERGE = re.compile(r"^(?:<{7}|>{7})(?=\s|$)|^\|{7} [^|\n]+$", re.MULTILINE)
CORE_TAGS = {
    f"tag:yaml.org,2002:{kind}"
    for kind in ["map", "seq", "str", "int", "float", "bool", "null", "timestamp", "merge", "value"]
}


class Cut(str):
    """A value without quotation marks with a # behind it: what follows is a remark, or was meant to be read."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class YamlFile:
    """What a file says (`data`) and where it says it (`lines`: location -> line, counted from 1).

    `quoted` has the locations of texts in quotation marks, `tags` that of each value with a tag (`!ENV`), if allowed.
    """

    path: PurePosixPath
    data: Plain
    lines: Mapping[Location, int]
    quoted: frozenset[Location] = frozenset()
    tags: Mapping[Location, str] = field(default_factory=dict)

    def line(self, location: Location) -> int:
        """Return the line of `location`, or of the nearest thing around it that the file has."""
        while location not in self.lines and location:
            location = location[:-1]
        return self.lines.get(location, 1)


def read_yaml(root: Path, path: PurePosixPath) -> YamlFile:
    """Read the file `path` below `root`.

    Errors: `CheckFailed` when it is missing, empty, too large, not UTF-8, not YAML, repeats a key or an `id`, or uses
        YAML's anchors, tags and other features that a plain data file has no need of.
    """
    return parse_yaml(read_text(root, path), path)


def read_text(root: Path, path: PurePosixPath) -> str:
    """Return the text of a file, its line ends made those of Unix; same errors as `read_yaml`, and for a link."""
    if odd := odd_file(root, path):
        raise CheckFailed([odd])
    try:
        with (root / path).open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise _found(path, 1, "the file is missing", "bring it back from History on GitHub") from None
    except OSError as error:
        raise _found(path, 1, f"the file cannot be read ({error.strerror})", "check the file") from None
    if len(raw) > LARGEST_FILE:
        hint = "take out what does not belong there"
        raise _found(path, 1, f"the file is larger than {LARGEST_FILE // 1024} KB", hint)
    if raw.startswith(UTF_16) or b"\0" in raw:
        raise _found(path, 1, "the file is UTF-16 text, or no text", IN_UTF_8)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _found(path, line, f"byte 0x{raw[error.start]:02x} is not UTF-8 text", IN_UTF_8) from None
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    raise_if_any(_not_brought_together(path, text))
    return text


def _not_brought_together(path: PurePosixPath, text: str) -> Iterator[Diagnostic]:
    """Yield each mark that git leaves where two versions of a file differ.

    A line of = makes a heading in a page, and one of | an empty row: alone, these are none.
    """
    if MARK_OF_MERGE.search(text):
        for number, line in enumerate(text.split("\n"), 1):
            if MARK_OF_MERGE.match(line) or re.fullmatch(r"={7}|\|{7}", line.rstrip()):
                message = f'two versions of the file were not brought together: "{shortened(line)}"'
                yield Diagnostic(path, number, message, "keep one of them, delete the marks")


@lru_cache(maxsize=64)  # a parser in Python: half a second for the evidence, which more than one check reads
def parse_yaml(text: str, path: PurePosixPath, first_line: int = 1, *, tags: bool = False) -> YamlFile:
    """Turn the text of a file, or of a part that begins at `first_line`, into data with lines.

    A value with a tag is an error, or with `tags` read as if it had none.
    """
    reader = _Reader(path, first_line - 1, text, allows_tags=tags)
    data = reader.plain(nodes_of(text, path, first_line), ())
    if reader.diagnostics:
        raise CheckFailed(reader.diagnostics)
    return YamlFile(path, data, reader.lines, frozenset(reader.quoted), reader.tags)


def nodes_of(text: str, path: PurePosixPath, first_line: int = 1) -> Any:
    """Return the root node of a text, as either library makes it. Errors: `CheckFailed` when it cannot be read."""
    tab = re.search(r"^[ ]*\t", text, re.MULTILINE)
    if tab:
        line = text.count("\n", 0, tab.start()) + first_line
        raise _found(path, line, "the line begins with a tab", "write two spaces for each step instead")
    try:
        node = plain_nodes(text) or YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        line, message, hint = told(error, text)
        raise _found(path, line + first_line, message, hint) from None
    except RecursionError:
        raise _found(path, first_line, "the lists are nested too deep", "write them flat") from None
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + first_line
        message = f"a hidden sign: {character_name(text[error.position])}"
        raise _found(path, line, message, "delete it") from None
    except (YAMLError, ValueError, NotImplementedError):
        raise _found(path, first_line, "the file cannot be read", "compare it with History on GitHub") from None
    if node is None:
        raise _found(path, first_line, "the file is empty", "bring it back from History on GitHub")
    return node


def values(data: Plain, here: Location = ()) -> Iterator[tuple[Location, str]]:
    """Yield every text of a file's data with its place."""
    if isinstance(data, str):
        yield here, data
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from values(value, (*here, key))


def _found(path: PurePosixPath, line: int, message: str, hint: str) -> CheckFailed:
    return CheckFailed([Diagnostic(path, line, message, hint)])


@dataclass(slots=True)
class _Reader:
    """Walks the nodes of one file, of either library; gathers lines and problems on the way."""

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
            return self.marked(node)
        if len(here) > DEEPEST:
            return self.wrong(node, "the lists are nested too deep", "write them flat")
        if node.id == "mapping":
            return self.mapping(node, here)
        if node.id == "sequence":
            return self.sequence(node, here)
        assert node.id == "scalar", "YAML has three kinds of nodes"
        if node.style:
            self.quoted.add(here)
        return self.scalar(node)

    def scalar(self, node: Any) -> Plain:
        remark = not node.style and REMARK.match(self.text, node.end_mark.index)
        if remark and not node.value:
            hint = f"{WHOLE}, or the remark on a line above"
            return self.wrong(node, "the value begins with #, which hides it", hint)
        if not node.style and node.value in EMPTY:
            return None
        return Cut(node.value) if remark else str(node.value)

    def mapping(self, node: Any, here: Location) -> Plain:
        result: dict[str, Plain] = {}
        for key_node, value_node in node.value:
            if key_node.id != "scalar":
                return self.wrong(key_node, "the text begins with a bracket, which begins a list", "leave { } [ ] out")
            if key_node.anchor or str(key_node.tag) not in CORE_TAGS:
                return self.marked(key_node)
            key = str(key_node.value)
            if key in result:
                message = f'"{key}:" is already on line {self.lines[(*here, key)]}'
                self.wrong(key_node, message, "delete one of them")
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
                    message = f'id "{name}" is already on line {first[name]}'
                    self.diagnostics.append(Diagnostic(self.path, line, message, "give each its own id"))
                first.setdefault(name, line)
        return result

    def marked(self, node: Any) -> Plain:
        char = "&" if node.anchor else "!"
        return self.wrong(node, f"the text begins with {char}, which means something else here", QUOTED)

    def line(self, node: Any) -> int:
        return int(node.start_mark.line) + 1 + self.before

    def wrong(self, node: Any, message: str, hint: str) -> Plain:
        """Note a problem; what could not be read counts as nothing."""
        self.diagnostics.append(Diagnostic(self.path, self.line(node), message, hint))
        return None
