"""How ketamine may work, in steps, each with how sure anyone is of it."""

from collections.abc import Iterator
from typing import Literal

from scripts.data.fields import Id, Model, NonEmpty, PlainText, Rule

LONGEST_LABEL = 30  # characters: what fits into the picture on a phone, at the size of the text around it


class Step(Model):
    """One step: `label` stands in the picture, `text` under it, ended by the `term` that it explains, if any."""

    id: Id
    label: PlainText
    text: PlainText
    term: PlainText | None = None
    status: Literal["known", "theory"]
    sources: NonEmpty[PlainText]

    def rules(self) -> Iterator[Rule]:
        """Yield a label that would leave its box."""
        if len(self.label) > LONGEST_LABEL:
            message = f"label has {len(self.label)} characters, more than the {LONGEST_LABEL} that fit into the picture"
            yield ("label",), message, "say it in fewer words; the text below can say more"


class Mechanism(Model):
    """The mechanism file."""

    steps: NonEmpty[Step]
