"""The rules between the parts of a pricing file. None depends on today's date, so that a valid file stays valid.

Names by which one part refers to another are looked up in the file as written, so that unknown names are reported
together with all other mistakes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import product
from typing import TYPE_CHECKING, Any

from scripts.data.model import BrokenRule
from scripts.data.names import entries, ids
from scripts.data.offers import FIRST_YEAR, Choice, Offer, Price, addition_id
from scripts.data.price_tables import ListedTable
from scripts.data.yaml_reader import Location, YamlFile
from scripts.diagnostics import Diagnostic, NameNotFound

if TYPE_CHECKING:
    from scripts.data.pricing import Pricing

VARIANT, CHANGE, COUNT, TABLE, REDUCTION = (
    "price-variants",
    "price-change",
    "infusion-count",
    "price-table",
    "price-reduction",
)
FARTHEST = timedelta(days=730)  # a change later than this has a typo in its year


def price_rules(pricing: "Pricing") -> Iterator[BrokenRule]:
    """Yield the broken rules between prices, variants, tables, the plan, promotions, and discounts."""
    for index, offer in enumerate(pricing.offers):
        yield from _variant_rules(pricing, index, offer)
    yield from _change_rules(pricing)
    yield from _plan_rules(pricing)
    yield from _table_rules(pricing)
    yield from _reduction_rules(pricing)


def _variant_rules(pricing: "Pricing", index: int, offer: Offer) -> Iterator[BrokenRule]:
    """Check that a variant that adds something never costs less than the plainest one."""
    own = pricing.variants_of(offer)
    variants = [variant for variant in pricing.variants if variant.id in own]
    for variant, place in product(variants[1:], pricing.places_of(offer) or ("",)):
        dear, plain = (offer.terms(Choice(one.id, place)) for one in (variant, variants[0]))
        if variant.adds and dear and plain:
            yield from _compare_with_plainest(index, offer, (variant.name, dear), (variants[0].name, plain))


def _compare_with_plainest(
    index: int, offer: Offer, dear: tuple[str, Price], plain: tuple[str, Price]
) -> Iterator[BrokenRule]:
    (name, price), (plain_name, plain_price) = dear, plain
    if price.price < plain_price.price:
        message = f"price is {price.price}, less than {plain_price.price} {plain_name}"
        yield _price_location(index, offer, price, "price"), message, "check both prices with the clinic", VARIANT
    days: dict[date, Location] = {}
    for each in (plain_price, price):
        for number, change in enumerate(each.changes):
            days[change.from_] = _price_location(index, offer, each, "changes", number, "price")
    for day, where in sorted(days.items()):
        more, less = price.amount(day), plain_price.amount(day)
        if more < less:
            message = f"from {day} on, {more} {name} is less than {less} {plain_name}"
            yield where, message, "change both prices on the same day, or check them with the clinic", VARIANT


def _price_location(index: int, offer: Offer, price: Price, *below: str | int) -> Location:
    number = next(number for number, one in enumerate(offer.prices) if one is price)
    return "offers", index, "prices", number, *below


def _change_rules(pricing: "Pricing") -> Iterator[BrokenRule]:
    """Check that changes begin after the prices were confirmed, or else read: others are typos, or already in force."""
    known, key = (pricing.confirmed, "confirmed") if pricing.confirmed else (pricing.read, "read")
    for where, price in pricing.prices():
        for number, change in enumerate(price.changes):
            at = (*where, "changes", number, "from")
            if change.from_ <= known:
                message = f"from is {change.from_}, which is not after {known}, the date in {key}"
                hint = f"if it is in force, write {change.price} after price: and delete the change"
                yield at, message, f"{hint}; otherwise correct the date", CHANGE
            elif change.from_ > known + FARTHEST:
                message = f"from is {change.from_}, more than two years after {known}"
                yield at, message, "correct the year, or leave the change out for now", CHANGE


def _plan_rules(pricing: "Pricing") -> Iterator[BrokenRule]:
    """Check that the cost of a first year can be calculated: its two offers must count the same unit."""
    if (plan := pricing.plan) is None:
        return
    offers = {offer.id: offer for offer in pricing.offers}
    first_offer, later_offer = offers.get(plan.begins_with), offers.get(plan.goes_on_with)
    if first_offer is None or later_offer is None:  # unknown names are reported elsewhere
        return
    if first_offer.covers is None:
        message = f"begins-with is {first_offer.id}, which does not say how many its price pays for"
        yield ("plan", "begins-with"), message, "add covers: to that offer", COUNT
    elif pricing.unit_of(first_offer) != pricing.unit_of(later_offer):
        message = f"{first_offer.id} and {later_offer.id} do not count the same"
        yield ("plan", "goes-on-with"), message, "name an offer that covers the same", COUNT
    if not pricing.year_choices:
        message = f"{first_offer.id} and {later_offer.id} have no variant and place in common"
        yield ("plan", "goes-on-with"), message, "name an offer with prices in the same variants", COUNT
    for index, count in enumerate(plan.examples):
        if count < first_offer.count:
            message = f"{count} is fewer than the {first_offer.covers or 1} that it begins with"
            yield ("plan", "examples", index), message, f"write {first_offer.count} or more", COUNT


def _table_rules(pricing: "Pricing") -> Iterator[BrokenRule]:
    """Check that each table has something to show."""
    for index, table in enumerate(pricing.tables):
        if table.shows == FIRST_YEAR and pricing.plan is None:
            message = f'the table "{table.id}" shows a first year, but there is no plan:'
            yield ("tables", index, "shows"), message, "add plan:, or delete the table", TABLE
        elif table.shows != FIRST_YEAR and not any(_has_row(pricing, table, offer) for offer in pricing.offers):
            message = f'the table "{table.id}" has nothing to show'
            yield ("tables", index, "id"), message, "list offers that have what it shows, or delete it", TABLE
    if pricing.tables[0].shows != "price":
        message = "the first table shows no prices"
        yield ("tables", 0, "shows"), message, "put a table with the prices first", TABLE


def _has_row(pricing: "Pricing", table: ListedTable, offer: Offer) -> bool:
    """Return whether an offer has an amount of the kind that a table shows, in one of the table's variants."""
    variants = {choice.variant for choice in pricing.choices(offer)}
    if table.shows == "added-cost":
        variants -= {"", *pricing.variants_of(offer)[:1]}
    if table.variants:
        variants &= {*table.variants, ""}
    return offer.id in table.offers and bool(variants) and (table.shows != "per-visit" or offer.covers is not None)


