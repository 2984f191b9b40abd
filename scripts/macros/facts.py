"""Macros for prices, the course of treatment, and safety information."""

from functools import lru_cache

from markupsafe import Markup

from scripts.data.amounts import addition_name, first_year_name, price_name, unit_price_name
from scripts.data.load import Content
from scripts.data.price_tables import SPECIAL
from scripts.diagnostics import DiagnosticError, NameNotFound, shortened
from scripts.macros import PageMacros
from scripts.render.price_tables import (
    coming_tables,
    first_year_in_words,
    price_tables,
    render_tables,
)
from scripts.render.templates import price_mark

DOWNLOADS = ("pricing.csv", "pricing.json", "pricing.schema.json")
SCRIPT_PHRASES = {
    *("empty", "below_zero", "point", "no_digits", "low", "high", "write", "kept"),  # about a field that cannot be read
    *("each", "nothing"),
}


class FactMacros(PageMacros):
    """Macros for prices, the course of treatment, and safety information."""

    def _amount_mark(self, name: str) -> Markup:
        """Return an amount, or if it differs by place, the lowest and the highest: $450 to $475."""
        amounts, highest = self._content.pricing.amounts, self._content.pricing.highest
        names = (name, highest[name]) if name in highest else (name,)
        return Markup(" {} ").format(self._content.words.lists.to).join(price_mark(key, amounts[key]) for key in names)

    def price(self, offer: str, variant: str = "", place: str = "") -> Markup:
        """Show the price of an offer."""
        return self._amount_mark(price_name(self._content.pricing, offer, variant, place))

    def per_infusion(self, offer: str, variant: str = "", place: str = "") -> Markup:
        """Show the price of one infusion of an offer, or of another unit in which it is counted."""
        return self._amount_mark(unit_price_name(self._content.pricing, offer, variant, place))

    def integration_adds(self, offer: str, variant: str = "", place: str = "") -> Markup:
        """Show what integration therapy, or another variant, adds to an offer."""
        return self._amount_mark(addition_name(self._content.pricing, offer, variant, place))

    def first_year_cost(self, infusions: int, variant: str = "", place: str = "") -> Markup:
        """Show the cost of a first year with this many infusions, or other units that the plan counts."""
        if type(infusions) is not int:
            message = f'"{shortened(str(infusions))}" is not a number of infusions'
            raise DiagnosticError(message, "write digits without quotation marks, like 18", "macro-values")
        return self._amount_mark(first_year_name(self._content.pricing, infusions, variant, place))

    def first_year_infusions(self, infusions: int) -> str:
        """Say what a first year with this many infusions includes: the series and 12 maintenance infusions."""
        self.first_year_cost(infusions)
        return first_year_in_words(self._content, infusions)

    def price_table(self, table: str) -> Markup:
        """Show a pricing table, as a block."""
        return _table_html(self._content, table)

    def special_prices(self) -> Markup:
        """Show promotions, discounts, fees and what is free, as a block, or nothing if there are none."""
        return Markup(render_tables(price_tables(self._content, SPECIAL), "html", self._content).strip())

    def coming_prices(self) -> Markup:
        """Announce the coming price changes, as a block, or nothing if none is near."""
        content = self._content
        tables = coming_tables(content)
        if not tables:
            return Markup()
        html = render_tables(tables, "html", content)
        return self._block("coming_prices", Markup(html.strip()))

    def cost_estimator(self) -> Markup:
        """Show the form in which readers estimate a first year with their own numbers, as a block."""
        content, words = self._content, self._content.words
        year = self._longest_year()
        plan = content.pricing.plan
        assert plan
        # What the script may have to say; `one` and `other` name what follows the first offer, in both numbers.
        script_phrases = words.estimator.model_dump(include=SCRIPT_PHRASES) | {
            "no_more": words.estimator.no_more.format(more=plan.more),
            "one": f"{{count}} {plan.one_more}",
            "other": f"{{count}} {plan.more}",
            "covers": content.pricing.offer(plan.goes_on_with).count,
        }
        return self._block("cost_estimator", content, year, script_phrases, of="estimator")

    def _longest_year(self) -> int:
        """Return the count of the longest example of a first year. Errors: `DiagnosticError` without a plan."""
        pricing = self._content.pricing
        longest = pricing.plan.examples[-1] if pricing.plan else 0
        first_year_name(pricing, longest)
        return longest

    def prices_source(self) -> str:
        """Say where the prices come from: the clinic's article and the day we read it, or the day it confirmed them."""
        return self._content.prices_source

    def included(self, offer: str) -> Markup:
        """Show what an offer includes in each variant, in a table, as a block."""
        pricing = self._content.pricing
        return self._block("included", pricing.offer(offer), pricing)

    def cost_factors(self) -> Markup:
        """List what changes the total, as a block."""
        return self._block("cost_factors", self._content.pricing.cost_factors)

    def payment_routes(self) -> Markup:
        """List the ways to pay, as a block."""
        return self._block("payment_routes", self._content.pricing.payment_routes)

    def download(self, file: str, label: str) -> Markup:
        """Link to one of the `DOWNLOADS`, which are written after the pages."""
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
        content, year, cost = self._content, "", Markup()
        if plan := content.pricing.plan:
            unit, choice = content.pricing.year_unit, content.pricing.year_choices[0]
            variant = content.pricing.variant_name(choice.variant) if choice.variant else ""
            counted = unit.of(plan.examples[-1]) if unit else ""
            year, cost = ", ".join(filter(None, (counted, variant))), self.first_year_cost(plan.examples[-1])
        return self._block("at_a_glance", content, year, cost)

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
def _table_html(content: Content, table: str) -> Markup:
    return Markup(render_tables(price_tables(content, table), "html", content).strip())
