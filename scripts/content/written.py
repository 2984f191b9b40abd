"""What is written in a YAML text, value by value, as it stands there: for checks of words that must name the line."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from scripts.content.yaml_file import Location, nodes_of


@dataclass(frozen=True, slots=True)
class Written:
    """A value, or a name when `is_name`: where it belongs, the line it begins on, and its text with its line ends."""

    where: Location
    line: int
    text: str
    is_name: bool = False

    @property
    def name(self) -> str:
        """The name that the value stands behind, or the one of its list."""
        return next((part for part in reversed(self.where) if isinstance(part, str)), "")


def values_of(text: str, path: PurePosixPath, first_line: int = 1) -> Iterator[Written]:
    """Yield every name and value of a text that begins on `first_line`. Errors: `ProblemsFound` where it is no YAML."""
    return _below(nodes_of(text, path, first_line), text, first_line, ())


def _below(node: Any, text: str, first_line: int, here: Location) -> Iterator[Written]:
    if node.id == "mapping":
        for key, value in node.value:
            name = str(key.value) if key.id == "scalar" else ""
            yield Written((*here, name), first_line + key.start_mark.line, name, is_name=True)
            yield from _below(value, text, first_line, (*here, name))
    elif node.id == "sequence":
        for index, item in enumerate(node.value):
            yield from _below(item, text, first_line, (*here, index))
    else:
        raw = text[node.start_mark.index : node.end_mark.index]
        line = first_line + int(node.start_mark.line)
        if node.style in {">", "|"}:  # the text begins below the sign
            yield Written(here, line + 1, raw.partition("\n")[2])
        else:  # with backslashes or quotation marks in it, what they stand for
            is_plain = {"'": "''", '"': "\\"}.get(node.style, "\0") not in raw
            yield Written(here, line, raw if is_plain else str(node.value))
