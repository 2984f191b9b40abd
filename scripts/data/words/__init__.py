"""The words of the interface in one language, content/words/en.yml. Templates, macros and scripts have none."""

from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath
from typing import Annotated

from pydantic import Field

from scripts.data.fields import NonEmpty, pattern
from scripts.data.model import Model, Rule
from scripts.data.words.evidence import (
    Decision,
    Engines,
    Figures,
    Handouts,
    Pictures,
    Scorecards,
    Sources,
    Treatments,
)
from scripts.data.words.facts import Clinic, CourseFacts, Estimator, Glance, Prices, Safety
from scripts.data.words.frame import AroundPage, Footer, Header, Menu, Moved, NextSteps, NotFound, Review, Search
from scripts.data.words.phrase import Phrase, phrase

WORDS = PurePosixPath("content/words")
MONTHS = 12
A_CODE = "write the code of a language, like en or es"
A_LANGUAGE = r"[a-z]{2,3}"


def words_file(language: str) -> PurePosixPath:
    """Return the path of the words of a language."""
    return WORDS / f"{language}.yml"


class Dates(Model):
    """How a day is written out, and the names of the months."""

    long: Annotated[str, phrase("month", "day", "year")]
    months: NonEmpty[Phrase]

    def rules(self) -> Iterator[Rule]:
        """Check that there are twelve months."""
        if len(self.months) != MONTHS:
            yield ("months",), f"months has {len(self.months)} names", "write all twelve, January first", "value-format"


class Lists(Model):
    """What stands between the last two of a list, and between two numbers."""

    or_: Phrase
    to: Phrase


class Words(Model):
    """The words file of one language: those that no page and no data file has."""

    language: Annotated[str, pattern(A_LANGUAGE, A_CODE)] = Field(
        description="The code of the language, as in the name of the file."
    )
    dates: Dates
    lists: Lists
    header: Header
    menu: Menu
    search: Search
    page: AroundPage
    next_steps: NextSteps
    footer: Footer
    not_found: NotFound
    moved: Moved
    review: Review
    clinic: Clinic
    glance: Glance
    course: CourseFacts
    safety: Safety
    prices: Prices
    estimator: Estimator
    treatments: Treatments
    decision: Decision
    figures: Figures
    pictures: Pictures
    sources: Sources
    scorecards: Scorecards
    handouts: Handouts
    engines: Engines

    def __eq__(self, other: object) -> bool:
        """Tell one object from another by identity, and quickly: what is made with it is kept for it."""
        return self is other

    def __hash__(self) -> int:
        """Return what goes with that."""
        return id(self)

    def long_date(self, day: date) -> str:
        """Return a date as patients read it, `November 22, 2026`."""
        return self.dates.long.format(month=self.dates.months[day.month - 1], day=day.day, year=day.year)
