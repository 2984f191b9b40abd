"""A price and its future changes. All amounts are US dollars as `Decimal`."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, PrivateAttr

from scripts.data.fields import Amount, Day, NonEmpty, PlainText
from scripts.data.model import Model, Rule

NOTICE = timedelta(days=30)  # how long in advance a change is announced
CHANGE = "price-change"
LARGE = Decimal("0.5")  # a change by more than this share of the price may be a mistake


class Change(Model):
    """A new amount and its first day; `confirmed` is the day the clinic confirmed a large change."""

    from_: Day = Field(description="The first day of the new price.")
    price: Amount = Field(description="The new price: a plain number of dollars, 1200 or 1200.50.")
    confirmed: Day | None = Field(None, description="For a change by more than half: the day the clinic confirmed it.")


class Price(Model):
    """What one offer costs in one variant, and what it includes."""

    price: Amount = Field(description="A plain number of dollars, with or without cents: 1200 or 1200.50.")
    changes: Annotated[
        tuple[Change, ...],
        BeforeValidator(lambda value: () if value is None else value, json_schema_input_type=tuple[Change, ...] | None),
    ] = Field((), description="New prices, each with its first day, the earliest first. Empty if none is known.")
    includes: NonEmpty[PlainText] = Field(description="What it includes, one line each.")
    _since: date | None = PrivateAttr(None)

    @property
    def since(self) -> date | None:
        """The first day of the price, if it came from a change; see `on`."""
        return self._since

    def rules(self) -> Iterator[Rule]:
        """Check that the changes follow each other."""
        before = self.price
        for index, change in enumerate(self.changes):
            for where, message, hint, code in _follows(change, before):
                yield ("changes", index, *where), message, hint, code
            before = change.price
        for index, (earlier, change) in enumerate(pairwise(self.changes), 1):
            if change.from_ == earlier.from_:
                message = f"from is {change.from_}, the same as in the change above"
                yield ("changes", index, "from"), message, "delete one of the two, or correct its date", CHANGE
            elif change.from_ < earlier.from_:
                message = f"from is {change.from_}, before the {earlier.from_} of the change above"
                yield ("changes", index, "from"), message, "put the changes in order of their dates", CHANGE

    def amount(self, day: date) -> Decimal:
        """Return the price in force on `day`: that of the last change in force, if any."""
        return next((change.price for change in reversed(self.changes) if change.from_ <= day), self.price)

    def on(self, day: date) -> Self:
        """Return the price in force on `day`, with only the changes that are announced by then."""
        begun = [change.from_ for change in self.changes if change.from_ <= day]
        coming = tuple(change for change in self.changes if day < change.from_ <= day + NOTICE)
        price = self.model_copy(update={"price": self.amount(day), "changes": coming})
        price._since = begun[-1] if begun else None
        return price

    def large_changes(self) -> Iterator[tuple[int, Decimal]]:
        """Yield (index, previous amount) of each large change that nobody has confirmed."""
        before = self.price
        for index, change in enumerate(self.changes):
            if abs(change.price - before) > LARGE * before and change.confirmed is None:
                yield index, before
            before = change.price


def _follows(change: Change, before: Decimal) -> Iterator[Rule]:
    """Check a change to a price that is `before` until then."""
    if change.price == before:
        message = f"price is {change.price}, the same as before"
        yield ("price",), message, "write the new price, or delete the change", CHANGE
    if change.confirmed is not None and change.confirmed > change.from_:
        message = f"confirmed is {change.confirmed}, after the change begins"
        yield ("confirmed",), message, "write the date on which the clinic confirmed it", CHANGE
