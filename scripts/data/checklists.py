"""The models of what helps readers prepare and decide: checklists, values, questions, letters, and handouts."""

import re
from collections.abc import Callable, Iterator
from typing import Annotated, Literal

from scripts.data.evidence import SourceId
from scripts.data.fields import Id, NonEmpty, PageName, PlainText, pattern, whole_number
from scripts.data.model import BrokenRule, Model
from scripts.data.treatments import CourseFact
from scripts.diagnostics import look_up

LONGEST_LIST = 7  # items; source: CDC Clear Communication Index


class See(Model):
    """A link to more on this site; `page` is the name of a page in docs/ without `.md`."""

    page: PageName
    anchor: Id | None = None
    words: PlainText


class Item(Model):
    """One thing to do. `course` names the fact about the course that completes the sentence in `more`."""

    text: PlainText
    more: PlainText | None = None
    course: CourseFact | None = None
    sources: tuple[SourceId, ...] = ()
    see: See | None = None

    def broken_rules(self) -> Iterator[BrokenRule]:
        """Check that a fact about the course completes a sentence."""
        if self.course and not self.more:
            message = f'course is "{self.course}", but there is no text before it'
            yield ("course",), message, "add it after more:", "text-missing"


class Group(Model):
    """A part of a checklist, with its own heading.

    An `urgent` group also says where to turn when the clinic cannot be reached. One with `care` stands out on pages:
    call 911, call the clinic today, or tell it later.
    """

    id: Id
    title: PlainText
    lead: PlainText | None = None
    sources: tuple[SourceId, ...] = ()
    boxes: Literal["yes", "no"] = "yes"
    urgent: Literal["yes", "no"] = "no"
    care: Literal["call-911", "call-clinic", "tell-clinic"] | None = None
    items: NonEmpty[Item]

    def broken_rules(self) -> Iterator[BrokenRule]:
        """Check that the list is short, and that there is a sentence for its sources to support."""
        yield from list_length_rule(self.items)
        if self.sources and not self.lead:
            yield ("sources",), "there are sources, but no sentence for them", "add it after lead:", "text-missing"


def list_length_rule(items: tuple[object, ...]) -> Iterator[BrokenRule]:
    """Yield a broken rule if a list is too long to take in."""
    if len(items) > LONGEST_LIST:
        message = f"the list has {len(items)} items, more than {LONGEST_LIST}"
        yield ("items",), message, "split it into two lists, each with a title", "list-long"


class Checklist(Model):
    """A checklist, in parts."""

    id: Id
    groups: NonEmpty[Group]


class Checklists(Model):
    """The checklists file."""

    checklists: NonEmpty[Checklist]

    def group(self, checklist: str, group: str) -> Group:
        """Return a part of a checklist. Errors: `NameNotFound`."""
        groups = {known.id: {part.id: part for part in known.groups} for known in self.checklists}
        return look_up(f"part of the checklist {checklist}", group, look_up("checklist", checklist, groups))


def explanation(item: Item, fact: Callable[[str], str]) -> str:
    """Return the sentence that explains an item, if any; `fact` returns a fact about the course by its name."""
    if item.course:
        return f"{item.more} {fact(item.course)}."
    return item.more or ""


class Value(Model):
    """Something that may matter to readers, the treatments that it speaks for (by their ids), and why."""

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

    def broken_rules(self) -> Iterator[BrokenRule]:
        """Check that there are not too many questions, and that each ends with a question mark."""
        yield from _entry_count_rule("questions", self.questions)
        for index, question in enumerate(self.questions):
            if not question.endswith("?"):
                message = f'"{question}" is not a question'
                yield ("questions", index), message, "end it with a question mark", "sentence-end"


class Decision(Model):
    """The decision file."""

    values: NonEmpty[Value]
    questions: NonEmpty[QuestionGroup]
    lines: NonEmpty[PlainText]

    def broken_rules(self) -> Iterator[BrokenRule]:
        """Check that there are not more values or lines than readers can weigh."""
        yield from _entry_count_rule("values", self.values)
        yield from _entry_count_rule("lines", self.lines)

    def group(self, name: str) -> QuestionGroup:
        """Return the group of questions with this id. Errors: `NameNotFound`."""
        return look_up("group of questions", name, {group.id: group for group in self.questions})


def _entry_count_rule(key: str, entries: tuple[object, ...]) -> Iterator[BrokenRule]:
    if len(entries) > LONGEST_LIST:
        message = f"{key} has {len(entries)} entries"
        yield (key, LONGEST_LIST), message, f"keep at most {LONGEST_LIST}, the ones that matter most", "list-long"


BLANK = re.compile(r"\[[^][]+\]")
UNMARKED_BLANK = re.compile(r"_{2,}|\.{3,}|…|\b[XxNn]{2,}\b|\bTBD\b|\(\s*\)|[][]|:$")


class Letter(Model):
    """A letter, in paragraphs."""

    id: Id
    title: PlainText
    paragraphs: NonEmpty[PlainText]

    def broken_rules(self) -> Iterator[BrokenRule]:
        """Check that each blank is marked, and names what goes there."""
        for index, paragraph in enumerate(self.paragraphs):
            if match := UNMARKED_BLANK.search(BLANK.sub("", paragraph)):
                message = f'a blank is not marked: "{match[0]}"'
                hint = "write what goes there in square brackets, like [your name]"
                yield ("paragraphs", index), message, hint, "letter-blank"


class Letters(Model):
    """The letters file."""

    letters: NonEmpty[Letter]

    def letter(self, name: str) -> Letter:
        """Return the letter with that id. Errors: `NameNotFound`."""
        return look_up("letter", name, {letter.id: letter for letter in self.letters})


KINDS = ("checklist", "safety", "prices", "ask", "questions", "log")
NEED_TITLES = {"ask", "log"}  # the other kinds have titles of their own
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

    def broken_rules(self) -> Iterator[BrokenRule]:
        """Check that the part shows one thing, and has a title if, and only if, that needs one."""
        kinds = [kind for kind in KINDS if getattr(self, kind)]
        if len(kinds) != 1:
            message = f"the part shows {' and '.join(kinds) or 'nothing'}"
            yield (), message, f"keep exactly one of: {', '.join(KINDS)}", "handout-part"
        elif kinds[0] in NEED_TITLES and self.title is None:
            yield (), '"title:" is missing', "add a line that begins with title:", "value-missing"
        elif self.title and kinds[0] not in NEED_TITLES:
            yield ("title",), f"{kinds[0]} has its own title", "delete this line", "handout-part"


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
