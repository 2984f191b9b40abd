"""How a page stands against the instruments for patient information: the items that a program can judge.

Source: DISCERN (discern.org.uk), PEMAT-P (AHRQ), CDC Clear Communication Index, JAMA benchmarks (Silberg 1997), with
the items in our own words. What only a person can judge is not here, and the page that shows the result says so.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from lxml.html import HtmlElement

from scripts.checks.built import BuiltPage, built_page
from scripts.checks.editorial import LONGEST_LIST, other_denominators
from scripts.checks.readability import grade_of
from scripts.content.front_matter import FrontMatter, Page, built_path
from scripts.cores import on_every_core

MOST_WORDS_IN_A_SECTION = 200  # source: PEMAT-P, item 8, short sections
WORDS_FOR_ONE_YOU = 100
NOT_OF_A_SECTION = {"sources", "glossary", "table-scroll", "page-review"}
UNCERTAINTY = re.compile(
    r"\b(not known|unknown|nobody (?:can|knows|has)|not proven|no one can|not settled|unclear)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Item:
    """One question of an instrument, and how a program answers it for a built page."""

    instrument: str
    asks: str
    passes: Callable[[BuiltPage, FrontMatter], bool]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The result for one page; `failed` has the questions that got no."""

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
        """The page's address as seen from another page of the same depth."""
        return f"../{self.address}"


def scorecards(site: Path, root: Path, sources: Iterable[Page]) -> list[Scorecard]:
    """Judge every page of docs/ as it stands in the folder `site`, in the order of their titles."""
    cards = on_every_core(partial(_card, site, root), tuple(sources))
    return sorted(cards, key=lambda card: card.title)


def _card(site: Path, root: Path, source: Page) -> Scorecard:
    return scorecard(built_page(site, root, site / built_path(source.path)), source)


def scorecard(page: BuiltPage, source: Page) -> Scorecard:
    """Judge one built page; `source` is the page of docs/ it was made from."""
    front_matter = source.front_matter
    assert front_matter is not None, "only pages without problems are built"
    failed = tuple(item for item in ITEMS if not item.passes(page, front_matter))
    return Scorecard(
        title=front_matter.title,
        address=page.address,
        grade=grade_of(page.passages),
        sources=len(_sources(page)),
        last_review=front_matter.last_review.isoformat(),
        next_review=front_matter.next_review.isoformat(),
        passed=len(ITEMS) - len(failed),
        failed=failed,
    )


def _article(page: BuiltPage) -> HtmlElement:
    article = page.tree.find(".//article")
    return page.tree if article is None else article


def _words(element: HtmlElement) -> int:
    return len(element.text_content().split())


def _sources(page: BuiltPage) -> list[HtmlElement]:
    return list(page.tree.xpath("//article//*[@class='sources']/li"))


def _says_who_it_is_for(page: BuiltPage, _: FrontMatter) -> bool:
    return (
        "who this page is for" in _article(page).text_content().lower() or "who this site is for" in page.text().lower()
    )


def _has_sources(page: BuiltPage, _: FrontMatter) -> bool:
    return bool(_sources(page))


def _shows_dates(page: BuiltPage, said: FrontMatter) -> bool:
    shown = page.tree.xpath("//footer[@class='page-review']//time/@datetime")
    return bool(shown == [said.last_review.isoformat(), said.next_review.isoformat()])


def _names_further_help(page: BuiltPage, _: FrontMatter) -> bool:
    return bool(page.tree.find_class("crisis-help"))


def _admits_uncertainty(page: BuiltPage, _: FrontMatter) -> bool:
    return bool(UNCERTAINTY.search(_article(page).text_content()))


def _begins_with_its_message(page: BuiltPage, _: FrontMatter) -> bool:
    heading = page.tree.find(".//article//h1")
    following = heading.getnext() if heading is not None else None
    return following is not None and following.tag == "p" and not following.get("class")


def _has_headings(page: BuiltPage, _: FrontMatter) -> bool:
    return len(page.tree.findall(".//article//h2")) >= 2


def _sections(page: BuiltPage) -> Iterator[int]:
    """Yield how many words stand between one heading and the next, but for pictures, tables and lists of sources."""
    count = 0
    for element in (child for child in _article(page) if isinstance(child.tag, str)):
        if element.tag in {"h2", "h3"}:
            yield count
            count = 0
        elif element.tag != "figure" and element.get("class") not in NOT_OF_A_SECTION:
            count += _words(element)
    yield count


def _has_short_sections(page: BuiltPage, _: FrontMatter) -> bool:
    return max(_sections(page)) <= MOST_WORDS_IN_A_SECTION


def _speaks_to_the_reader(page: BuiltPage, _: FrontMatter) -> bool:
    words = re.findall(r"[a-z']+", _article(page).text_content().lower())
    return sum(word in {"you", "your", "yours"} for word in words) * WORDS_FOR_ONE_YOU >= len(words)


def _offers_a_next_step(page: BuiltPage, _: FrontMatter) -> bool:
    return bool(page.tree.xpath("//section[@class='next-steps']//a"))


def _has_short_lists(page: BuiltPage, _: FrontMatter) -> bool:
    lists = page.tree.xpath("//article//*[self::ul or self::ol][not(contains(@class, 'sources'))]")
    return all(
        len(items.findall("li")) <= LONGEST_LIST for items in lists if items.getparent().tag not in {"nav", "div"}
    )


def _has_one_denominator(page: BuiltPage, _: FrontMatter) -> bool:
    return not any(other_denominators(page.passages, page.path))


def _names_who_answers_for_it(page: BuiltPage, said: FrontMatter) -> bool:
    shown = " ".join(review.text_content() for review in page.tree.find_class("page-review"))
    return said.author in shown and (said.reviewed_by is None or said.reviewed_by in shown)


def _says_who_pays(page: BuiltPage, _: FrontMatter) -> bool:
    return page.address == "about/" or bool(page.tree.xpath("//footer//a[contains(@href, 'about/')]"))


ITEMS = (
    Item("DISCERN", "Does it say whom it is for?", _says_who_it_is_for),
    Item("DISCERN", "Does it name its sources?", _has_sources),
    Item("DISCERN", "Does it say when it was last reviewed, and when next?", _shows_dates),
    Item("DISCERN", "Does it name further help?", _names_further_help),
    Item("DISCERN", "Does it say what is not certain?", _admits_uncertainty),
    Item("PEMAT-P", "Does it have headings that divide it?", _has_headings),
    Item("PEMAT-P", "Are its sections short?", _has_short_sections),
    Item("PEMAT-P", "Does it speak to the reader?", _speaks_to_the_reader),
    Item("PEMAT-P", "Does it offer a next step?", _offers_a_next_step),
    Item("CDC index", "Does the main message come first?", _begins_with_its_message),
    Item("CDC index", "Are its lists short?", _has_short_lists),
    Item("CDC index", "Is there one denominator?", _has_one_denominator),
    Item("JAMA", "Does it name who answers for it?", _names_who_answers_for_it),
    Item("JAMA", "Does it lead to who pays for it?", _says_who_pays),
)
