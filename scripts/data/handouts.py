"""The handouts: one sheet of paper each, assembled from parts of other data files."""

from collections.abc import Iterator
from typing import Annotated, Literal

from scripts.data.fields import Id, NonEmpty, PageName, PlainText, pattern, whole_number
from scripts.data.model import Model, Rule
from scripts.diagnostics import look_up

KINDS = ("checklist", "safety", "prices", "ask", "questions", "log")
TITLED = {"ask", "log"}  # the others bring a title along
GroupName = Annotated[
    str, pattern(r"[a-z0-9-]+\.[a-z0-9-]+", "write a checklist, a period and its part, like prepare.days-before")
]


class Log(Model):
    """A table to fill in by hand: its column headings, and how many empty rows it has."""

    columns: NonEmpty[PlainText]
    rows: Annotated[int, whole_number(1, 31)]


class Part(Model):
    """One part of a handout: exactly one of `KINDS` says what it shows."""

    title: PlainText | None = None
    checklist: GroupName | None = None
    safety: Literal["driving"] | None = None
    prices: Id | None = None
    ask: tuple[Id, ...] | None = None
    questions: Id | None = None
    log: Log | None = None

    def rules(self) -> Iterator[Rule]:
        """Check that a part shows one thing, and has a title exactly if it needs one."""
        shown = [kind for kind in KINDS if getattr(self, kind)]
        if len(shown) != 1:
            message = f"the part shows {' and '.join(shown) or 'nothing'}"
            yield (), message, f"keep exactly one of: {', '.join(KINDS)}", "handout-part"
        elif shown[0] in TITLED and self.title is None:
            yield (), '"title:" is missing', "add a line that begins with title:", "value-missing"
        elif self.title and shown[0] not in TITLED:
            yield ("title",), f"{shown[0]} has its own title", "delete this line", "handout-part"


class Handout(Model):
    """A handout; `page` is the name in docs/, without `.md`, of the page whose review dates it shows."""

    id: Id
    page: PageName
    columns: Annotated[int, whole_number(1, 2)]
    title: PlainText
    lead: PlainText
    parts: NonEmpty[Part]


class Handouts(Model):
    """The handouts file."""

    handouts: NonEmpty[Handout]

    def handout(self, name: str) -> Handout:
        """Return the handout with that id. Errors: `NameNotFound`."""
        return look_up("handout", name, {handout.id: handout for handout in self.handouts})
