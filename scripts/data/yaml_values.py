"""The values of a YAML text as they are written, with their lines: for checks that look for words in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from scripts.data.yaml_reader import COMMENT, Location, nodes_of

BELOW = (">", "|")  # styles of a block of text, which begins on the next line
ESCAPES = {"'": "''", '"': "\\"}


@dataclass(frozen=True, slots=True)
class Written:
    """A value, or with `is_name` a key: its location, the line it begins on, and its text with line ends."""

    where: Location
    line: int
    text: str
    is_name: bool = False
    is_cut: bool = False  # by a # after it

    @property
    def name(self) -> str:
        """The key of the value, or of its list."""
        return next((part for part in reversed(self.where) if isinstance(part, str)), "")


def values_of(text: str, path: PurePosixPath, first_line: int = 1) -> Iterator[Written]:
    """Yield every key and value of a text that begins on `first_line`. Errors: `CheckFailed` when it is not YAML."""
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
        is_cut = not node.style and bool(COMMENT.match(text, node.end_mark.index))
        yield Written(here, line, _raw(node, text), is_cut=is_cut)


def _raw(node: Any, text: str) -> str:
    """Return the text as written, or with its escapes resolved if it has any."""
    raw = text[node.start_mark.index : node.end_mark.index]
    if node.style in BELOW:
        return raw.partition("\n")[2]
    return str(node.value) if ESCAPES.get(node.style, "\0") in raw else raw
