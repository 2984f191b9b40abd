"""Checks of prices for what only a person can decide: changes, possible slips, offers in no table.

A price that differs from the previous one is wrong until somebody enters when the clinic confirmed it.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from scripts.checks.source.renamed import text_before
from scripts.data.load import Content
from scripts.data.model import model_from
from scripts.data.offers import LARGE, Price
from scripts.data.pricing import Pricing
from scripts.data.yaml_reader import Location, YamlFile, parse_yaml
from scripts.diagnostics import CheckFailed, Diagnostic

CONFIRM_HINT = "write the day the clinic confirmed it after confirmed:, or the day you read it after read:"
SCHEDULE_STOPS = timedelta(days=60)  # see the source of `price-change-far`
SCHEDULE_STOPS_TEXT = f"GitHub stops publishing every day after {SCHEDULE_STOPS.days} days without a commit"
ENABLE_HINT = "before that date, open Actions > pages on GitHub and press Enable workflow if it is there"

ChangeProblem = tuple[int, str, str, str, str]  # index of a price change, one of its keys, message, hint, code


def check_unconfirmed_prices(root: Path, content: Content) -> Iterator[Diagnostic]:
    """Yield each price that was changed while neither `read` nor `confirmed` of the prices was.

    Nothing is reported if either date is today: a second change on one day leaves the date as it is.
    """
    file, pricing, day = content.files["pricing"], content.all_pricing, content.settings.day
    before = _previous_pricing(root, file)
    read_and_confirmed = (pricing.read, pricing.confirmed)
    if before is None or (before.read, before.confirmed) != read_and_confirmed or day in read_and_confirmed:
        return
    old = {key: amounts for key, _, amounts in _stated_amounts(before, day)}
    for key, where, amounts in _stated_amounts(pricing, day):
        if (was := old.get(key, amounts)) != amounts:
            is_current = amounts[0] != was[0]
            what = (
                f"price is {amounts[0]} instead of {was[0]}"
                if is_current
                else "changes: says another price than before"
            )
            place = (*where, "price" if is_current else "changes")
            yield file.diagnostic_at(place, f"{what}, and confirmed: is as it was", CONFIRM_HINT, "price-unconfirmed")


def _stated_amounts(pricing: Pricing, day: date) -> Iterator[tuple[tuple[object, ...], Location, tuple[object, ...]]]:
    """Yield (key, location, amounts) for each price and fee: the amount on `day`, then the (date, amount) to come."""
    for where, price in pricing.prices():
        coming = ((change.from_, change.price) for change in price.changes if change.from_ > day)
        yield _price_key(pricing, where, price), where, (price.amount(day), *coming)
    for index, fee in enumerate(pricing.fees):
        yield ("fee", fee.id), ("fees", index), (fee.price,)


def price_warnings(root: Path, content: Content) -> Iterator[Diagnostic]:
    """Yield a warning for everything that may be wrong in the pricing file."""
    file, pricing, day = content.files["pricing"], content.all_pricing, content.settings.day
    yield from _unlisted_offers(file, pricing)
    yield from _moved_prices(file, pricing, _previous_pricing(root, file))
    for where, price in pricing.prices():
        for number, key, message, hint, code in (
            *_past_changes(price, day),
            *_large_changes(price),
            *_distant_changes(price, day),
        ):
            yield file.diagnostic_at((*where, "changes", number, key), message, hint, code)


def _past_changes(price: Price, day: date) -> Iterator[ChangeProblem]:
    past = [number for number, change in enumerate(price.changes) if change.from_ <= day]
    if past:
        now, last = price.amount(day), past[-1]
        done = "the changes up to this one" if last else "this change"
        message = f"the price has been {now} since {price.changes[last].from_}"
        hint = f"the next time you edit the file, write {now} after price: and delete {done}"
        yield last, "from", message, hint, "price-change-past"


def _distant_changes(price: Price, day: date) -> Iterator[ChangeProblem]:
    for number, change in enumerate(price.changes):
        if change.from_ - day > SCHEDULE_STOPS:
            yield (
                number,
                "from",
                f"the price changes on {change.from_}, but {SCHEDULE_STOPS_TEXT}",
                ENABLE_HINT,
                "price-change-far",
            )


def _large_changes(price: Price) -> Iterator[ChangeProblem]:
    for number, before in price.large_changes():
        change = price.changes[number]
        message = f"price is {change.price}, {_relative_change(before, change.price)} than {before}"
        hint = "ask the clinic, then add a line confirmed: with the date of its answer"
        yield number, "price", message, hint, "price-change-large"


def _relative_change(before: Decimal, after: Decimal) -> str:
    return f"{abs(after - before) / before * 100:.0f} percent {'more' if after > before else 'less'}"


def _unlisted_offers(file: YamlFile, pricing: Pricing) -> Iterator[Diagnostic]:
    """Yield each offer that no table names, so that the first table shows it."""
    for index, offer in enumerate(pricing.offers):
        if pricing.is_unlisted(offer):
            message = (
                f'no table of prices names the offer "{offer.id}", so the first one shows it: "{pricing.tables[0].id}"'
            )
            hint = "add it to offers: of the table where it belongs"
            yield file.diagnostic_at(("offers", index, "id"), message, hint, "offer-unlisted")


def _moved_prices(file: YamlFile, pricing: Pricing, before: Pricing | None) -> Iterator[Diagnostic]:
    """Yield each price that differs by more than half from the one that was committed before."""
    old = {} if before is None else {_price_key(before, where, price): price.price for where, price in before.prices()}
    for where, price in pricing.prices():
        was = old.get(_price_key(pricing, where, price), price.price)
        if abs(price.price - was) > LARGE * was:
            message = f"price is {price.price}, {_relative_change(was, price.price)} than the {was} committed before"
            hint = "check it with the clinic; if it is right, there is nothing else to do"
            yield file.diagnostic_at((*where, "price"), message, hint, "price-moved")


def _price_key(pricing: Pricing, where: Location, price: Price) -> tuple[object, ...]:
    return pricing.offers[int(where[1])].id, price.variant, price.place


def _previous_pricing(root: Path, file: YamlFile) -> Pricing | None:
    text = text_before(root, file.path)
    try:
        return model_from(parse_yaml(text, file.path), Pricing) if text else None
    except CheckFailed:  # the file had another format
        return None
