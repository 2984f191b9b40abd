"""What the finished site says, wherever the words came from: each test spoils one thing in a copy of a right site."""

import shutil
from pathlib import Path

import pytest

from scripts.checks.banned import BannedPhrases, read_banned_phrases
from scripts.checks.site.built import read_built_page
from scripts.checks.site.shown import check_shown_files, check_shown_text
from scripts.data.load import Content
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
    return [
        str(diagnostic) for diagnostic in check_shown_text(read_built_page(folder, project.root, folder / PAGE), banned)
    ]


def test_the_built_site_says_nothing_it_may_not(
    built_project: Project, content: Content, banned: BannedPhrases
) -> None:
    for file in built_project.site.rglob("*.html"):
        assert list(check_shown_text(read_built_page(built_project.site, built_project.root, file), banned)) == []
    assert list(check_shown_files(built_project.site, built_project.root, content, banned)) == []


@pytest.mark.parametrize(
    ("old", "new", "diagnostic"),
    [
        ("</footer>", "<p>A miracle</p></footer>", '"miracle" is a banned phrase'),
        ("</article>", "<p>Safe and <b>effective</b></p></article>", '"Safe and effective" is a banned phrase'),
        ("</article>", '<img src="a.png" alt="A miracle"></article>', '"miracle" is a banned phrase'),
        (
            "</article>",
            '<a href="#" aria-label="50% better">x</a></article>',
            'a figure is in a title, description or label: "50%"; leave it out',
        ),
        (
            "</article>",
            '<a href="#" title="for USD 475">x</a></article>',
            'an amount is in a title, description or label: "USD 475"',
        ),
        ("<title>", "<title>Half of people: ", 'a figure is in a title, description or label: "Half of people"'),
        ('name="description" content="', 'name="description" content="Guaranteed. ', '"Guaranteed" is a banned'),
        (
            'property="og:title" content="',
            'property="og:title" content="$5 ',
            'an amount is in a title, description or label: "$5"',
        ),
        ('"name":"', '"name":"A safe and e\ufb00ective guide, ', '"safe and effective" is a banned phrase'),
    ],
)
def test_what_came_another_way_is_found(  # noqa: PLR0917 - the fixtures and one fault
    built_project: Project, banned: BannedPhrases, tmp_path: Path, old: str, new: str, diagnostic: str
) -> None:
    found = said(built_project, banned, tmp_path, old, new)
    assert found
    assert all(f": {diagnostic}" in line for line in found)


@pytest.mark.parametrize(
    ("name", "line", "origin"),
    [
        ("pricing.csv", "a,miracle", "content/pricing.yml"),
        ("assets/x.txt", "A miracle", "overrides/assets/x.txt"),
        ("robots.txt", "A miracle", "mkdocs.yml"),
    ],
)
def test_a_banned_phrase_in_another_file_is_reported_where_it_comes_from(  # noqa: PLR0917 - fixtures and one fault
    built_project: Project, content: Content, banned: BannedPhrases, tmp_path: Path, name: str, line: str, origin: str
) -> None:
    root, site = tmp_path / "project", tmp_path / "site"
    shutil.copytree(built_project.root / "docs", root / "docs")
    (root / "overrides/assets").mkdir(parents=True)
    (root / "overrides/assets/x.txt").touch()
    (site / name).parent.mkdir(parents=True)
    (site / name).write_text(f"words\n{line}\n", encoding="utf-8")
    (diagnostic,) = check_shown_files(site, root, content, banned)
    assert str(diagnostic).startswith(f'{origin}:1: "miracle" is a banned phrase')
