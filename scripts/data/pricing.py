"""The model of the pricing file: the clinic's prices, and the sums made from them, in US dollars as `Decimal`."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import product
from typing import Literal

from pydantic import Field, PrivateAttr

from scripts.data.amounts import all_amounts, highest_places
from scripts.data.fields import Day, Id, Listing, NonEmpty, OptionalDay, PlainText
from scripts.data.model import BrokenRule, Model
from scripts.data.offers import ELSEWHERE, Choice, Offer, Price, Unit, Variant
from scripts.data.price_rules import price_rules
from scripts.data.price_tables import SPECIAL, ListedTable, Plan
from scripts.data.reductions import Discount, Fee, FreeThing, Promotion, Reduction
from scripts.data.yaml_reader import Location
from scripts.diagnostics import look_up


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
    confirmed: OptionalDay = Field(
        None,
        description="The day the clinic confirmed these prices; empty until it has. A new price needs a new day, "
        "here or as the day it was read.",
    )
    units: Listing[Unit] = Field((), description="What prices are counted in, such as infusions.")
    variants: Listing[Variant] = Field((), description="The ways to have an offer, the plainest first.")
    offers: NonEmpty[Offer] = Field(description="What patients can buy.")
    tables: NonEmpty[ListedTable] = Field(description="The tables of prices that pages show.")
    plan: Plan | None = Field(None, description="How a first year is reckoned.")
    promotions: Listing[Promotion] = Field((), description="Lower prices for everyone, for some days.")
    discounts: Listing[Discount] = Field((), description="Lower prices for some patients.")
    fees: Listing[Fee] = Field((), description="What costs extra.")
    free: Listing[FreeThing] = Field((), description="What costs nothing.")
    payment_routes: NonEmpty[PaymentRoute] = Field(description="Ways to pay.")
    cost_factors: NonEmpty[PlainText] = Field(description="What makes one patient's total differ from another's.")

    _places: Mapping[str, str] = PrivateAttr(default_factory=dict)

    def broken_rules(self) -> Iterator[BrokenRule]:
        """Check that the parts fit together; see `price_rules`."""
        return price_rules(self)

    def on(self, day: date) -> "Pricing":
        """Return the prices as the site shows them on `day`: those in force, and the announced changes."""
        fields = {name: getattr(self, name) for name in Pricing.model_fields} | {
            "offers": tuple(offer.on(day) for offer in self.offers),
            "promotions": tuple(reduction for reduction in self.promotions if reduction.is_in_force(day)),
            "discounts": tuple(reduction for reduction in self.discounts if reduction.is_in_force(day)),
        }
        return Pricing.model_construct(**fields).with_places(self._places)

    def with_places(self, places: Mapping[str, str]) -> "Pricing":
        """Return the same prices, knowing the names of the clinic's places by id, and of `ELSEWHERE`, all others."""
        pricing = Pricing.model_construct(**{name: getattr(self, name) for name in Pricing.model_fields})
        pricing._places = places
        return pricing

    @property
    def places(self) -> Mapping[str, str]:
        """The names of the clinic's places by id, and of `ELSEWHERE`; empty until `with_places` has set them."""
        return self._places

    def prices(self) -> Iterator[tuple[Location, Price]]:
        """Yield each price with its location in the file."""
        for index, offer in enumerate(self.offers):
            for number, price in enumerate(offer.prices):
                yield ("offers", index, "prices", number), price

    @property
    def days_of_change(self) -> tuple[date, ...]:
        """The days on which prices will change, the next one first."""
        return tuple(sorted({change.from_ for _, price in self.prices() for change in price.changes}))

    def offer(self, offer_id: str) -> Offer:
        """Return the offer with this id. Errors: `NameNotFound`."""
        return look_up("price", offer_id, {offer.id: offer for offer in self.offers})

    def table(self, table_id: str) -> ListedTable | None:
        """Return the table with this id, or None for `SPECIAL`, which is not in the file. Errors: `NameNotFound`."""
        return look_up("price table", table_id, {SPECIAL: None} | {table.id: table for table in self.tables})

    def offers_in(self, table: ListedTable) -> tuple[Offer, ...]:
        """Return the offers of a table; the first table also has those that no table of prices lists."""
        own = tuple(self.offer(offer) for offer in table.offers)
        return (*own, *(offer for offer in self.offers if self.is_unlisted(offer))) if table is self.tables[0] else own

    def is_unlisted(self, offer: Offer) -> bool:
        """Return whether no table of prices lists an offer."""
        return all(offer.id not in table.offers for table in self.tables if table.shows == "price")

    def variant_name(self, variant: str) -> str:
        """Return what a variant is called in the middle of a sentence."""
        return next(known.name for known in self.variants if known.id == variant)

    def place_name(self, place: str) -> str:
        """Return what a place is called."""
        return self._places[place]

    def choice_name(self, choice: Choice) -> str:
        """Return what a choice is called in the middle of a sentence: `with integration therapy, Denver`."""
        variant = self.variant_name(choice.variant) if choice.variant else ""
        return ", ".join(filter(None, (variant, self.place_name(choice.place) if choice.place else "")))

    def unit_of(self, offer: Offer) -> Unit | None:
        """Return the unit in which an offer is counted, if any."""
        return next((unit for unit in self.units if offer.unit_name in {unit.one, unit.several}), None)

    def variants_of(self, offer: Offer) -> tuple[str, ...]:
        """Return the ids of an offer's variants, in the order of the file; empty if one price is for all variants."""
        own = {price.variant for price in offer.prices}
        return tuple(variant.id for variant in self.variants if variant.id in own)

    def places_of(self, *offers: Offer) -> tuple[str, ...]:
        """Return the ids of the places where one of these offers has its own price, and the id for all other places.

        Empty if no price differs by place. If there is only one other place, its own id stands in for `ELSEWHERE`.
        """
        priced = {price.place: None for offer in offers for price in offer.prices}
        own = [place for place in priced if place]
        others = self.other_places(own)
        rest = others if self._places and len(others) < 2 else (ELSEWHERE,)
        named = {*own, *(rest if None in priced else ())} if own else {}
        return tuple(place for place in self._places or (*own, ELSEWHERE) if place in named)

    def other_places(self, places: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of the clinic's places, except these."""
        excluded = {*places, ELSEWHERE}
        return tuple(place for place in self._places if place not in excluded)

    def choices(self, offer: Offer, places: Iterable[str] = ()) -> tuple[Choice, ...]:
        """Return the choices between the prices of an offer: each variant at each of its places, or of `places`."""
        pairs = product(tuple(places) or self.places_of(offer) or ("",), self.variants_of(offer) or ("",))
        choices = (Choice(variant, place) for place, variant in pairs)
        return tuple(choice for choice in choices if offer.terms(choice))

    def choices_of(self, reduction: Reduction, offer: Offer) -> tuple[Choice, ...]:
        """Return the choices of an offer to which a promotion or discount applies, if it applies to the offer."""
        if offer.id not in reduction.offers:
            return ()
        choices = self.choices(offer, reduction.places)
        return tuple(choice for choice in choices if not reduction.variants or choice.variant in reduction.variants)

    @cached_property
    def year_choices(self) -> tuple[Choice, ...]:
        """The choices between the prices of a first year: those that both of its offers have. Empty without a plan."""
        if self.plan is None:
            return ()
        first_offer, later_offer = self.offer(self.plan.begins_with), self.offer(self.plan.goes_on_with)
        own = self.variants_of(first_offer), self.variants_of(later_offer)
        variants = [variant for variant in own[0] or own[1] if variant in (own[1] or own[0])]
        pairs = product(self.places_of(first_offer, later_offer) or ("",), variants or ("",))
        choices = (Choice(variant, place) for place, variant in pairs)
        return tuple(choice for choice in choices if first_offer.terms(choice) and later_offer.terms(choice))

    @property
    def year_unit(self) -> Unit | None:
        """The unit that the plan counts, if any."""
        return self.unit_of(self.offer(self.plan.begins_with)) if self.plan else None

    @property
    def first_year_counts(self) -> range:
        """The numbers of units that a first year can have; empty without a plan."""
        return range(self.offer(self.plan.begins_with).count, self.plan.most + 1) if self.plan else range(0)

    def following(self, count: int) -> int:
        """Return how often the second offer follows in a first year of `count` units; packages are bought whole.

        0 without a plan.
        """
        if self.plan is None:
            return 0
        first_offer, later_offer = self.offer(self.plan.begins_with), self.offer(self.plan.goes_on_with)
        return -((first_offer.count - count) // later_offer.count)

    @cached_property
    def amounts(self) -> dict[str, Decimal]:
        """Every amount that the site may show, by name: `series.infusion-only` -> 3475.00."""
        return all_amounts(self)

    @cached_property
    def highest(self) -> dict[str, str]:
        """For each amount that differs by place: its name without a place, and its name at the most expensive."""
        return highest_places(self.amounts)
