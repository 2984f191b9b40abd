"""`check`: it builds and checks as `build_site` does, says the same, and publishes nothing."""

import pytest

from tests.project import ROOT, Project

HARD = (
    "Individuals experiencing psychiatric deterioration necessitate comprehensive multidisciplinary evaluation. " * 80
)
LONG = "\n\n".join("This is one " + "big " * count + "day." for count in (21, 22, 23, *[20] * 90))


def test_the_pages_and_data_of_the_project_are_right() -> None:
    done = Project(ROOT).run("check")
    assert (done.code, done.out, done.err) == (0, "Pages and data are right.\n", "")


def test_it_tells_all_that_is_wrong_as_a_build_does(project: Project) -> None:
    line = project.append("docs/risks.md", 'It costs $5, see [x](nowhere.md), or {{ price("seres") }}.')
    project.append("docs/costs.md", "The midazolam group.")
    project.append("docs/contact.md", "{{ open")
    done = project.run("check")
    assert (done.code, done.out) == (1, "")
    assert [said.rpartition("; ")[0].split(": ", 1)[1] for said in done.err.splitlines()[:-1]] == [
        "a macro begins with {{ and has no }}",
        '"midazolam" is used before it is explained',
        'an amount is typed: "$5"',
        'the link "nowhere.md" leads nowhere',
        'there is no price "seres"',
    ]
    assert [said for said in done.err.splitlines() if said.startswith(f"docs/risks.md:{line}: ")]
    assert done.err.splitlines()[-1] == "5 problems"
    assert project.run("build_site").err == done.err


def test_a_page_is_judged_as_it_is_read(project: Project) -> None:
    project.append("docs/contact.md", HARD)
    grade, number = project.run("check").err.splitlines()
    assert grade.startswith("docs/contact.md:1: the page reads at grade ")
    assert number == "1 problem"


def test_benefits_without_risks_and_banned_phrases_that_cannot_be_read_are_problems_among_others(
    project: Project,
) -> None:
    project.write("content/banned-phrases.yml", "phrases:\n")
    project.write("docs/contact.md", project.read("docs/contact.md").replace("(risks.md", "(faq.md"))
    project.append("docs/contact.md", "word " * 150 + "\n\n## Benefits\n\nWords.")
    project.append("docs/about.md", "It costs $5.")
    said = project.run("check").err.splitlines()
    assert [line for line in said if line.startswith("content/banned-phrases.yml:1: phrases is empty; ")]
    assert [line for line in said if "an amount is typed" in line]
    assert [line for line in said if "the page describes benefits before it links to the risks" in line]
    assert said[-1] == "3 problems"


@pytest.mark.parametrize("command", ["check", "build_site"])
def test_long_sentences_only_warn_and_a_check_publishes_nothing(project: Project, command: str) -> None:
    project.append("docs/contact.md", LONG)
    done = project.run(command)
    assert (done.code, len(done.err.splitlines())) == (0, 3)
    assert all(line.startswith("warning: docs/contact.md:") for line in done.err.splitlines())
    assert project.site.exists() == (command == "build_site")
