"""A clinic with six offers, three variants and two places: each sum is right, and tables and pages show it."""

import csv
import io
import json
import re
import shutil
from decimal import Decimal
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from lxml import html as lxml_html
from lxml.html import HtmlElement

from scripts.checks.site.built import BuiltPage
from scripts.checks.site.facts import check_drawings, check_prices
from scripts.checks.source.prices import price_warnings
from scripts.data.load import Content
from scripts.outputs.structured_data import _clinic_node
from scripts.render.price_tables import price_tables
from scripts.render.templates import dollars
from tests.changes import shown
from tests.priced import filled_project, in_json, on, told
from tests.project import Project

IN_WINTER = "2026-12-20"
# Reckoned by hand from tests/priced/pricing.yml.
BY_HAND = {
    "series.infusion-only": "3475.05",
    "series.infusion-only.per-infusion": "579.18",  # 579.175
    "series.with-nurse.per-infusion": "866.67",  # 866.666...
    "series.integration-adds": "990.95",
    "series.nurse-adds": "1724.95",
    "maintenance.infusion-only": "450.00",  # the lowest of both places
    "maintenance.infusion-only@denver": "475.15",
    "maintenance.infusion-only@santa-fe": "450.00",
    "maintenance@santa-fe.integration-adds": "223.00",
    "maintenance@denver.nurse-adds": "225.10",
    "trial": "395.00",
    "trial.per-infusion": "395.00",
    "consultation": "150.00",
    "consultation.from.2027-01-01": "175.00",
    "spravato@denver": "300.00",
    "spravato": "275.50",
    "tms.per-session": "277.78",  # 277.7775
    "first-year.18.infusion-only@denver": "9176.85",  # 3475.05 + 12 x 475.15
    "first-year.18.infusion-only@santa-fe": "8875.05",
    "first-year.52.with-nurse@denver": "37411.50",  # 5200 + 46 x 700.25
    "first-year.12.infusion-only@denver.maintenance": "2850.90",
    "series.infusion-only.for.winter": "3127.55",  # 3127.545
    "series.infusion-only.for.veterans": "2953.79",  # 2953.7925
    "series.infusion-only.for.winter.veterans": "2658.42",  # 85 percent of 3127.55 is 2658.4175
    "series.infusion-only.for.students": "3450.05",
    "spravato@santa-fe.for.veterans": "234.18",  # 234.175
    "consultation.for.students": "125.00",
    "fee.late-cancellation": "75.00",
    "free.first-call": "0.00",
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return filled_project(tmp_path_factory.mktemp("filled") / "project")


@pytest.fixture(scope="module")
def winter(filled: Project) -> Content:
    return on(filled, IN_WINTER)


@pytest.mark.parametrize("name", BY_HAND)
def test_a_sum_is_what_it_comes_to_by_hand(winter: Content, name: str) -> None:
    assert str(winter.pricing.amounts[name]) == BY_HAND[name]


def test_every_format_has_the_same_amounts_in_the_same_order(winter: Content) -> None:
    data = [Decimal(row["amount"]) for row in csv.DictReader(io.StringIO(told(winter, "csv")))]
    cells = [
        Decimal(cell["amount"])
        for table in json.loads(told(winter, "json"))["tables"]
        for row in table["rows"]
        for cell in row["amounts"]
    ]
    tree: Any = lxml_html.fromstring(f"<div>{told(winter, 'html')}</div>")
    marks = [Decimal(mark.get("value")) for mark in tree.iter("data")]
    assert len(data) > 60
    assert data == cells == marks
    assert re.findall(r"\$[\d,.]*\d", told(winter, "markdown")) == [dollars(amount) for amount in data]


def test_every_name_in_a_table_is_that_of_its_amount(winter: Content) -> None:
    assert in_json(winter) == {name: f"{winter.pricing.amounts[name]:.2f}" for name in in_json(winter)}
    stated = {name for name in BY_HAND if "first-year" not in name and "nurse-adds" not in name and name != "spravato"}
    assert stated - {*in_json(winter)} == {"maintenance.infusion-only", "trial.per-infusion"}


def test_an_offer_that_no_table_names_is_shown_in_the_first_with_a_warning(filled: Project, winter: Content) -> None:
    (course,) = price_tables(winter, "course")
    assert [row.name for row in course.rows][-1] == "TMS course"
    (said,) = [str(warning) for warning in price_warnings(filled.root, winter) if "no table" in str(warning)]
    assert said == (
        'content/pricing.yml:79: no table of prices names the offer "tms", so the first one shows it: "course"; '
        "add it to offers: of the table where it belongs [offer-unlisted]"
    )


@pytest.mark.parametrize(
    ("table", "columns", "rows"),
    [
        ("others", ("Price",), ["consultation", "trial", "spravato@denver", "spravato@santa-fe"]),
        ("integration", ("Added cost",), ["series", "maintenance@denver", "maintenance@santa-fe"]),
        ("sessions", ("Price",), ["tms", "spravato@denver", "spravato@santa-fe"]),
        ("promotion-winter", None, ["series"]),
        ("fees", ("Price",), ["late-cancellation"]),
    ],
)
def test_a_table_has_a_row_for_each_place_and_columns_where_all_rows_have_the_same_variants(
    winter: Content, table: str, columns: tuple[str, ...] | None, rows: list[str]
) -> None:
    (found,) = price_tables(winter, table)
    assert found.columns == (
        columns or ("Without integration therapy", "With integration therapy", "With a nurse of your own")
    )
    assert [row.id for row in found.rows] == rows


def test_a_page_shows_the_lowest_and_the_highest_of_what_differs_by_place(winter: Content) -> None:
    html = shown(winter, 'price("maintenance")')
    assert re.sub("<[^>]+>", "", html) == "$450 to $475.15"
    assert re.sub("<[^>]+>", "", shown(winter, 'price("maintenance", place="denver")')) == "$475.15"
    assert re.sub("<[^>]+>", "", shown(winter, 'price("series", place="denver")')) == "$3,475.05"
    assert re.sub("<[^>]+>", "", shown(winter, 'per_infusion("tms")')) == "$277.78"


@pytest.mark.parametrize(
    "macro", ["at_a_glance", "cost_estimator", "first_year_bars", "special_prices", "coming_prices"]
)
def test_what_a_page_shows_passes_its_checks(winter: Content, macro: str) -> None:
    html = f'<html lang="en"><article>{shown(winter, f"{macro}()")}</article></html>'
    page = BuiltPage(PurePosixPath("costs/index.html"), html, None, "")
    assert [*check_prices(page, winter), *check_drawings(page, winter)] == []
    assert page.tree.xpath("//data[@data-price]")


def test_the_estimator_has_every_first_year_of_every_choice(winter: Content) -> None:
    tool: Any = lxml_html.fromstring(shown(winter, "cost_estimator()"))
    columns = tool.xpath(".//th/@data-column")
    assert tool.xpath(".//input[@type='radio']/@value") == columns
    variants = ("infusion-only", "with-integration", "with-nurse")
    assert columns == [f"{variant}@{place}" for place in ("denver", "santa-fe") for variant in variants]
    series = [Decimal(price) for price in ("3475.05", "4466", "5200")] * 2
    each = [Decimal(price) for price in ("475.15", "673", "700.25", "450", "673", "700.25")]
    for row in tool.xpath(".//table[@data-prices]/tbody/tr"):
        more = int(row[0].text) - 6
        expected = [dollars(first + more * one) for first, one in zip(series, each, strict=True)]
        assert [cell.text for cell in row[1:]] == expected
    assert "$475.15 each" in tool.text_content()


def test_a_table_names_the_treatment_of_an_offer_for_another_one(winter: Content) -> None:
    table = told(winter, "markdown")
    assert "Spravato session (Denver. A nasal spray, under the eyes of our staff. Esketamine nasal spray" in table
    assert "TMS course (36 sessions. TMS.)" in table
    services = [node["itemOffered"] for node in _clinic_node(winter, prices=True)["hasOfferCatalog"]["itemListElement"]]
    assert {node["serviceType"] for node in services if node["name"] == "TMS course"} == {"TMS"}
    assert {node.get("serviceType") for node in services if node["name"].startswith("Initial series")} == {None}


def test_bars_of_more_than_two_choices_have_numbers(winter: Content) -> None:
    figure: HtmlElement = lxml_html.fromstring(shown(winter, "first_year_bars()"))
    years = len(figure.xpath(".//text[@class='strong']"))
    numbers = [text for text in figure.xpath(".//text/text()") if text.isdigit()]
    listed = [item.text_content().split()[0] for item in figure.iter("li")]
    assert numbers == listed * years
    assert listed == [str(number) for number in range(1, len(listed) + 1)]
    looks = {"solid": "all", "hollow": "none", "dashed": "dashed"}  # of a bar, and of its mark in the key
    drawn = [looks[str(bar.get("class"))] for bar in figure.iter("rect")]
    assert drawn == [item.get("class") for item in figure.iter("li")] * years


def test_places_with_the_same_prices_are_told_together(filled: Project, tmp_path: Path) -> None:
    project = Project(shutil.copytree(filled.root, tmp_path / "more"))
    address = "{street: 1 Main Street, city: A Town, state: CO, zip: 80202}"
    more = "".join(f"  - {{id: {name}, name: {name.title()}, address: {address}}}\n" for name in ("aspen", "vail"))
    project.edit("content/clinic.yml", "\nplaces:\n", f"\nplaces:\n{more}")
    content = on(project, IN_WINTER)
    amounts = {name: f"{amount}" for name, amount in content.pricing.amounts.items()}
    plainest = {name: amount for name, amount in amounts.items() if name.startswith("maintenance.infusion-only@")}
    assert {name: amount for name, amount in plainest.items() if "." not in name.partition("@")[2]} == {
        "maintenance.infusion-only@santa-fe": "450.00",
        "maintenance.infusion-only@elsewhere": "475.15",
    }
    for place, price in (("vail", "$475.15"), ("santa-fe", "$450")):
        assert re.sub("<[^>]+>", "", shown(content, f'price("maintenance", place="{place}")')) == price
    assert "Maintenance infusion (Other places. One later infusion.)" in told(content, "markdown")
    (offer,) = (
        node
        for node in _clinic_node(content, prices=True)["hasOfferCatalog"]["itemListElement"]
        if node["identifier"] == "maintenance.infusion-only@elsewhere"
    )
    assert [place["name"] for place in offer["availableAtOrFrom"]] == ["Aspen", "Vail", "Denver"]
    assert "spravato@elsewhere" not in amounts, "it is sold at two places alone"
