"""Phrases as patterns: plain words, groups of words in brackets, and … for up to three words.

A pattern is tried only where the text has one of the words that it may start with.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, zip_longest

from scripts.checks.normal_form import normalize
from scripts.data.fields import Id, NonEmpty, PlainText
from scripts.data.model import Model

GAP = " … "
GROUP = re.compile(r"\[([^\[\]]*)\]")
PART = re.compile(rf"({GROUP.pattern.replace('(', '(?:')}|{GAP})")
DENIALS = r"(?:no|not|never|nobody|nothing|none|neither|nor|cannot|without|whether|if)\b|[a-z]+n't\b"
UP_TO_THREE_WORDS = rf"[ _-]+(?:(?!{DENIALS})[^\s.!?;:|_-]+[ _-]+){{0,3}}"  # none of which denies what follows
WORD = re.compile(r"[^\W_]+")
NUMBER = "[number]"


@dataclass(frozen=True)
class IndexedText:
    """A normalized text with an index: the offsets at which each of its words starts."""

    text: str

    @cached_property
    def starts(self) -> Mapping[str, list[int]]:
        """The offsets of each word, in lowercase, and those of all numbers under `NUMBER`."""
        starts: defaultdict[str, list[int]] = defaultdict(list)
        for word in WORD.finditer(self.text):
            starts[word[0].lower()].append(word.start())
            if word[0][0].isdecimal():
                starts[NUMBER].append(word.start())
        return dict(starts)


def _pattern(words: str) -> str:
    """Return a pattern for plain words, in which any spaces or hyphens may separate them."""
    parts = re.split(r"([ -]+)", normalize(words).text)
    between = ("[ _-]+" if gap.isspace() else "[ _-]*" for gap in parts[1::2])
    return "".join(map("".join, zip_longest(map(re.escape, parts[::2]), between, fillvalue="")))


def _first_words(words: str) -> Iterator[str]:
    """Yield each form that the first word of `words` may have: "non" and "nonaddictive" for "non-addictive"."""
    first = normalize(words).text.lower().split(" ")[0]
    if first[0].isalnum():
        yield from accumulate(WORD.findall(first.split("'")[0]))


class WordGroup(Model):
    """Words that mean the same in a phrase, in which the name of the group stands in brackets: `[patients]`."""

    name: Id
    one_of: NonEmpty[PlainText]

    @cached_property
    def pattern(self) -> str:
        """A pattern that matches any of the words."""
        return f"(?:{'|'.join(UP_TO_THREE_WORDS.join(map(_pattern, words.split(GAP))) for words in self.one_of)})"

    @cached_property
    def first_words(self) -> frozenset[str]:
        """The words that a match may start with."""
        return frozenset(first for words in self.one_of for first in _first_words(words))


@dataclass(frozen=True)
class Form:
    """One form of a phrase, as the source of its pattern, `expression`.

    `words` are those that every match contains, and `first_words` those that it may start with: none if it starts with
    a sign.
    """

    words: frozenset[str]
    first_words: frozenset[str]
    expression: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled only when it is needed, which is seldom."""
        return re.compile(self.expression, re.IGNORECASE)

    @classmethod
    def of(cls, text: str, groups: Mapping[str, WordGroup]) -> "Form":
        """Make a form from the text of a phrase: it matches whole words in any case."""
        named = {f"[{name}]": group for name, group in groups.items()}
        patterns = {GAP: UP_TO_THREE_WORDS, NUMBER: r"\d[\d,]{0,15}"} | {name: named[name].pattern for name in named}
        parts = [part for part in PART.split(text) if part]
        inside = "".join(patterns.get(part) or _pattern(part) for part in parts)
        start = r"(?<![^\W_])" if text[0].isalnum() or text[0] == "[" else ""
        end = r"(?![^\W_])" if text[-1].isalnum() or text[-1] == "]" else ""
        group = named.get(parts[0])
        first = group.first_words if group else frozenset({NUMBER} if parts[0] == NUMBER else _first_words(parts[0]))
        plain = (normalize(part).text.lower() for part in parts if part not in patterns)
        words = frozenset(word for part in plain for word in part.split() if word.isalpha())
        return cls(words, first, f"{start}{inside}{end}")

    def matches_in(self, indexed: IndexedText) -> Iterator[re.Match[str]]:
        """Yield each match in a text."""
        if not self.words <= indexed.starts.keys():
            return
        if not self.first_words:
            yield from self.pattern.finditer(indexed.text)
        for first in self.first_words & indexed.starts.keys():
            yield from filter(None, (self.pattern.match(indexed.text, start) for start in indexed.starts[first]))


Forms = tuple[Form, ...]


def is_within(names: Iterable[Form], match: re.Match[str], max_length: int) -> bool:
    """Return whether a match is part of one of the `names`; look for them `max_length` characters around it."""
    start, end = max(0, match.start() - max_length), match.end() + max_length
    occurrences = (name for form in names for name in form.pattern.finditer(match.string, start, end))
    return any(name.start() <= match.start() and match.end() <= name.end() for name in occurrences)
