"""Tables of amounts: entries, which name amounts, are laid out as rows and cells, which every format renders."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from scripts.data.amounts import amount_name
from scripts.data.load import Content
from scripts.data.offers import Choice
from scripts.render.templates import capitalized


@dataclass(frozen=True, slots=True)
class Cell:
    """An amount in US dollars and the id of its mark; `starts` is the first day of a future amount."""

    id: str
    amount: Decimal
    starts: date | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: what is paid for, and a cell for each column."""

    id: str
    name: str
    note: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of amounts; `columns` are the headings over the cells, `corner` is the one over the row names.

    `note` says who gets its prices, if not everyone, and `ends` is their last day, if any.
    """

    id: str
    caption: str
    corner: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""
    ends: date | None = None


class Entry(NamedTuple):
    """What a table shows of one offer or sum: the names of its amounts by variant and place."""

    id: str
    name: str
    note: str
    amounts: Mapping[Choice, str]


def sentences(*parts: str | None) -> str:
    """Return the non-empty parts as sentences."""
    return " ".join(f"{capitalized(part).rstrip('.')}." for part in parts if part)


def entries_table(
    content: Content,
    head: tuple[str, str, str],
    entries: Iterable[Entry],
    *,
    single: str = "",
) -> Table:
    """Return a table of entries; `head` is its id, its caption and its corner.

    The variants are its columns if all rows have the same ones; otherwise, each price has a row of its own under the
    heading `single`. Prices at different places always have rows of their own.
    """
    single = single or content.words.prices.amount
    lines = [line for entry in entries for line in _by_place(entry)]
    variants = {tuple(choice.variant for choice in line.amounts) for line in lines}
    common = next(iter(variants)) if len(variants) == 1 else ()
    if any(common):
        columns = tuple(capitalized(content.pricing.variant_name(variant)) for variant in common)
        rows = tuple(_row(content, line, is_wide=True) for line in lines)
        return Table(*head, columns if len(columns) > 1 else (single,), rows)
    single_cells = (line._replace(amounts=dict([pair])) for line in lines for pair in line.amounts.items())
    return Table(*head, (single,), tuple(_row(content, line, is_wide=False) for line in single_cells))


def _by_place(entry: Entry) -> Iterator[Entry]:
    """Yield one entry for each place, with only the amounts there."""
    for place in dict.fromkeys(choice.place for choice in entry.amounts):
        yield entry._replace(amounts={choice: name for choice, name in entry.amounts.items() if choice.place == place})


def _row(content: Content, line: Entry, *, is_wide: bool) -> Row:
    choice = next(iter(line.amounts))
    shown = choice._replace(variant="") if is_wide else choice
    note = " ".join(filter(None, (choice_in_words(content, shown), line.note)))
    cells = tuple(Cell(name, content.pricing.amounts[name]) for name in line.amounts.values())
    return Row(amount_name(line.id, shown.key), line.name, note, cells)


def choice_in_words(content: Content, choice: Choice) -> str:
    """Return the place and the variant, as far as they make a difference: `Denver. With integration therapy.`."""
    place = content.pricing.place_name(choice.place) if choice.place else None
    return sentences(place, content.pricing.variant_name(choice.variant) if choice.variant else None)
