"""`check_source`: the pages and data of the project are right, and it says so."""

from tests.project import ROOT, Project


def test_the_pages_and_data_of_the_project_are_right() -> None:
    done = Project(ROOT).run("check_source")
    assert (done.code, done.out, done.err) == (0, "Pages and data are right.\n", "")


def test_it_makes_no_file(project: Project) -> None:
    before = sorted(project.root.rglob("*"))
    assert project.run("check_source").code == 0
    assert sorted(project.root.rglob("*")) == before


def test_it_tells_all_that_is_wrong_and_how_much(project: Project) -> None:
    line = project.append("docs/risks.md", "It costs $5, see [x](nowhere.md).")
    done = project.run("check_source")
    assert (done.code, done.out) == (1, "")
    amount, link, count = done.err.splitlines()
    assert amount.startswith(f"docs/risks.md:{line}: an amount is typed: ")
    assert link.startswith(f'docs/risks.md:{line}: the link "nowhere.md" leads nowhere; ')
    assert count == "2 problems"
