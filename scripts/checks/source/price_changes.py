"""Price changes that are not wrong, but that someone should look at."""

from collections.abc import Iterator
from datetime import date, timedelta

from scripts.data.model import model_from
from scripts.data.price import Price
from scripts.data.pricing import VARIANTS, Pricing
from scripts.data.yaml_reader import YamlFile
from scripts.diagnostics import Diagnostic

SCHEDULE_STOPS = timedelta(days=60)  # see the source of `price-change-far`
Finding = tuple[int, str, str, str, str]  # the number of a change, one of its keys, message, hint, code


def price_change_warnings(file: YamlFile, day: date) -> Iterator[Diagnostic]:
    """Yield the changes of the pricing file that are in force by `day`, far off, or large and not confirmed.

    Errors: `CheckFailed`.
    """
    for index, offer in enumerate(model_from(file, Pricing).offers):
        for variant in VARIANTS:
            price = offer.variant(variant)
            changes = (*_begun(price, day), *_large(price), *_far(price, day))
            for number, key, message, hint, code in changes:
                line = file.line(("offers", index, variant, "changes", number, key))
                yield Diagnostic(file.path, line, message, hint, code)


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
            stops = f"GitHub stops publishing every day after {SCHEDULE_STOPS.days} days without a commit"
            message = f"the price changes on {change.from_}, but {stops}"
            hint = "before that date, open Actions > pages on GitHub and press Enable workflow if it is there"
            yield number, "from", message, hint, "price-change-far"


def _large(price: Price) -> Iterator[Finding]:
    for number, before in price.large_changes():
        change = price.changes[number]
        percent = f"{abs(change.price - before) / before * 100:.0f} percent"
        message = f"price is {change.price}, {percent} {'more' if change.price > before else 'less'} than {before}"
        hint = "ask the clinic, then add a line confirmed: with the date of its answer"
        yield number, "price", message, hint, "price-change-large"
