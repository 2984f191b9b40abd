"""The models of promotions and discounts, which reduce prices, of fees, and of what is free."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from scripts.data.fields import (
    Amount,
    Day,
    Id,
    Listing,
    NonEmpty,
    OptionalDay,
    PlainText,
    TableName,
    decimal,
    or_default,
)
from scripts.data.model import BrokenRule, Model
from scripts.data.offers import PriceId, cents

CODE = "price-reduction"
Percent = Annotated[Decimal, decimal(1, 99, 1)]


class Reduction(Model):
    """A lower price: so many percent or so many dollars less, on some offers."""

    id: PriceId
    name: TableName = Field(description="What it is called in tables.")
    percent: Percent | None = Field(None, description="How many percent less, from 1 to 99; or else write dollars.")
    dollars: Amount | None = Field(None, description="How many dollars less; or else write percent.")
    offers: NonEmpty[Id] = Field(description="The ids of the offers it is on.")
    variants: Listing[Id] = Field((), description="The ids of the variants it is on; all of them if empty.")
    places: Listing[Id] = Field((), description="The ids of the places where it holds; everywhere if empty.")

    def broken_rules(self) -> Iterator[BrokenRule]:
        """Check that there is either a percentage or a number of dollars."""
        if (self.percent is None) == (self.dollars is None):
            message = f"{self.name} has {'neither' if self.percent is None else 'both'} percent and dollars"
            yield ("id",), message.replace("neither percent and", "neither percent nor"), "keep one of the two", CODE

    def reduced_price(self, price: Decimal) -> Decimal:
        """Return a price after the reduction, half a cent rounded up."""
        if self.percent is not None:
            return cents(price * (100 - self.percent) / 100)
        return price - (self.dollars or 0)


class Promotion(Reduction):
    """A lower price for everyone, from a first to a last day. The site shows it on these days alone."""

    from_: Day = Field(description="Its first day.")
    until: Day = Field(description="Its last day.")

    def broken_rules(self) -> Iterator[BrokenRule]:
        """Check that the promotion does not end before it begins."""
        yield from super().broken_rules()
        if self.until < self.from_:
            message = f"until is {self.until}, before it begins on {self.from_}"
            yield ("until",), message, "correct one of the two days", "price-promotion"

    def is_in_force(self, day: date) -> bool:
        """Return whether the site shows the promotion on `day`."""
        return self.from_ <= day <= self.until


class Discount(Reduction):
    """A lower price for some patients, who show that they are among them."""

    who: PlainText = Field(description="Who gets it: veterans and their families.")
    proof: PlainText | None = Field(None, description="What they have to show.")
    until: OptionalDay = Field(None, description="Its last day; empty if none is set.")
    combines: Annotated[Literal["yes", "true", "no", "false"], or_default("no")] = Field(
        "no", description="yes if it is also taken off promotions."
    )

    def is_in_force(self, day: date) -> bool:
        """Return whether the site shows the discount on `day`."""
        return self.until is None or day <= self.until

    @property
    def is_combined(self) -> bool:
        """Whether the discount is also taken off the price of a promotion. Forms may write true for yes."""
        return self.combines in {"yes", "true"}


class FreeThing(Model):
    """Something that costs nothing."""

    id: PriceId
    name: TableName = Field(description="What it is called in tables.")
    note: PlainText | None = Field(None, description="A few words that explain it, under its name.")


class Fee(FreeThing):
    """Something that costs extra."""

    price: Amount = Field(description="A plain number of dollars, with or without cents: 75 or 75.50.")
