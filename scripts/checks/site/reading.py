"""How hard a built page is to read, with all that macros and data add to it, and whether it counts in one way."""

import re
from collections.abc import Iterable, Iterator

from scripts.checks.readability import grade_of, sentences
from scripts.checks.site.built import BuiltPage
from scripts.checks.site.source_location import line_of_words
from scripts.checks.text_blocks import TextBlock
from scripts.diagnostics import Diagnostic, shortened

HIGHEST_GRADE = {"page": 8.0, "legal": 9.0}
LONGEST_SENTENCE = 20  # words
LONG_IN_TEN = 1  # so many sentences of ten may be longer
NAMED = 3  # so many of the long ones are told
DENOMINATOR = re.compile(r"(?<![\w.,-])\d[\d,]* (?:in|out of) (?:every )?(?!(?:19|20)\d\d\b)(\d[\d,]*)\b")


def check_grade(page: BuiltPage) -> Iterator[Diagnostic]:
    """Yield a problem when a page is harder to read than grade 8, or 9 for a legal page.

    Source: the reading levels that AMA, NIH and the US Department of Veterans Affairs ask for.
    """
    if page.source is None or page.front_matter is None:
        return
    found, highest = grade_of(page.text_blocks), HIGHEST_GRADE[page.front_matter.kind]
    if found > highest:
        message = f"the page reads at grade {found:.1f}, above {highest:g}"
        yield Diagnostic(page.source, 1, message, "use shorter sentences and everyday words")


def check_denominators(page: BuiltPage) -> Iterator[Diagnostic]:
    """Yield each frequency of a page whose denominator is not that of the first."""
    for text, found, first in other_denominators(page.text_blocks):
        if page.source:
            message = f'"{found}" stands on a page that counts in {first}'
            hint = f"give it in {first} too, or only in words"
            yield Diagnostic(page.source, line_of_words(page, text), message, hint)


def other_denominators(blocks: Iterable[TextBlock]) -> Iterator[tuple[str, str, str]]:
    """Yield (the text around, "3 in 10", the first denominator) for each that is not the first of the page.

    Reason: people compare the first numbers and overlook the second. Sources: CDC Clear Communication Index;
    Garcia-Retamero and others on denominator neglect.
    """
    first = None
    for block in blocks:
        for found in DENOMINATOR.finditer(block.text):
            first = first or found[1]
            if found[1] != first:
                yield block.text, found[0], first


def long_sentences(page: BuiltPage) -> Iterator[Diagnostic]:
    """Yield the longest sentences, as warnings, when more than one in ten has above 20 words.

    Reason: a reader who is tired or afraid loses the beginning before the end. Source: federal plain language
    guidelines.
    """
    counted = [sentence for sentence in sentences(page.text_blocks) if sentence.counts]
    long = [sentence for sentence in counted if len(sentence.words) > LONGEST_SENTENCE]
    if page.source is None or len(long) * 10 <= len(counted) * LONG_IN_TEN:
        return
    for sentence in sorted(long, key=lambda sentence: -len(sentence.words))[:NAMED]:
        message = (
            f"{len(long)} of {len(counted)} sentences have more than {LONGEST_SENTENCE} words, "
            f'this one {len(sentence.words)}: "{shortened(sentence.text)}"'
        )
        yield Diagnostic(page.source, line_of_words(page, sentence.text), message, "make two sentences of it")
