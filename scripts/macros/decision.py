"""What helps a reader to decide and to prepare: choices, values, questions, checklists, handouts."""

from markupsafe import Markup

from scripts.data.checklists import explained
from scripts.data.treatments import ASPECTS, IN_SHORT, LIVING_WITH_IT
from scripts.macros.base import PageMacros
from scripts.render.handouts import html_sheet, pdf_path, sheet_address


class DecisionMacros(PageMacros):
    """What helps a reader to decide and to prepare: choices, values, questions, checklists, handouts."""

    def compare_treatments(self) -> Markup:
        """Tell every treatment in equal detail, as a block."""
        return self._block("treatments", self._content.treatments.options, ASPECTS, self._citations.cite)

    def options_side_by_side(self) -> Markup:
        """Put good points, bad points and life with each treatment side by side, as a block.

        Its sources are cited on the page that compares them, to which each name leads.
        """
        compare = f"{self._content.settings.base_path}compare/"
        options = self._content.treatments.options
        return self._block("options", options, IN_SHORT, LIVING_WITH_IT, compare, of="decision")

    def values_exercise(self) -> Markup:
        """Let the reader weigh and order what matters, as a block."""
        return self._block("values", self._content.decision.values, of="decision")

    def values_point_to(self) -> Markup:
        """Say which treatments each value speaks for, and why, as a block; a script keeps it in the reader's order."""
        content = self._content
        return self._block(
            "points", content.decision.values, content.treatments.names, self._citations.cite, of="decision"
        )

    def questions(self, group: str) -> Markup:
        """List a group of questions with a box to tick for each, as a block."""
        return self._block("questions", self._content.decision.group(group), of="decision")

    def lines_to_finish(self) -> Markup:
        """Begin sentences that the reader finishes, as a block."""
        return self._block("lines", self._content.decision.lines, of="decision")

    def checklist(self, checklist: str, group: str, level: int = 2) -> Markup:
        """Show a part of a checklist under a heading of that level, as a block."""
        if type(level) is not int or not 2 <= level <= 4:
            raise ValueError(f'"{level}" is no level of a heading; write 2, 3 or 4')
        part = self._content.checklists.group(checklist, group)
        lines = [explained(item, self._content.course_fact) for item in part.items]
        base = self._content.settings.base_path
        cite, urgent = self._citations.cite, self._content.no_answer if part.urgent == "yes" else ""
        return self._block("checklist", part, lines, level, cite, base, urgent, of="handouts")

    def handout(self, name: str) -> Markup:
        """Show a handout as a sheet to print, as a block."""
        handout = self._content.handouts.handout(name)
        shown = html_sheet(handout, self._content, self._others.front_matter(handout.page))
        return self._block("handout", shown, of="handouts")

    def handout_link(self, name: str) -> Markup:
        """Link a handout, as a file and as a web page, as a block."""
        handout, base = self._content.handouts.handout(name), self._content.settings.base_path
        return self._block(
            "handout_link", handout, base + pdf_path(handout), base + sheet_address(handout), of="handouts"
        )
