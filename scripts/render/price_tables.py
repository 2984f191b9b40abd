"""The tables of prices that pages, handouts, the script and data files show, in four formats.

Some nobody lists, since they come and go with the data: promotions, discounts, fees, and what is free.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

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

# The name of an amount of an offer in a choice, if it has one, and what is said under the name of the offer.
Named = Callable[[Pricing, Offer, Choice], str | None]
Noted = Callable[[Content, Offer], str]


def price_tables(content: Content, table_id: str | None = None) -> tuple[Table, ...]:
    """Return the table with that id alone, those of special prices, or all and the changes to come.

    Errors: `NameNotFound`.
    """
    if table_id == SPECIAL:
        return tuple(special_tables(content))
    listed = (_listed(content, table) for table in content.pricing.tables)
    tables = {table.id: table for table in (*listed, *special_tables(content), *coming_tables(content))}
    return tuple(tables.values()) if table_id is None else (look_up("price table", table_id, tables),)


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
        url=content.settings.url,
        version=VERSION,
    )


def table_file(tables: Iterable[Table], output_format: str, content: Content) -> str:
    """Return the tables as the text of a file: a spreadsheet reads CSV as UTF-8 only behind a byte order mark."""
    mark = "\ufeff" if output_format == "csv" else ""
    return mark + render_tables(tables, output_format, content)


def first_year_in_words(content: Content, count: int) -> str:
    """Say what a first year with so many units is made of: `the initial series and 12 maintenance infusions`."""
    plan, told = content.pricing.plan, content.words.prices
    assert plan
    more = content.pricing.following(count)
    if not more:
        return str(told.begins_only.format(begins=plan.begins))
    return str(told.begins_and_more.format(begins=plan.begins, more=plan.in_words(more)))


def _listed(content: Content, table: ListedTable) -> Table:
    """Return a table of the pricing file."""
    told = content.words.prices
    head = table.id, table.caption
    match table.shows:
        case "per-visit":
            entries = _entries(content, table, _unit_price, _unit_note)
            return entries_table(content, (*head, _unit_corner(content, table)), entries)
        case "added-cost":
            entries = _entries(content, table, _added_cost, _note)
            return entries_table(content, (*head, told.added_to), entries, single=told.added_cost)
        case "first-year":
            return entries_table(content, (*head, told.in_first_year), _first_years(content))
        case _:
            return entries_table(content, (*head, told.what), _entries(content, table, _price, _note))


def _entries(content: Content, table: ListedTable, named: Named, noted: Noted) -> Iterator[Entry]:
    """Yield the entry of each offer of a table that has such an amount."""
    pricing = content.pricing
    for offer in pricing.offers_in(table):
        names = {
            choice: named(pricing, offer, choice)
            for choice in pricing.choices(offer)
            if not table.variants or choice.variant in (*table.variants, "")
        }
        amounts = {choice: name for choice, name in names.items() if name}
        if amounts:
            yield Entry(offer.id, offer.name, noted(content, offer), amounts)


def _price(_pricing: Pricing, offer: Offer, choice: Choice) -> str:
    return amount_name(offer.id, choice.key)


def _unit_price(pricing: Pricing, offer: Offer, choice: Choice) -> str | None:
    unit = pricing.unit_of(offer)
    return amount_name(offer.id, choice.key, f"{PER}{unit.id}") if unit else None


def _added_cost(pricing: Pricing, offer: Offer, choice: Choice) -> str | None:
    name = amount_name(offer.id, choice._replace(variant="").key, addition_id(choice.variant))
    return name if choice.variant and name in pricing.amounts else None


def _note(content: Content, offer: Offer) -> str:
    unit = content.pricing.unit_of(offer)
    covered = unit.of(offer.count) if unit and (offer.count > 1 or not offer.note) else None
    treatment = content.treatments.name_of(offer.treatment) if offer.treatment else None
    return " ".join(filter(None, (sentences(covered), offer.note, sentences(treatment))))


def _unit_note(content: Content, offer: Offer) -> str:
    told = content.words.prices
    return str(told.shared_out if offer.count > 1 else told.one_at_a_time)


def _unit_corner(content: Content, table: ListedTable) -> str:
    """Return what stands over the offers: the unit, if all are counted in the same."""
    told, pricing = content.words.prices, content.pricing
    units = {unit.one for offer in pricing.offers_in(table) if (unit := pricing.unit_of(offer))}
    return str(told.unit_in.format(unit=capitalized(units.pop())) if len(units) == 1 else told.what)


def _first_years(content: Content) -> Iterator[Entry]:
    plan, unit = content.pricing.plan, content.pricing.year_unit
    assert plan
    assert unit
    for count in plan.examples:
        note = content.words.prices.year_of.format(what=first_year_in_words(content, count))
        amounts = {choice: amount_name(FIRST_YEAR, str(count), choice.key) for choice in content.pricing.year_choices}
        yield Entry(str(count), unit.of(count), note, amounts)


def coming_tables(content: Content) -> tuple[Table, ...]:
    """Return a table for each day on which prices will change, the next day first; none when nothing is announced."""
    return tuple(_coming(content, day) for day in content.pricing.days_of_change)


def _coming(content: Content, day: date) -> Table:
    words = content.words
    told, caption = words.prices, words.prices.coming.format(day=words.long_date(day))
    rows = tuple(row for offer in content.pricing.offers for row in _changed(content, offer, day))
    return Table(f"coming-{day}", caption, told.what, (told.until_then, told.from_that_day), rows)


def _changed(content: Content, offer: Offer, day: date) -> Iterator[Row]:
    """Yield the row of each price of an offer that changes on `day`."""
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
    """Yield what the promotions and discounts of the day are called, each promotion with its end."""
    for promotion in content.pricing.promotions:
        yield f"{promotion.name} ({_until(content, promotion).rstrip('.')})"
    yield from (discount.name for discount in content.pricing.discounts)


def special_tables(content: Content) -> Iterator[Table]:
    """Yield them, as far as there are any on the day of the site."""
    for promotion in content.pricing.promotions:
        yield from _reduced(
            content, promotion, "promotion", [*_reduced_entries(content, promotion)], _until(content, promotion)
        )
    for discount in content.pricing.discounts:
        told, promotions = content.words.prices, _promotions(content, discount)
        others = "" if discount.is_combined else ", ".join(promotion.name for promotion in promotions)
        note = sentences(
            told.who.format(who=discount.who.rstrip(".")),
            told.proof.format(proof=discount.proof.rstrip(".")) if discount.proof else None,
            _until(content, discount).rstrip("."),
            told.not_together.format(names=others) if others else None,
        )
        entries = [*_reduced_entries(content, discount), *_combined(content, discount, promotions)]
        yield from _reduced(content, discount, "discount", entries, note)
    for table_id, name, things in ((FEES, FEE, content.pricing.fees), (FREE, FREE, content.pricing.free)):
        rows = [Entry(one.id, one.name, one.note or "", {Choice(): amount_name(name, one.id)}) for one in things]
        if rows:
            caption = content.words.prices.fees if name == FEE else content.words.prices.free
            yield entries_table(content, (table_id, caption, content.words.prices.what), rows)


def _reduced(
    content: Content, one: Promotion | Discount, kind: str, entries: list[Entry], note: str
) -> Iterator[Table]:
    told = content.words.prices
    less = told.less.format(percent=f"{one.percent:f}") if one.percent else None
    head = f"{kind}-{one.id}", told.promotion.format(name=one.name), told.what
    if entries:
        table = entries_table(content, head, entries)
        yield replace(table, note=" ".join(filter(None, (less, note))), ends=one.until)


def _until(content: Content, one: Promotion | Discount) -> str:
    words = content.words
    return str(words.prices.until.format(day=words.long_date(one.until))) if one.until else ""


def _reduced_entries(content: Content, one: Reduction) -> Iterator[Entry]:
    for offer in content.pricing.offers:
        choices = content.pricing.choices_of(one, offer)
        if choices:
            amounts = {choice: amount_name(offer.id, choice.key, FOR, one.id) for choice in choices}
            yield Entry(offer.id, offer.name, "", amounts)


def _promotions(content: Content, discount: Discount) -> tuple[Promotion, ...]:
    """Return the promotions in force on an offer that the discount is on too."""
    return tuple(one for one in content.pricing.promotions if {*one.offers} & {*discount.offers})


def _combined(content: Content, discount: Discount, promotions: tuple[Promotion, ...]) -> Iterator[Entry]:
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
