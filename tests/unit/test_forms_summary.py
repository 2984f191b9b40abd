"""Where a problem is in the forms: collection, entry and field, beside its file and line."""

from pathlib import PurePosixPath

import pytest

from scripts.diagnostics import Diagnostic
from scripts.editor.summary import form_path, summary
from tests.project import Project


def line_of(project: Project, path: str, text: str) -> int:
    lines = project.read(path).split("\n")
    return next(number for number, line in enumerate(lines, 1) if text in line)


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        ("content/pricing.yml", "price: 3475", "Prices › Offers › Initial series › Prices › infusion-only › Price"),
        ("content/pricing.yml", "confirmed:", "Prices › Confirmed"),
        ("content/evidence.yml", "doi: ", "More › Sources and findings › Sources › "),
        ("docs/costs.md", "title:", "Pages › What it costs › Title"),
        ("docs/costs.md", "# ", "Pages › What it costs › Text"),
        ("mkdocs.yml", "site_name", ""),
    ],
)
def test_a_line_has_its_place_in_the_forms(path: str, text: str, told: str, guide: Project) -> None:
    found = form_path(guide.root, PurePosixPath(path), line_of(guide, path, text))
    assert found.startswith(told) if told.endswith(" ") else found == told


def test_a_file_that_cannot_be_read_has_its_collection(guide: Project) -> None:
    guide.write("content/pricing.yml", "offers: [")
    assert form_path(guide.root, PurePosixPath("content/pricing.yml"), 1) == "Prices"


def test_the_summary_is_a_table_that_markdown_cannot_break(guide: Project) -> None:
    line = line_of(guide, "content/pricing.yml", "price: 3475")
    wrong = Diagnostic(PurePosixPath("content/pricing.yml"), line, 'price is "a|b"', "write 3475", "value-price")
    *_, row = summary(guide.root, [wrong]).splitlines()
    assert row.endswith(f'| content/pricing.yml:{line} | price is "a\\|b"; write 3475 \\[value-price\\] |')
