"""The nodes of plain YAML, read with libyaml: twenty times as fast as a parser in Python, and half of a small build.

Only what is plain: no anchors, aliases, directives or deep nesting, no tags but those like `!ENV`, no mistake. No value
is made of a node, so no type is guessed, and YAML 1.1, which libyaml reads, differs from 1.2 in the line ends of
`UNUSUAL` only.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

UNUSUAL = re.compile(r"^%|[\x85\u2028\u2029]", re.MULTILINE)
PLAIN_TAG = re.compile(r"![A-Z]+")  # !ENV, which mkdocs.yml has
DEEPEST = 400  # levels; a careful parser takes seconds to give up on more
KINDS = {yaml.ScalarEvent: "scalar", yaml.SequenceStartEvent: "sequence", yaml.MappingStartEvent: "mapping"}


@dataclass(frozen=True, slots=True)
class Node:
    """A node with the attributes that those of ruamel.yaml have; `value` is text, nodes, or pairs of nodes."""

    id: str
    tag: str
    value: Any
    style: str | None
    start_mark: Any
    end_mark: Any
    anchor: None = None


class _NotPlainError(Exception):
    """The text has what only the careful parser should judge."""


def plain_nodes(text: str) -> Node | None:
    """Return the nodes of a text, or None when it is empty or anything but plain. Errors: `RecursionError`."""
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
    """Return the node that begins with `event`; the events that make it up are taken from `events`."""
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
