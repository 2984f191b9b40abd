"""Scorecards: how the article of a page scores on instruments that judge health information.

Source: DISCERN (discern.org.uk), PEMAT-P (AHRQ), CDC Clear Communication Index, with the items in our own words. Left
out is what only a person can judge, as the page with the results says, and what the templates put on every page, such
as further help, the review dates, and everything that the JAMA benchmarks ask for (Silberg 1997).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lxml.html import HtmlElement

from scripts.article import Article
from scripts.checks.readability import TextBlock, grade_of, text_blocks_of
from scripts.checks.site.reading import long_lists, other_denominators
from scripts.data.front_matter import FrontMatter

MOST_WORDS_IN_A_SECTION = 200  # source: PEMAT-P, item 8, short sections
WORDS_PER_YOU = 100
MIN_HEADINGS = 2
NOT_COUNTED = {"sources", "glossary", "table-scroll", "page-review"}
YOU = re.compile(r"\b(?:you|your|yours)\b", re.I)
UNCERTAINTY = re.compile(
    r"\b(unknown|unclear|nobody (?:can|knows|has)|no one can)\b|\b(?:not|\w+n[’']t) (?:known|proven|settled)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Item:
    """One question of an instrument, and how a program answers it for an article; `id` is the id of its text."""

    instrument: str
    id: str
    passes: Callable[[Article], bool]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The result for one page; `failed` has the questions that are answered with no."""

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
    """Score the article of the page at `address`, which is relative to that of the site: `costs/`."""
    failed = tuple(item for item in ITEMS if not item.passes(article))
    return Scorecard(
        title=front_matter.title,
        address=address,
        grade=grade_of(_text_blocks(article)),
        sources=len(_sources(article)),
        last_review=front_matter.last_review.isoformat(),
        next_review=front_matter.next_review.isoformat(),
        passed=len(ITEMS) - len(failed),
        failed=failed,
    )


@lru_cache(maxsize=1)  # two questions about one article after the other
def _text_blocks(article: Article) -> Sequence[TextBlock]:
    return text_blocks_of(article.tree)


def _sources(article: Article) -> list[HtmlElement]:
    return list(article.tree.xpath("//*[@class='sources']/li"))


def _section_lengths(article: Article) -> Iterator[int]:
    """Yield the number of words from one heading to the next, not counting drawings, tables and lists of sources."""
    count = 0
    for element in (child for child in article.tree.find(".//article") if isinstance(child.tag, str)):
        if element.tag in {"h2", "h3"}:
            yield count
            count = 0
        elif element.tag != "figure" and element.get("class") not in NOT_COUNTED:
            count += len(element.text_content().split())
    yield count


def _addresses_the_reader(article: Article) -> bool:
    words = re.findall(r"[a-z']+", article.tree.text_content().lower())
    return sum(word in {"you", "your", "yours"} for word in words) * WORDS_PER_YOU >= len(words)


ITEMS = (
    Item("DISCERN", "aim", lambda article: bool(YOU.search(article.parts.lead))),
    Item("DISCERN", "names_sources", lambda article: bool(_sources(article))),
    Item("DISCERN", "not_certain", lambda article: bool(UNCERTAINTY.search(article.tree.text_content()))),
    Item("PEMAT-P", "headings", lambda article: len(article.tree.findall(".//h2")) >= MIN_HEADINGS),
    Item("PEMAT-P", "short_sections", lambda article: max(_section_lengths(article)) <= MOST_WORDS_IN_A_SECTION),
    Item("PEMAT-P", "speaks", _addresses_the_reader),
    Item("CDC index", "message_first", lambda article: bool(article.parts.lead)),
    Item("CDC index", "short_lists", lambda article: not any(long_lists(article.tree))),
    Item("CDC index", "one_denominator", lambda article: not any(other_denominators(_text_blocks(article)))),
)
