"""Names that become cells of a file which readers open in a spreadsheet: none is a formula there."""

import csv
import io

import pytest

from scripts.data.load import load_content
from scripts.diagnostics import CheckFailed
from scripts.render.price_tables import price_tables, render_tables
from tests.project import PINNED, Project

FORMULAS = (
    "=1+1 visits",
    "+1 visit",
    "-1 visit",
    "@SUM(A1)",
    " =1+1",
    "\uff1d1+1",
    "\uff0b1",
    "\uff0d1",
    "\uff20SUM",
    "\u22121",
    "'=1+1",
    '\\"=1+1\\"',
    "\u201c=1+1\u201d",
    "Series; =1+1",
)


@pytest.mark.parametrize("name", FORMULAS)
@pytest.mark.parametrize(("path", "key", "line"), [("pricing", "name", 7), ("clinic", "short-name", 2)])
def test_a_name_that_a_spreadsheet_takes_for_a_formula_is_refused(
    data: Project, path: str, key: str, line: int, name: str
) -> None:
    file = f"content/{path}.yml"
    before = next(row for row in data.read(file).split("\n") if row.strip().startswith(f"{key}: "))
    data.edit(file, before, f'{before.partition(": ")[0]}: "{name}"')
    with pytest.raises(CheckFailed) as found:
        load_content(data.root, PINNED)
    (said,) = str(found.value).splitlines()
    assert said.startswith(f"{file}:{line}: {key} is ")
    assert said.endswith(
        ", which a spreadsheet would run as a formula; begin it with a letter or a digit [value-formula]"
    )


@pytest.mark.parametrize("name", ["Add-on - two", "2 = a pair", "\u201cSeries\u201d", "\u00c9tude", "(New) series"])
def test_a_name_with_such_a_sign_inside_is_a_name(data: Project, name: str) -> None:
    data.edit("content/pricing.yml", "name: Initial series", f"name: {name}")
    content = load_content(data.root, PINNED)
    rows = csv.DictReader(io.StringIO(render_tables(price_tables(content), "csv", content)))
    assert name in {row["row_name"] for row in rows}


@pytest.mark.parametrize("confirmed", ["", "2026-11-22"])
def test_no_cell_begins_like_a_formula(data: Project, confirmed: str) -> None:
    lines = [
        f"confirmed: {confirmed}" if line.startswith("confirmed:") else line
        for line in data.read("content/pricing.yml").split("\n")
    ]
    data.write("content/pricing.yml", "\n".join(lines))
    content = load_content(data.root, PINNED)
    cells = csv.reader(io.StringIO(render_tables(price_tables(content), "csv", content)))
    assert [cell for row in cells for cell in row if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}] == []
