"""Checks of how hard a built page is to take in, including what macros and data add."""

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from scripts.checks.readability import TextBlock, grade_of, sentences
from scripts.checks.site.built import BuiltPage, line_of_words
from scripts.data.checklists import LONGEST_LIST
from scripts.diagnostics import Diagnostic, shortened

PLAIN_LISTS = "//article//*[self::ul or self::ol][not(@class) and not(ancestor::nav)]"  # without those of our templates
HIGHEST_GRADE = {"page": 8.0, "legal": 9.0}
LONGEST_SENTENCE = 20  # words
LONG_IN_TEN = 1  # sentences out of ten that may be longer
MOST_REPORTED = 3  # long sentences
DENOMINATOR = re.compile(r"(?<![\w.,-])\d[\d,]* (?:in|out of) (?:every )?(?!(?:19|20)\d\d\b)(\d[\d,]*)\b")


def check_grade(page: BuiltPage) -> Iterator[Diagnostic]:
    """Yield a problem if the page is harder to read than grade 8, or 9 for a legal page."""
    if page.source is None or page.front_matter is None:
        return
    grade, highest = grade_of(page.text_blocks), HIGHEST_GRADE[page.front_matter.kind]
    if grade > highest:
        message = f"the page reads at grade {grade:.1f}, above {highest:g}"
        yield Diagnostic(page.source, 1, message, "use shorter sentences and everyday words", "reading-grade")


def check_lists(page: BuiltPage) -> Iterator[Diagnostic]:
    """Yield each list with more than seven items. Nested lists count separately."""
    for items in long_lists(page.tree):
        if page.source:
            message = f"the list has {len(items)} items, more than {LONGEST_LIST}"
            hint = "split it into two lists, each after a heading or a sentence"
            line = line_of_words(page, items[0].text_content())
            yield Diagnostic(page.source, line, message, hint, "list-long")


def long_lists(tree: HtmlElement) -> Iterator[list[HtmlElement]]:
    """Yield the items of each list in an article that has more than seven."""
    for element in tree.xpath(PLAIN_LISTS):
        items = element.findall("li")
        if len(items) > LONGEST_LIST:
            yield items


def check_denominators(page: BuiltPage) -> Iterator[Diagnostic]:
    """Yield each frequency whose denominator differs from that of the first one on the page."""
    for text, frequency, first in other_denominators(page.text_blocks):
        if page.source:
            message = f'"{frequency}" is on a page whose first frequency is out of {first}'
            hint = f"give it out of {first} too, or only in words"
            yield Diagnostic(page.source, line_of_words(page, text), message, hint, "denominator-mixed")


def other_denominators(blocks: Iterable[TextBlock]) -> Iterator[tuple[str, str, str]]:
    """Yield (text of the block, "3 in 10", first denominator) for each frequency with another denominator."""
    first = None
    for block in blocks:
        for match in DENOMINATOR.finditer(block.text):
            first = first or match[1]
            if match[1] != first:
                yield block.text, match[0], first


def long_sentences(page: BuiltPage) -> Iterator[Diagnostic]:
    """Yield the longest sentences, as warnings, if more than one in ten sentences has more than 20 words."""
    counted = [sentence for sentence in sentences(page.text_blocks) if sentence.is_prose]
    long = [sentence for sentence in counted if len(sentence.words) > LONGEST_SENTENCE]
    if page.source is None or len(long) * 10 <= len(counted) * LONG_IN_TEN:
        return
    for sentence in sorted(long, key=lambda sentence: -len(sentence.words))[:MOST_REPORTED]:
        message = (
            f"{len(long)} of {len(counted)} sentences have more than {LONGEST_SENTENCE} words, "
            f'this one has {len(sentence.words)}: "{shortened(sentence.text)}"'
        )
        line = line_of_words(page, sentence.text)
        yield Diagnostic(page.source, line, message, "split it into two sentences", "sentence-long")
