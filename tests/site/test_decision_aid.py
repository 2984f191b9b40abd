"""The page "Decide" has what makes a decision aid.

Source: IPDAS (International Patient Decision Aid Standards), minimum standards version 4, items in our own words: six
that qualify a page as a decision aid, and the six for certifying that are not about tests.
"""

import copy
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml.html import HtmlElement, document_fromstring

from scripts.data.treatments import LARGEST_DIFFERENCE
from tests.project import ROOT, Project


@dataclass(frozen=True)
class Item:
    """One item: where its part of the page is (XPath), and whether a page has it."""

    part: str
    passes: Callable[[HtmlElement], bool]


def below(heading: str) -> str:
    """Return the XPath of what stands between the heading with that id and the next one."""
    return f"//article//*[not(self::h2 or self::h3)][preceding-sibling::*[self::h2 or self::h3][1][@id='{heading}']]"


def words(page: HtmlElement, path: str) -> str:
    return " ".join(" ".join(str(part.text_content()) for part in page.xpath(path)).split())


def section(heading: str, *says: str) -> Item:
    """Make an item whose part is a section of some length that says these words."""
    part = below(heading)
    return Item(part, lambda page: len((text := words(page, part)).split()) > 25 and all(s in text for s in says))


def of_every_option(page: HtmlElement, field: str) -> list[str]:
    return [words(option, f".//*[@data-field='{field}']") for option in page.xpath("//tbody[@data-option]")]


def told(*fields: str) -> Item:
    """Make an item whose part are these fields, told for every option."""

    def passes(page: HtmlElement) -> bool:
        texts = [text for field in fields for text in of_every_option(page, field)]
        return bool(texts) and all(texts)

    return Item(" | ".join(f"//*[@data-field='{field}']" for field in fields), passes)


def lists_every_option(page: HtmlElement) -> bool:
    known = set(Project(ROOT).content().treatments.names)
    return "no-treatment" in known and set(page.xpath("//tbody/@data-option")) == known


def balances_good_and_bad(page: HtmlElement) -> bool:
    pairs = zip(of_every_option(page, "good"), of_every_option(page, "bad"), strict=True)
    counts = [(len(good.split()), len(bad.split())) for good, bad in pairs]
    return bool(counts) and all(abs(good - bad) <= LARGEST_DIFFERENCE * max(good, bad) for good, bad in counts)


def cites_evidence(page: HtmlElement) -> bool:
    points = page.xpath("//ol[@class='points']/li")
    cited = all(point.xpath(".//sup[@class='cite']") for point in points)
    options = page.xpath("//tbody[@data-option]")
    led = all(option.xpath(".//th/a[contains(@href, 'compare/#option-')]") for option in options)
    return bool(points) and cited and bool(options) and led


def shows_its_dates(page: HtmlElement) -> bool:
    return len(page.xpath("//footer[@class='page-review']//time/@datetime")) == 2


def leads_to(address: str) -> Callable[[HtmlElement], bool]:
    return lambda page: bool(page.xpath(f"{below('who-made')}//a[contains(@href, '{address}')]"))


ITEMS = {
    "qualifying 1: describes the condition": section("condition", "Depression", "Treatment-resistant", "PTSD"),
    "qualifying 2: states the decision": section("decision", "The question is what to do next"),
    "qualifying 3: lists the options, no treatment among them": Item("//tbody[@data-option]", lists_every_option),
    "qualifying 4: says what is good about each": told("good"),
    "qualifying 5: says what is bad about each": told("bad"),
    "qualifying 6: says what living with it is like": told("body", "mind", "daily"),
    "each option says how long it takes and what it costs": told("given", "cost"),
    "each option has a count, with who was studied": told("counted"),
    "certifying 1: good and bad in equal detail": Item("//*[@data-field='bad']", balances_good_and_bad),
    "certifying 2: cites its evidence": Item("//sup[@class='cite']", cites_evidence),
    "certifying 3: has a date": Item("//footer[@class='page-review']", shows_its_dates),
    "certifying 4: says when it is looked at again": Item(below("who-made"), leads_to("about/#review")),
    "certifying 5: says what is not certain": section("not-known", "Nobody can tell you ahead of time"),
    "certifying 6: says who paid": Item(below("who-made"), leads_to("about/#who-pays")),
}


@pytest.fixture(scope="module")
def decide(built_site: Path) -> HtmlElement:
    return document_fromstring((built_site / "decide/index.html").read_bytes())


@pytest.mark.parametrize("item", ITEMS.values(), ids=ITEMS)
def test_the_page_meets_every_minimum_of_a_decision_aid(decide: HtmlElement, item: Item) -> None:
    assert item.passes(decide)


@pytest.mark.parametrize("item", ITEMS.values(), ids=ITEMS)
def test_a_page_without_that_part_does_not(decide: HtmlElement, item: Item) -> None:
    page = copy.deepcopy(decide)
    for element in page.xpath(item.part):
        element.drop_tree()
    assert not item.passes(page)


def test_what_matters_can_be_weighed_and_the_questions_ticked(decide: HtmlElement) -> None:
    decision = Project(ROOT).content().decision
    assert decide.xpath("//ol[@class='values']/li/@data-value") == [value.id for value in decision.values]
    assert len(decide.xpath("//ol[@class='values']//input[@type='radio']")) == 3 * len(decision.values)
    for group in (decision.group(name) for name in ("you", "treatment", "money")):
        boxes = decide.xpath(f"//ul[@data-group='{group.id}']//label[input[@type='checkbox']]")
        assert [box.text_content().strip() for box in boxes] == list(group.questions)
