"""The models of two parts of the pricing file: the tables of prices, and the plan for a first year."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from scripts.data.fields import Id, Listing, NonEmpty, PlainText, TableName, or_default, pattern, whole_number
from scripts.data.model import BrokenRule, Model, value_error
from scripts.data.offers import FIRST_YEAR, FREE

LONGEST_YEAR = 366  # units in a first year: one a day
GENERATED_PREFIXES = ("coming-", "discount-", "promotion-")  # of the ids of tables that the file does not list
OfferId = Annotated[str, pattern(r"[a-z][a-z0-9-]*", "write the id of an offer, like maintenance")]
FEES, SPECIAL = "fees", "special"


def _read_table_id(value: Any) -> str:
    name = str(value).strip()
    if name in {FEES, FREE, SPECIAL} or name.startswith(GENERATED_PREFIXES):
        raise value_error(
            "a name that the site keeps for its own tables", f"write another one, like {name}-table", "name-of-sum"
        )
    return name


class ListedTable(Model):
    """A table of prices, or of one kind of sum."""

    id: Annotated[Id, BeforeValidator(_read_table_id)] = Field(description="The name by which pages ask for it.")
    caption: TableName = Field(description="What stands above it.")
    shows: Annotated[Literal["price", "per-visit", "added-cost", "first-year"], or_default("price")] = Field(
        "price",
        description="price, per-visit (of one unit), added-cost (what a variant adds) or first-year (see plan).",
    )
    offers: Listing[Id] = Field((), description="The ids of its offers, in order. None for a first year.")
    variants: Listing[Id] = Field((), description="The ids of its variants; all of them if empty.")

    def broken_rules(self) -> Iterator[BrokenRule]:
        """Check that the table lists offers, unless it shows first years."""
        if self.shows == FIRST_YEAR and self.offers:
            yield (
                ("offers",),
                "a table of first years lists no offers",
                "delete the line; plan: names them",
                "price-table",
            )
        elif self.shows != FIRST_YEAR and not self.offers:
            hint = "write the ids of its offers, like offers: [series]"
            yield ("offers",), f'the table "{self.id}" lists no offers', hint, "price-table"


class Plan(Model):
    """A first year: one offer once, then another one as often as it takes."""

    begins_with: OfferId = Field(description="The id of the offer it begins with.")
    goes_on_with: OfferId = Field(description="The id of the offer it goes on with, one at a time or in packages.")
    begins: PlainText = Field(description="What the first is called in a sentence: the initial series.")
    one_more: PlainText = Field(description="What one of the others is called: maintenance infusion.")
    more: PlainText = Field(description="What several are called: maintenance infusions.")
    examples: NonEmpty[Annotated[int, whole_number(1, LONGEST_YEAR)]] = Field(
        description="How many there are in the first years that tables and pictures show, the smallest first."
    )
    most: Annotated[int, whole_number(1, LONGEST_YEAR), or_default("52")] = Field(
        52, description="The most that a first year can have."
    )

    def broken_rules(self) -> Iterator[BrokenRule]:
        """Check that the examples are in order, and not above the most that a first year can have."""
        for index, count in enumerate(self.examples):
            if index and count <= self.examples[index - 1]:
                message = f"{count} is not more than in the example before"
                yield ("examples", index), message, "list each number once, smallest first", "infusion-count"
            if count > self.most:
                message = f"{count} is more than {self.most}, the most that a first year can have"
                yield ("examples", index), message, "write a smaller number, or a line most:", "infusion-count"

    def in_words(self, more: int) -> str:
        """Return how often the second offer follows, in words: `12 maintenance infusions`."""
        return f"{more} {self.one_more if more == 1 else self.more}"
