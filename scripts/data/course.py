"""The clinic's course of treatment as it states it: a visit, and the initial series."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from scripts.data.fields import Day, Hours, OptionalDay, whole_number
from scripts.data.model import Model, Rule
from scripts.data.words import Group
from scripts.diagnostics import NameNotFound

FACTS = ("infusion-length", "visit-length", "series", "series-infusions", "series-length")


class Visit(Model):
    """One infusion visit: minutes of the infusion itself, hours from arrival to going home."""

    infusion_minutes: Annotated[int, whole_number(5, 300)] = Field(description="Minutes of the infusion alone.")
    shortest_hours: Hours = Field(description="Hours of a short visit, from arrival to going home: 2 or 1.5.")
    longest_hours: Hours = Field(description="Hours of a long visit, from arrival to going home.")


class Series(Model):
    """The initial series: how many infusions over how many weeks."""

    infusions: Annotated[int, whole_number(1, 52)] = Field(description="As many as content/pricing.yml says.")
    weeks: Annotated[int, whole_number(1, 52)] = Field(description="How many weeks the series takes.")


class Course(Model):
    """The course file."""

    read: Day = Field(description="The day the clinic's public article was read. Pages show it until it is confirmed.")
    confirmed: OptionalDay = Field(None, description="The day the clinic confirmed these; empty until it has.")
    visit: Visit = Field(description="One infusion visit.")
    series: Series = Field(description="The initial series.")

    def rules(self) -> Iterator[Rule]:
        """Check that the times can be drawn to scale."""
        if self.visit.longest_hours < self.visit.shortest_hours:
            message = f"longest-hours is {self.visit.longest_hours}, less than shortest-hours"
            yield ("visit", "longest-hours"), message, "write the larger number here", "visit-times"
        if self.visit.infusion_minutes > self.visit.shortest_hours * 60:
            message = f"infusion-minutes is {self.visit.infusion_minutes}, longer than the shortest visit"
            yield ("visit", "infusion-minutes"), message, "write the minutes of the infusion alone", "visit-times"

    def phrase(self, name: str, words: Group) -> str:
        """Return a fact as part of a sentence, `about 45 minutes`. Errors: `NameNotFound`."""
        check_fact(name)
        said = str(getattr(words, name.replace("-", "_")))
        visit, series = self.visit, self.series
        return said.format(
            minutes=visit.infusion_minutes,
            shortest=visit.shortest_hours,
            longest=visit.longest_hours,
            infusions=series.infusions,
            weeks=series.weeks,
        )


def check_fact(name: str) -> None:
    """Raise `NameNotFound` if the course has no such fact."""
    if name not in FACTS:
        raise NameNotFound("course fact", name, FACTS)
