"""Figures of the built site: a number that is not the evidence file's does not get out."""

import re
import shutil
from pathlib import Path

import pytest

from tests.project import Project
from tests.said import of_page

BENEFITS = "results/index.html"
RESPONSE = r'<data class="share" value="50" data-finding="oliver2022.response#0">50 in 100</data>'


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            RESPONSE,
            RESPONSE.replace('"50"', '"90"').replace("50 in", "90 in"),
            "the page shows oliver2022.response as 90 in 100",
        ),
        (RESPONSE, RESPONSE.replace("oliver2022.response", "oliver2022.respons"), 'no finding "oliver2022.respons"'),
        (r'<li id="source-oliver2022"', '<li id="source-nobody"', 'no source "nobody"'),
        (r'<a href="#source-oliver2022"', '<a href="#source-nobody"', "is listed, but not cited"),
    ],
)
def test_a_figure_or_source_that_is_not_the_files_is_found(
    built_project: Project, tmp_path: Path, old: str, new: str, said: str
) -> None:
    site = shutil.copytree(built_project.site, tmp_path / "site")
    page = site / BENEFITS
    text = page.read_text(encoding="utf-8")
    changed = re.sub(old, new, text)
    assert changed != text
    page.write_text(changed, encoding="utf-8")
    diagnostics = of_page(site, built_project.root, built_project.content(), BENEFITS)
    assert [diagnostic for diagnostic in diagnostics if said in diagnostic]


def test_a_figure_that_was_not_read_in_the_original_is_found(built_site: Path, project: Project) -> None:
    lines = ("      - id: response", "topic: outcome", "confidence: {}", "design: a review of clinic records")
    entry = "\n        ".join(lines)
    original, report = (entry.format(how) for how in ("verified", "partly\n        says: Some people felt better."))
    project.edit("content/evidence.yml", original, report)
    diagnostics = of_page(built_site, project.root, project.content(), BENEFITS)
    assert [diagnostic for diagnostic in diagnostics if "the page shows oliver2022.response as 50 in 100" in diagnostic]
