"""Wordings as patterns: plain words, groups of words in brackets, and … for three words at most.

A pattern is tried only where the text has one of the words that it may begin with.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, zip_longest

from scripts.checks.normal_form import normal
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
class Words:
    """A text in its normal form, and the offsets at which each of its words begins."""

    text: str

    @cached_property
    def starts(self) -> Mapping[str, list[int]]:
        """The offsets of each word in lowercase, and of all numbers under their name."""
        starts: defaultdict[str, list[int]] = defaultdict(list)
        for word in WORD.finditer(self.text):
            starts[word[0].lower()].append(word.start())
            if word[0][0].isdecimal():
                starts[NUMBER].append(word.start())
        return dict(starts)


def _pattern(words: str) -> str:
    """Return a pattern for plain words, with any space or hyphen between them."""
    parts = re.split(r"([ -]+)", normal(words).text)
    between = ("[ _-]+" if gap.isspace() else "[ _-]*" for gap in parts[1::2])
    return "".join(map("".join, zip_longest(map(re.escape, parts[::2]), between, fillvalue="")))


def _first(words: str) -> Iterator[str]:
    """Yield what the first word of plain words may be: "non" or "nonaddictive" for "non-addictive"."""
    first = normal(words).text.lower().split(" ")[0]
    if first[0].isalnum():
        yield from accumulate(WORD.findall(first.split("'")[0]))


class WordGroup(Model):
    """Words that mean the same in a phrase, which has their name in brackets: `[patients]`."""

    name: Id
    one_of: NonEmpty[PlainText]

    @cached_property
    def pattern(self) -> str:
        """A pattern for any of them."""
        return f"(?:{'|'.join(UP_TO_THREE_WORDS.join(map(_pattern, words.split(GAP))) for words in self.one_of)})"

    @cached_property
    def first(self) -> frozenset[str]:
        """The words that they may begin with."""
        return frozenset(first for words in self.one_of for first in _first(words))


@dataclass(frozen=True)
class Form:
    """One wording: words that it has, those that it may begin with (none if it begins with a sign), and its pattern."""

    words: frozenset[str]
    first: frozenset[str]
    expression: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, made when it is wanted, which is seldom."""
        return re.compile(self.expression, re.IGNORECASE)

    @classmethod
    def of(cls, text: str, groups: Mapping[str, WordGroup]) -> "Form":
        """Make a form of plain text: whole words in any case."""
        named = {f"[{name}]": group for name, group in groups.items()}
        patterns = {GAP: UP_TO_THREE_WORDS, NUMBER: r"\d[\d,]{0,15}"} | {name: named[name].pattern for name in named}
        parts = [part for part in PART.split(text) if part]
        inside = "".join(patterns.get(part) or _pattern(part) for part in parts)
        start = r"(?<![^\W_])" if text[0].isalnum() or text[0] == "[" else ""
        end = r"(?![^\W_])" if text[-1].isalnum() or text[-1] == "]" else ""
        group = named.get(parts[0])
        first = group.first if group else frozenset({NUMBER} if parts[0] == NUMBER else _first(parts[0]))
        plain = (normal(part).text.lower() for part in parts if part not in patterns)
        words = frozenset(word for part in plain for word in part.split() if word.isalpha())
        return cls(words, first, f"{start}{inside}{end}")

    def found_in(self, words: Words) -> Iterator[re.Match[str]]:
        """Yield each match in a text."""
        if not self.words <= words.starts.keys():
            return
        if not self.first:
            yield from self.pattern.finditer(words.text)
        for first in self.first & words.starts.keys():
            yield from filter(None, (self.pattern.match(words.text, start) for start in words.starts[first]))


Forms = tuple[Form, ...]


def is_within(names: Iterable[Form], found: re.Match[str], longest: int) -> bool:
    """Tell whether the match is part of one of the names, which are not longer than so many characters around it."""
    start, end = max(0, found.start() - longest), found.end() + longest
    around = (name for form in names for name in form.pattern.finditer(found.string, start, end))
    return any(name.start() <= found.start() and found.end() <= name.end() for name in around)
