"""The tables that nobody lists, since they come and go with the data: promotions, discounts, fees, and what is free."""

from collections.abc import Iterator
from dataclasses import replace

from scripts.data.amounts import amount_name
from scripts.data.load import Content
from scripts.data.offers import FEE, FOR, FREE, Choice
from scripts.data.price_tables import FEES
from scripts.data.reductions import Discount, Promotion, Reduction
from scripts.render.tables import Entry, Table, entries_table, sentences


def special_names(content: Content) -> Iterator[str]:
    """Yield what the promotions and discounts of the day are called, each promotion with its end."""
    for promotion in content.pricing.promotions:
        yield f"{promotion.name} ({_until(content, promotion).rstrip('.')})"
    yield from (discount.name for discount in content.pricing.discounts)


def special_tables(content: Content) -> Iterator[Table]:
    """Yield them, as far as there are any on the day of the site."""
    for promotion in content.pricing.promotions:
        yield from _reduced(
            content, promotion, "promotion", [*_entries(content, promotion)], _until(content, promotion)
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
        entries = [*_entries(content, discount), *_combined(content, discount, promotions)]
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


def _entries(content: Content, one: Reduction) -> Iterator[Entry]:
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
