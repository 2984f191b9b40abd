"""How hard a built page is to take in, macros and data included, and how it scores on instruments that judge that.

Source: DISCERN (discern.org.uk), PEMAT-P (AHRQ), CDC Clear Communication Index, with the items in our own words. Left
out is what only a person can judge, as the page with the result says, and what the templates put on every page, such as
further help, the dates of review, and all that the JAMA benchmarks ask (Silberg 1997).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from scripts.article import Article
from scripts.checks.readability import TextBlock, grade_of, sentences, text_blocks_of
from scripts.checks.site.built import BuiltPage, line_of_words
from scripts.data.checklists import LONGEST_LIST
from scripts.data.front_matter import FrontMatter
from scripts.diagnostics import Diagnostic, shortened

LISTS = "//article//*[self::ul or self::ol][not(@class) and not(ancestor::nav)]"  # without those of our templates
HIGHEST_GRADE = {"page": 8.0, "legal": 9.0}
LONGEST_SENTENCE = 20  # words
LONG_IN_TEN = 1  # sentences out of ten that may be longer
MOST_NAMED = 3  # long sentences
DENOMINATOR = re.compile(r"(?<![\w.,-])\d[\d,]* (?:in|out of) (?:every )?(?!(?:19|20)\d\d\b)(\d[\d,]*)\b")


def check_grade(page: BuiltPage) -> Iterator[Diagnostic]:
    """Yield a page that is harder to read than grade 8, or 9 for a legal page."""
    if page.source is None or page.front_matter is None:
        return
    found, highest = grade_of(page.text_blocks), HIGHEST_GRADE[page.front_matter.kind]
    if found > highest:
        message = f"the page reads at grade {found:.1f}, above {highest:g}"
        yield Diagnostic(page.source, 1, message, "use shorter sentences and everyday words", "reading-grade")


def check_lists(page: BuiltPage) -> Iterator[Diagnostic]:
    """Yield each list of more than seven items; nested lists count separately."""
    for items in long_lists(page.tree):
        if page.source:
            message = f"the list has {len(items)} items, more than {LONGEST_LIST}"
            hint = "split it into two lists, each after a heading or a sentence"
            line = line_of_words(page, items[0].text_content())
            yield Diagnostic(page.source, line, message, hint, "list-long")


def long_lists(tree: HtmlElement) -> Iterator[list[HtmlElement]]:
    """Yield the items of each list of an article that has more than seven."""
    for found in tree.xpath(LISTS):
        items = found.findall("li")
        if len(items) > LONGEST_LIST:
            yield items


def check_denominators(page: BuiltPage) -> Iterator[Diagnostic]:
    """Yield each frequency whose denominator differs from that of the first on the page."""
    for text, found, first in other_denominators(page.text_blocks):
        if page.source:
            message = f'"{found}" is on a page whose first frequency is out of {first}'
            hint = f"give it out of {first} too, or only in words"
            yield Diagnostic(page.source, line_of_words(page, text), message, hint, "denominator-mixed")


def other_denominators(blocks: Iterable[TextBlock]) -> Iterator[tuple[str, str, str]]:
    """Yield (its text block, "3 in 10", the first denominator) for each frequency with another denominator."""
    first = None
    for block in blocks:
        for found in DENOMINATOR.finditer(block.text):
            first = first or found[1]
            if found[1] != first:
                yield block.text, found[0], first


def long_sentences(page: BuiltPage) -> Iterator[Diagnostic]:
    """Yield the longest sentences, as warnings, when more than one in ten has more than 20 words."""
    counted = [sentence for sentence in sentences(page.text_blocks) if sentence.counts]
    long = [sentence for sentence in counted if len(sentence.words) > LONGEST_SENTENCE]
    if page.source is None or len(long) * 10 <= len(counted) * LONG_IN_TEN:
        return
    for sentence in sorted(long, key=lambda sentence: -len(sentence.words))[:MOST_NAMED]:
        message = (
            f"{len(long)} of {len(counted)} sentences have more than {LONGEST_SENTENCE} words, "
            f'this one has {len(sentence.words)}: "{shortened(sentence.text)}"'
        )
        line = line_of_words(page, sentence.text)
        yield Diagnostic(page.source, line, message, "split it into two sentences", "sentence-long")


MOST_WORDS_IN_A_SECTION = 200  # source: PEMAT-P, item 8, short sections
WORDS_FOR_ONE_YOU = 100
FEWEST_HEADINGS = 2
NOT_OF_A_SECTION = {"sources", "glossary", "table-scroll", "page-review"}
YOU = re.compile(r"\b(?:you|your|yours)\b", re.I)
UNCERTAINTY = re.compile(
    r"\b(unknown|unclear|nobody (?:can|knows|has)|no one can)\b|\b(?:not|\w+n[’']t) (?:known|proven|settled)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Item:
    """One question of an instrument, and how a program answers it for a built page; `id` is that of its words."""

    instrument: str
    id: str
    passes: Callable[[Article], bool]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The result for one page; `failed` has the questions answered with no."""

    title: str
    address: str
    grade: float
    sources: int
    last_review: str
    next_review: str
    passed: int
    failed: tuple[Item, ...]

    @property
    def href(self) -> str:
        """The page's address, relative to another page at the same depth."""
        return f"../{self.address}"


def scorecard(article: Article, address: str, front_matter: FrontMatter) -> Scorecard:
    """Score the article of the page at `address`, relative to the site's: `costs/`."""
    failed = tuple(item for item in ITEMS if not item.passes(article))
    return Scorecard(
        title=front_matter.title,
        address=address,
        grade=grade_of(text_blocks_of(article.tree)),
        sources=len(_sources(article)),
        last_review=front_matter.last_review.isoformat(),
        next_review=front_matter.next_review.isoformat(),
        passed=len(ITEMS) - len(failed),
        failed=failed,
    )


def _sources(article: Article) -> list[HtmlElement]:
    return list(article.tree.xpath("//*[@class='sources']/li"))


def _sections(article: Article) -> Iterator[int]:
    """Yield the number of words from one heading to the next, without drawings, tables and lists of sources."""
    count = 0
    for element in (child for child in article.tree.find(".//article") if isinstance(child.tag, str)):
        if element.tag in {"h2", "h3"}:
            yield count
            count = 0
        elif element.tag != "figure" and element.get("class") not in NOT_OF_A_SECTION:
            count += len(element.text_content().split())
    yield count


def _speaks_to_the_reader(article: Article) -> bool:
    words = re.findall(r"[a-z']+", article.tree.text_content().lower())
    return sum(word in {"you", "your", "yours"} for word in words) * WORDS_FOR_ONE_YOU >= len(words)


ITEMS = (
    Item("DISCERN", "aim", lambda article: bool(YOU.search(article.parts.lead))),
    Item("DISCERN", "names_sources", lambda article: bool(_sources(article))),
    Item("DISCERN", "not_certain", lambda article: bool(UNCERTAINTY.search(article.tree.text_content()))),
    Item("PEMAT-P", "headings", lambda article: len(article.tree.findall(".//h2")) >= FEWEST_HEADINGS),
    Item("PEMAT-P", "short_sections", lambda article: max(_sections(article)) <= MOST_WORDS_IN_A_SECTION),
    Item("PEMAT-P", "speaks", _speaks_to_the_reader),
    Item("CDC index", "message_first", lambda article: bool(article.parts.lead)),
    Item("CDC index", "short_lists", lambda article: not any(long_lists(article.tree))),
    Item("CDC index", "one_denominator", lambda article: not any(other_denominators(text_blocks_of(article.tree)))),
)
