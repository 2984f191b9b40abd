"""How hard a page is to read: a school grade, and sentences that are too long.

The figures are an alarm, not a goal: a low grade does not make a page clear. They need no network and no word list.

Limits: syllables are counted by rules (see `syllables`), which moves the grade of a page by less than 0.1. A heading, a
list item and a long table cell each end a sentence; the short cells of a row are one sentence together. Citation
numbers and the list of sources are not the page's own words and do not count; every other word does.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scripts.checks.syllables import syllables
from scripts.checks.text_blocks import TextBlock

WORD = re.compile(r"[$]?[^\W_]+(?:[-'’.,:/@&][^\W_]+|%)*")  # off-label, 3,475 and cms.gov are each one word
ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|vs|etc|Dr|Mr|Ms|Mrs|St|No|U\.S|a\.m|p\.m|[A-Z])\.[\"')\]”’]*$")
END = re.compile(r"(?<=[.!?…])[\"')\]”’]*\s+(?=[\"'(\[“‘]*[^\Wa-z_])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; `counts` is false for a heading and for a row of figures, which are not real sentences."""

    text: str
    counts: bool

    @property
    def words(self) -> list[str]:
        """Its words; a hyphenated one counts as one. Source: R. Flesch, The Art of Readable Writing, 1949."""
        return WORD.findall(self.text)


def grade(text: str) -> float:
    """Return the Flesch-Kincaid grade of a text; a line break ends a sentence. 0 for a text without words.

    Source: J. P. Kincaid and others, Derivation of new readability formulas, Navy Research Branch Report 8-75, 1975.
    """
    return grade_of(TextBlock("text", line) for line in text.split("\n"))


def grade_of(text_blocks: Iterable[TextBlock]) -> float:
    """Return the Flesch-Kincaid grade of the text blocks of a page."""
    by_sentence = [words for sentence in sentences(text_blocks) if (words := sentence.words)]
    words = [word for words in by_sentence for word in words]
    if not words:
        return 0.0
    return 0.39 * len(words) / len(by_sentence) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def sentences(text_blocks: Iterable[TextBlock]) -> Iterator[Sentence]:
    """Yield the sentences of each text block, whose end ends its last sentence."""
    for block in text_blocks:
        before = ""
        for part in END.split(block.text):
            before = f"{before} {part}".strip()
            if not ABBREVIATION.search(before):
                yield Sentence(before, block.kind == "text")
                before = ""
        if before:
            yield Sentence(before, block.kind == "text")
