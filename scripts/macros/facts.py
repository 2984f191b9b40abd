"""Macros for prices, the course of treatment, and safety information."""

from functools import lru_cache

from markupsafe import Markup

from scripts.data.load import Content
from scripts.diagnostics import DiagnosticError, NameNotFound, shortened
from scripts.macros import PageMacros
from scripts.render.price_tables import (
    coming_tables,
    first_year_infusions,
    price_tables,
    render_tables,
)
from scripts.render.templates import price_mark

DOWNLOADS = ("pricing.csv", "pricing.json")
SAID_BY_SCRIPT = {
    *("empty", "below_zero", "point", "no_digits", "low", "high", "write", "kept"),  # of a field that cannot be read
    *("each", "no_maintenance", "nothing"),
}


class FactMacros(PageMacros):
    """Macros for prices, the course of treatment, and safety information."""

    def _mark(self, amount_id: str) -> Markup:
        return price_mark(amount_id, self._content.pricing.amounts[amount_id])

    def price(self, offer: str, variant: str = "infusion-only") -> Markup:
        """Show the price of an offer."""
        self._content.pricing.price(offer, variant)
        return self._mark(f"{offer}.{variant}")

    def per_infusion(self, offer: str, variant: str = "infusion-only") -> Markup:
        """Show the price of one infusion of an offer."""
        self._content.pricing.per_infusion(offer, variant)
        return self._mark(f"{offer}.{variant}.per-infusion")

    def integration_adds(self, offer: str) -> Markup:
        """Show what integration therapy adds to an offer."""
        self._content.pricing.integration_adds(offer)
        return self._mark(f"{offer}.integration-adds")

    def first_year_cost(self, infusions: int, variant: str = "infusion-only") -> Markup:
        """Show the cost of a first year with that many infusions."""
        if type(infusions) is not int:
            message = f'"{shortened(str(infusions))}" is not a number of infusions'
            raise DiagnosticError(message, "write digits without quotation marks, like 18", "macro-values")
        self._content.pricing.first_year_cost(infusions, variant)
        return self._mark(f"first-year.{infusions}.{variant}")

    def first_year_infusions(self, infusions: int) -> str:
        """Say what such a first year includes: the series and so many maintenance infusions."""
        self.first_year_cost(infusions)
        return first_year_infusions(self._content.pricing, self._content.words, infusions)

    def price_table(self, table: str) -> Markup:
        """Show a pricing table, as a block."""
        return _table(self._content, table)

    def coming_prices(self) -> Markup:
        """Announce the price changes ahead, as a block; nothing if none is near."""
        content = self._content
        tables = coming_tables(content)
        if not tables:
            return Markup()
        html = render_tables(tables, "html", content)
        return self._block("coming_prices", Markup(html.strip()))

    def cost_estimator(self) -> Markup:
        """Let readers estimate a first year with their own numbers, as a block."""
        content, words = self._content, self._content.words
        # What the script may have to say; `one` and `other` are the infusions that follow the series.
        said = {**words.estimator.model_dump(include=SAID_BY_SCRIPT), **words.prices.maintenance.model_dump()}
        return self._block("cost_estimator", content.pricing, content.settings.base_path, said, of="estimator")

    def prices_source(self) -> str:
        """Say where the prices come from: the clinic's article and the day we read it, or the day it confirmed them."""
        return self._content.prices_source

    def included(self, offer: str) -> Markup:
        """List what an offer includes, as a block."""
        return self._block("included", self._content.pricing.offer(offer))

    def cost_factors(self) -> Markup:
        """List what changes the total, as a block."""
        return self._block("cost_factors", self._content.pricing.cost_factors)

    def payment_routes(self) -> Markup:
        """List the ways to pay, as a block."""
        return self._block("payment_routes", self._content.pricing.payment_routes)

    def download(self, file: str, label: str) -> Markup:
        """Link to a file that is written after the pages."""
        if file not in DOWNLOADS:
            raise NameNotFound("file to download", file, DOWNLOADS)
        link = '<a href="{}" download>{}</a>'
        return Markup(link).format(self._content.settings.base_path + file, label)

    def course(self, fact: str) -> str:
        """Show a fact about the course or the visit in words."""
        return self._content.course_fact(fact)

    def course_source(self) -> str:
        """Say where the steps and times come from, like `prices_source`."""
        return self._content.course_source

    def at_a_glance(self) -> Markup:
        """Show the treatment in four facts, each with a link to more, as a block."""
        content = self._content
        year = content.pricing.first_year_examples[-1]
        return self._block("at_a_glance", content, year, self.first_year_cost(year))

    def crisis_callout(self) -> Markup:
        """Say where to turn in danger, in the middle of a page, as a block."""
        return self._block("crisis_callout", self._content.safety.crisis)

    def contraindications(self) -> Markup:
        """List who should not have the treatment, as a block."""
        return self._block("hazards", self._content.safety.contraindications, self._citations.cite)

    def precautions(self) -> Markup:
        """List who must ask before having the treatment, as a block."""
        return self._block("hazards", self._content.safety.precautions, self._citations.cite)

    def no_answer(self) -> str:
        """Say where to turn when the clinic cannot be reached."""
        return self._content.no_answer

    def medicines(self) -> Markup:
        """Show what each medicine may do together with ketamine, as a block."""
        return self._block("medicines", self._content.medicines, self._citations.cite)

    def fda_harms(self) -> Markup:
        """List the harms that the FDA named, as a block."""
        return self._block("hazards", self._content.safety.harms, self._citations.cite)

    def driving_rule(self) -> Markup:
        """Say when to drive again, as a block."""
        return self._block("driving", self._content.safety.driving, self._citations.cite)

    def glossary(self) -> Markup:
        """List the terms of the site with their meanings, as a block."""
        return self._block("glossary", self._content.glossary.terms)


@lru_cache(maxsize=16)
def _table(content: Content, table: str) -> Markup:
    return Markup(render_tables(price_tables(content, table), "html", content).strip())
