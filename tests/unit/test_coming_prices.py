"""Prices that will change: how the pages, the handouts and the files for programs announce them."""

import csv
import io
import json
from pathlib import PurePosixPath

import pytest
from lxml import html as lxml_html
from lxml.html import HtmlElement

from scripts.checks.site.built import BuiltPage
from scripts.checks.site.facts import check_prices
from scripts.data.load import Content
from scripts.outputs.structured_data import _clinic_node
from scripts.render.handouts import sheet_values
from scripts.render.price_tables import coming_tables, price_tables, render_tables
from tests.changes import DAY, MAINTENANCE, ONE, SERIES, on, plan, shown
from tests.project import Project


@pytest.mark.parametrize(("before", "told"), [(31, False), (30, True), (1, True), (0, False), (-1, False)])
def test_a_change_is_announced_thirty_days_ahead_and_until_it_begins(data: Project, before: int, told: bool) -> None:
    plan(data, SERIES, f"{DAY} 3600.00")
    content = on(data, DAY - ONE * before)
    assert ("January 1, 2027" in shown(content, "coming_prices()")) is told
    assert ("Some prices will change soon" in shown(content, "cost_estimator()")) is told
    assert ("series.infusion-only.from.2027-01-01" in content.pricing.amounts) is told
    changing = [sheet_values(handout, content, None)["changing"] for handout in content.handouts.handouts]
    assert (DAY in changing) is told


def test_nothing_is_shown_when_no_price_will_change(content: Content) -> None:
    assert shown(content, "coming_prices()") == ""
    assert coming_tables(content) == ()


def test_an_announcement_has_old_and_new_amounts_with_their_marks_and_a_table_for_each_day(data: Project) -> None:
    plan(data, SERIES, "2027-01-01 3600.00", "2027-01-15 3700.50")
    plan(data, MAINTENANCE, "2027-01-15 500")
    content = on(data, "2026-12-20")
    html = shown(content, "coming_prices()")
    tables: list[HtmlElement] = list(lxml_html.fromstring(html).iter("table"))
    assert [" ".join(table.text_content().split()) for table in tables] == [
        "Changes on January 1, 2027, in US dollars What you pay for Until then From that day"
        " Initial series Without integration therapy. $3,475 $3,600",
        "Changes on January 15, 2027, in US dollars What you pay for Until then From that day"
        " Initial series Without integration therapy. $3,600 $3,700.50"
        " Maintenance infusion Without integration therapy. $475 $500",
    ]
    assert "\n\n" not in html, "an empty line would end the block in Markdown"
    assert list(check_prices(built(html), content)) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (">$3,600<", ">$3,601<", "shows series.infusion-only.from.2027-01-01 as $3,601 (3600.00); it is $3,600"),
        (".from.2027-01-01", ".from.2027-01-02", 'there is no price "series.infusion-only.from.2027-01-02"'),
    ],
)
def test_a_wrong_amount_to_come_is_found_in_the_built_page(data: Project, old: str, new: str, said: str) -> None:
    plan(data, SERIES, f"{DAY} 3600.00")
    content = on(data, "2026-12-20")
    html = shown(content, "coming_prices()")
    assert old in html
    (diagnostic,) = check_prices(built(html.replace(old, new)), content)
    assert said in str(diagnostic)


def built(html: str) -> BuiltPage:
    return BuiltPage(PurePosixPath("costs/index.html"), f'<html lang="en">{html}</html>', None, "")


def test_the_files_for_programs_have_the_amount_to_come_and_its_first_day(data: Project) -> None:
    plan(data, SERIES, f"{DAY} 3600.00")
    content = on(data, "2026-12-20")
    told = {kind: render_tables(price_tables(content), kind, content) for kind in ("csv", "json", "markdown")}
    coming = [row for row in csv.DictReader(io.StringIO(told["csv"])) if row["from"]]
    assert [(row["id"], row["amount"], row["from"]) for row in coming] == [
        ("series.infusion-only.from.2027-01-01", "3600.00", "2027-01-01")
    ]
    cells = json.loads(told["json"])["tables"][-1]["rows"][0]["amounts"]
    assert [(cell["amount"], cell.get("from")) for cell in cells] == [("3475.00", None), ("3600.00", "2027-01-01")]
    assert "| Initial series (Without integration therapy.) | $3,475 | $3,600 |" in told["markdown"]


@pytest.mark.parametrize(
    ("day", "price", "since", "until"),
    [
        ("2026-12-01", "3475.00", "2026-11-22", None),
        ("2026-12-20", "3475.00", "2026-11-22", "2026-12-31"),
        ("2027-01-01", "3600.00", "2027-01-01", None),
    ],
)
def test_machines_read_from_when_and_until_when_a_price_holds(
    data: Project, day: str, price: str, since: str, until: str | None
) -> None:
    plan(data, SERIES, f"{DAY} 3600.00")
    offer = _clinic_node(on(data, day), prices=True)["hasOfferCatalog"]["itemListElement"][0]
    terms = offer["priceSpecification"]
    assert (terms["price"], terms["validFrom"], terms.get("validThrough")) == (price, since, until)
