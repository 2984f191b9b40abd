"""The geometry of the pictures: counts, lengths and positions, in the units of each picture's view box.

The templates in `drawings.html.jinja` draw them, and the site check compares the drawings with the same numbers.
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

PEOPLE_IN_A_ROW = 10  # of 100 people
CELL = 10  # units from one person to the next
VERTEX = re.compile("[Mhm]")
LONGEST_BAR = 200  # units; the amount must fit after it
UNITS_OF_A_VISIT = 300  # for the longest visit


@dataclass(frozen=True, slots=True)
class Part:
    """Some of 100 people: `kind` says how they are drawn; `finding` names the share that is their number, if any."""

    kind: str
    count: int
    words: str
    finding: str | None = None

    @property
    def label(self) -> str:
        """The number with its words: `50 did not`."""
        return f"{self.count} {self.words}"


@dataclass(frozen=True, slots=True)
class Group:
    """A group of 100 people: its parts in the order in which they are drawn, and its `name` if there are several."""

    name: str | None
    parts: tuple[Part, ...]

    def drawn(self) -> Iterator[tuple[str, str]]:
        """Yield (kind, path) for each part that has anyone in it."""
        taken = 0
        for part in self.parts:
            if part.count:
                yield part.kind, people_path(taken, part.count)
            taken += part.count


def finding_groups(source: Source, finding: Finding, words: Words) -> tuple[Group, ...]:
    """Return the groups of a finding with shares of people.

    One part of a group has the outcome, and one does not; if another finding is a part of this one, the first is split
    in two.
    """
    inner = source.part(finding)
    shares = enumerate(finding.shares)
    return tuple(Group(share.group, tuple(_parts(source, finding, inner, index, words))) for index, share in shares)


def _parts(source: Source, finding: Finding, inner: Finding | None, index: int, words: Words) -> Iterator[Part]:
    outcome = finding.shares[index].in_100
    name = f"{source.id}.{finding.id}#{index}"
    if inner is None or inner.part_of is None:
        yield Part("all", outcome, str(finding.measure), name)
        yield Part("none", 100 - outcome, str(finding.otherwise))
        return
    inner_outcome = inner.shares[index].in_100
    yield Part("all", inner_outcome, str(inner.measure), f"{source.id}.{inner.id}#{index}")
    yield Part("some", outcome - inner_outcome, inner.part_of.others)
    yield Part("none", 100 - outcome, words.pictures.neither)


def people_path(taken: int, count: int) -> str:
    """Return a path with `count` places for people in rows of ten, after the first places, which are `taken`.

    Each of its points is the upper left corner of a person, who is drawn there by a marker.
    """
    row, column = divmod(taken, PEOPLE_IN_A_ROW)
    steps = ("h10" if place % PEOPLE_IN_A_ROW else "m-90 10" for place in range(taken + 1, taken + count))
    return f"M{CELL * column} {CELL * row}{''.join(steps)}"


def count_people(path: str) -> int:
    """Return the number of people on a path."""
    return len(VERTEX.findall(path))


def bar_length(amount_id: str, pricing: Pricing) -> int:
    """Return the length of the bar for an amount; the most expensive example has the longest bar."""
    assert pricing.plan
    longest = str(pricing.plan.examples[-1])
    dearest = max(pricing.amounts[amount_name(FIRST_YEAR, longest, choice.key)] for choice in pricing.year_choices)
    return int((pricing.amounts[amount_id] * LONGEST_BAR / dearest).to_integral_value())


@dataclass(frozen=True, slots=True)
class Span:
    """A visit drawn to scale: its hours, its length, and the start and length of the infusion in the middle of it.

    `name` is the key of its words: `shortest`, `longest`, or `a_visit` if both are equally long.
    """

    name: str
    hours: Decimal
    length: Decimal
    begins: Decimal
    infusion: Decimal


def visit_spans(visit: Visit) -> tuple[Span, ...]:
    """Return the shortest and the longest visit, or only one if both are equally long."""
    names = {"shortest": visit.shortest_hours, "longest": visit.longest_hours}
    if visit.shortest_hours == visit.longest_hours:
        names = {"a_visit": visit.longest_hours}
    a_minute = UNITS_OF_A_VISIT / (visit.longest_hours * 60)
    infusion = visit.infusion_minutes * a_minute
    lengths = {name: hours * 60 * a_minute for name, hours in names.items()}
    return tuple(Span(name, names[name], length, (length - infusion) / 2, infusion) for name, length in lengths.items())
