"""How ketamine may work, step by step, and how certain each step is."""

from collections.abc import Iterator
from typing import Literal

from scripts.data.fields import Id, Model, NonEmpty, PlainText, Rule

LONGEST_LABEL = 30  # characters that fit in the picture on a phone, at the size of the text around it


class Step(Model):
    """One step: `label` is in the picture, `text` below it, followed by the `term` that it explains, if any."""

    id: Id
    label: PlainText
    text: PlainText
    term: PlainText | None = None
    status: Literal["known", "theory"]
    sources: NonEmpty[PlainText]

    def rules(self) -> Iterator[Rule]:
        """Check that the label fits in its box."""
        if len(self.label) > LONGEST_LABEL:
            message = f"label has {len(self.label)} characters, more than the {LONGEST_LABEL} that fit in the picture"
            yield ("label",), message, "shorten it, and say more in text:", "value-length"


class Mechanism(Model):
    """The mechanism file."""

    steps: NonEmpty[Step]
