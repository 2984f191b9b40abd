"""The banned phrases, read from a file that the people who write the pages can read and extend."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Literal

from scripts.checks.phrase_forms import GROUP, NUMBER, Form, Forms, IndexedText, WordGroup, is_within
from scripts.data.fields import Listing, NonEmpty, PlainText
from scripts.data.load import FOLDER
from scripts.data.model import BrokenRule, Model, model_from
from scripts.data.yaml_reader import read_yaml
from scripts.diagnostics import suggestion

BANNED = FOLDER / "banned-phrases.yml"
LONGEST_NAME = 100  # characters


class Phrase(Model):
    """A phrase, its other forms, why it is banned, who says so, and what to write instead.

    With `if-denied: allowed` it may follow "not", "no" or "whether", as in "not FDA-approved for depression". `not-in`
    lists names that may contain it.
    """

    phrase: PlainText
    also: tuple[PlainText, ...] = ()
    reason: PlainText
    source: PlainText | None = None
    instead: PlainText
    if_denied: Literal["allowed"] | None = None
    not_in: tuple[PlainText, ...] = ()

    @property
    def why(self) -> str:
        """The reason, followed by its source if it has one."""
        return f"{self.reason} ({self.source})" if self.source else self.reason


class BannedPhrases(Model):
    """The file of banned phrases."""

    words: Listing[WordGroup] = ()
    phrases: NonEmpty[Phrase]

    def broken_rules(self) -> Iterator[BrokenRule]:
        """Check that each name in brackets is the name of a group."""
        known = {NUMBER.strip("[]"), *(group.name for group in self.words)}
        for index, phrase in enumerate(self.phrases):
            texts = (phrase.phrase, *phrase.also, *phrase.not_in)
            for name in dict.fromkeys(name for text in texts for name in GROUP.findall(text) if name not in known):
                message = f'there is no group of words "{name}"'
                yield ("phrases", index, "phrase"), message, suggestion(name, known), "name-unknown"

    @cached_property
    def forms(self) -> tuple[tuple[Phrase, Forms, Forms], ...]:
        """Each phrase with all its forms, and the names that may contain it, as patterns."""
        groups = {group.name: group for group in self.words}

        def forms_of(texts: Iterable[str]) -> Forms:
            return tuple(Form.of(text, groups) for text in texts)

        return tuple(
            (phrase, forms_of((phrase.phrase, *phrase.also)), forms_of(phrase.not_in)) for phrase in self.phrases
        )

    def matches_in(self, text: str) -> Iterator[tuple[Phrase, re.Match[str]]]:
        """Yield each occurrence of a phrase in a normalized text, without overlaps, even where it is denied."""
        indexed = IndexedText(text)
        for phrase, forms, names in self.forms:
            end = 0
            matches = (match for form in forms for match in form.matches_in(indexed))
            for match in sorted(matches, key=lambda one: (one.start(), -one.end())):
                if match.start() >= end and not is_within(names, match, LONGEST_NAME):
                    yield phrase, match
                    end = match.end()


def read_banned_phrases(root: Path) -> BannedPhrases:
    """Read `content/banned-phrases.yml`. Errors: `CheckFailed`."""
    return model_from(read_yaml(root, BANNED), BannedPhrases)
