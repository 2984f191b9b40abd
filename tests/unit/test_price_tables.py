"""The pricing tables: one model of rows and cells, in four formats."""

import csv
import io
import json
import re
from datetime import date
from decimal import Decimal

import pytest
from lxml import html as lxml_html

from scripts.data.load import Content, load_content
from scripts.diagnostics import NameNotFound
from scripts.render.price_tables import FORMATS, price_tables, render_tables
from scripts.render.templates import dollars
from tests.project import PINNED, Project

DAY = date(2026, 11, 22)
TABLES = ("course", "per-infusion", "integration", "first-year")


def rendered(content: Content, output_format: str, table: str | None = None) -> str:
    tables = price_tables(content, table)
    return render_tables(tables, output_format, content)


def amounts(text: str, output_format: str) -> list[str]:
    """Every amount in reading order, as dollars."""
    if output_format == "csv":
        return [dollars(Decimal(row["amount"])) for row in csv.DictReader(io.StringIO(text))]
    if output_format == "json":
        rows = [row for table in json.loads(text)["tables"] for row in table["rows"]]
        return [dollars(Decimal(cell["amount"])) for row in rows for cell in row["amounts"]]
    return re.findall(r"\$[\d,.]*\d", text)


@pytest.mark.parametrize("table", [*TABLES, None])
def test_all_formats_carry_the_same_amounts(content: Content, table: str | None) -> None:
    told = {name: amounts(rendered(content, name, table), name) for name in FORMATS}
    assert told["html"], "a table with amounts"
    assert told["markdown"] == told["html"] == told["csv"] == told["json"]


def test_the_course_table_has_the_four_prices(content: Content) -> None:
    assert amounts(rendered(content, "markdown", "course"), "markdown") == ["$3,475", "$4,466", "$475", "$673"]


@pytest.mark.parametrize(
    ("table", "shown"),
    [
        ("per-infusion", ["$579.17", "$744.33", "$475", "$673"]),
        ("integration", ["$991", "$198"]),
    ],
)
def test_a_table_of_sums_has_each_sum_in_its_place(content: Content, table: str, shown: list[str]) -> None:
    assert amounts(rendered(content, "markdown", table), "markdown") == shown


def test_the_first_year_table_has_a_row_for_each_example(content: Content) -> None:
    shown = amounts(rendered(content, "markdown", "first-year"), "markdown")
    assert shown == ["$3,475", "$4,466", "$6,325", "$8,504", "$9,175", "$12,542"]


@pytest.mark.parametrize("table", TABLES)
def test_an_html_table_is_a_real_table(content: Content, table: str) -> None:
    tree = lxml_html.fromstring(rendered(content, "html", table))
    (caption,) = tree.findall(".//caption")
    heads, rows = tree.findall(".//thead/tr/th"), tree.findall(".//tbody/tr")
    assert caption.get("id")
    assert [head.get("scope") for head in heads] == ["col"] * len(heads)
    for row in rows:
        assert [cell.tag for cell in row] == ["th", *["td"] * (len(heads) - 1)]
        assert row[0].get("scope") == "row"
        assert all(cell.get("class") == "amount" and len(cell.findall("data")) == 1 for cell in list(row)[1:])


def test_every_cell_stands_on_a_line_of_its_own(content: Content) -> None:
    for line in rendered(content, "html").splitlines():
        assert len(re.findall(r"<t[dh]\b", line)) <= 1
        assert line.count("<td") == line.count("</td>")


def test_a_block_has_no_empty_line_that_would_end_it_in_markdown(content: Content) -> None:
    assert "\n\n" not in rendered(content, "html")


def test_the_markdown_table_has_as_many_cells_in_every_line(content: Content) -> None:
    for table in TABLES:
        lines = [line for line in rendered(content, "markdown", table).splitlines() if line.startswith("|")]
        assert len({line.count("|") for line in lines}) == 1
        assert re.fullmatch(r"\| --- \|( ---: \|)+", lines[1])


def test_the_csv_has_a_name_for_every_column_and_the_day(content: Content) -> None:
    rows = list(csv.DictReader(io.StringIO(rendered(content, "csv"))))
    assert rows[0] == {
        "table": "course",
        "row": "series",
        "row_name": "Initial series",
        "column": "Without integration therapy",
        "id": "series.infusion-only",
        "amount": "3475.00",
        "currency": "USD",
        "read": "2026-11-22",
        "confirmed": "2026-11-22",
        "source": "Stella confirmed these prices on November 22, 2026.",
        "date": "2026-11-22",
        "from": "",
        "until": "",
    }
    assert all(None not in row and None not in row.values() for row in rows)


def test_the_json_says_whose_prices_they_are_and_from_when(content: Content) -> None:
    told = json.loads(rendered(content, "json"))
    assert (told["clinic"], told["currency"]) == ("Stella Mental Health", "USD")
    assert (told["read"], told["confirmed"], told["date"]) == ("2026-11-22", "2026-11-22", "2026-11-22")
    assert [table["id"] for table in told["tables"]] == list(TABLES)


@pytest.fixture
def awkward(data: Project) -> Content:
    """Content with a name that every format would trip over."""
    name = """A "quoted" & 'odd' | name, with, commas"""
    data.edit("content/pricing.yml", "name: Initial series", f"name: {json.dumps(name)}")
    return load_content(data.root, PINNED)


def test_quotes_pipes_and_commas_in_a_name_break_no_format(awkward: Content) -> None:
    name = awkward.pricing.offer("series").name
    assert next(csv.DictReader(io.StringIO(rendered(awkward, "csv"))))["row_name"] == name
    assert json.loads(rendered(awkward, "json"))["tables"][0]["rows"][0]["name"] == name
    head = lxml_html.fromstring(rendered(awkward, "html", "course")).find(".//tbody/tr/th")
    assert head is not None
    assert (head.text or "").strip() == name
    assert " &amp; " in rendered(awkward, "html")
    cells = re.split(r"(?<!\\)\|", rendered(awkward, "markdown", "course").splitlines()[4])
    assert len(cells) == 5, "an empty one, three cells, an empty one"


def test_a_table_that_does_not_exist_is_refused(content: Content) -> None:
    with pytest.raises(NameNotFound, match=r'there is no price table "curse"; did you mean "course"\?'):
        price_tables(content, "curse")


@pytest.mark.parametrize("output_format", FORMATS)
def test_every_format_ends_with_one_line_end(content: Content, output_format: str) -> None:
    assert re.search(r"[^\n]\n\Z", rendered(content, output_format))
