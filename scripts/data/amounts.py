"""Every amount of a pricing file by its name: the prices, and the sums calculated from them.

Names are composed of ids. They cannot clash, because ids that would look like the name of a sum are refused.
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
    addition_id,
    cents,
)
from scripts.diagnostics import DiagnosticError, NameNotFound, look_up

if TYPE_CHECKING:
    from scripts.data.pricing import Pricing

PLACE_SUFFIX = re.compile(r"@[a-z0-9-]+")
ZERO = Decimal("0.00")

Amounts = Iterator[tuple[str, Decimal]]


def amount_name(*parts: str) -> str:
    """Join the non-empty parts of a name: `series.infusion-only@denver.per-infusion`."""
    return ".".join(filter(None, parts)).replace(".@", "@")


def is_stated(name: str) -> bool:
    """Return whether an amount is a price in the file, not calculated from others."""
    first, *rest = PLACE_SUFFIX.sub("", name).split(".")
    return (
        first != FIRST_YEAR
        and not any(part in {FROM, FOR} or part.startswith(PER) for part in rest)
        and (not name.endswith(ADDS))
    )


def all_amounts(pricing: "Pricing") -> dict[str, Decimal]:
    """Return every amount by its name. One that differs by place also has a name without a place, for the lowest."""
    amounts = dict(_amounts(pricing))
    for name, amount in list(amounts.items()):
        if (anywhere := PLACE_SUFFIX.sub("", name)) != name:
            amounts[anywhere] = min(amounts.get(anywhere, amount), amount)
    return amounts


def highest_places(amounts: Mapping[str, Decimal]) -> dict[str, str]:
    """Return, for each amount that differs by place, its name without a place and its name at the most expensive."""
    highest: dict[str, str] = {}
    for name in sorted(amounts, key=amounts.__getitem__):
        anywhere = PLACE_SUFFIX.sub("", name)
        if amounts[anywhere] < amounts[name]:
            highest[anywhere] = name
    return highest


def _amounts(pricing: "Pricing") -> Amounts:
    for offer in pricing.offers:
        yield from _offer_amounts(pricing, offer)
    yield from _first_year_amounts(pricing)
    yield from ((amount_name(FEE, fee.id), cents(fee.price)) for fee in pricing.fees)
    yield from ((amount_name(FREE, thing.id), ZERO) for thing in pricing.free)


def _offer_amounts(pricing: "Pricing", offer: Offer) -> Amounts:
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
            yield amount_name(offer.id, place, addition_id(choice.variant)), cents(terms.price - plainest.price)
    yield from _reduced_amounts(pricing, offer)


def change_name(name: str, day: str) -> str:
    """Return the name of a future amount: `series.infusion-only.from.2027-01-01`."""
    return amount_name(name, FROM, day)


def _reduced_amounts(pricing: "Pricing", offer: Offer) -> Amounts:
    """Yield each price after a promotion or discount, and after both if the discount combines with promotions."""
    for promotion in pricing.promotions:
        for choice in pricing.choices_of(promotion, offer):
            name, price = amount_name(offer.id, choice.key), promotion.reduced_price(_terms(offer, choice).price)
            yield amount_name(name, FOR, promotion.id), cents(price)
    for discount in pricing.discounts:
        for choice in pricing.choices_of(discount, offer):
            name, price = amount_name(offer.id, choice.key), _terms(offer, choice).price
            yield amount_name(name, FOR, discount.id), cents(discount.reduced_price(price))
            for promotion in pricing.promotions if discount.is_combined else ():
                if choice in pricing.choices_of(promotion, offer):
                    both = discount.reduced_price(cents(promotion.reduced_price(price)))
                    yield amount_name(name, FOR, promotion.id, discount.id), cents(both)


def _first_year_amounts(pricing: "Pricing") -> Amounts:
    """Yield what a first year costs at list price and, for the examples, the part of it after the first offer."""
    if pricing.plan is None:
        return
    first_offer, later_offer = pricing.offer(pricing.plan.begins_with), pricing.offer(pricing.plan.goes_on_with)
    for choice in pricing.year_choices:
        first, each = cents(_terms(first_offer, choice).price), cents(_terms(later_offer, choice).price)
        for count in pricing.first_year_counts:
            later_cost = pricing.following(count) * each
            name = amount_name(FIRST_YEAR, str(count), choice.key)
            yield name, first + later_cost
            if count in pricing.plan.examples:
                yield amount_name(name, later_offer.id), later_cost


def _terms(offer: Offer, choice: Choice) -> Price:
    terms = offer.terms(choice)
    assert terms  # only choices that have a price are asked for
    return terms


def choice_name(pricing: "Pricing", offer: Offer, choice: Choice) -> str:
    """Return the name of an offer's price for a choice, which may be more specific than the offer's prices are."""
    variant = choice.variant if pricing.variants_of(offer) else ""
    return amount_name(offer.id, Choice(variant, _price_place(choice.place, pricing.places_of(offer))).key)


def _price_place(place: str, places: Collection[str]) -> str:
    """Return the place by which the price at `place` is named, if prices are named by `places`; empty if by none."""
    if not place or place in places:
        return place
    return ELSEWHERE if ELSEWHERE in places else ""


def price_name(pricing: "Pricing", offer_id: str, variant: str = "", place: str = "") -> str:
    """Return the name of a price: by default, that of the plainest variant, and the lowest of all places.

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


def addition_name(pricing: "Pricing", offer_id: str, variant: str = "", place: str = "") -> str:
    """Return the name of what a variant costs on top of the plainest one: `series.integration-adds`.

    The default is the second variant.

    Errors: `NameNotFound`.
    """
    others = pricing.variants_of(pricing.offer(offer_id))[1:]
    chosen = variant or next(iter(others), "")
    look_up("variant", chosen, dict.fromkeys(others))
    place_suffix = PLACE_SUFFIX.search(price_name(pricing, offer_id, chosen, place))
    return amount_name(offer_id, place_suffix[0] if place_suffix else "", addition_id(chosen))


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
    price_place = _price_place(place, [choice.place for choice in pricing.year_choices])
    return amount_name(FIRST_YEAR, str(count), Choice(chosen, price_place).key)
