"""A price and its future changes. All amounts are US dollars as `Decimal`."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Self

from pydantic import Field, PrivateAttr

from scripts.data.fields import Amount, Day, Id, Listing
from scripts.data.model import Model, Rule

NOTICE = timedelta(days=30)  # how long in advance a change is announced
LARGE = Decimal("0.5")  # a change by more than this share of the price may be a mistake
CENT = Decimal("0.01")


def cents(dollars: Decimal) -> Decimal:
    """Return dollars in whole cents, half a cent rounded up: the one place where money is rounded."""
    return dollars.quantize(CENT, rounding=ROUND_HALF_UP)


class Change(Model):
    """A new amount and its first day; `confirmed` is the day the clinic confirmed a large change."""

    from_: Day = Field(description="The first day of the new price.")
    price: Amount = Field(description="The new price: a plain number of dollars, 1200 or 1200.50.")
    confirmed: Day | None = Field(None, description="For a change by more than half: the day the clinic confirmed it.")


class Price(Model):
    """What one offer costs: in one variant, or at one place, or always."""

    variant: Id | None = Field(None, description="The id of a variant, if the offer has several.")
    place: Id | None = Field(None, description="The id of a place, if the price is another one there.")
    price: Amount = Field(description="A plain number of dollars, with or without cents: 1200 or 1200.50.")
    changes: Listing[Change] = Field(
        (), description="New prices, each with its first day, the earliest first. Empty if none is known."
    )
    _since: date | None = PrivateAttr(None)

    @property
    def since(self) -> date | None:
        """The first day of the price, if it came from a change; see `on`."""
        return self._since

    def rules(self) -> Iterator[Rule]:
        """Check that the changes follow each other."""
        for index, before, change in self._steps():
            for key, message, hint in _wrong(change, before, self.changes[index - 1] if index else None):
                yield ("changes", index, key), message, hint, "price-change"

    def _steps(self) -> Iterator[tuple[int, Decimal, Change]]:
        """Yield each change with its index and the amount until then."""
        amounts = (self.price, *(change.price for change in self.changes))
        yield from zip(range(len(self.changes)), amounts, self.changes, strict=False)

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
        for index, before, change in self._steps():
            if abs(change.price - before) > LARGE * before and change.confirmed is None:
                yield index, before


def _wrong(change: Change, before: Decimal, earlier: Change | None) -> Iterator[tuple[str, str, str]]:
    """Yield the key, message and hint of what is wrong with a change to a price that is `before` until then."""
    if change.price == before:
        yield "price", f"price is {change.price}, the same as before", "write the new price, or delete the change"
    if change.confirmed is not None and change.confirmed > change.from_:
        message = f"confirmed is {change.confirmed}, after the change begins"
        yield "confirmed", message, "write the date on which the clinic confirmed it"
    if earlier and change.from_ == earlier.from_:
        message = f"from is {change.from_}, the same as in the change above"
        yield "from", message, "delete one of the two, or correct its date"
    elif earlier and change.from_ < earlier.from_:
        message = f"from is {change.from_}, before the {earlier.from_} of the change above"
        yield "from", message, "put the changes in order of their dates"
