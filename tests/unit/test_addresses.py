"""Names of pages, and addresses: each is plain, and nobody's but one's."""

import shutil
from pathlib import Path, PurePosixPath

import pytest

from scripts.checks.check_sources import read_pages
from scripts.checks.source.addresses import check_addresses, check_page_names
from scripts.data.load import Content
from tests.unit.a_page import HEAD

OWN = "lowercase letters, digits and hyphens only"
HINT = "delete one of the two, or rename it [address-taken]"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("index.md", "costs.md", "folder/page.md"):
        write(tmp_path, name)
    (tmp_path / "overrides/assets").mkdir(parents=True)
    (tmp_path / "overrides/assets/favicon.svg").touch()
    return tmp_path


def write(root: Path, name: str) -> None:
    (root / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
    (root / "docs" / name).write_text(HEAD, encoding="utf-8")


def addresses(root: Path, content: Content) -> list[str]:
    return [str(diagnostic) for diagnostic in check_addresses(root, read_pages(root)[0], content)]


def test_plain_names_and_addresses_of_their_own_are_right(root: Path, content: Content) -> None:
    shutil.copy(root / "overrides/assets/favicon.svg", root / "docs/Photo of the room.svg")
    assert list(check_page_names(root)) == []
    assert addresses(root, content) == []


@pytest.mark.parametrize(
    ("name", "example"),
    [
        ("what to bring.md", " to what-to-bring.md"),
        ("Good_to_know.md", " to good-to-know.md"),
        ("Costs.md", " to costs.md"),
        ("préparation.md", " to preparation.md"),
        ("a.b.md", " to a-b.md"),
        ("Old Pages/what's new?.md", " to old-pages/what-s-new.md"),
        ("guide/README.md", " to guide/index.md"),
        ("費用.md", ""),
        ("%20.md", " to 20.md"),
        ("two\nlines.md", " to two-lines.md"),
        ("a" * 200 + "ä.md", " to " + "a" * 201 + ".md"),
    ],
)
def test_a_name_that_makes_no_plain_address_is_refused_with_one_that_does(root: Path, name: str, example: str) -> None:
    write(root, name)
    (diagnostic,) = check_page_names(root)
    assert diagnostic.path == PurePosixPath("docs") / name
    assert diagnostic.message.endswith('" is not a plain file name')
    assert diagnostic.hint == f"rename the file{example}, and change its line in mkdocs.yml: {OWN}"
    assert str(diagnostic).isprintable()


def test_a_folder_that_mkdocs_keeps_for_itself_is_told(root: Path) -> None:
    write(root, "templates/page.md")
    write(root, "folder/templates/page.md")
    assert list(map(str, check_page_names(root))) == [
        "docs/templates/page.md:1: MkDocs publishes nothing from docs/templates/; rename the folder [page-name]"
    ]


@pytest.mark.parametrize(
    ("file", "place", "other"),
    [
        ("404.md", "404/", "the 404 page"),
        ("assets/favicon.svg", "assets/favicon.svg", "overrides/assets/favicon.svg"),
        ("assets/Favicon.svg", "assets/Favicon.svg", "overrides/assets/favicon.svg"),
        ("assets/og.png", "assets/og.png", "a file that every build generates"),
    ],
)
def test_an_address_that_another_has_is_refused(
    root: Path, content: Content, file: str, place: str, other: str
) -> None:
    write(root, file)
    assert addresses(root, content) == [f'docs/{file}:1: its address "{place}" is already taken by {other}; {HINT}']


def test_a_page_and_the_index_of_a_folder_by_its_name_have_one_address(root: Path, content: Content) -> None:
    write(root, "costs/index.md")
    (said,) = addresses(root, content)
    assert said == f'docs/costs.md:1: its address "costs/" is already taken by docs/costs/index.md; {HINT}'
