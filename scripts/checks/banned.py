"""The banned phrases, from a file that the people who write the pages can read and extend."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from pathlib import Path
from typing import Literal

from scripts.checks.normal_form import normal
from scripts.data.fields import NonEmpty, PlainText
from scripts.data.load import FOLDER
from scripts.data.model import Model, model_from
from scripts.data.yaml_reader import read_yaml

BANNED = FOLDER / "banned-phrases.yml"
LONGEST_NAME = 100  # characters
NO_LETTERS = re.compile(r"[\W_]+")


def letters_of(text: str) -> str:
    """Return the letters and digits of a text, in lowercase, with nothing between them."""
    return NO_LETTERS.sub("", text.lower())


@dataclass(frozen=True, slots=True)
class Form:
    """One wording: its letters, for a quick look, and its pattern, for a closer one."""

    letters: str
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, text: str) -> "Form":
        """Make a form of plain text: whole words in any case, with any space or hyphen between them."""
        text = normal(text).text
        parts = re.split(r"([ -]+)", text)
        between = ("[ _-]+" if gap.isspace() else "[ _-]*" for gap in parts[1::2])
        inside = "".join(map("".join, zip_longest(map(re.escape, parts[::2]), between, fillvalue="")))
        start = r"(?<![^\W_])" if text[0].isalnum() else ""
        end = r"(?![^\W_])" if text[-1].isalnum() else ""
        return cls(letters_of(text), re.compile(f"{start}{inside}{end}", re.IGNORECASE))

    def found_in(self, text: str, letters: str) -> Iterator[re.Match[str]]:
        """Yield each match in a text in its normal form; `letters` are those of the text, made once for all forms."""
        if self.letters in letters:
            yield from self.pattern.finditer(text)


class Phrase(Model):
    """A phrase, its other forms, why it is banned, and what to write instead.

    With `if-denied: allowed` it may follow "not", "no" or "whether", as in "not FDA-approved for depression". `not-in`
    lists names that may contain it.
    """

    phrase: PlainText
    also: tuple[PlainText, ...] = ()
    reason: PlainText
    instead: PlainText
    if_denied: Literal["allowed"] | None = None
    not_in: tuple[PlainText, ...] = ()

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """The phrase and its other forms, ready for searching."""
        return tuple(Form.of(text) for text in (self.phrase, *self.also))

    @cached_property
    def names(self) -> tuple[Form, ...]:
        """The names that may contain it."""
        return tuple(map(Form.of, self.not_in))

    def is_in_a_name(self, found: re.Match[str]) -> bool:
        """Tell whether the match is part of a name that may contain the phrase."""
        start, end = max(0, found.start() - LONGEST_NAME), found.end() + LONGEST_NAME
        around = (name for form in self.names for name in form.pattern.finditer(found.string, start, end))
        return any(name.start() <= found.start() and found.end() <= name.end() for name in around)


class BannedPhrases(Model):
    """The file of banned phrases."""

    phrases: NonEmpty[Phrase]

    def found_in(self, text: str) -> Iterator[tuple[Phrase, re.Match[str]]]:
        """Yield each phrase in a text in its normal form, whether it is denied there or not."""
        letters = letters_of(text)
        for phrase in self.phrases:
            for found in (found for form in phrase.forms for found in form.found_in(text, letters)):
                if not phrase.is_in_a_name(found):
                    yield phrase, found


def read_banned_phrases(root: Path) -> BannedPhrases:
    """Read `content/banned-phrases.yml`. Errors: `CheckFailed`."""
    return model_from(read_yaml(root, BANNED), BannedPhrases)
