"""The pricing tables: one model of rows and cells, which pages, script and data files all render."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial

from scripts.data.load import Content
from scripts.data.pricing import OFFERS, VARIANTS, Offer, Pricing, change_id
from scripts.data.words import Words
from scripts.diagnostics import look_up
from scripts.render.templates import template

FORMATS = ("markdown", "html", "csv", "json")


@dataclass(frozen=True, slots=True)
class Cell:
    """An amount in US dollars and the id of its mark; `starts` is the first day of an amount to come."""

    id: str
    amount: Decimal
    starts: date | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: what is paid for, and one cell a column."""

    id: str
    name: str
    note: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A pricing table; `columns` are the headings over the cells, `corner` the one over the row names."""

    id: str
    caption: str
    corner: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def price_tables(content: Content, table_id: str | None = None) -> tuple[Table, ...]:
    """Return the table with that id alone, or all of them and the changes to come. Errors: `NameNotFound`."""
    if table_id is None:
        return (*(make(content.pricing, content.words) for make in TABLES.values()), *coming_tables(content))
    return (look_up("price table", table_id, TABLES)(content.pricing, content.words),)


def render_tables(tables: Iterable[Table], output_format: str, content: Content) -> str:
    """Return the tables as text that ends with a line end; `output_format` is one of `FORMATS`."""
    return template(f"prices.{output_format}.jinja").render(
        tables=tuple(tables),
        currency=content.pricing.currency,
        read=content.pricing.read,
        confirmed=content.pricing.confirmed,
        source=content.prices_source,
        day=content.settings.day,
        clinic=content.clinic.name,
    )


def table_file(tables: Iterable[Table], output_format: str, content: Content) -> str:
    """Return the tables as the text of a file: a spreadsheet reads CSV as UTF-8 only behind a byte order mark."""
    mark = "\ufeff" if output_format == "csv" else ""
    return mark + render_tables(tables, output_format, content)


def first_year_infusions(pricing: Pricing, words: Words, infusions: int) -> str:
    """Say what a first year with that many infusions is made of."""
    more = infusions - pricing.offer("series").infusions
    told = words.prices
    return str(told.series_and_more.format(infusions=told.maintenance.of(more)) if more else told.series_only)


def _note(words: Words, offer: Offer) -> str:
    return f"{words.prices.infusions.of(offer.infusions)}. {offer.note}" if offer.infusions > 1 else offer.note


def _row(pricing: Pricing, row_id: str, name: str, note: str, amount_ids: Iterable[str]) -> Row:
    return Row(row_id, name, note, tuple(Cell(amount_id, pricing.amounts[amount_id]) for amount_id in amount_ids))


def _rows(pricing: Pricing, note: Callable[[Offer], str], *parts: str) -> tuple[Row, ...]:
    """Return a row for each offer; `parts` end the ids of its amounts."""
    offers = map(pricing.offer, OFFERS)
    return tuple(_row(pricing, it.id, it.name, note(it), (f"{it.id}.{part}" for part in parts)) for it in offers)


def _course(pricing: Pricing, words: Words) -> Table:
    told, rows = words.prices, _rows(pricing, partial(_note, words), *VARIANTS)
    return Table("course", told.course, told.what, tuple(words.variants.values()), rows)


def _per_infusion(pricing: Pricing, words: Words) -> Table:
    told = words.prices

    def note(offer: Offer) -> str:
        return str(told.shared_out if offer.infusions > 1 else told.one_at_a_time)

    rows = _rows(pricing, note, *(f"{variant}.per-infusion" for variant in VARIANTS))
    return Table("per-infusion", told.per_infusion, told.infusion_in, tuple(words.variants.values()), rows)


def _integration(pricing: Pricing, words: Words) -> Table:
    told, rows = words.prices, _rows(pricing, partial(_note, words), "integration-adds")
    return Table("integration", told.integration, told.added_to, (told.added_cost,), rows)


def _first_year(pricing: Pricing, words: Words) -> Table:
    rows, told = [], words.prices
    for count in pricing.first_year_examples:
        note = told.year_of.format(infusions=first_year_infusions(pricing, words, count))
        cells = (f"first-year.{count}.{variant}" for variant in VARIANTS)
        rows.append(_row(pricing, str(count), told.infusions.of(count), note, cells))
    return Table("first-year", told.first_year, told.in_first_year, tuple(words.variants.values()), tuple(rows))


def coming_tables(content: Content) -> tuple[Table, ...]:
    """Return a table for each day on which prices will change, the next day first; none when nothing is announced."""
    return tuple(_coming(content, day) for day in content.pricing.days_of_change)


def _coming(content: Content, day: date) -> Table:
    words = content.words
    told, caption = words.prices, words.prices.coming.format(day=words.long_date(day))
    rows = tuple(
        row for offer_id in OFFERS for variant in VARIANTS for row in _changed(content, offer_id, variant, day)
    )
    return Table(f"coming-{day}", caption, told.what, (told.until_then, told.from_that_day), rows)


def _changed(content: Content, offer_id: str, variant: str, day: date) -> Iterator[Row]:
    """Yield the row of a price that changes on `day`."""
    pricing = content.pricing
    offer, name = pricing.offer(offer_id), f"{offer_id}.{variant}"
    before = Cell(name, pricing.amounts[name])
    for change in offer.variant(variant).changes:
        coming = change_id(offer_id, variant, change)
        after = Cell(coming, pricing.amounts[coming], change.from_)
        if change.from_ == day:
            yield Row(name, offer.name, f"{content.words.variants[variant]}.", (before, after))
        before = after


TABLES: dict[str, Callable[[Pricing, Words], Table]] = {
    "course": _course,
    "per-infusion": _per_infusion,
    "integration": _integration,
    "first-year": _first_year,
}
