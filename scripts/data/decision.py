"""What a reader works with to decide: things that may matter, questions to take along, sentences to finish."""

from collections.abc import Iterator

from scripts.data.evidence import SourceId
from scripts.data.fields import Id, Model, NonEmpty, PlainText, Rule
from scripts.diagnostics import NameNotFound

MOST_IN_A_LIST = 7  # source: CDC Clear Communication Index, lists of seven or fewer


class Value(Model):
    """Something that may matter to a reader: the options it speaks for (ids of treatments), and why."""

    id: Id
    name: PlainText
    words: PlainText
    toward: tuple[Id, ...] = ()
    says: PlainText
    sources: NonEmpty[SourceId]


class QuestionGroup(Model):
    """Questions about one thing, each to be ticked off."""

    id: Id
    title: PlainText
    questions: NonEmpty[PlainText]

    def rules(self) -> Iterator[Rule]:
        """Yield (location, what is wrong, what to write) for too many questions, and for what asks nothing."""
        yield from _short("questions", self.questions)
        for index, question in enumerate(self.questions):
            if not question.endswith("?"):
                yield ("questions", index), f'"{question}" is no question', "end it with a question mark"


class Decision(Model):
    """The decision file."""

    values: NonEmpty[Value]
    questions: NonEmpty[QuestionGroup]
    lines: NonEmpty[PlainText]

    def rules(self) -> Iterator[Rule]:
        """Yield (location, what is wrong, what to write) for more values or lines than a reader can weigh."""
        yield from _short("values", self.values)
        yield from _short("lines", self.lines)

    def group(self, name: str) -> QuestionGroup:
        """Return the group of questions `name`. Errors: `NameNotFound`."""
        groups = {group.id: group for group in self.questions}
        if name not in groups:
            raise NameNotFound("group of questions", name, groups)
        return groups[name]


def _short(key: str, listed: tuple[object, ...]) -> Iterator[Rule]:
    if len(listed) > MOST_IN_A_LIST:
        message = f"{key} has {len(listed)} entries"
        yield (key, MOST_IN_A_LIST), message, f"keep {MOST_IN_A_LIST} at most, the ones that matter most"
