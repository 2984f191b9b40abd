"""The amounts of a pricing file by their names: prices, and every sum made from them.

Names are made of ids. Nothing else is named like one of them: ids that sums are named by are refused.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from scripts.data.offers import (
    ADDS,
    ELSEWHERE,
    FEE,
    FIRST_YEAR,
    FOR,
    FREE,
    FROM,
    PER,
    Choice,
    Offer,
    Price,
    adds_name,
    cents,
)
from scripts.diagnostics import DiagnosticError, NameNotFound, look_up

if TYPE_CHECKING:
    from scripts.data.pricing import Pricing

AT = re.compile(r"@[a-z0-9-]+")
NOTHING = Decimal("0.00")

Amounts = Iterator[tuple[str, Decimal]]


def amount_name(*parts: str) -> str:
    """Join the parts of a name that are not empty: `series.infusion-only@denver.per-infusion`."""
    return ".".join(filter(None, parts)).replace(".@", "@")


def is_stated(name: str) -> bool:
    """Say whether an amount is a price of the file, not calculated from others."""
    first, *rest = AT.sub("", name).split(".")
    return (
        first != FIRST_YEAR
        and not any(part in {FROM, FOR} or part.startswith(PER) for part in rest)
        and (not name.endswith(ADDS))
    )


def all_amounts(pricing: "Pricing") -> dict[str, Decimal]:
    """Return every amount by its name. What differs by place has a name without a place too: the lowest."""
    found = dict(_amounts(pricing))
    for name, amount in list(found.items()):
        if (anywhere := AT.sub("", name)) != name:
            found[anywhere] = min(found.get(anywhere, amount), amount)
    return found


def highest_places(amounts: Mapping[str, Decimal]) -> dict[str, str]:
    """Return the names without a place of what costs more at one than at another, each with that of the dearest."""
    found: dict[str, str] = {}
    for name in sorted(amounts, key=amounts.__getitem__):
        anywhere = AT.sub("", name)
        if amounts[anywhere] < amounts[name]:
            found[anywhere] = name
    return found


def _amounts(pricing: "Pricing") -> Amounts:
    for offer in pricing.offers:
        yield from _of_offer(pricing, offer)
    yield from _first_years(pricing)
    yield from ((amount_name(FEE, fee.id), cents(fee.price)) for fee in pricing.fees)
    yield from ((amount_name(FREE, thing.id), NOTHING) for thing in pricing.free)


def _of_offer(pricing: "Pricing", offer: Offer) -> Amounts:
    unit, variants = pricing.unit_of(offer), pricing.variants_of(offer)
    for choice in pricing.choices(offer):
        name, terms = amount_name(offer.id, choice.key), _terms(offer, choice)
        yield name, cents(terms.price)
        if unit:
            yield amount_name(name, f"{PER}{unit.id}"), cents(terms.price / offer.count)
        for change in terms.changes:
            yield change_name(name, str(change.from_)), cents(change.price)
        plainest = offer.terms(Choice(variants[0], choice.place)) if variants else None
        if plainest and choice.variant != variants[0]:
            place = Choice(place=choice.place).key
            yield amount_name(offer.id, place, adds_name(choice.variant)), cents(terms.price - plainest.price)
    yield from _reduced(pricing, offer)


def change_name(name: str, day: str) -> str:
    """Return the name of a future amount: `series.infusion-only.from.2027-01-01`."""
    return amount_name(name, FROM, day)


def _reduced(pricing: "Pricing", offer: Offer) -> Amounts:
    """Yield what promotions and discounts leave of a price; only a discount that combines is taken off a promotion."""
    for promotion in pricing.promotions:
        for choice in pricing.choices_of(promotion, offer):
            name, price = amount_name(offer.id, choice.key), promotion.less(_terms(offer, choice).price)
            yield amount_name(name, FOR, promotion.id), cents(price)
    for discount in pricing.discounts:
        for choice in pricing.choices_of(discount, offer):
            name, price = amount_name(offer.id, choice.key), _terms(offer, choice).price
            yield amount_name(name, FOR, discount.id), cents(discount.less(price))
            for promotion in pricing.promotions if discount.is_combined else ():
                if choice in pricing.choices_of(promotion, offer):
                    both = discount.less(cents(promotion.less(price)))
                    yield amount_name(name, FOR, promotion.id, discount.id), cents(both)


def _first_years(pricing: "Pricing") -> Amounts:
    """Yield what a first year costs at list price, and for examples, what it costs beyond the first offer."""
    if pricing.plan is None:
        return
    one, other = pricing.offer(pricing.plan.begins_with), pricing.offer(pricing.plan.goes_on_with)
    for choice in pricing.year_choices:
        first, each = cents(_terms(one, choice).price), cents(_terms(other, choice).price)
        for count in pricing.first_year_counts:
            more = pricing.following(count) * each
            name = amount_name(FIRST_YEAR, str(count), choice.key)
            yield name, first + more
            if count in pricing.plan.examples:
                yield amount_name(name, other.id), more


def _terms(offer: Offer, choice: Choice) -> Price:
    terms = offer.terms(choice)
    assert terms  # choices are those that have a price
    return terms


def choice_name(pricing: "Pricing", offer: Offer, choice: Choice) -> str:
    """Return the name of the price of an offer in a choice that may tell apart what makes no difference for it."""
    variant = choice.variant if pricing.variants_of(offer) else ""
    return amount_name(offer.id, Choice(variant, _told_as(choice.place, pricing.places_of(offer))).key)


def _told_as(place: str, places: Collection[str]) -> str:
    """Return by what id the price at a place is told, where it is told for `places`."""
    if not place or place in places:
        return place
    return ELSEWHERE if ELSEWHERE in places else ""


def price_name(pricing: "Pricing", offer_id: str, variant: str = "", place: str = "") -> str:
    """Return the name of a price; by default, of the plainest variant, and the lowest of all places.

    Errors: `NameNotFound`.
    """
    offer = pricing.offer(offer_id)
    variants = pricing.variants_of(offer)
    chosen = variant or next(iter(variants), "")
    look_up("variant", chosen, dict.fromkeys(variants or ("",)))
    if place:
        look_up("place", place, pricing.places)
    name = choice_name(pricing, offer, Choice(chosen, place))
    if name not in pricing.amounts:
        raise NameNotFound("price", name, pricing.amounts)
    return name


def unit_price_name(pricing: "Pricing", offer_id: str, variant: str = "", place: str = "") -> str:
    """Return the name of the price of one unit: `series.infusion-only.per-infusion`.

    Errors: `NameNotFound`; `DiagnosticError` for an offer that is not counted.
    """
    name, unit = price_name(pricing, offer_id, variant, place), pricing.unit_of(pricing.offer(offer_id))
    if unit is None:
        message = f'"{offer_id}" does not say how many its price pays for'
        raise DiagnosticError(message, "add covers: to it in content/pricing.yml", "macro-values")
    return amount_name(name, f"{PER}{unit.id}")


def added_name(pricing: "Pricing", offer_id: str, variant: str = "", place: str = "") -> str:
    """Return the name of what a variant adds to the plainest one, by default the next: `series.integration-adds`.

    Errors: `NameNotFound`.
    """
    later = pricing.variants_of(pricing.offer(offer_id))[1:]
    chosen = variant or next(iter(later), "")
    look_up("variant", chosen, dict.fromkeys(later))
    at = AT.search(price_name(pricing, offer_id, chosen, place))
    return amount_name(offer_id, at[0] if at else "", adds_name(chosen))


def first_year_name(pricing: "Pricing", count: int, variant: str = "", place: str = "") -> str:
    """Return the name of the cost of a first year with that many units: `first-year.18.infusion-only`.

    Errors: `NameNotFound`; `DiagnosticError` without a plan, or when `count` is out of range.
    """
    if pricing.plan is None:
        message = "content/pricing.yml has no plan: for a first year"
        raise DiagnosticError(message, "add one there, or leave this out", "macro-values")
    counts, unit = pricing.first_year_counts, pricing.year_unit
    if count not in counts:
        message = f"a first year cannot have {count}{f' {unit.several}' if unit else ''}"
        raise DiagnosticError(message, f"write a number from {counts[0]} to {counts[-1]}", "macro-values")
    variants = dict.fromkeys(choice.variant for choice in pricing.year_choices)
    chosen = variant or next(iter(variants))
    look_up("variant", chosen, variants)
    if place:
        look_up("place", place, pricing.places)
    where = _told_as(place, [choice.place for choice in pricing.year_choices])
    return amount_name(FIRST_YEAR, str(count), Choice(chosen, where).key)
