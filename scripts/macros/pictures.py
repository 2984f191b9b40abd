"""Macros that draw pictures."""

from markupsafe import Markup

from scripts.macros.base import PageMacros
from scripts.render.figures import picture_note
from scripts.render.pictures import first_year_bars, groups, visits


class PictureMacros(PageMacros):
    """Macros that draw pictures."""

    def _picture(self, name: str, *arguments: object) -> Markup:
        """Return a picture with ids that are unique on the page."""
        self._pictures += 1
        return self._block(name, f"picture-{self._pictures}", *arguments, of="pictures")

    def _first_array(self) -> bool:
        """Tell whether this is the first icon array of the page, which includes the symbols that all of them use."""
        self._arrays += 1
        return self._arrays == 1

    def visit_timeline(self) -> Markup:
        """Draw the shortest and the longest visit to scale, as a block."""
        visit = self._content.course.visit
        return self._picture("visit_timeline", visits(visit), visit, self._content.clinic.short_name)

    def course_calendar(self) -> Markup:
        """Draw the initial series, the evaluation and what comes later, as a block."""
        return self._picture("course_calendar", self._content.course.series, self._content.clinic.short_name)

    def icon_array(self, finding: str) -> Markup:
        """Draw 100 people for each group of a finding, with what happened to them, as a block."""
        source, found = self._content.evidence.finding(finding)
        words = self._content.words
        note = picture_note(finding, found, words) + self._citations.cite(source.id)
        return self._picture("icon_array", finding, groups(source, found, words), note, self._first_array())

    def mechanism(self) -> Markup:
        """Draw how ketamine may work, known and theory told apart, as a block."""
        return self._picture("mechanism", self._content.mechanism.steps, self._citations.cite)

    def first_year_bars(self) -> Markup:
        """Draw the cost of a first year, for the examples in the pricing file, as a block."""
        bars = first_year_bars(self._content.pricing)
        return self._picture("first_year_bars", bars)
