"""Macros for studies, their sources, and pictures."""

from markupsafe import Markup

from scripts.data.amounts import first_year_name
from scripts.data.evidence import Finding
from scripts.diagnostics import DiagnosticError
from scripts.macros import PageMacros
from scripts.render.drawings import bar_length, finding_groups, visit_spans
from scripts.render.figures import check_with, figure, picture_note
from scripts.render.references import reference
from scripts.render.templates import with_phone_links


class EvidenceMacros(PageMacros):
    """Macros for studies, their sources, and pictures."""

    def figure(self, finding: str, part: str = "full") -> Markup:
        """Show the figure of a finding with its complement, who was studied, and its source."""
        source, details = self._content.evidence.finding(finding)
        return (
            figure(finding, details, part, self._content.words)
            + self._where_to_check(details)
            + self._citations.cite(source.id)
        )

    def finding(self, finding: str) -> Markup:
        """Show a finding in words, with its source."""
        source, details = self._content.evidence.finding(finding)
        if details.says is None:
            message, hint = f'"{finding}" has no text', f'write {{{{ figure("{finding}") }}}}'
            raise DiagnosticError(message, hint, "figure-unavailable")
        return with_phone_links(details.says) + self._where_to_check(details) + self._citations.cite(source.id)

    def _where_to_check(self, finding: Finding) -> Markup:
        """Name the site that has the current rule, once per page: eight times would sound like doubt."""
        if finding.check_with is None or finding.check_with in self._named_agencies:
            return Markup("")
        self._named_agencies.add(finding.check_with)
        return check_with(finding.check_with, self._content.words)

    def cite(self, *sources: str) -> Markup:
        """Cite the sources of a statement."""
        return self._citations.cite(*sources)

    def all_references(self) -> Markup:
        """List every source of the site, as a block."""
        ordered = sorted(
            self._content.evidence.sources, key=lambda source: (source.authors or (source.organization,))[0] or ""
        )
        entries = (
            Markup('<li id="{}">{}</li>').format(source.id, reference(source, self._content.words))
            for source in ordered
        )
        return Markup('<ul class="sources" data-unsearched>\n{}\n</ul>').format(Markup("\n").join(entries))

    def scorecard_table(self) -> Markup:
        """Show the results of the automatic checks page by page, as a block, or nothing until all pages are read."""
        if not self._other_pages.scorecards:
            return Markup("")
        return self._block("scorecards", self._other_pages.scorecards, self._other_pages.items)

    def _picture_block(self, name: str, *arguments: object) -> Markup:
        return self._block(name, *arguments, of="drawings")

    def _is_first_array(self) -> bool:
        """Return whether this is the first icon array of the page, which includes the symbols that all of them use."""
        self._icon_arrays += 1
        return self._icon_arrays == 1

    def visit_timeline(self) -> Markup:
        """Draw the shortest and the longest visit to scale, as a block."""
        visit = self._content.course.visit
        return self._picture_block("visit_timeline", visit_spans(visit), visit, self._content.clinic.short_name)

    def course_calendar(self) -> Markup:
        """Draw the initial series, the evaluation and what comes later, as a block."""
        return self._picture_block("course_calendar", self._content.course.series, self._content.clinic.short_name)

    def icon_array(self, finding: str) -> Markup:
        """Draw 100 people for each group of a finding, by what happened to them, as a block."""
        source, details = self._content.evidence.finding(finding)
        words = self._content.words
        note = picture_note(finding, details, words) + self._citations.cite(source.id)
        return self._picture_block(
            "icon_array", finding, finding_groups(source, details, words), note, self._is_first_array()
        )

    def mechanism(self) -> Markup:
        """Draw how ketamine may work, with what is known set apart from theory, as a block."""
        return self._picture_block("mechanism", self._content.mechanism.steps, self._citations.cite)

    def first_year_bars(self) -> Markup:
        """Draw the cost of a first year, for the examples in the pricing file, as a block."""
        pricing = self._content.pricing
        first_year_name(pricing, pricing.plan.examples[-1] if pricing.plan else 0)
        return self._picture_block("first_year_bars", pricing, bar_length)
