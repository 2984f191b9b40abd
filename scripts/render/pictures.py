"""The geometry of the pictures: counts, lengths and places, in the units of each picture's view box.

The templates in `pictures.html.jinja` draw them, and the site check compares the drawings with the same numbers.
Source: natural frequencies of 100 people with both halves shown (IPDAS; Garcia-Retamero on icon arrays).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from scripts.data.amounts import amount_name
from scripts.data.evidence import Finding, Source
from scripts.data.offers import FIRST_YEAR
from scripts.data.pricing import Pricing
from scripts.data.treatments import Visit
from scripts.data.words import Words

IN_A_ROW = 10  # people of 100
CELL = 10  # units from one person to the next
VERTEX = re.compile("[Mhm]")
LONGEST_BAR = 200  # units; the amount has to fit behind it
UNITS_OF_A_VISIT = 300  # for the longest visit


@dataclass(frozen=True, slots=True)
class Part:
    """Some of 100 people: `kind` says how they are drawn, `finding` where the number is marked, if it is one."""

    kind: str
    count: int
    words: str
    finding: str | None = None

    @property
    def told(self) -> str:
        """The number with its words, `50 did not`."""
        return f"{self.count} {self.words}"


@dataclass(frozen=True, slots=True)
class Group:
    """100 people who had the same: their parts, in the order in which they are drawn; `name` when there are several."""

    name: str | None
    parts: tuple[Part, ...]

    def drawn(self) -> Iterator[tuple[str, str]]:
        """Yield (kind, path) of each part that has anyone in it."""
        begun = 0
        for part in self.parts:
            if part.count:
                yield part.kind, people(begun, part.count)
            begun += part.count


def groups(source: Source, finding: Finding, words: Words) -> tuple[Group, ...]:
    """Return the groups of a finding with shares of people.

    One part has the outcome and one has not; where another finding is a part of this one, the first is split in two.
    """
    inner = source.part(finding)
    shares = enumerate(finding.shares)
    return tuple(Group(share.group, tuple(_parts(source, finding, inner, at, words))) for at, share in shares)


def _parts(source: Source, finding: Finding, inner: Finding | None, at: int, words: Words) -> Iterator[Part]:
    some = finding.shares[at].in_100
    name = f"{source.id}.{finding.id}#{at}"
    if inner is None or inner.part_of is None:
        yield Part("all", some, str(finding.measure), name)
        yield Part("none", 100 - some, str(finding.otherwise))
        return
    best = inner.shares[at].in_100
    yield Part("all", best, str(inner.measure), f"{source.id}.{inner.id}#{at}")
    yield Part("some", some - best, inner.part_of.others)
    yield Part("none", 100 - some, words.pictures.neither)


def people(begun: int, count: int) -> str:
    """Return a path with `count` places for people in rows of ten, after the `begun` that are taken already.

    Each of its points is the upper left corner of one person, whom a marker draws there.
    """
    row, column = divmod(begun, IN_A_ROW)
    steps = ("h10" if place % IN_A_ROW else "m-90 10" for place in range(begun + 1, begun + count))
    return f"M{CELL * column} {CELL * row}{''.join(steps)}"


def people_in(path: str) -> int:
    """Count the people of a path."""
    return len(VERTEX.findall(path))


def bar_length(amount_id: str, pricing: Pricing) -> int:
    """Return the length of an amount's bar; the dearest of the examples has the longest."""
    assert pricing.plan
    longest = str(pricing.plan.examples[-1])
    dearest = max(pricing.amounts[amount_name(FIRST_YEAR, longest, choice.key)] for choice in pricing.year_choices)
    return int((pricing.amounts[amount_id] * LONGEST_BAR / dearest).to_integral_value())


@dataclass(frozen=True, slots=True)
class Span:
    """A visit to scale: its hours, its length, and where the infusion's block stands in the middle of it.

    `name` is that of its words: `shortest`, `longest`, or `a_visit` where they are the same.
    """

    name: str
    hours: Decimal
    length: Decimal
    begins: Decimal
    infusion: Decimal


def visits(visit: Visit) -> tuple[Span, ...]:
    """Return the shortest and the longest visit, or one where they are the same."""
    names = {"shortest": visit.shortest_hours, "longest": visit.longest_hours}
    if visit.shortest_hours == visit.longest_hours:
        names = {"a_visit": visit.longest_hours}
    a_minute = UNITS_OF_A_VISIT / (visit.longest_hours * 60)
    infusion = visit.infusion_minutes * a_minute
    lengths = {name: hours * 60 * a_minute for name, hours in names.items()}
    return tuple(Span(name, names[name], length, (length - infusion) / 2, infusion) for name, length in lengths.items())
