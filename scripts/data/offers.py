"""The models of offers, with their prices and price changes, and of the units and variants that prices refer to."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, Any, NamedTuple, Self

from pydantic import BeforeValidator, Field, PrivateAttr

from scripts.data.fields import Amount, Day, Id, Listing, NonEmpty, PlainText, TableName, pattern
from scripts.data.model import BrokenRule, Model, value_error

ANNOUNCED_AHEAD = timedelta(days=30)  # how long in advance a change is announced
LARGE = Decimal("0.5")  # a change by more than this share of the price may be a mistake
CENT = Decimal("0.01")


def cents(dollars: Decimal) -> Decimal:
    """Round dollars to whole cents, half a cent up. Money is rounded nowhere else."""
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
        """The first day of the price, if it came with a change; set by `on`."""
        return self._since

    def broken_rules(self) -> Iterator[BrokenRule]:
        """Check that the changes are in order, and that each one makes sense by itself."""
        for index, before, change in self._steps():
            for key, message, hint in _change_faults(change, before, self.changes[index - 1] if index else None):
                yield ("changes", index, key), message, hint, "price-change"

    def _steps(self) -> Iterator[tuple[int, Decimal, Change]]:
        """Yield (index, amount before the change, change) for each change."""
        amounts = (self.price, *(change.price for change in self.changes))
        yield from zip(range(len(self.changes)), amounts, self.changes, strict=False)

    def amount(self, day: date) -> Decimal:
        """Return the amount in force on `day`: that of the last change by then, if any."""
        return next((change.price for change in reversed(self.changes) if change.from_ <= day), self.price)

    def on(self, day: date) -> Self:
        """Return the price in force on `day`, with only the changes that are announced by then."""
        past_changes = [change.from_ for change in self.changes if change.from_ <= day]
        announced_changes = tuple(change for change in self.changes if day < change.from_ <= day + ANNOUNCED_AHEAD)
        price = self.model_copy(update={"price": self.amount(day), "changes": announced_changes})
        price._since = past_changes[-1] if past_changes else None
        return price

    def large_changes(self) -> Iterator[tuple[int, Decimal]]:
        """Yield (index, previous amount) for each large change that nobody has confirmed."""
        for index, before, change in self._steps():
            if abs(change.price - before) > LARGE * before and change.confirmed is None:
                yield index, before


def _change_faults(change: Change, before: Decimal, earlier: Change | None) -> Iterator[tuple[str, str, str]]:
    """Yield (key, message, hint) for each fault of a change; `before` is the amount until then."""
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


# Names of amounts are composed of ids and these words: `series.infusion-only.from.2027-01-01`, `fee.late-cancellation`.
FIRST_YEAR, FEE, FREE, FROM, FOR, PER, ADDS = "first-year", "fee", "free", "from", "for", "per-", "-adds"
ELSEWHERE = "elsewhere"  # stands for the places of the clinic that have no price of their own
RESERVED = {FIRST_YEAR, FEE, FREE, FROM, FOR}
WITH = "with-"
NAME_HINT = "write another one, like {name}-price"


def _read_price_id(value: Any) -> str:
    """Read an id that does not look like the name of a sum."""
    name = str(value).strip()
    if name in RESERVED or name.startswith(PER) or name.endswith(ADDS):
        raise value_error(
            "a name that the site keeps for sums", NAME_HINT.format(name=name.removeprefix(PER)), "name-of-sum"
        )
    return name


PriceId = Annotated[Id, BeforeValidator(_read_price_id)]  # the id of something that gives its name to amounts
Covers = Annotated[str, pattern(r"[1-9]\d{0,2} [^\d<>{}\\]+", "write a number and what it counts, like 6 infusions")]


class Unit(Model):
    """What prices are counted in, such as infusions."""

    id: PriceId
    one: TableName = Field(description="What one of them is called in the middle of a sentence: infusion.")
    several: TableName = Field(description="What several of them are called: infusions.")

    def of(self, count: int) -> str:
        """Return a count with its unit, `6 infusions`."""
        return f"{count} {self.one if count == 1 else self.several}"


class Variant(Model):
    """A way to have an offer, such as with or without another service."""

    id: PriceId
    name: TableName = Field(description="What it is called in the middle of a sentence: with integration therapy.")
    adds: Listing[PlainText] = Field((), description="What it includes besides what the offer includes, one line each.")


class Choice(NamedTuple):
    """What decides between the prices of an offer: its variant and the place, each empty if it makes no difference."""

    variant: str = ""
    place: str = ""

    @property
    def key(self) -> str:
        """The end of the name of an amount: `with-integration`, `with-integration@denver`."""
        return f"{self.variant}@{self.place}" if self.place else self.variant


class Offer(Model):
    """Something patients can buy."""

    id: PriceId = Field(description="The name by which pages ask for its price.")
    name: TableName = Field(description="What it is called in tables.")
    treatment: Id | None = Field(None, description="The id of a treatment in treatments.yml, if it is another one.")
    note: PlainText | None = Field(None, description="A few words that explain it, under its name.")
    covers: Covers | None = Field(
        None, description="How many the price pays for, like 6 infusions. Empty for a single thing."
    )
    includes: Listing[PlainText] = Field((), description="What it includes in every variant, one line each.")
    prices: NonEmpty[Price] = Field(description="Its price, or one for each variant or place.")

    @property
    def count(self) -> int:
        """How many units one purchase pays for: 1 if the offer is not counted in units."""
        return int(self.covers.partition(" ")[0]) if self.covers else 1

    @property
    def unit_name(self) -> str:
        """The name of the unit, as written; empty if there is none."""
        return self.covers.partition(" ")[2] if self.covers else ""

    def terms(self, choice: Choice) -> Price | None:
        """Return the price for a choice: the most specific one, or else one for every variant or every place."""
        prices = {(price.variant or "", price.place or ""): price for price in self.prices}
        candidates = ((choice.variant, choice.place), (choice.variant, ""), ("", choice.place), ("", ""))
        return next((prices[key] for key in candidates if key in prices), None)

    def on(self, day: date) -> Self:
        """Return the offer with the prices of `day`; see `Price.on`."""
        return self.model_copy(update={"prices": tuple(price.on(day) for price in self.prices)})


def addition_id(variant: str) -> str:
    """Return the id of what a variant costs on top of the plainest one: `integration-adds` for `with-integration`."""
    return f"{variant.removeprefix(WITH)}{ADDS}"
