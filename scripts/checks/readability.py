"""How hard a page is to read: a school grade, and sentences that are too long.

Reason: most adults read below the level of most health texts; the AMA advises grade 6, the NIH below 8. The figures are
an alarm and not the aim: a low grade does not make a page clear. They work without a network or a word list.

Limits: syllables are counted by rules (see `syllables`), which moves the grade of a page by less than 0.1. A heading, a
list item and a long table cell each end a sentence; the short cells of a row are one sentence together. The numbers of
citations and the list of sources are not the page's own words and are not counted; every other word is.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from scripts.checks.passages import text_blocks_of_page
from scripts.checks.syllables import syllables
from scripts.checks.text_blocks import TextBlock
from scripts.data.front_matter import Page
from scripts.data.load import Content
from scripts.diagnostics import Diagnostic, shortened

HIGHEST_GRADE = {"page": 8.0, "legal": 9.0}
LONGEST_SENTENCE = 20  # words
LONG_IN_TEN = 1  # so many sentences of ten may be longer
NAMED = 3  # so many of the long ones are told

WORD = re.compile(r"[$]?[^\W_]+(?:[-'’.,:/@&][^\W_]+|%)*")  # off-label, 3,475 and cms.gov are each one word
ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|vs|etc|Dr|Mr|Ms|Mrs|St|No|U\.S|a\.m|p\.m|[A-Z])\.[\"')\]”’]*$")
END = re.compile(r"(?<=[.!?…])[\"')\]”’]*\s+(?=[\"'(\[“‘]*[^\Wa-z_])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, the line of docs/ it stands in, and whether it is one: a heading and a row of figures are not."""

    line: int
    text: str
    counts: bool

    @property
    def words(self) -> list[str]:
        """Its words, hyphenated ones whole. Source: R. Flesch, The Art of Readable Writing, 1949."""
        return WORD.findall(self.text)


def grade(text: str) -> float:
    """Return the Flesch-Kincaid grade of a text; a line end ends a sentence. 0 for a text without words.

    Source: J. P. Kincaid and others, Derivation of new readability formulas, Navy Research Branch Report 8-75, 1975.
    """
    return grade_of(TextBlock(0, "text", line) for line in text.split("\n"))


def grade_of(text_blocks: Iterable[TextBlock]) -> float:
    """Return the Flesch-Kincaid grade of the pieces of a page."""
    by_sentence = [words for sentence in sentences(text_blocks) if (words := sentence.words)]
    words = [word for words in by_sentence for word in words]
    if not words:
        return 0.0
    return 0.39 * len(words) / len(by_sentence) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def sentences(text_blocks: Iterable[TextBlock]) -> Iterator[Sentence]:
    """Yield the sentences of each piece; the end of a piece ends its last sentence."""
    for block in text_blocks:
        before = ""
        for part in END.split(block.text):
            before = f"{before} {part}".strip()
            if not ABBREVIATION.search(before):
                yield Sentence(block.line, before, block.kind == "text")
                before = ""
        if before:
            yield Sentence(block.line, before, block.kind == "text")


def check_grade(page: Page, content: Content) -> Iterator[Diagnostic]:
    """Yield a problem when a page is harder to read than its kind may be, before it is built."""
    kind = page.front_matter.kind if page.front_matter else "page"
    return too_hard(text_blocks_of_page(page, content), kind, page.path, page.first_line)


def too_hard(text_blocks: Iterable[TextBlock], kind: str, path: PurePosixPath, line: int) -> Iterator[Diagnostic]:
    """Yield a problem when a text is harder to read than grade 8, or 9 for a legal page.

    Source: the reading levels that AMA, NIH and the US Department of Veterans Affairs ask for.
    """
    found, highest = grade_of(text_blocks), HIGHEST_GRADE[kind]
    if found > highest:
        message = f"the page reads at grade {found:.1f}, above {highest:g}"
        yield Diagnostic(path, line, message, "use shorter sentences and everyday words")


def long_sentences(page: Page, content: Content) -> Iterator[Diagnostic]:
    """Yield the longest sentences, as warnings, when more than one in ten has above 20 words.

    Reason: a reader who is tired or afraid loses the beginning before the end. Source: federal plain language
    guidelines.
    """
    counted = [sentence for sentence in sentences(text_blocks_of_page(page, content)) if sentence.counts]
    long = [sentence for sentence in counted if len(sentence.words) > LONGEST_SENTENCE]
    if len(long) * 10 <= len(counted) * LONG_IN_TEN:
        return
    for sentence in sorted(long, key=lambda sentence: -len(sentence.words))[:NAMED]:
        message = (
            f"{len(long)} of {len(counted)} sentences have more than {LONGEST_SENTENCE} words, "
            f'this one {len(sentence.words)}: "{shortened(sentence.text)}"'
        )
        yield Diagnostic(page.path, sentence.line, message, "make two sentences of it")
