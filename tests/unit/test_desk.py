"""All editorial checks together, on a copy of the project: one line each, all at once."""

import pytest

from scripts.checks.check_sources import read_pages
from scripts.checks.desk import editorial
from scripts.data.load import Content
from tests.project import Project

HARD = (
    "Individuals experiencing psychiatric deterioration necessitate comprehensive multidisciplinary evaluation. " * 80
)
LONG = "\n\n".join(["This is one " + "very " * 20 + "long sentence."] * 90)


def said(project: Project, content: Content | None) -> list[str]:
    pages, _ = read_pages(project.root)
    return [str(diagnostic) for diagnostic in sorted(editorial(project.root, pages, content)[0])]


def test_the_project_s_pages_have_no_diagnostics(built_project: Project) -> None:
    assert said(built_project, built_project.content()) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("It is 50% better.", 'a figure is typed: "50%"'),
        ("| a |\n|---|\n| a breakthrough |", '"breakthrough" is not for this site'),
        ("\n".join(["- item"] * 8), "the list has 8 items"),
        ("The midazolam group.", '"midazolam" is used before it is explained'),
        ('{{ figure("anand2023.response") }} Once it was 3 in 10.', '"3 in 10" stands on a page that counts in 100'),
        (HARD, "the page reads at grade "),
    ],
)
def test_each_check_is_asked(project: Project, text: str, message: str) -> None:
    project.append("docs/contact.md", text)
    assert [diagnostic for diagnostic in said(project, project.content()) if message in diagnostic]


def test_benefits_without_risks_are_seen(project: Project) -> None:
    project.write("docs/contact.md", project.read("docs/contact.md").replace("(risks.md", "(faq.md"))
    project.append("docs/contact.md", "word " * 150 + "\n\n## Benefits\n\nWords.")
    assert [
        diagnostic
        for diagnostic in said(project, None)
        if "the page tells benefits before it links the risks" in diagnostic
    ]


def test_banned_phrases_that_cannot_be_read_are_one_problem_among_others(project: Project) -> None:
    project.write("content/banned-phrases.yml", "phrases:\n")
    project.append("docs/contact.md", "\n".join(["- item"] * 8))
    first, second = said(project, None)
    assert first.startswith("content/banned-phrases.yml:1: phrases is empty; ")
    assert "the list has 8 items" in second


def test_long_sentences_only_warn(project: Project) -> None:
    project.append("docs/contact.md", LONG)
    pages, _ = read_pages(project.root)
    warnings = [str(diagnostic) for diagnostic in editorial(project.root, pages, project.content())[1]]
    assert len([line for line in warnings if line.startswith("docs/contact.md:")]) == 3
    assert not [line for line in said(project, None) if "20 words" in line]
