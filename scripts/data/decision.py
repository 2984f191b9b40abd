"""What helps readers decide: things that may matter, questions to take along, sentences to finish."""

from collections.abc import Iterator

from scripts.data.evidence import SourceId
from scripts.data.fields import Id, Model, NonEmpty, PlainText, Rule
from scripts.diagnostics import NameNotFound

MOST_IN_A_LIST = 7  # source: CDC Clear Communication Index, lists of seven or fewer


class Value(Model):
    """Something that may matter to readers: the treatments it speaks for (by their ids), and why."""

    id: Id
    name: PlainText
    words: PlainText
    toward: tuple[Id, ...] = ()
    says: PlainText
    sources: NonEmpty[SourceId]


class QuestionGroup(Model):
    """Questions on one topic, each with a checkbox."""

    id: Id
    title: PlainText
    questions: NonEmpty[PlainText]

    def rules(self) -> Iterator[Rule]:
        """Check that there are not too many questions, and that each is one."""
        yield from _short("questions", self.questions)
        for index, question in enumerate(self.questions):
            if not question.endswith("?"):
                yield (
                    ("questions", index),
                    f'"{question}" is not a question',
                    "end it with a question mark",
                    "sentence-end",
                )


class Decision(Model):
    """The decision file."""

    values: NonEmpty[Value]
    questions: NonEmpty[QuestionGroup]
    lines: NonEmpty[PlainText]

    def rules(self) -> Iterator[Rule]:
        """Check that there are not more values or lines than readers can weigh."""
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
        yield (key, MOST_IN_A_LIST), message, f"keep at most {MOST_IN_A_LIST}, the ones that matter most", "list-long"
