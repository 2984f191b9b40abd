"""The cost estimator before a script changes it: the example it starts from, and the tables with the answers."""

import re
from pathlib import PurePosixPath

import pytest
from lxml import html as lxml_html
from lxml.html import HtmlElement

from scripts.checks.site.built import BuiltPage
from scripts.checks.site.facts import check_prices
from scripts.data.load import Content, load_content
from scripts.macros.expand import expand
from tests.project import PINNED, SUB_PATH_URL, Project

EXAMPLES = "examples: [6, 12, 18]"


def shown(content: Content) -> HtmlElement:
    page = expand("{{ cost_estimator() }}", PurePosixPath("docs/costs.md"), content)
    assert "\n\n" not in page.strip(), "an empty line would end the block in Markdown"
    built = BuiltPage(PurePosixPath("costs/index.html"), f'<html lang="en">{page}</html>', None, "")
    assert list(check_prices(built, content)) == []
    return lxml_html.fromstring(page)


def made(tool: HtmlElement) -> list[str]:
    return [" ".join(part.text_content().split()) for part in tool.findall(".//dl/*")]


def test_it_starts_from_the_longest_example(content: Content) -> None:
    tool = shown(content)
    assert "You pay $9,175 in the first year." in tool.find(".//output").text_content()
    assert made(tool)[:6] == [
        "Initial series", "$3,475", "12 maintenance infusions, $475 each", "$5,700", "Price of the year", "$9,175",
    ]  # fmt: skip
    assert made(tool)[6:] == ["Your plan pays back 0 percent", "nothing", "You pay", "$9,175"]


@pytest.mark.parametrize(
    ("examples", "more", "costs"),
    [("[6]", "No maintenance infusions", "nothing"), ("[6, 7]", "1 maintenance infusion, $475 each", "$475")],
)
def test_an_example_with_few_infusions_reads_right(data: Project, examples: str, more: str, costs: str) -> None:
    assert EXAMPLES in data.read("content/pricing.yml")
    data.edit("content/pricing.yml", EXAMPLES, f"examples: {examples}")
    assert made(shown(load_content(data.root, PINNED)))[2:4] == [more, costs]


def test_a_longer_series_raises_the_fewest_infusions(data: Project) -> None:
    data.edit("content/pricing.yml", "6 infusions", "8 infusions")
    data.edit("content/course.yml", "infusions: 6", "infusions: 8")
    data.edit("content/pricing.yml", EXAMPLES, "examples: [8, 12]")
    tool = shown(load_content(data.root, PINNED))
    assert tool.xpath(".//input/@data-lowest") == ["8", "0"]
    assert tool.xpath(".//table[@data-prices]/tbody/tr/th/text()") == [str(count) for count in range(8, 53)]
    assert "from 8 to 52" in tool.text_content()


def test_a_year_that_goes_on_in_packages_buys_them_whole(data: Project) -> None:
    data.edit("content/pricing.yml", "covers: 1 infusion", "covers: 5 infusions")
    data.edit("content/pricing.yml", "one-more: maintenance infusion", "one-more: package of five")
    data.edit("content/pricing.yml", "more: maintenance infusions", "more: packages of five")
    content = load_content(data.root, PINNED)
    tool = shown(content)
    assert made(tool)[2:6] == ["3 packages of five, $475 each", "$1,425", "Price of the year", "$4,900"]
    assert '"covers":5' in "".join(tool.get("data-words").split())
    amounts = [content.pricing.amounts[f"first-year.{count}.infusion-only"] for count in (6, 7, 11, 12)]
    assert amounts == [3475, 3950, 3950, 4425]


def test_a_price_with_cents_stands_in_every_sum(data: Project) -> None:
    data.edit("content/pricing.yml", "price: 475.00", "price: 475.25")
    tool = shown(load_content(data.root, PINNED))
    assert made(tool)[2:6] == ["12 maintenance infusions, $475.25 each", "$5,703", "Price of the year", "$9,178"]
    assert "$3,950.25" in tool.xpath(".//table[@data-prices]/tbody/tr[2]/td/text()")


def test_it_suggests_no_share_that_a_plan_might_pay_back(content: Content) -> None:
    tool = shown(content)
    (percent,) = tool.xpath(".//input[@id='estimator-percent']")
    assert percent.get("value") == ""
    assert not re.search(r"\b(?:25|50|75|quarters?|half)\b", tool.text_content().split("Every number")[0])


def test_it_is_no_form_and_links_the_estimate_from_any_address(data: Project) -> None:
    tool = shown(load_content(data.root, {**PINNED, "SITE_URL": SUB_PATH_URL}))
    assert tool.xpath(".//form | .//button") == []
    assert re.search(r"neither a quote nor a good-faith estimate", tool.text_content())
    assert tool.xpath(".//p/a/@href") == ["/infusion-guide/good-faith-estimate/"]