def _reduction_rules(pricing: "Pricing") -> Iterator[BrokenRule]:
    """Check that each promotion and discount leaves a price above zero."""
    for key in ("promotions", "discounts"):
        for index, reduction in enumerate(getattr(pricing, key)):
            prices = [
                price.price
                for offer in pricing.offers
                for choice in pricing.choices_of(reduction, offer)
                if (price := offer.terms(choice))
            ]
            if reduction.dollars is not None and prices and reduction.dollars >= min(prices):
                message = f"dollars is {reduction.dollars}, and the lowest price it is on is {min(prices)}"
                yield (key, index, "dollars"), message, "write less, or leave out that offer", REDUCTION


DUPLICATE = "duplicate-entry"


def check_entries(file: YamlFile) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each duplicate price, unknown unit, and entry whose sums would share a name."""
    yield from _unknown_units(file)
    for where, offer in entries(file.data, "offers"):
        yield from _ambiguous_prices(file, where, offer)
    yield from _shared_names(file, ids(file.data, "variants").items(), addition_id)
    yield from _shared_names(file, [*ids(file.data, "promotions").items(), *ids(file.data, "discounts").items()])


def _unknown_units(file: YamlFile) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each offer with a unit that is not in the list of units."""
    known = {str(entry.get(form)) for _, entry in entries(file.data, "units") for form in ("one", "several")}
    for where, offer in entries(file.data, "offers"):
        _, _, unit = str(offer.get("covers") or "").partition(" ")
        if unit and unit not in known:
            yield file.diagnostic_from((*where, "covers"), NameNotFound("unit", unit, known))


def _ambiguous_prices(file: YamlFile, where: Location, offer: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each price that leaves unclear which price of the offer applies."""
    first: dict[tuple[str, ...], int] = {}
    prices = [(file.line(at), price) for at, price in entries(offer, "prices", where)]
    for line, price in prices:
        key = tuple(str(price.get(part) or "") for part in ("variant", "place"))
        if key in first:
            choice = " at ".join(filter(None, key)) or "it"
            message = f"there is a price for {choice} on line {first[key]} already"
            yield Diagnostic(file.path, line, message, "delete one of the two", DUPLICATE)
        first.setdefault(key, line)
        if not price.get("variant") and any(other.get("variant") for _, other in prices):
            hint = "add a line that begins with variant:, as other prices of this offer have"
            yield Diagnostic(file.path, line, '"variant:" is missing', hint, "value-missing")


def _shared_names(
    file: YamlFile, ids: Iterable[tuple[str, Location]], sum_name: Callable[[str], str] = str
) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each entry whose sums would have the names of another's; equal ids are found elsewhere."""
    first: dict[str, Location] = {}
    for name, where in ((sum_name(entry_id), at) for entry_id, at in ids):
        if name in first:
            message = f"its sums would have the same names as those of the one on line {file.line(first[name])}"
            yield file.diagnostic_at(where, message, "give one of the two another id", "name-of-sum")
        first.setdefault(name, where)
