"""A report in a few words: the lines at its top, and the names of things in it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from scripts.render.templates import dollars
from scripts.report.compare import Change, Changes

HARDER = 0.1  # grades, the smallest difference that is reported
HEAVIER = 100  # bytes, the same
NAME_PARTS = (
    (r"^first-year\.(\d+)", r"First year with \1 infusions"),
    (r"\.after\.(\d+)$", r", when a plan pays back \1%"),
    (r"\.integration-adds$", ", what integration therapy adds"),
    (r"infusion-only", "without integration therapy"),
    (r"with-integration", "with integration therapy"),
    (r"\.(?=\D)", ", "),
    (r"(?<=\w)-(?=\w)", " "),
)


def summary(changes: Changes | None) -> tuple[str, ...]:
    """Return what changed, in a few words each: `3 prices change`, `1 page is new`."""
    if changes is None:
        return ("The two cannot be compared",)
    return tuple(_summary(changes)) or ("Nothing changes that a visitor reads",)


def _summary(changes: Changes) -> Iterator[str]:
    for one, many, values in (("price", "prices", changes.prices), ("figure", "figures", changes.figures)):
        yield from _of_values(one, many, values)
    yield from _counted(len(changes.sums), "calculated amount differs", "calculated amounts differ")
    lost = len(changes.lost)
    yield from _counted(len(changes.gone) - lost, "page is gone and redirects", "pages are gone and redirect")
    yield from _counted(lost, "page is gone without a redirect", "pages are gone without a redirect")
    yield from _counted(len(changes.added), "page is new", "pages are new")
    yield from _of_values("citation", "citations", changes.citations)
    wordings = [page.wording for page in changes.pages]
    for said, count in (
        ("reworded", sum(len(wording.changed) for wording in wordings)),
        ("new", sum(len(wording.added) for wording in wordings)),
        ("gone", sum(len(wording.removed) for wording in wordings)),
    ):
        yield from _counted(count, f"sentence is {said}", f"sentences are {said}")
    grades = [grade_rise(page.before.grade, page.after.grade) for page in changes.pages]
    yield from _counted(sum(rise > 0 for rise in grades), "page is harder to read", "pages are harder to read")
    yield from _counted(sum(rise < 0 for rise in grades), "page is easier to read", "pages are easier to read")
    heavier = sum(page.after.weight - page.before.weight for page in changes.pages)
    if abs(heavier) >= HEAVIER:
        yield f"pages weigh {abs(heavier):,} bytes {'more' if heavier > 0 else 'less'} in all"
    if changes.around:
        yield "what is on every page changes"


def _of_values(one: str, many: str, values: Iterable[Change]) -> Iterator[str]:
    kinds = [kind_of(change) for change in values]
    for kind, singular, plural in (
        ("changed", "changes", "change"),
        ("new", "is new", "are new"),
        ("gone", "is gone", "are gone"),
        ("moved", "is shown on other pages", "are shown on other pages"),
    ):
        yield from _counted(kinds.count(kind), f"{one} {singular}", f"{many} {plural}")


def _counted(count: int, one: str, many: str) -> Iterator[str]:
    if count:
        yield f"{count} {one if count == 1 else many}"


def kind_of(change: Change) -> str:
    """Return what happened to a value: `new`, `gone`, `changed`, or `moved` to or from a page."""
    if change.before is None:
        return "new"
    if change.after is None:
        return "gone"
    return "changed" if change.before != change.after else "moved"


def grade_rise(before: float, after: float) -> float:
    """Return by how many grades a page got harder, or 0 if the difference is too small."""
    return round(after - before, 1) if abs(after - before) >= HARDER - 1e-9 else 0.0


def price_rise(change: Change) -> str:
    """Return the change of a price in dollars and percent: `+$100 (+2.9%)`."""
    if not (rise := change.difference):
        return ""
    char = "+" if rise > 0 else "-"
    assert change.before is not None
    old = Decimal(change.before)
    share = f" ({char}{abs(rise) * 100 / old:.1f}%)" if old else ""
    return f"{char}{dollars(abs(rise))}{share}"


def page_name(address: str) -> str:
    """Return the name of a page: its address, or `the home page`."""
    return address or "the home page"


def places(change: Change) -> str:
    """Return the pages that show a value, and those that are new among them or no longer show it."""
    new = (f"new on {page_name(page)}" for page in change.new_on)
    gone = (f"no longer on {page_name(page)}" for page in change.gone_from)
    return ", ".join((*map(page_name, change.pages), *new, *gone))


def price_name(name: str, names: Mapping[str, str]) -> str:
    """Return the name of a price: as in the structured data, or its id in words."""
    if name in names:
        return names[name]
    for part, words in NAME_PARTS:
        name = re.sub(part, words, name)
    return name
