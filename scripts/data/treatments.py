"""The treatments that readers can choose between, described in equal detail."""

from collections.abc import Iterator
from statistics import median

from scripts.data.evidence import SourceId
from scripts.data.fields import Id, Model, NonEmpty, PlainText, Rule

ASPECTS = ("what", "given", "status", "evidence", "harms", "watch", "cost", "unknown")
IN_SHORT = ("good", "bad")
LIVING_WITH_IT = ("body", "mind", "daily")
LARGEST_DIFFERENCE = 0.25  # of the median number of words; source: IPDAS, options in equal detail


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
    sources: tuple[SourceId, ...] = ()


class Treatments(Model):
    """The treatments file."""

    options: NonEmpty[Treatment]

    def rules(self) -> Iterator[Rule]:
        """Check that each aspect has about the same length for every option."""
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
        """The name of each option by its id."""
        return {option.id: option.name for option in self.options}
