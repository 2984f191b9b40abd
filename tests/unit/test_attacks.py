"""Every attack of the corpus meets the checks that run before a build."""

from pathlib import Path

import pytest

from scripts.data.front_matter import read_page
from scripts.data.load import Content
from tests.attacks import corpus
from tests.project import Project
from tests.said import of_pages
from tests.unit.a_page import HEAD

MENU = "nav:\n{}"
FAMILIES = sorted({attack.family for attack in corpus()})


@pytest.mark.parametrize("family", FAMILIES)
def test_an_attack_is_refused_at_its_line_or_left_to_what_comes_later(
    tmp_path: Path, content: Content, family: str
) -> None:
    attacks = [attack for attack in corpus() if attack.family == family]
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").touch()
    (tmp_path / "mkdocs.yml").write_text(MENU.format("".join(f"- {attack.name}.md\n" for attack in attacks)))
    said = [str(diagnostic) for diagnostic in of_pages(tmp_path, [attack.page() for attack in attacks], content)]
    for attack in attacks:
        about = [line for line in said if line.startswith(f"{attack.path}:")]
        if attack.by in {"source", "expand"}:
            assert any(line.startswith(attack.place) for line in about), (attack.name, about)
        else:
            assert about == [], attack.name


@pytest.mark.parametrize(
    "name", ["evil.html", "assets/site.js", "assets/site.css", "page.markdown", "PAGE.MD", "htaccess"]
)
def test_a_file_that_is_no_page_is_refused(project_docs: Path, content: Content, name: str) -> None:
    (project_docs / "docs" / name).parent.mkdir(exist_ok=True)
    (project_docs / "docs" / name).write_text("<script>alert(1)</script>", encoding="utf-8")
    (said,) = map(str, of_pages(project_docs, [], content))
    assert said.startswith(f"docs/{name}:1: the file is not a page; ")


def test_a_picture_that_is_no_picture_is_refused(project_docs: Path, content: Content) -> None:
    (project_docs / "docs/img").mkdir(exist_ok=True)
    (project_docs / "docs/img/evil.svg").write_text("<script>alert(1)</script>", encoding="utf-8")
    (said,) = map(str, of_pages(project_docs, [], content))
    assert said.startswith('docs/img/evil.svg:1: the picture "evil.svg" is no drawing; ')


@pytest.fixture
def project_docs(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("nav: []\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("pricing", "name: Initial series", "name: <script>alert(1)</script>"),
        ("pricing", "name: Initial series", "name: '[Series](javascript:alert(1))'"),
        ("pricing", "name: Initial series", 'name: "\\x5bSeries\\x5d(javascript:alert(1))"'),
        ("clinic", "name: Stella Mental Health", "name: 'Stella {: onclick=alert(1) }'"),
        ("clinic", "name: Stella Mental Health", "name: '[a]: javascript:alert(1)'"),
        ("clinic", "name: Stella Mental Health", 'name: "Stella\\u202e"'),
    ],
)
def test_a_value_of_a_data_file_that_a_page_would_take_for_more_than_words_is_refused(
    data: Project, file: str, old: str, new: str
) -> None:
    path = f"content/{file}.yml"
    data.edit(path, old, new)
    line = data.read(path).split("\n").index(next(line for line in data.read(path).split("\n") if new in line)) + 1
    with pytest.raises(Exception, match=rf"^{path}:{line}: name is "):
        data.content()


def test_a_page_ends_its_front_matter_where_the_generator_does() -> None:
    page = read_page(HEAD.replace("---\n\n", "...\n\n") + "Words\n---\n", a_path := corpus()[0].path)
    (diagnostic,) = page.diagnostics
    assert (
        str(diagnostic) == f'{a_path}:8: the first lines end with "..."; write --- on that line [front-matter-missing]'
    )
    assert page.body.strip() == "Words\n---"
