"""Changes of prices that are not wrong, but that someone should look at."""

from collections.abc import Iterator
from datetime import date, timedelta

from scripts.data.load import model_from
from scripts.data.price import Price
from scripts.data.pricing import VARIANTS, Pricing
from scripts.data.yaml_reader import YamlFile
from scripts.diagnostics import Diagnostic

CLOCK_STOPS = timedelta(days=60)  # source: GitHub's documentation, disabling and enabling a workflow
Warned = tuple[int, str, str, str]  # the number of a change, one of its keys, what to look at, what to do


def price_change_warnings(file: YamlFile, day: date) -> Iterator[Diagnostic]:
    """Yield the changes of the pricing file that have begun by `day`, that are far off, or large and not confirmed.

    Reason: a price that switched by itself is right, so it must stop nothing; but who reads the file should find the
    price after `price:`. Of an amount with a digit too many, only the clinic can say that it was not meant.
    Errors: `CheckFailed`.
    """
    for index, offer in enumerate(model_from(file, Pricing).offers):
        for variant in VARIANTS:
            price = offer.variant(variant)
            changes = (*_begun(price, day), *_large(price), *_far(price, day))
            for number, key, message, hint in changes:
                line = file.line(("offers", index, variant, "changes", number, key))
                yield Diagnostic(file.path, line, message, hint)


def _begun(price: Price, day: date) -> Iterator[Warned]:
    begun = [number for number, change in enumerate(price.changes) if change.from_ <= day]
    if begun:
        now, last = price.amount(day), begun[-1]
        done = "the changes up to this one" if last else "this change"
        hint = f"write {now} after price: and delete {done}, when you next edit the file"
        yield last, "from", f"the price is {now} since {price.changes[last].from_}", hint


def _far(price: Price, day: date) -> Iterator[Warned]:
    """Reason: the daily publication ends without a word, and a price would not change on its day."""
    for number, change in enumerate(price.changes):
        if change.from_ - day > CLOCK_STOPS:
            days = f"after {CLOCK_STOPS.days} days without a commit GitHub publishes by the clock no more"
            look = "press Enable workflow there if it is shown"
            yield number, "from", f"the price changes on {change.from_}, and {days}", f"look at Actions > pages, {look}"


def _large(price: Price) -> Iterator[Warned]:
    for number, before in price.large_changes():
        change = price.changes[number]
        percent = f"{abs(change.price - before) / before * 100:.0f} percent"
        message = f"price is {change.price}, {percent} {'more' if change.price > before else 'less'} than {before}"
        yield number, "price", message, "ask the clinic, then add a line confirmed: with the day it said yes"
