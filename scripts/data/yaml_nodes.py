"""Parses plain YAML with libyaml, twenty times as fast as a parser in Python, which would take half of a small build.

Plain means: no anchors, aliases, directives or deep nesting, no tags except those like `!ENV`, no errors. Nodes are not
converted to values, so no type is guessed, and libyaml's YAML 1.1 differs from 1.2 only in the line ends in `UNUSUAL`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

UNUSUAL = re.compile(r"^%|[\x85\u2028\u2029]", re.MULTILINE)
PLAIN_TAG = re.compile(r"![A-Z]+")  # !ENV, which mkdocs.yml has
DEEPEST = 400  # levels; on more, the full parser takes seconds to give up
KINDS = {yaml.ScalarEvent: "scalar", yaml.SequenceStartEvent: "sequence", yaml.MappingStartEvent: "mapping"}


@dataclass(frozen=True, slots=True)
class Node:
    """A node with the attributes of those in ruamel.yaml; `value` is a string, nodes, or pairs of nodes."""

    id: str
    tag: str
    value: Any
    style: str | None
    start_mark: Any
    end_mark: Any
    anchor: None = None


class _NotPlainError(Exception):
    """The text needs the full parser."""


def plain_nodes(text: str) -> Node | None:
    """Return the root node of a text, or None when it is empty or not plain. Errors: `RecursionError`."""
    if UNUSUAL.search(text):
        return None
    try:
        events = (event for event in yaml.parse(text, Loader=yaml.CSafeLoader))
        start = [next(events), next(events)]
        if not isinstance(start[1], yaml.DocumentStartEvent):
            return None
        node = _node(next(events), events, 0)
        return node if [type(event) for event in events] == [yaml.DocumentEndEvent, yaml.StreamEndEvent] else None
    except (yaml.YAMLError, ValueError, _NotPlainError):
        return None


def _node(event: Any, events: Iterator[Any], depth: int) -> Node:
    """Return the node that begins with `event`, taking the rest of it from `events`."""
    kind = KINDS.get(type(event))
    if depth > DEEPEST:
        raise RecursionError
    if kind is None or event.anchor or (event.tag and not PLAIN_TAG.fullmatch(event.tag)):
        raise _NotPlainError
    if kind == "scalar":
        tag = event.tag or "tag:yaml.org,2002:str"
        return Node(kind, tag, event.value, event.style or None, event.start_mark, event.end_mark)
    inner = []
    while not isinstance(part := next(events), yaml.CollectionEndEvent):
        inner.append(_node(part, events, depth + 1))
    if kind == "sequence":
        tag = event.tag or "tag:yaml.org,2002:seq"
        return Node(kind, tag, inner, None, event.start_mark, part.end_mark)
    tag = event.tag or "tag:yaml.org,2002:map"
    pairs = list(zip(inner[::2], inner[1::2], strict=True))
    return Node(kind, tag, pairs, None, event.start_mark, part.end_mark)
