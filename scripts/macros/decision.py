"""Macros that help readers decide and prepare: choices, values, questions, checklists, handouts."""

from markupsafe import Markup, escape

from scripts.data.checklists import explanation
from scripts.data.treatments import ASPECTS, IN_SHORT, LIVING_WITH_IT, TIME_AND_COST, Treatment
from scripts.diagnostics import DiagnosticError, shortened
from scripts.macros.evidence import EvidenceMacros
from scripts.macros.facts import FactMacros
from scripts.render.handouts import handout_links, html_sheet_values


class DecisionMacros(EvidenceMacros, FactMacros):
    """Macros that help readers decide and prepare: choices, values, questions, checklists, handouts."""

    def compare_treatments(self) -> Markup:
        """Describe every treatment in equal detail, as a block."""
        options = self._content.treatments.options
        return self._block("treatments", options, ASPECTS, self._other_facts, self._citations.cite, of="decision")

    def _other_facts(self, option: Treatment) -> dict[str, Markup]:
        """Return what other files say about an option: counts from studies, and this clinic's own times and prices."""
        words, main = self._content.words.treatments, option.main == "yes"
        counted = Markup(" ").join(self._counted(name) for name in option.counted)
        treatment = None if main else option.id
        offers = [offer for offer in self._content.pricing.offers if offer.treatment == treatment]
        prices = Markup("; ").join(Markup("{} {}").format(offer.name, self.price(offer.id)) for offer in offers)
        facts = {"counted": counted}
        if main:
            course = self._content.course_fact
            facts["given"] = escape(words.given_here.format(series=course("series"), visit=course("visit-length")))
        if offers:
            facts["cost"] = escape(words.cost_here).format(prices=prices)
        return facts

    def _counted(self, name: str) -> Markup:
        """Show the figure of a finding, or its words if it has no figure that may be shown."""
        _, details = self._content.evidence.finding(name)
        return self.figure(name) if details.may_show_figure else self.finding(name)

    def options_side_by_side(self) -> Markup:
        """Show good and bad points, life with each treatment, its time and its cost side by side, as a block.

        The sources of the counts are cited here, the others on the comparison page, to which each name links.
        """
        compare = self._content.link_to("compare")
        options = self._content.treatments.options
        aspects = (IN_SHORT, LIVING_WITH_IT, TIME_AND_COST)
        return self._block("options", options, *aspects, self._other_facts, compare, of="decision")

    def values_exercise(self) -> Markup:
        """Show the exercise in which readers weigh and order what matters to them, as a block."""
        return self._block("values", self._content.decision.values, of="decision")

    def values_point_to(self) -> Markup:
        """Show which treatments each value speaks for, and why, as a block, which a script sorts as the reader did."""
        content = self._content
        return self._block(
            "points", content.decision.values, content.treatments.names, self._citations.cite, of="decision"
        )

    def questions(self, group: str) -> Markup:
        """List a group of questions with checkboxes, as a block."""
        return self._block("questions", self._content.decision.group(group), of="decision")

    def lines_to_finish(self) -> Markup:
        """Show sentences for readers to finish, as a block."""
        return self._block("lines", self._content.decision.lines, of="decision")

    def checklist(self, checklist: str, group: str, level: int = 2) -> Markup:
        """Show a part of a checklist, with a heading of this level, as a block."""
        if type(level) is not int or not 2 <= level <= 4:
            message = f'"{shortened(str(level))}" is not a heading level'
            raise DiagnosticError(message, "write 2, 3 or 4", "macro-values")
        part = self._content.checklists.group(checklist, group)
        lines = [explanation(item, self._content.course_fact) for item in part.items]
        cite, urgent = self._citations.cite, self._content.no_answer if part.urgent == "yes" else ""
        return self._block("checklist", part, lines, level, cite, self._content.link_to, urgent, of="handouts")

    def letter(self, name: str) -> Markup:
        """Show a letter to copy, under its title, as a block."""
        return self._block("letter", self._content.letters.letter(name), of="handouts")

    def handout(self, name: str) -> Markup:
        """Show a handout as a printable sheet, as a block."""
        handout = self._content.handouts.handout(name)
        sheet = html_sheet_values(handout, self._content, self._other_pages.front_matter(handout.page))
        return self._block("handout", sheet, of="handouts")

    def handout_link(self, name: str) -> Markup:
        """Link to a handout as a PDF and as a web page, as a block."""
        handout = self._content.handouts.handout(name)
        return self._block("handout_link", handout, handout_links(handout, self._content), of="handouts")

    def handouts(self) -> Markup:
        """List every handout under its title, with its purpose and links to it, as a block."""
        entries = [(handout, handout_links(handout, self._content)) for handout in self._content.handouts.handouts]
        return self._block("handouts", entries, of="handouts")
