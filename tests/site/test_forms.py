"""The forms are never part of the site: a token lies in the storage of their origin."""

from pathlib import Path

from scripts.data.source_files import SOURCE_FOLDERS
from scripts.editor import EDITOR, FORMS
from tests.project import ROOT, Project, text_of
from tests.rules.sources import name, tracked


def test_a_build_publishes_nothing_of_the_forms(project: Project) -> None:
    for folder in (EDITOR, FORMS):
        (project.root / folder).mkdir()
        project.write(f"{folder}/index.html", "<title>Formular</title>")
        project.write(f"{folder}/formular.js", "formular")
    project.build()
    assert not (project.site / EDITOR).exists()
    assert "formular" not in text_of(project.site).lower()
    assert not {EDITOR, FORMS} & {str(place) for place in SOURCE_FOLDERS}


def test_git_has_nothing_of_what_is_built() -> None:
    assert [name(file) for file in tracked() if file.is_relative_to(ROOT / EDITOR)] == []


def test_a_failed_check_on_github_writes_it_to_the_page_of_the_run(project: Project, tmp_path: Path) -> None:
    """Reason: people who use forms do not know files and lines."""
    page = tmp_path / "summary.md"
    page.write_text("Before\n", encoding="utf-8")
    project.edit("content/pricing.yml", "price: 3475", "price: $3475")
    done = project.run("check", env={"GITHUB_STEP_SUMMARY": str(page)})
    assert done.code == 1
    assert "Prices \u203a Offers" in page.read_text(encoding="utf-8").removeprefix("Before\n")
