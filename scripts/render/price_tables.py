"""The tables of prices for pages, handouts, the command line, and data files, in four formats.

Some are not listed in the pricing file, since they come and go: promotions, discounts, fees, and what is free.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import assert_never

from scripts.data.amounts import amount_name, change_name
from scripts.data.load import Content
from scripts.data.offers import FEE, FIRST_YEAR, FOR, FREE, PER, Choice, Offer, addition_id
from scripts.data.price_tables import FEES, SPECIAL, ListedTable
from scripts.data.pricing import Pricing
from scripts.data.reductions import Discount, Promotion, Reduction
from scripts.diagnostics import look_up
from scripts.render.tables import Cell, Entry, Row, Table, choice_in_words, entries_table, sentences
from scripts.render.templates import capitalized, template

FORMATS = ("markdown", "html", "csv", "json")
VERSION = 1  # of pricing.json, as its schema describes it

# A function that names the amount to show for a choice of an offer, if there is one; and one that writes the note under
# the name of the offer.
AmountNamer = Callable[[Pricing, Offer, Choice], str | None]
NoteWriter = Callable[[Content, Offer], str]


def price_tables(content: Content, table_id: str | None = None) -> tuple[Table, ...]:
    """Return the table with this id, the tables of special prices, or without an id, all tables.

    Errors: `NameNotFound`.
    """
    if table_id == SPECIAL:
        return tuple(special_tables(content))
    listed_tables = (_listed_table(content, table) for table in content.pricing.tables)
    tables = {table.id: table for table in (*listed_tables, *special_tables(content), *coming_tables(content))}
    return tuple(tables.values()) if table_id is None else (look_up("price table", table_id, tables),)


def render_tables(tables: Iterable[Table], output_format: str, content: Content) -> str:
    """Return the tables as text that ends with a newline; `output_format` is one of `FORMATS`."""
    return template(f"prices.{output_format}.jinja").render(
        tables=tuple(tables),
        currency=content.pricing.currency,
        read=content.pricing.read,
        confirmed=content.pricing.confirmed,
        source=content.prices_source,
        day=content.settings.day,
        clinic=content.clinic.name,
        url=content.settings.url,
        version=VERSION,
    )


def table_file(tables: Iterable[Table], output_format: str, content: Content) -> str:
    """Return the tables as the text of a file: spreadsheets read CSV as UTF-8 only after a byte order mark."""
    mark = "\ufeff" if output_format == "csv" else ""
    return mark + render_tables(tables, output_format, content)


def first_year_in_words(content: Content, count: int) -> str:
    """Return what a first year of `count` units consists of: `the initial series and 12 maintenance infusions`."""
    plan, phrases = content.pricing.plan, content.words.prices
    assert plan
    more = content.pricing.following(count)
    if not more:
        return str(phrases.begins_only.format(begins=plan.begins))
    return str(phrases.begins_and_more.format(begins=plan.begins, more=plan.in_words(more)))


def _listed_table(content: Content, table: ListedTable) -> Table:
    """Return a table that is listed in the pricing file."""
    phrases = content.words.prices
    head = table.id, table.caption
    match table.shows:
        case "per-visit":
            entries = _offer_entries(content, table, _unit_price_name, _unit_note)
            return entries_table(content, (*head, _unit_corner(content, table)), entries)
        case "added-cost":
            entries = _offer_entries(content, table, _added_cost_name, _offer_note)
            return entries_table(content, (*head, phrases.added_to), entries, single=phrases.added_cost)
        case "first-year":
            return entries_table(content, (*head, phrases.in_first_year), _first_year_entries(content))
        case "price":
            entries = _offer_entries(content, table, _price_name, _offer_note)
            return entries_table(content, (*head, phrases.what), entries)
    assert_never(table.shows)


def _offer_entries(
    content: Content, table: ListedTable, name_amount: AmountNamer, write_note: NoteWriter
) -> Iterator[Entry]:
    """Yield an entry for each offer of a table that has at least one amount to show."""
    pricing = content.pricing
    for offer in pricing.offers_in(table):
        names = {
            choice: name_amount(pricing, offer, choice)
            for choice in pricing.choices(offer)
            if not table.variants or choice.variant in (*table.variants, "")
        }
        amounts = {choice: name for choice, name in names.items() if name}
        if amounts:
            yield Entry(offer.id, offer.name, write_note(content, offer), amounts)


def _price_name(_pricing: Pricing, offer: Offer, choice: Choice) -> str:
    return amount_name(offer.id, choice.key)


def _unit_price_name(pricing: Pricing, offer: Offer, choice: Choice) -> str | None:
    unit = pricing.unit_of(offer)
    return amount_name(offer.id, choice.key, f"{PER}{unit.id}") if unit else None


def _added_cost_name(pricing: Pricing, offer: Offer, choice: Choice) -> str | None:
    name = amount_name(offer.id, choice._replace(variant="").key, addition_id(choice.variant))
    return name if choice.variant and name in pricing.amounts else None


def _offer_note(content: Content, offer: Offer) -> str:
    unit = content.pricing.unit_of(offer)
    covered = unit.of(offer.count) if unit and (offer.count > 1 or not offer.note) else None
    treatment = content.treatments.name_of(offer.treatment) if offer.treatment else None
    return " ".join(filter(None, (sentences(covered), offer.note, sentences(treatment))))


def _unit_note(content: Content, offer: Offer) -> str:
    phrases = content.words.prices
    return str(phrases.shared_out if offer.count > 1 else phrases.one_at_a_time)


def _unit_corner(content: Content, table: ListedTable) -> str:
    """Return the heading over the offers, which names the unit if all are counted in the same one."""
    phrases, pricing = content.words.prices, content.pricing
    units = {unit.one for offer in pricing.offers_in(table) if (unit := pricing.unit_of(offer))}
    return str(phrases.unit_in.format(unit=capitalized(units.pop())) if len(units) == 1 else phrases.what)


def _first_year_entries(content: Content) -> Iterator[Entry]:
    plan, unit = content.pricing.plan, content.pricing.year_unit
    assert plan
    assert unit
    for count in plan.examples:
        note = content.words.prices.year_of.format(what=first_year_in_words(content, count))
        amounts = {choice: amount_name(FIRST_YEAR, str(count), choice.key) for choice in content.pricing.year_choices}
        yield Entry(str(count), unit.of(count), note, amounts)


def coming_tables(content: Content) -> tuple[Table, ...]:
    """Return a table for each day on which prices will change, the next day first; empty if none is announced."""
    return tuple(_coming_table(content, day) for day in content.pricing.days_of_change)


def _coming_table(content: Content, day: date) -> Table:
    words = content.words
    phrases, caption = words.prices, words.prices.coming.format(day=words.long_date(day))
    rows = tuple(row for offer in content.pricing.offers for row in _changed_rows(content, offer, day))
    return Table(f"coming-{day}", caption, phrases.what, (phrases.until_then, phrases.from_that_day), rows)


def _changed_rows(content: Content, offer: Offer, day: date) -> Iterator[Row]:
    """Yield a row for each price of an offer that changes on `day`."""
    pricing = content.pricing
    for choice in pricing.choices(offer):
        name, terms = amount_name(offer.id, choice.key), offer.terms(choice)
        before = Cell(name, pricing.amounts[name])
        for change in terms.changes if terms else ():
            coming = change_name(name, str(change.from_))
            after = Cell(coming, pricing.amounts[coming], change.from_)
            if change.from_ == day:
                yield Row(name, offer.name, choice_in_words(content, choice), (before, after))
            before = after


def special_names(content: Content) -> Iterator[str]:
    """Yield the names of the promotions and discounts in force, each promotion with its last day."""
    for promotion in content.pricing.promotions:
        yield f"{promotion.name} ({_end_sentence(content, promotion).rstrip('.')})"
    yield from (discount.name for discount in content.pricing.discounts)


def special_tables(content: Content) -> Iterator[Table]:
    """Yield the tables of promotions, discounts, fees, and what is free, as far as there are any."""
    for promotion in content.pricing.promotions:
        yield from _reduction_tables(
            content, promotion, "promotion", [*_reduced_entries(content, promotion)], _end_sentence(content, promotion)
        )
    for discount in content.pricing.discounts:
        phrases, promotions = content.words.prices, _overlapping_promotions(content, discount)
        others = "" if discount.is_combined else ", ".join(promotion.name for promotion in promotions)
        note = sentences(
            phrases.who.format(who=discount.who.rstrip(".")),
            phrases.proof.format(proof=discount.proof.rstrip(".")) if discount.proof else None,
            _end_sentence(content, discount).rstrip("."),
            phrases.not_together.format(names=others) if others else None,
        )
        entries = [*_reduced_entries(content, discount), *_combined_entries(content, discount, promotions)]
        yield from _reduction_tables(content, discount, "discount", entries, note)
    for table_id, name, things in ((FEES, FEE, content.pricing.fees), (FREE, FREE, content.pricing.free)):
        rows = [
            Entry(thing.id, thing.name, thing.note or "", {Choice(): amount_name(name, thing.id)}) for thing in things
        ]
        if rows:
            caption = content.words.prices.fees if name == FEE else content.words.prices.free
            yield entries_table(content, (table_id, caption, content.words.prices.what), rows)


def _reduction_tables(
    content: Content, reduction: Promotion | Discount, kind: str, entries: list[Entry], note: str
) -> Iterator[Table]:
    phrases = content.words.prices
    percent_note = phrases.less.format(percent=f"{reduction.percent:f}") if reduction.percent else None
    head = f"{kind}-{reduction.id}", phrases.promotion.format(name=reduction.name), phrases.what
    if entries:
        table = entries_table(content, head, entries)
        yield replace(table, note=" ".join(filter(None, (percent_note, note))), ends=reduction.until)


def _end_sentence(content: Content, reduction: Promotion | Discount) -> str:
    words = content.words
    return str(words.prices.until.format(day=words.long_date(reduction.until))) if reduction.until else ""


def _reduced_entries(content: Content, reduction: Reduction) -> Iterator[Entry]:
    for offer in content.pricing.offers:
        choices = content.pricing.choices_of(reduction, offer)
        if choices:
            amounts = {choice: amount_name(offer.id, choice.key, FOR, reduction.id) for choice in choices}
            yield Entry(offer.id, offer.name, "", amounts)


def _overlapping_promotions(content: Content, discount: Discount) -> tuple[Promotion, ...]:
    """Return the promotions in force on offers that the discount is on too."""
    return tuple(promotion for promotion in content.pricing.promotions if {*promotion.offers} & {*discount.offers})


def _combined_entries(content: Content, discount: Discount, promotions: tuple[Promotion, ...]) -> Iterator[Entry]:
    for promotion in promotions if discount.is_combined else ():
        for offer in content.pricing.offers:
            both = [
                choice
                for choice in content.pricing.choices_of(discount, offer)
                if choice in content.pricing.choices_of(promotion, offer)
            ]
            if both:
                amounts = {choice: amount_name(offer.id, choice.key, FOR, promotion.id, discount.id) for choice in both}
                yield Entry(amount_name(offer.id, promotion.id), offer.name, sentences(promotion.name), amounts)
