"""What may be wrong with prices, and only somebody who knows them can say: changes, slips, offers in no table.

A price that is another one than before is wrong until somebody has said when the clinic confirmed it.
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

CONFIRM = "write the day the clinic confirmed it after confirmed:, or the day you read it after read:"
SCHEDULE_STOPS = timedelta(days=60)  # see the source of `price-change-far`
STOPS = f"GitHub stops publishing every day after {SCHEDULE_STOPS.days} days without a commit"
ENABLE = "before that date, open Actions > pages on GitHub and press Enable workflow if it is there"

Finding = tuple[int, str, str, str, str]  # the number of a price change, one of its keys, message, hint, code


def check_confirmed(root: Path, content: Content) -> Iterator[Diagnostic]:
    """Yield each price that is new while both days on which the prices were right stayed as they were.

    Two changes on one day have the same day, which is today then.
    """
    file, pricing, day = content.files["pricing"], content.all_pricing, content.settings.day
    before = _before(root, file)
    known = (pricing.read, pricing.confirmed)
    if before is None or (before.read, before.confirmed) != known or day in known:
        return
    old = {key: amounts for key, _, amounts in _stated(before, day)}
    for key, where, amounts in _stated(pricing, day):
        if (was := old.get(key, amounts)) != amounts:
            is_now = amounts[0] != was[0]
            what = f"price is {amounts[0]} instead of {was[0]}" if is_now else "changes: says another price than before"
            place = (*where, "price" if is_now else "changes")
            yield file.diagnostic_at(place, f"{what}, and confirmed: is as it was", CONFIRM, "price-unconfirmed")


def _stated(pricing: Pricing, day: date) -> Iterator[tuple[tuple[object, ...], Location, tuple[object, ...]]]:
    """Yield the key of each price and fee, its location, and its amounts: on `day`, then the coming ones."""
    for where, price in pricing.prices():
        coming = ((change.from_, change.price) for change in price.changes if change.from_ > day)
        yield _key(pricing, where, price), where, (price.amount(day), *coming)
    for index, fee in enumerate(pricing.fees):
        yield ("fee", fee.id), ("fees", index), (fee.price,)


def price_warnings(root: Path, content: Content) -> Iterator[Diagnostic]:
    """Yield what may be wrong with the pricing file."""
    file, pricing, day = content.files["pricing"], content.all_pricing, content.settings.day
    yield from _unlisted(file, pricing)
    yield from _moved(file, pricing, _before(root, file))
    for where, price in pricing.prices():
        for number, key, message, hint, code in (*_begun(price, day), *_large(price), *_far(price, day)):
            yield file.diagnostic_at((*where, "changes", number, key), message, hint, code)


def _begun(price: Price, day: date) -> Iterator[Finding]:
    begun = [number for number, change in enumerate(price.changes) if change.from_ <= day]
    if begun:
        now, last = price.amount(day), begun[-1]
        done = "the changes up to this one" if last else "this change"
        message = f"the price has been {now} since {price.changes[last].from_}"
        hint = f"the next time you edit the file, write {now} after price: and delete {done}"
        yield last, "from", message, hint, "price-change-past"


def _far(price: Price, day: date) -> Iterator[Finding]:
    for number, change in enumerate(price.changes):
        if change.from_ - day > SCHEDULE_STOPS:
            yield number, "from", f"the price changes on {change.from_}, but {STOPS}", ENABLE, "price-change-far"


def _large(price: Price) -> Iterator[Finding]:
    for number, before in price.large_changes():
        change = price.changes[number]
        message = f"price is {change.price}, {_moved_by(before, change.price)} than {before}"
        hint = "ask the clinic, then add a line confirmed: with the date of its answer"
        yield number, "price", message, hint, "price-change-large"


def _moved_by(before: Decimal, after: Decimal) -> str:
    return f"{abs(after - before) / before * 100:.0f} percent {'more' if after > before else 'less'}"


def _unlisted(file: YamlFile, pricing: Pricing) -> Iterator[Diagnostic]:
    """Yield the offers that no table names, which the first one shows."""
    for index, offer in enumerate(pricing.offers):
        if pricing.is_unlisted(offer):
            message = (
                f'no table of prices names the offer "{offer.id}", so the first one shows it: "{pricing.tables[0].id}"'
            )
            hint = "add it to offers: of the table where it belongs"
            yield file.diagnostic_at(("offers", index, "id"), message, hint, "offer-unlisted")


def _moved(file: YamlFile, pricing: Pricing, before: Pricing | None) -> Iterator[Diagnostic]:
    """Yield the prices that differ by more than half from those that were committed before."""
    old = {} if before is None else {_key(before, where, price): price.price for where, price in before.prices()}
    for where, price in pricing.prices():
        was = old.get(_key(pricing, where, price), price.price)
        if abs(price.price - was) > LARGE * was:
            message = f"price is {price.price}, {_moved_by(was, price.price)} than the {was} committed before"
            hint = "check it with the clinic; if it is right, nothing else is to do"
            yield file.diagnostic_at((*where, "price"), message, hint, "price-moved")


def _key(pricing: Pricing, where: Location, price: Price) -> tuple[object, ...]:
    return pricing.offers[int(where[1])].id, price.variant, price.place


def _before(root: Path, file: YamlFile) -> Pricing | None:
    text = text_before(root, file.path)
    try:
        return model_from(parse_yaml(text, file.path), Pricing) if text else None
    except CheckFailed:  # in another form
        return None
