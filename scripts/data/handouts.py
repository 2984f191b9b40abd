"""The handouts: one sheet of paper each, assembled from parts of other data files."""

from collections.abc import Iterator
from typing import Annotated, Literal

from scripts.data.checklists import Checklists, Decision
from scripts.data.clinic import Clinic
from scripts.data.fields import Id, NonEmpty, PlainText, pattern, whole_number
from scripts.data.model import Model, Rule
from scripts.diagnostics import NameNotFound

KINDS = ("checklist", "safety", "prices", "ask", "questions")
GroupName = Annotated[
    str, pattern(r"[a-z0-9-]+\.[a-z0-9-]+", "write a checklist, a period and its part, like prepare.days-before")
]


class Part(Model):
    """One part of a handout: exactly one of `KINDS` says what it shows."""

    title: PlainText | None = None
    checklist: GroupName | None = None
    safety: Literal["driving"] | None = None
    prices: Literal["course", "per-infusion", "integration", "first-year"] | None = None
    ask: tuple[Id, ...] | None = None
    questions: Id | None = None

    def rules(self) -> Iterator[Rule]:
        """Check that a part shows one thing, and has a title exactly if it needs one."""
        shown = [kind for kind in KINDS if getattr(self, kind)]
        if len(shown) != 1:
            message = f"the part shows {' and '.join(shown) or 'nothing'}"
            yield (), message, f"keep exactly one of: {', '.join(KINDS)}", "handout-part"
        elif shown == ["ask"] and self.title is None:
            yield (), '"title:" is missing', "add a line that begins with title:", "value-missing"
        elif self.title and shown != ["ask"]:
            yield ("title",), f"{shown[0]} has its own title", "delete this line", "handout-part"


class Handout(Model):
    """A handout; `page` is the name in docs/, without `.md`, of the page whose review dates it shows."""

    id: Id
    page: Id
    columns: Annotated[int, whole_number(1, 2)]
    title: PlainText
    lead: PlainText
    parts: NonEmpty[Part]


class Handouts(Model):
    """The handouts file."""

    handouts: NonEmpty[Handout]

    def handout(self, name: str) -> Handout:
        """Return the handout with that id. Errors: `NameNotFound`."""
        for handout in self.handouts:
            if handout.id == name:
                return handout
        raise NameNotFound("handout", name, (handout.id for handout in self.handouts))


def unknown_names(handouts: Handouts, checklists: Checklists, clinic: Clinic, decision: Decision) -> Iterator[Rule]:
    """Check that everything the parts name exists in the other files."""
    for index, handout in enumerate(handouts.handouts):
        for number, part in enumerate(handout.parts):
            where = ("handouts", index, "parts", number)
            try:
                if part.checklist:
                    checklists.group(*part.checklist.split("."))
                if part.questions:
                    decision.group(part.questions)
                for name in part.ask or ():
                    clinic.fact(name)
            except NameNotFound as error:
                yield where, error.message, error.hint, error.code
