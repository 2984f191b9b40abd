"""Macros for studies and their sources."""

from markupsafe import Markup, escape

from scripts.data.evidence import Finding
from scripts.diagnostics import DiagnosticError
from scripts.macros.base import PageMacros
from scripts.render.figures import check_with, figure
from scripts.render.references import reference


class EvidenceMacros(PageMacros):
    """Macros for studies and their sources."""

    def figure(self, finding: str, part: str = "full") -> Markup:
        """Show the figure of a finding with its complement, who was studied, and its source."""
        source, found = self._content.evidence.finding(finding)
        return (
            figure(finding, found, part, self._content.words)
            + self._where_to_check(found)
            + self._citations.cite(source.id)
        )

    def finding(self, finding: str) -> Markup:
        """Show a finding in words, with its source."""
        source, found = self._content.evidence.finding(finding)
        if found.says is None:
            message, hint = f'"{finding}" has no text', f'write {{{{ figure("{finding}") }}}}'
            raise DiagnosticError(message, hint, "figure-unavailable")
        return escape(found.says) + self._where_to_check(found) + self._citations.cite(source.id)

    def _where_to_check(self, found: Finding) -> Markup:
        """Name the site with the current rule, once per page: eight times would sound like doubt."""
        if found.check_with is None or found.check_with in self._to_check_with:
            return Markup("")
        self._to_check_with.add(found.check_with)
        return check_with(found.check_with, self._content.words)

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
        """Show the results of the automatic checks page by page, as a block; nothing until all pages are read."""
        if not self._others.scorecards:
            return Markup("")
        return self._block("scorecards", self._others.scorecards, self._others.items)
