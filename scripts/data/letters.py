"""The letters that readers copy: each blank in them is in square brackets, so that none is sent by mistake."""

import re
from collections.abc import Iterator

from scripts.data.fields import Id, NonEmpty, PlainText
from scripts.data.model import Model, Rule
from scripts.diagnostics import look_up

BLANK = re.compile(r"\[[^][]+\]")
UNMARKED = re.compile(r"_{2,}|\.{3,}|…|\b[XxNn]{2,}\b|\bTBD\b|\(\s*\)|[][]|:$")


class Letter(Model):
    """A letter, in paragraphs."""

    id: Id
    title: PlainText
    paragraphs: NonEmpty[PlainText]

    def rules(self) -> Iterator[Rule]:
        """Check that each blank is marked, and says what goes there."""
        for place, paragraph in enumerate(self.paragraphs):
            if found := UNMARKED.search(BLANK.sub("", paragraph)):
                message = f'a blank is not marked: "{found[0]}"'
                hint = "write what goes there in square brackets, like [your name]"
                yield ("paragraphs", place), message, hint, "letter-blank"


class Letters(Model):
    """The letters file."""

    letters: NonEmpty[Letter]

    def letter(self, name: str) -> Letter:
        """Return the letter with that id. Errors: `NameNotFound`."""
        return look_up("letter", name, {letter.id: letter for letter in self.letters})
