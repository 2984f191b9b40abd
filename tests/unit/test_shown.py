"""What the finished site says, wherever the words came from: each test spoils one thing in a copy of a right site."""

import shutil
from pathlib import Path

import pytest

from scripts.checks.banned import BannedPhrases, read_banned_phrases
from scripts.checks.site.built import built_page
from scripts.checks.site.shown import check_shown, check_shown_files
from tests.project import ROOT, Project

PAGE = "costs/index.html"


@pytest.fixture(scope="module")
def banned() -> BannedPhrases:
    return read_banned_phrases(ROOT)


def said(project: Project, banned: BannedPhrases, folder: Path, old: str, new: str) -> list[str]:
    html = (project.site / PAGE).read_text(encoding="utf-8")
    assert old in html
    (folder / PAGE).parent.mkdir()
    (folder / PAGE).write_text(html.replace(old, new, 1), encoding="utf-8")
    return [str(diagnostic) for diagnostic in check_shown(built_page(folder, project.root, folder / PAGE), banned)]


def test_the_built_site_says_nothing_it_may_not(built_project: Project, banned: BannedPhrases) -> None:
    for file in built_project.site.rglob("*.html"):
        assert list(check_shown(built_page(built_project.site, built_project.root, file), banned)) == []
    assert list(check_shown_files(built_project.site, banned)) == []


@pytest.mark.parametrize(
    ("old", "new", "diagnostic"),
    [
        ("</footer>", "<p>A miracle</p></footer>", '"miracle" is a banned phrase'),
        ("</article>", "<p>Safe and <b>effective</b></p></article>", '"Safe and effective" is a banned phrase'),
        ("</article>", '<img src="a.png" alt="A miracle"></article>', '"miracle" is a banned phrase'),
        ("</article>", '<a href="#" aria-label="50% better">x</a></article>', 'the figure "50%" stands where'),
        ("</article>", '<a href="#" title="for USD 475">x</a></article>', 'the amount "USD 475" stands where'),
        ("<title>", "<title>Half of people: ", 'the figure "Half of people" stands where'),
        ('name="description" content="', 'name="description" content="Guaranteed. ', '"Guaranteed" is not for'),
        ('property="og:title" content="', 'property="og:title" content="$5 ', 'the amount "$5" stands where'),
        ('"name":"', '"name":"A safe and e\ufb00ective guide, ', '"safe and effective" is a banned phrase'),
    ],
)
def test_what_came_another_way_is_found(  # noqa: PLR0917 - the fixtures and one fault
    built_project: Project, banned: BannedPhrases, tmp_path: Path, old: str, new: str, diagnostic: str
) -> None:
    found = said(built_project, banned, tmp_path, old, new)
    assert found
    assert all(f": {diagnostic}" in line for line in found)


def test_a_file_beside_the_pages_is_read_too(built_project: Project, banned: BannedPhrases, tmp_path: Path) -> None:
    shutil.copy2(built_project.site / "pricing.csv", tmp_path)
    with (tmp_path / "pricing.csv").open("a", encoding="utf-8") as file:
        file.write("a,miracle\n")
    (diagnostic,) = check_shown_files(tmp_path, banned)
    line = (tmp_path / "pricing.csv").read_text(encoding="utf-8").count("\n")
    assert str(diagnostic).startswith(f'site/pricing.csv:{line}: "miracle" is a banned phrase')
