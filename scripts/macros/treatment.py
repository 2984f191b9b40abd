"""Macros for the clinic, its course of treatment, and safety information."""

from markupsafe import Markup

from scripts.diagnostics import look_up
from scripts.macros.prices import PriceMacros


class TreatmentMacros(PriceMacros):
    """Macros for the clinic, its course of treatment, and safety information."""

    def course(self, fact: str) -> str:
        """Show a fact about the course or the visit in words."""
        return self._content.course_fact(fact)

    def course_source(self) -> str:
        """Say where the steps and times come from, like `prices_source`."""
        return self._content.course_source

    def clinic(self, name: str) -> str:
        """Show the clinic's name or short name."""
        names = {"name": self._content.clinic.name, "short-name": self._content.clinic.short_name}
        return look_up("clinic name", name, names)

    def ask(self, fact: str) -> Markup:
        """Show what the clinic says, or the question to ask it, as a block."""
        return self._block("ask", self._content.clinic.fact(fact))

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
