"""The models of treatments to choose between, the clinic's course of treatment, how ketamine works, and medicines."""

from collections.abc import Iterator
from statistics import median
from typing import Annotated, Literal, get_args

from pydantic import Field

from scripts.data.evidence import SourceId
from scripts.data.fields import Day, Hours, Id, NonEmpty, OptionalDay, PlainText, whole_number
from scripts.data.model import BrokenRule, Model
from scripts.data.words import Group
from scripts.diagnostics import look_up

ASPECTS = ("what", "given", "status", "evidence", "harms", "watch", "cost", "unknown")
IN_SHORT = ("good", "bad")
LIVING_WITH_IT = ("body", "mind", "daily")
TIME_AND_COST = ("given", "cost")  # also shown next to life with a treatment, where readers decide
LARGEST_DIFFERENCE = 0.25  # share of the median number of words; source: IPDAS, options in equal detail


class Treatment(Model):
    """One option; every aspect is described for every option."""

    id: Id
    name: PlainText
    what: PlainText
    given: PlainText
    status: PlainText
    evidence: PlainText
    harms: PlainText
    watch: PlainText
    cost: PlainText
    unknown: PlainText
    good: PlainText
    bad: PlainText
    body: PlainText
    mind: PlainText
    daily: PlainText
    counted: NonEmpty[PlainText] = Field(description="Findings in evidence.yml that count people: oliver2022.response.")
    sources: tuple[SourceId, ...] = ()
    main: Literal["yes", "no"] = Field(
        "no", description="yes for the one that course.yml and the offers without treatment: are about."
    )
    offered: Literal["yes", "no"] = Field("no", description="yes if the clinic sells it too.")


class Treatments(Model):
    """The treatments file."""

    options: NonEmpty[Treatment]

    def broken_rules(self) -> Iterator[BrokenRule]:
        """Check that each aspect is about equally long for all options, and that only one option is the main one."""
        main = [index for index, option in enumerate(self.options) if option.main == "yes"]
        for index in main[1:]:
            hint = 'keep "main: yes" in only one of them'
            yield ("options", index, "main"), "another option is the main one too", hint, "duplicate-entry"
        for aspect in (*ASPECTS, *IN_SHORT, *LIVING_WITH_IT):
            lengths = [len(getattr(option, aspect).split()) for option in self.options]
            middle = median(lengths)
            for index, length in enumerate(lengths):
                if abs(length - middle) > LARGEST_DIFFERENCE * middle:
                    message = f"{aspect} has {length} words, while the others have about {middle:g}"
                    hint = f"write {middle * 0.75:.0f} to {middle * 1.25:.0f} words"
                    yield ("options", index, aspect), message, hint, "equal-detail"

    @property
    def names(self) -> dict[str, str]:
        """The names of the options by their ids."""
        return {option.id: option.name for option in self.options}

    def name_of(self, option: str) -> str:
        """Return the name of an option. Errors: `NameNotFound`."""
        return look_up("treatment", option, self.names)


LONGEST_LABEL = 30  # characters that fit in the picture on a phone, at the size of the text around it


class Step(Model):
    """One step: `label` is in the picture, `text` below it, followed by the `term` that it explains, if any."""

    id: Id
    label: PlainText
    text: PlainText
    term: PlainText | None = None
    status: Literal["known", "theory"]
    sources: NonEmpty[PlainText]

    def broken_rules(self) -> Iterator[BrokenRule]:
        """Check that the label fits into its box."""
        if len(self.label) > LONGEST_LABEL:
            message = f"label has {len(self.label)} characters, more than the {LONGEST_LABEL} that fit in the picture"
            yield ("label",), message, "shorten it, and say more in text:", "value-length"


class Mechanism(Model):
    """The mechanism file."""

    steps: NonEmpty[Step]


class Medicine(Model):
    """A medicine or a group of them, the names on the box (`known_as`), and what it `may` do with ketamine.

    `stopping` says why stopping it suddenly is dangerous, if it is.
    """

    id: Id
    name: PlainText
    known_as: tuple[PlainText, ...] = ()
    may: PlainText
    stopping: PlainText | None = None
    sources: NonEmpty[SourceId]


class Medicines(Model):
    """The medicines file; `every_row` ends each row of the table, so that no row is read without it."""

    every_row: PlainText
    medicines: NonEmpty[Medicine]


CourseFact = Literal["infusion-length", "visit-length", "series", "series-infusions", "series-length"]


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

    def broken_rules(self) -> Iterator[BrokenRule]:
        """Check that the times fit together, so that they can be drawn to scale."""
        if self.visit.longest_hours < self.visit.shortest_hours:
            message = f"longest-hours is {self.visit.longest_hours}, less than shortest-hours"
            yield ("visit", "longest-hours"), message, "write the larger number here", "visit-times"
        if self.visit.infusion_minutes > self.visit.shortest_hours * 60:
            message = f"infusion-minutes is {self.visit.infusion_minutes}, longer than the shortest visit"
            yield ("visit", "infusion-minutes"), message, "write the minutes of the infusion alone", "visit-times"

    def phrase(self, name: str, words: Group) -> str:
        """Return a fact as part of a sentence, `about 45 minutes`. Errors: `NameNotFound`."""
        look_up("course fact", name, dict.fromkeys(get_args(CourseFact)))
        template = str(getattr(words, name.replace("-", "_")))
        visit, series = self.visit, self.series
        return template.format(
            minutes=visit.infusion_minutes,
            shortest=visit.shortest_hours,
            longest=visit.longest_hours,
            infusions=series.infusions,
            weeks=series.weeks,
        )
