"""The styles of a page: those of every page, those for what stands on it, and nothing that is not CSS."""

from pathlib import Path

import pytest

from scripts.diagnostics import CheckFailed
from scripts.outputs.head import AUTHORING, PART_SHEETS, STYLESHEET, read_styles
from tests.project import ROOT, Project

SHEETS = (STYLESHEET, *PART_SHEETS, AUTHORING)


def test_the_rules_of_each_file_are_there_in_the_order_of_their_cascade(project: Project) -> None:
    for number, path in enumerate(SHEETS):
        project.append(path.as_posix(), f".rule-{number}{{color:red}}")
    made = read_styles(project.root, *SHEETS)
    places = [made.index(f".rule-{number}{{color:red}}") for number in range(len(SHEETS))]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("page", "sheets"),
    [
        ("privacy/", []),
        ("benefits/", ["pictures.css"]),
        ("medicines/", ["tools.css"]),
        ("index.html", ["pictures.css", "tools.css"]),
        ("handouts/costs/", ["tools.css"]),
    ],
)
def test_a_page_carries_the_styles_of_what_stands_on_it(built_site: Path, page: str, sheets: list[str]) -> None:
    file = built_site / page
    html = (file / "index.html" if file.is_dir() else file).read_text(encoding="utf-8")
    more = "".join(read_styles(ROOT, path) for path in PART_SHEETS if path.name in sheets)
    assert html.count("<style>") == 1 + bool(sheets)
    assert f"<style>{more}</style>" in html or not sheets


@pytest.mark.parametrize("wrong", [".a{color red}", "@media print{.a{color red}}", ".a}", "}"])
def test_what_is_not_css_is_told_at_its_line(project: Project, wrong: str) -> None:
    path = STYLESHEET.as_posix()
    line = project.append(path, wrong)
    with pytest.raises(CheckFailed) as found:
        read_styles(project.root, STYLESHEET)
    (diagnostic,) = found.value.diagnostics
    assert str(diagnostic).startswith(f"{path}:{line}: this is not CSS (")
    assert str(diagnostic).endswith("; look for a missing or an extra bracket or colon [stylesheet-malformed]")


def test_our_own_styles_are_css() -> None:
    assert read_styles(ROOT, *SHEETS).startswith(":root{")
