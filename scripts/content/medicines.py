"""Medicines that matter before ketamine, by the names that people know."""

from scripts.content.evidence import SourceId
from scripts.content.fields import Id, Listing, Model, Words


class Medicine(Model):
    """A medicine or a group of them, `known_as` the names on the box, and what it `may` do together with ketamine.

    `stopping` says why stopping it suddenly is dangerous, where it is.
    """

    id: Id
    name: Words
    known_as: tuple[Words, ...] = ()
    may: Words
    stopping: Words | None = None
    sources: Listing[SourceId]


class Medicines(Model):
    """The medicines file; `every_row` ends each row of the table, so that none can be read without it."""

    every_row: Words
    medicines: Listing[Medicine]
