"""What a page can say of prices."""

from functools import lru_cache

from markupsafe import Markup

from scripts.data.load import Content
from scripts.diagnostics import NameNotFound
from scripts.macros.base import PageMacros
from scripts.render.amounts import price_mark
from scripts.render.estimator import estimator
from scripts.render.price_tables import (
    coming_tables,
    first_year_infusions,
    price_tables,
    render_tables,
)

DOWNLOADS = ("pricing.csv", "pricing.json")


class PriceMacros(PageMacros):
    """What a page can say of prices."""

    def _mark(self, amount_id: str) -> Markup:
        return price_mark(amount_id, self._content.pricing.amounts[amount_id])

    def price(self, offer: str, variant: str = "infusion-only") -> Markup:
        """Show what an offer costs."""
        self._content.pricing.price(offer, variant)
        return self._mark(f"{offer}.{variant}")

    def per_infusion(self, offer: str, variant: str = "infusion-only") -> Markup:
        """Show what one infusion of an offer comes to."""
        self._content.pricing.per_infusion(offer, variant)
        return self._mark(f"{offer}.{variant}.per-infusion")

    def integration_adds(self, offer: str) -> Markup:
        """Show what integration therapy adds to an offer."""
        self._content.pricing.integration_adds(offer)
        return self._mark(f"{offer}.integration-adds")

    def first_year_cost(self, infusions: int, variant: str = "infusion-only") -> Markup:
        """Show what a first year with that many infusions costs."""
        if type(infusions) is not int:
            raise ValueError(f'"{infusions}" is not a number of infusions; write digits without quotes, like 18')
        self._content.pricing.first_year_cost(infusions, variant)
        return self._mark(f"first-year.{infusions}.{variant}")

    def first_year_infusions(self, infusions: int) -> str:
        """Say what such a first year is made of: the series and so many maintenance infusions."""
        self.first_year_cost(infusions)
        return first_year_infusions(self._content.pricing, self._content.words, infusions)

    def price_table(self, table: str) -> Markup:
        """Show a pricing table, as a block."""
        return _table(self._content, table)

    def coming_prices(self) -> Markup:
        """Announce the prices that will change, as a block; nothing when no change is near."""
        content = self._content
        tables = coming_tables(content)
        if not tables:
            return Markup()
        told = render_tables(tables, "html", content)
        return self._block("coming_prices", Markup(told.strip()))

    def cost_estimator(self) -> Markup:
        """Let a reader work out a first year with their own numbers, as a block."""
        return self._block("cost_estimator", estimator(self._content), of="estimator")

    def prices_source(self) -> str:
        """Say where the prices come from: the clinic's article and the day we read it, or the day it confirmed them."""
        return self._content.prices_source

    def included(self, offer: str) -> Markup:
        """List what a patient gets for an offer, as a block."""
        return self._block("included", self._content.pricing.offer(offer))

    def cost_factors(self) -> Markup:
        """List what moves the total, as a block."""
        return self._block("cost_factors", self._content.pricing.cost_factors)

    def payment_routes(self) -> Markup:
        """List the ways to pay, as a block."""
        return self._block("payment_routes", self._content.pricing.payment_routes)

    def download(self, file: str, label: str) -> Markup:
        """Link a file that is made after the pages, from any depth."""
        if file not in DOWNLOADS:
            raise NameNotFound("file to download", file, DOWNLOADS)
        link = '<a href="{}" download>{}</a>'
        return Markup(link).format(self._content.settings.base_path + file, label)


@lru_cache(maxsize=16)
def _table(content: Content, table: str) -> Markup:
    return Markup(render_tables(price_tables(content, table), "html", content).strip())
