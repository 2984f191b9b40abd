"""Medicines that matter before ketamine, by the names that people know."""

from scripts.data.evidence import SourceId
from scripts.data.fields import Id, Model, NonEmpty, PlainText


class Medicine(Model):
    """A medicine or a group of them, the names on the box (`known_as`), and what it `may` do with ketamine.

    `stopping` says why stopping it suddenly is dangerous, if it is.
    """

    id: Id
    name: PlainText
    known_as: tuple[PlainText, ...] = ()
    may: PlainText
    stopping: PlainText | None = None
    sources: NonEmpty[SourceId]


class Medicines(Model):
    """The medicines file; `every_row` ends each row of the table, so that no row is read without it."""

    every_row: PlainText
    medicines: NonEmpty[Medicine]
