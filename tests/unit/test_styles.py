"""The styles that every page carries: all of the three files, and nothing that is not CSS."""

import pytest

from scripts.diagnostics import CheckFailed
from scripts.outputs.head import STYLESHEETS, styles
from tests.project import ROOT, Project


def test_the_rules_of_each_file_are_there_in_the_order_of_their_cascade(project: Project) -> None:
    for number, path in enumerate(STYLESHEETS):
        project.append(path.as_posix(), f".rule-{number}{{color:red}}")
    made = styles(project.root)
    places = [made.index(f".rule-{number}{{color:red}}") for number in range(len(STYLESHEETS))]
    assert places == sorted(places)


@pytest.mark.parametrize("wrong", [".a{color red}", "@media print{.a{color red}}", ".a}", "}"])
def test_what_is_not_css_is_told_at_its_line(project: Project, wrong: str) -> None:
    path = STYLESHEETS[0].as_posix()
    line = project.append(path, wrong)
    with pytest.raises(CheckFailed) as found:
        styles(project.root)
    (diagnostic,) = found.value.diagnostics
    assert str(diagnostic).startswith(f"{path}:{line}: this is not CSS (")
    assert str(diagnostic).endswith("; look for a missing or an extra bracket or colon [stylesheet-malformed]")


def test_our_own_styles_are_css() -> None:
    assert styles(ROOT).startswith(":root{")
