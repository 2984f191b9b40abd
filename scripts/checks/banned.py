"""The banned phrases, from a file that the people who write the pages can read and extend."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from pathlib import Path
from typing import Literal

from scripts.checks.normal_form import normal
from scripts.data.fields import Id, Listing, NonEmpty, PlainText
from scripts.data.load import FOLDER
from scripts.data.model import Model, Rule, model_from
from scripts.data.yaml_reader import read_yaml
from scripts.diagnostics import suggestion

BANNED = FOLDER / "banned-phrases.yml"
LONGEST_NAME = 100  # characters
NO_LETTERS = re.compile(r"[\W_]+")
GROUP = re.compile(r"\[([^\[\]]*)\]")
PART = re.compile(rf"({GROUP.pattern.replace('(', '(?:')}| … )")
UP_TO_THREE_WORDS = r"[ _-]+(?:[^\s.!?;:|_-]+[ _-]+){0,3}"
NUMBERS = {"number": r"\d[\d,]*"}


def letters_of(text: str) -> str:
    """Return the letters and digits of a text, in lowercase, with nothing between them."""
    return NO_LETTERS.sub("", text.lower())


@dataclass(frozen=True, slots=True)
class Form:
    """One wording: its letters, for a quick look, and its pattern, for a closer one."""

    letters: str
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, text: str, groups: Mapping[str, str] = NUMBERS) -> "Form":
        """Make a form of plain text: whole words in any case, with any space or hyphen between them.

        `[name]` stands for the pattern of that name in `groups`, and … between spaces for three words at most.
        """
        parts = [part for part in PART.split(text) if part]
        inside = "".join(_pattern(part, groups) for part in parts)
        start = r"(?<![^\W_])" if text[0].isalnum() or text[0] == "[" else ""
        end = r"(?![^\W_])" if text[-1].isalnum() or text[-1] == "]" else ""
        letters = (letters_of(normal(part).text) for part in parts if not PART.fullmatch(part))
        return cls(max(letters, key=len, default=""), re.compile(f"{start}{inside}{end}", re.IGNORECASE))

    def found_in(self, text: str, letters: str) -> Iterator[re.Match[str]]:
        """Yield each match in a text in its normal form; `letters` are those of the text, made once for all forms."""
        if self.letters in letters:
            yield from self.pattern.finditer(text)


Forms = tuple[Form, ...]


def _pattern(part: str, groups: Mapping[str, str]) -> str:
    if part == " … ":
        return UP_TO_THREE_WORDS
    if group := GROUP.fullmatch(part):
        return groups[group[1]]
    parts = re.split(r"([ -]+)", normal(part).text)
    between = ("[ _-]+" if gap.isspace() else "[ _-]*" for gap in parts[1::2])
    return "".join(map("".join, zip_longest(map(re.escape, parts[::2]), between, fillvalue="")))


class WordGroup(Model):
    """Words that mean the same in a phrase, which has their name in brackets: `[patients]`."""

    name: Id
    one_of: NonEmpty[PlainText]

    @property
    def pattern(self) -> str:
        """A pattern for any of them."""
        return f"(?:{'|'.join(_pattern(words, {}) for words in self.one_of)})"


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
        """The reason, with its source if it has one."""
        return f"{self.reason} ({self.source})" if self.source else self.reason


def _is_within(names: Iterable[Form], found: re.Match[str]) -> bool:
    """Tell whether the match is part of one of the names that may contain the phrase."""
    start, end = max(0, found.start() - LONGEST_NAME), found.end() + LONGEST_NAME
    around = (name for form in names for name in form.pattern.finditer(found.string, start, end))
    return any(name.start() <= found.start() and found.end() <= name.end() for name in around)


class BannedPhrases(Model):
    """The file of banned phrases."""

    words: Listing[WordGroup] = ()
    phrases: NonEmpty[Phrase]

    def rules(self) -> Iterator[Rule]:
        """Check that each name in brackets is that of a group."""
        known = {*NUMBERS, *(group.name for group in self.words)}
        for index, phrase in enumerate(self.phrases):
            texts = (phrase.phrase, *phrase.also, *phrase.not_in)
            for name in dict.fromkeys(name for text in texts for name in GROUP.findall(text) if name not in known):
                message = f'there is no group of words "{name}"'
                yield ("phrases", index, "phrase"), message, suggestion(name, known), "name-unknown"

    @cached_property
    def forms(self) -> tuple[tuple[Phrase, Forms, Forms], ...]:
        """Each phrase with all its forms, and the names that may contain it, ready for searching."""
        groups = {**NUMBERS, **{group.name: group.pattern for group in self.words}}

        def made(texts: Iterable[str]) -> Forms:
            return tuple(Form.of(text, groups) for text in texts)

        return tuple((phrase, made((phrase.phrase, *phrase.also)), made(phrase.not_in)) for phrase in self.phrases)

    def found_in(self, text: str) -> Iterator[tuple[Phrase, re.Match[str]]]:
        """Yield each phrase in a text in its normal form, once at a place, whether it is denied there or not."""
        letters = letters_of(text)
        for phrase, forms, names in self.forms:
            end = 0
            matches = (found for form in forms for found in form.found_in(text, letters))
            for found in sorted(matches, key=lambda one: (one.start(), -one.end())):
                if found.start() >= end and not _is_within(names, found):
                    yield phrase, found
                    end = found.end()


def read_banned_phrases(root: Path) -> BannedPhrases:
    """Read `content/banned-phrases.yml`. Errors: `CheckFailed`."""
    return model_from(read_yaml(root, BANNED), BannedPhrases)
