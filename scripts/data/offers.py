"""What the clinic offers: each offer with its prices, and the units, variants and places that prices are told by."""

from datetime import date
from typing import Annotated, Any, NamedTuple, Self

from pydantic import BeforeValidator, Field

from scripts.data.fields import Id, Listing, NonEmpty, PlainText, TableName, pattern
from scripts.data.model import Model, wrong
from scripts.data.price import Price

# Names of amounts are made of ids and of these: `series.infusion-only.from.2027-01-01`, `fee.late-cancellation`.
FIRST_YEAR, FEE, FREE, FROM, FOR, PER, ADDS = "first-year", "fee", "free", "from", "for", "per-", "-adds"
ELSEWHERE = "elsewhere"  # stands for the places of the clinic that have no price of their own
RESERVED = {FIRST_YEAR, FEE, FREE, FROM, FOR}
WITH = "with-"
ANOTHER_NAME = "write another one, like {name}-price"


def _not_of_sums(value: Any) -> str:
    """Read an id that no sum is named by."""
    name = str(value).strip()
    if name in RESERVED or name.startswith(PER) or name.endswith(ADDS):
        raise wrong(
            "a name that the site keeps for sums", ANOTHER_NAME.format(name=name.removeprefix(PER)), "name-of-sum"
        )
    return name


PriceName = Annotated[Id, BeforeValidator(_not_of_sums)]  # of what gives its name to amounts
Covers = Annotated[str, pattern(r"[1-9]\d{0,2} [^\d<>{}\\]+", "write a number and what it counts, like 6 infusions")]


class Unit(Model):
    """What prices are counted in, such as infusions."""

    id: PriceName
    one: TableName = Field(description="What one of them is called in the middle of a sentence: infusion.")
    several: TableName = Field(description="What several of them are called: infusions.")

    def of(self, count: int) -> str:
        """Return a number of them in words, `6 infusions`."""
        return f"{count} {self.one if count == 1 else self.several}"


class Variant(Model):
    """A way to have an offer, such as with or without another service."""

    id: PriceName
    name: TableName = Field(description="What it is called in the middle of a sentence: with integration therapy.")
    adds: Listing[PlainText] = Field((), description="What it includes besides what the offer includes, one line each.")


class Choice(NamedTuple):
    """What decides between two prices of an offer: its variant and the place, each empty if it makes no difference."""

    variant: str = ""
    place: str = ""

    @property
    def key(self) -> str:
        """The end of the name of an amount: `with-integration`, `with-integration@denver`."""
        return f"{self.variant}@{self.place}" if self.place else self.variant


class Offer(Model):
    """Something patients can buy."""

    id: PriceName = Field(description="The name by which pages ask for its price.")
    name: TableName = Field(description="What it is called in tables.")
    treatment: Id | None = Field(None, description="The id of a treatment in treatments.yml, if it is another one.")
    note: PlainText | None = Field(None, description="A few words that explain it, under its name.")
    covers: Covers | None = Field(None, description="How many of what the price pays for: 6 infusions.")
    includes: Listing[PlainText] = Field((), description="What it includes in every variant, one line each.")
    prices: NonEmpty[Price] = Field(description="Its price, or one for each variant or place.")

    @property
    def count(self) -> int:
        """How many units one purchase pays for: 1 if it is not counted in any."""
        return int(self.covers.partition(" ")[0]) if self.covers else 1

    @property
    def unit_name(self) -> str:
        """What it is counted in, as written."""
        return self.covers.partition(" ")[2] if self.covers else ""

    def terms(self, choice: Choice) -> Price | None:
        """Return the price of a choice: one of its own, or else the one that holds in every variant or everywhere."""
        found = {(price.variant or "", price.place or ""): price for price in self.prices}
        wanted = ((choice.variant, choice.place), (choice.variant, ""), ("", choice.place), ("", ""))
        return next((found[key] for key in wanted if key in found), None)

    def on(self, day: date) -> Self:
        """Return the offer with the prices of `day`; see `Price.on`."""
        return self.model_copy(update={"prices": tuple(price.on(day) for price in self.prices)})


def adds_name(variant: str) -> str:
    """Return by what name pages ask for what a variant adds: `integration-adds` for `with-integration`."""
    return f"{variant.removeprefix(WITH)}{ADDS}"
