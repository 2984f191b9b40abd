"""What is written in a YAML text, value by value, as it stands there: for checks of words that must name the line."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from scripts.data.yaml_reader import REMARK, Location, nodes_of

BELOW = (">", "|")  # styles of a text that begins on the next line
ESCAPES = {"'": "''", '"': "\\"}


@dataclass(frozen=True, slots=True)
class Written:
    """A value, or a name when `is_name`: where it belongs, the line it begins on, and its text with its line ends."""

    where: Location
    line: int
    text: str
    is_name: bool = False
    is_cut: bool = False  # by a # behind it

    @property
    def name(self) -> str:
        """The name that the value stands behind, or the one of its list."""
        return next((part for part in reversed(self.where) if isinstance(part, str)), "")


def values_of(text: str, path: PurePosixPath, first_line: int = 1) -> Iterator[Written]:
    """Yield every name and value of a text that begins on `first_line`. Errors: `CheckFailed` where it is no YAML."""
    return _below(nodes_of(text, path, first_line), text, first_line, ())


def _below(node: Any, text: str, first_line: int, here: Location) -> Iterator[Written]:
    if node.id == "mapping":
        for key, value in node.value:
            name = str(key.value) if key.id == "scalar" else ""
            yield Written((*here, name), first_line + int(key.start_mark.line), _raw(key, text), is_name=True)
            yield from _below(value, text, first_line, (*here, name))
    elif node.id == "sequence":
        for index, item in enumerate(node.value):
            yield from _below(item, text, first_line, (*here, index))
    else:
        line = first_line + int(node.start_mark.line) + (node.style in BELOW)
        is_cut = not node.style and bool(REMARK.match(text, node.end_mark.index))
        yield Written(here, line, _raw(node, text), is_cut=is_cut)


def _raw(node: Any, text: str) -> str:
    """Return what is written; with backslashes or quotation marks in it, what they stand for."""
    raw = text[node.start_mark.index : node.end_mark.index]
    if node.style in BELOW:
        return raw.partition("\n")[2]
    return str(node.value) if ESCAPES.get(node.style, "\0") in raw else raw
