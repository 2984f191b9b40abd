"""The pricing tables: one model of rows and cells, which pages, script and data files all render."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from scripts.data.fields import long_date
from scripts.data.load import Content
from scripts.data.pricing import OFFERS, VARIANTS, Offer, Pricing, change_id
from scripts.diagnostics import NameNotFound
from scripts.render.templates import template

VARIANT_NAMES = {
    "infusion-only": "Without integration therapy",
    "with-integration": "With integration therapy",
}
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


def price_tables(pricing: Pricing, table_id: str | None = None) -> tuple[Table, ...]:
    """Return the table with that id alone, or all of them and the changes to come. Errors: `NameNotFound`."""
    if table_id is None:
        return (*(make(pricing) for make in TABLES.values()), *coming_tables(pricing))
    if table_id not in TABLES:
        raise NameNotFound("price table", table_id, TABLES)
    return (TABLES[table_id](pricing),)


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


def _row(pricing: Pricing, row_id: str, name: str, note: str, amount_ids: Iterable[str]) -> Row:
    return Row(row_id, name, note, tuple(Cell(amount_id, pricing.amounts[amount_id]) for amount_id in amount_ids))


def _infusions(count: int) -> str:
    return f"{count} infusion{'s' * (count != 1)}"


def first_year_infusions(pricing: Pricing, infusions: int) -> str:
    """Say what a first year with that many infusions is made of."""
    more = infusions - pricing.offer("series").infusions
    return (
        f"the initial series and {more} maintenance infusion{'s' * (more != 1)}" if more else "the initial series only"
    )


def _note(offer: Offer) -> str:
    return f"{_infusions(offer.infusions)}. {offer.note}" if offer.infusions > 1 else offer.note


def _course(pricing: Pricing) -> Table:
    rows = []
    for offer_id in OFFERS:
        offer = pricing.offer(offer_id)
        cells = (f"{offer_id}.{variant}" for variant in VARIANTS)
        rows.append(_row(pricing, offer_id, offer.name, _note(offer), cells))
    caption = "What the clinic charges, in US dollars"
    return Table("course", caption, "What you pay for", tuple(VARIANT_NAMES.values()), tuple(rows))


def _per_infusion(pricing: Pricing) -> Table:
    rows = []
    for offer_id in OFFERS:
        cells = (f"{offer_id}.{variant}.per-infusion" for variant in VARIANTS)
        note = (
            "The price of the series, shared out." if pricing.offer(offer_id).infusions > 1 else "Paid one at a time."
        )
        rows.append(_row(pricing, offer_id, pricing.offer(offer_id).name, note, cells))
    caption = "What one infusion comes to, in US dollars"
    return Table("per-infusion", caption, "Infusion in", tuple(VARIANT_NAMES.values()), tuple(rows))


def _integration(pricing: Pricing) -> Table:
    rows = []
    for offer_id in OFFERS:
        offer = pricing.offer(offer_id)
        rows.append(_row(pricing, offer_id, offer.name, _note(offer), [f"{offer_id}.integration-adds"]))
    caption = "What integration therapy adds, in US dollars"
    return Table("integration", caption, "Added to", ("Added cost",), tuple(rows))


def _first_year(pricing: Pricing) -> Table:
    rows = []
    for count in pricing.first_year_examples:
        note = f"For {first_year_infusions(pricing, count)}."
        cells = (f"first-year.{count}.{variant}" for variant in VARIANTS)
        rows.append(_row(pricing, str(count), _infusions(count), note, cells))
    caption = "What a first year costs at these prices, in US dollars"
    return Table("first-year", caption, "In the first year", tuple(VARIANT_NAMES.values()), tuple(rows))


def coming_tables(pricing: Pricing) -> tuple[Table, ...]:
    """Return a table for each day on which prices will change, the next day first; none when nothing is announced."""
    return tuple(_coming(pricing, day) for day in pricing.days_of_change)


def _coming(pricing: Pricing, day: date) -> Table:
    caption = f"Changes on {long_date(day)}, in US dollars"
    rows = tuple(
        row for offer_id in OFFERS for variant in VARIANTS for row in _changed(pricing, offer_id, variant, day)
    )
    return Table(f"coming-{day}", caption, "What you pay for", ("Until then", "From that day"), rows)


def _changed(pricing: Pricing, offer_id: str, variant: str, day: date) -> Iterator[Row]:
    """Yield the row of a price that changes on `day`."""
    offer, name = pricing.offer(offer_id), f"{offer_id}.{variant}"
    before = Cell(name, pricing.amounts[name])
    for change in offer.variant(variant).changes:
        coming = change_id(offer_id, variant, change)
        after = Cell(coming, pricing.amounts[coming], change.from_)
        if change.from_ == day:
            yield Row(name, offer.name, f"{VARIANT_NAMES[variant]}.", (before, after))
        before = after


TABLES: dict[str, Callable[[Pricing], Table]] = {
    "course": _course,
    "per-infusion": _per_infusion,
    "integration": _integration,
    "first-year": _first_year,
}
