"""The clinic's prices, and every sum computed from them. All amounts are US dollars as `Decimal`."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import Annotated, Literal, Self, get_args

from pydantic import Field

from scripts.data.fields import Day, Id, NonEmpty, OptionalDay, PlainText, TableName, whole_number
from scripts.data.model import Model, Rule
from scripts.data.price import Change, Price
from scripts.diagnostics import DiagnosticError, look_up

OfferId = Literal["series", "maintenance"]
Variant = Literal["infusion-only", "with-integration"]
VARIANTS: tuple[Variant, ...] = get_args(Variant)
OFFERS: tuple[OfferId, ...] = get_args(OfferId)
MOST_INFUSIONS = 52  # in a first year: one a week
VARIANT, CHANGE, COUNT = "price-variants", "price-change", "infusion-count"
CENT = Decimal("0.01")
FARTHEST = timedelta(days=730)  # a change announced for later has a typo in its year


class Offer(Model):
    """Something patients can buy: `infusions` infusions, without or with integration therapy."""

    id: OfferId = Field(description="The name by which pages ask for its price.")
    name: TableName = Field(description="What it is called in tables.")
    note: PlainText = Field(description="A few words that explain it, under its name.")
    infusions: Annotated[int, whole_number(1, MOST_INFUSIONS)] = Field(
        description="How many infusions the price pays for."
    )
    infusion_only: Price = Field(description="The price without integration therapy, and what it includes.")
    with_integration: Price = Field(description="The price with integration therapy, and what it includes.")

    def variant(self, variant: str) -> Price:
        """Return one of the two prices. Errors: `NameNotFound`."""
        prices = {"infusion-only": self.infusion_only, "with-integration": self.with_integration}
        return look_up("variant", variant, prices)

    def rules(self) -> Iterator[Rule]:
        """Check both prices on the days when one has changed and the other has not."""
        days = {
            change.from_: (variant, "changes", index, "price")
            for variant in VARIANTS
            for index, change in enumerate(self.variant(variant).changes)
        }
        for day, where in sorted(days.items()):
            with_therapy, without = self.with_integration.amount(day), self.infusion_only.amount(day)
            if with_therapy < without:
                message = f"from {day} on, {with_therapy} with integration therapy is less than {without} without it"
                yield where, message, "change both prices on the same day, or check them with the clinic", VARIANT

    def on(self, day: date) -> Self:
        """Return the offer with the prices of `day`; see `Price.on`."""
        prices = {"infusion_only": self.infusion_only.on(day), "with_integration": self.with_integration.on(day)}
        return self.model_copy(update=prices)


def change_id(offer_id: str, variant: str, change: Change) -> str:
    """Return the id of a future amount: `series.infusion-only.from.2027-01-01`."""
    return f"{offer_id}.{variant}.from.{change.from_}"


class PaymentRoute(Model):
    """A way to pay. `who_says` is `clinic` if only the clinic can confirm it."""

    id: Id
    name: PlainText = Field(description="The way to pay, in a few words.")
    note: PlainText = Field(description="What patients should know about it.")
    who_says: Literal["clinic", "general"] = Field(description="clinic if only the clinic can confirm it.")


class Pricing(Model):
    """The pricing file. Money goes in as text and comes out as `Decimal` with two places."""

    currency: Literal["USD"] = Field(description="US dollars; no other is supported.")
    read: Day = Field(description="The day the clinic's public article was read. Pages show it until it is confirmed.")
    confirmed: OptionalDay = Field(None, description="The day the clinic confirmed these prices; empty until it has.")
    offers: NonEmpty[Offer] = Field(description="What patients can buy: series first, then maintenance.")
    first_year_examples: NonEmpty[Annotated[int, whole_number(1, MOST_INFUSIONS)]] = Field(
        description="Numbers of infusions for the table of first-year costs."
    )
    payment_routes: NonEmpty[PaymentRoute] = Field(description="Ways to pay.")
    cost_factors: NonEmpty[PlainText] = Field(description="What makes one patient's total differ from another's.")

    def rules(self) -> Iterator[Rule]:
        """Check that the offers are complete, and that prices and numbers fit together."""
        here = {offer.id: index for index, offer in enumerate(self.offers)}
        for missing in OFFERS:
            if missing not in here:
                message = f'the offer "{missing}" is missing'
                yield ("offers",), message, f"add an offer with id: {missing}", "offer-missing"
        for index, offer in enumerate(self.offers):
            where = ("offers", index, "with-integration", "price")
            with_therapy, without = offer.with_integration.price, offer.infusion_only.price
            if with_therapy < without:
                message = f"price is {with_therapy}, less than {without} without integration therapy"
                yield where, message, "check both prices with the clinic", VARIANT
            if offer.id == "maintenance" and offer.infusions != 1:
                message = f"infusions is {offer.infusions}, but the maintenance offer is one infusion"
                yield ("offers", index, "infusions"), message, "write 1", COUNT
        yield from self._change_rules()
        if OFFERS[0] in here:
            yield from self._example_rules(self.offer("series").infusions)

    def _example_rules(self, fewest: int) -> Iterator[Rule]:
        for index, count in enumerate(self.first_year_examples):
            if count < fewest:
                message = f"{count} infusions are fewer than the {fewest} of the initial series"
                yield ("first-year-examples", index), message, f"write {fewest} or more", COUNT
            if index and count <= self.first_year_examples[index - 1]:
                message = f"{count} infusions are not more than in the example before"
                yield ("first-year-examples", index), message, "list each number once, smallest first", COUNT

    def _change_rules(self) -> Iterator[Rule]:
        """Check that changes begin after the prices were confirmed, or read: others are typos, or in force already.

        No rule depends on today's date: a valid file stays valid.
        """
        known, key = (self.confirmed, "confirmed") if self.confirmed else (self.read, "read")
        for index, offer in enumerate(self.offers):
            for variant in VARIANTS:
                for number, change in enumerate(offer.variant(variant).changes):
                    where = ("offers", index, variant, "changes", number, "from")
                    if change.from_ <= known:
                        message = f"from is {change.from_}, which is not after {known}, the date in {key}"
                        hint = f"if it is in force, write {change.price} after price: and delete the change"
                        yield where, message, f"{hint}; otherwise correct the date", CHANGE
                    elif change.from_ > known + FARTHEST:
                        message = f"from is {change.from_}, more than two years after {known}"
                        yield where, message, "correct the year, or leave the change out for now", CHANGE

    def on(self, day: date) -> "Pricing":
        """Return the prices as the site shows them on `day`: those in force, and the announced changes."""
        fields = {name: getattr(self, name) for name in Pricing.model_fields}
        return Pricing.model_construct(**fields | {"offers": tuple(offer.on(day) for offer in self.offers)})

    @property
    def days_of_change(self) -> tuple[date, ...]:
        """The days on which prices will change, the next one first."""
        prices = (offer.variant(variant) for offer in self.offers for variant in VARIANTS)
        return tuple(sorted({change.from_ for price in prices for change in price.changes}))

    def offer(self, offer_id: str) -> Offer:
        """Return the offer with that id. Errors: `NameNotFound`."""
        return look_up("price", offer_id, {offer.id: offer for offer in self.offers})

    def price(self, offer_id: str, variant: str = "infusion-only") -> Decimal:
        """Return dollars for the whole offer. Errors: `NameNotFound`."""
        return self.offer(offer_id).variant(variant).price.quantize(CENT)

    def per_infusion(self, offer_id: str, variant: str = "infusion-only") -> Decimal:
        """Return dollars for one infusion of the offer, half a cent rounded up. Errors: `NameNotFound`."""
        each = self.price(offer_id, variant) / self.offer(offer_id).infusions
        return each.quantize(CENT, rounding=ROUND_HALF_UP)

    def integration_adds(self, offer_id: str) -> Decimal:
        """Return the dollars that integration therapy adds to the offer; never negative. Errors: `NameNotFound`."""
        return self.price(offer_id, "with-integration") - self.price(offer_id, "infusion-only")

    def first_year_cost(self, infusions: int, variant: str = "infusion-only") -> Decimal:
        """Return dollars for one patient's first year at list price: one series, then maintenance infusions.

        `infusions` counts all of them within 12 months; no insurance, discount or extra service is in the sum.
        Errors: `NameNotFound`; `DiagnosticError` when `infusions` is below the series or above `MOST_INFUSIONS`.
        """
        series = self.offer("series").infusions
        if infusions not in self.first_year_counts:
            message = f"a first year cannot have {infusions} infusions"
            raise DiagnosticError(message, f"write a number from {series} to {MOST_INFUSIONS}", "macro-values")
        return self.price("series", variant) + (infusions - series) * self.price("maintenance", variant)

    @property
    def first_year_counts(self) -> range:
        """The numbers of infusions that a first year can have."""
        return range(self.offer("series").infusions, MOST_INFUSIONS + 1)

    @cached_property
    def amounts(self) -> dict[str, Decimal]:
        """Every amount that the site may show, by its id: `series.infusion-only` -> 3475.00."""
        return dict(self._amounts())

    def _amounts(self) -> Iterator[tuple[str, Decimal]]:
        for offer in OFFERS:
            for variant in VARIANTS:
                yield f"{offer}.{variant}", self.price(offer, variant)
                yield f"{offer}.{variant}.per-infusion", self.per_infusion(offer, variant)
                for change in self.offer(offer).variant(variant).changes:
                    yield change_id(offer, variant, change), change.price.quantize(CENT)
            yield f"{offer}.integration-adds", self.integration_adds(offer)
        for infusions in self.first_year_counts:
            for variant in VARIANTS:
                yield f"first-year.{infusions}.{variant}", self.first_year_cost(infusions, variant)
        for infusions in self.first_year_examples:
            for variant in VARIANTS:
                more = self.first_year_cost(infusions, variant) - self.price("series", variant)
                yield f"first-year.{infusions}.{variant}.maintenance", more
