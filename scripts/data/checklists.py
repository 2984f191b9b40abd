"""The checklists: what to do before and after a visit, shown by pages and handouts alike."""

from collections.abc import Callable, Iterator
from typing import Literal

from scripts.data.course import check_fact
from scripts.data.evidence import SourceId
from scripts.data.fields import Id, Model, NonEmpty, PlainText, Rule
from scripts.diagnostics import NameNotFound

LONGEST_LIST = 7  # items; source: CDC Clear Communication Index


class See(Model):
    """The place of the site that says more: `page` is a name in docs/ without `.md`."""

    page: Id
    anchor: Id | None = None
    words: PlainText

    @property
    def address(self) -> str:
        """The place below the site's address, `risks/#interactions`."""
        return f"{self.page}/#{self.anchor}" if self.anchor else f"{self.page}/"


class Item(Model):
    """One thing to do. `course` names a fact of the course that ends the sentence in `more`."""

    text: PlainText
    more: PlainText | None = None
    course: Id | None = None
    sources: tuple[SourceId, ...] = ()
    see: See | None = None

    def rules(self) -> Iterator[Rule]:
        """Yield (location, what is wrong, what to write): a fact of the course ends a sentence that has begun."""
        if self.course and not self.more:
            yield ("course",), f'course is "{self.course}" and has no words before it', "write them under more:"


class Group(Model):
    """A part of a checklist, under a heading of its own.

    What is `urgent` also says where to turn when the clinic cannot be reached.
    """

    id: Id
    title: PlainText
    lead: PlainText | None = None
    sources: tuple[SourceId, ...] = ()
    boxes: Literal["yes", "no"] = "yes"
    urgent: Literal["yes", "no"] = "no"
    items: NonEmpty[Item]

    def rules(self) -> Iterator[Rule]:
        """Yield (location, what is wrong, what to write): a list is short, what is cited has words."""
        yield from longer_than_seven(self.items)
        if self.sources and not self.lead:
            yield ("sources",), "sources are named and nothing says what for", "write a sentence under lead:"


def longer_than_seven(items: tuple[object, ...]) -> Iterator[Rule]:
    """Yield (location, what is wrong, what to write) for a list that is too long to take in."""
    if len(items) > LONGEST_LIST:
        message = f"the list has {len(items)} items, more than {LONGEST_LIST}"
        yield ("items",), message, "make two lists of it, each with a title"


class Checklist(Model):
    """A checklist, in parts."""

    id: Id
    groups: NonEmpty[Group]


class Checklists(Model):
    """The checklists file."""

    checklists: NonEmpty[Checklist]

    def group(self, checklist: str, group: str) -> Group:
        """Return a part of a checklist. Errors: `NameNotFound`."""
        found = next((known for known in self.checklists if known.id == checklist), None)
        if found is None:
            raise NameNotFound("checklist", checklist, (known.id for known in self.checklists))
        part = next((known for known in found.groups if known.id == group), None)
        if part is None:
            raise NameNotFound(f"part of the checklist {checklist}", group, (known.id for known in found.groups))
        return part


def unknown_facts(checklists: Checklists) -> Iterator[Rule]:
    """Yield (location, what is wrong, what to write) for each item that ends with a fact the course does not have."""
    for index, checklist in enumerate(checklists.checklists):
        for number, group in enumerate(checklist.groups):
            for place, item in enumerate(group.items):
                try:
                    if item.course:
                        check_fact(item.course)
                except NameNotFound as error:
                    where = ("checklists", index, "groups", number, "items", place, "course")
                    yield where, error.message, error.hint


def explained(item: Item, fact: Callable[[str], str]) -> str:
    """Return the sentence that explains an item, or an empty text; `fact` says one of the course."""
    if item.course:
        return f"{item.more} {fact(item.course)}."
    return item.more or ""
