"""The change report from the command line, in small repositories: but one with a builder of a few lines."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from scripts.report.make import NoCommit, resolve_commit
from tests.project import FIXTURES, PINNED, ROOT, Done, Project, copy_sources

BUILDER = """import os, pathlib, shutil
shutil.copytree("pages", "site")
made_for = [os.environ[name] for name in ("SITE_DATE", "SITE_URL", "SOURCE_DATE_EPOCH")]
pathlib.Path("site/made-for.txt").write_text(" ".join(made_for))
assert not os.environ.keys() & {"PYTHONPATH", "PYTHONSAFEPATH", "GITHUB_ACTIONS"}
"""
NOT_IN_THE_RUN = {"GITHUB_ACTIONS": "", "GITHUB_STEP_SUMMARY": ""}  # a test adds nothing to the page of its own run
MISTAKE = 'docs/costs.md:8: there is no price "seres"; did you mean "series"?'
FAILS = f"import sys\nsys.exit({MISTAKE!r})\n"
LEADS_ON = '<html><meta http-equiv="refresh" content="0; url=/costs/"><body><article>Moved</article></body></html>'


def git(project: Project, *arguments: str) -> None:
    who = {f"GIT_{role}_{part}": "a@example.org" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    command = ["git", "-c", "commit.gpgsign=false", *arguments]
    subprocess.run(command, cwd=project.root, env={**os.environ, **who}, capture_output=True, check=True)


def commit(project: Project) -> None:
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--allow-empty", "-m", "x")


def html(words: str, price: str = "3475.00") -> str:
    mark = f'<data value="{price}" data-price="series.infusion-only">${float(price):,.0f}</data>'
    return f"<html><title>x</title><body><article><p>{words} It costs {mark}.</p></article></body></html>"


def write(project: Project, path: str, text: str) -> None:
    (project.root / path).parent.mkdir(parents=True, exist_ok=True)
    project.write(path, text)


def report(project: Project, *arguments: str, env: dict[str, str] | None = None) -> Done:
    """Run the command line of this project, whose scripts the small repository does not have, in the other's folder."""
    around = {"PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1", **NOT_IN_THE_RUN, **(env or {})}
    return project.quick("report_changes", *arguments, "--no-pictures", env=around)


@pytest.fixture
def small(tmp_path: Path) -> Project:
    """A repository whose builder copies a folder; its first commit has two pages."""
    project = Project(tmp_path / "small")
    write(project, "scripts/build_site.py", BUILDER)
    write(project, ".gitignore", "/site/\n/report/\n/.build/\n")
    write(project, "requirements/site.txt", "mkdocs==1.6.1\n")
    write(project, "content/redirects.yml", "# Old pages.\n\nredirects:\n")
    write(project, "pages/costs/index.html", html("You sit in a chair."))
    write(project, "pages/old/index.html", html("Old."))
    git(project, "init", "--quiet", "--initial-branch=main")
    commit(project)
    return project


def test_a_changed_price_and_sentence_are_told(small: Project) -> None:
    write(small, "pages/costs/index.html", html("You lie in a chair.", price="3575.00"))
    commit(small)
    done = report(small, "HEAD~1", "HEAD")
    assert (done.code, done.err) == (0, "")
    assert "| series, infusion only | $3,475 | $3,575 | +$100 (+2.9%) | costs/, old/ |" in done.out
    assert "- Changed: You ~~sit~~ **lie** in a chair." in done.out
    assert small.read("report/report.md").strip() == done.out.strip()
    assert "<ins>lie</ins>" in small.read("report/index.html")


def test_both_are_built_for_the_same_day_and_address_and_leave_nothing_behind(small: Project) -> None:
    commit(small)
    before = sorted(path.name for path in small.root.iterdir())
    done = report(small, "HEAD~1", "HEAD")
    assert done.code == 0, done.err
    assert f"both built for {PINNED['SITE_DATE']}" in done.out
    assert "Nothing changes that a visitor reads" in done.out  # made-for.txt would differ
    assert sorted(path.name for path in small.root.iterdir()) == sorted([*before, ".build", "report"])
    assert list((small.root / ".build").iterdir()) == []


def test_without_a_second_commit_the_files_are_taken_as_they_are(small: Project) -> None:
    write(small, "pages/new/index.html", html("Not committed."))
    write(small, "site/costs/index.html", html("Ignored."))
    done = report(small, "main")
    assert done.code == 0, done.err
    assert "to the working tree" in done.out
    assert "- **New:** new/" in done.out


def test_a_page_that_is_gone_and_leads_nowhere_fails_with_a_message(small: Project) -> None:
    git(small, "rm", "--quiet", "pages/old/index.html")
    commit(small)
    done = report(small, "HEAD~1", "HEAD")
    assert done.code == 1
    assert done.err == (
        'content/redirects.yml:3: the page "old/" is gone; '
        "add from: old.md, and to: the page to read instead [page-gone]\n1 problem\n"
    )
    assert "It has no redirect" in done.out


def test_a_page_that_is_gone_and_leads_on_is_told(small: Project) -> None:
    write(small, "pages/old/index.html", LEADS_ON)
    commit(small)
    done = report(small, "HEAD~1", "HEAD")
    assert (done.code, done.err) == (0, "")
    assert "- **Gone:** old/ (x). It redirects to costs/." in done.out


def test_the_report_is_added_to_the_summary_of_a_run(small: Project, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("Before.\n", encoding="utf-8")
    assert report(small, "HEAD", "HEAD", env={"GITHUB_STEP_SUMMARY": str(summary)}).code == 0
    assert summary.read_text(encoding="utf-8").startswith("Before.\n# What visitors will see differently\n")


def test_a_commit_that_is_not_there_is_one_line(small: Project) -> None:
    done = report(small, "x\ny\x1b[31m")
    assert done.code == 1
    assert done.err == 'there is no commit "x\\ny\\x1b[31m"; write a branch, a tag or an id from git log\n'


@pytest.mark.parametrize(
    "name", ["nowhere", "", "--all", "a b", "HEAD:content", "HEAD~1", "0" * 40, "a\0b", "x" * 9_999]
)
def test_what_is_no_commit_is_never_taken_for_one(small: Project, name: str) -> None:
    with pytest.raises(NoCommit, match="there is no commit"):
        resolve_commit(small.root, name)


def test_outside_of_a_repository_the_same_line_is_said(tmp_path: Path) -> None:
    done = report(Project(tmp_path), "main", env={"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)})
    assert (done.code, done.err.count("\n"), "Traceback" in done.err) == (1, 1, False)


def test_an_older_state_that_does_not_build_is_told_and_fails_nothing(small: Project) -> None:
    write(small, "scripts/build_site.py", FAILS)
    commit(small)
    write(small, "scripts/build_site.py", BUILDER)
    commit(small)
    done = report(small, "HEAD~1", "HEAD")
    assert (done.code, done.err) == (0, "")
    assert "The two cannot be compared" in done.out
    assert MISTAKE.partition(": ")[2] in done.out


def test_a_newer_state_that_does_not_build_fails_with_its_messages(small: Project) -> None:
    write(small, "scripts/build_site.py", FAILS)
    done = report(small, "HEAD")
    assert done.code == 1
    assert done.err == f"{MISTAKE}\n"


def test_a_state_older_than_the_builder_is_told(small: Project) -> None:
    git(small, "rm", "--quiet", "scripts/build_site.py")
    commit(small)
    write(small, "scripts/build_site.py", BUILDER)
    commit(small)
    done = report(small, "HEAD~1", "HEAD")
    assert done.code == 0, done.err
    assert "this state is older than the command that builds the site" in done.out.replace("\\_", "_")


def test_other_packages_than_the_installed_ones_are_told(small: Project) -> None:
    write(small, "requirements/site.txt", "mkdocs==1.6.2\n")
    commit(small)
    done = report(small, "HEAD~1", "HEAD")
    assert done.code == 0, done.err
    assert done.out.count("Note: ") == 1
    assert "locks other packages than the installed ones" in done.out


def test_an_output_that_cannot_be_written_is_one_line(small: Project) -> None:
    small.write("taken", "x")
    done = report(small, "HEAD", "HEAD", "--output", "taken")
    assert (done.code, done.err.count("\n")) == (1, 1)
    assert "the report could not be made" in done.err


def test_the_output_folder_keeps_what_is_not_the_reports(small: Project) -> None:
    write(small, "report/mine.txt", "x")
    assert report(small, "HEAD", "HEAD").code == 0
    assert small.read("report/mine.txt") == "x"


def test_a_price_change_and_a_page_that_moved_in_a_whole_site(tmp_path: Path) -> None:
    project = copy_sources(tmp_path / "project", FIXTURES)
    write(project, ".gitignore", "/site/\n/report/\n/.build/\n")
    head = re.sub("(?m)^title: .*$", "title: Where to park a car", project.read("docs/contact.md").split("---\n")[1])
    project.write("docs/parking.md", f"---\n{head}---\n\n# Parking\n\nPark here.\n")
    costs, parking = "  - Costs: costs.md\n", "  - Parking: parking.md\n"
    project.edit("mkdocs.yml", costs, costs + parking)
    git(project, "init", "--quiet", "--initial-branch=main")
    commit(project)
    (project.root / "docs/parking.md").unlink()
    project.edit("mkdocs.yml", parking, "")
    project.append("content/redirects.yml", "  - from: parking.md\n    to: contact.md")
    project.edit("content/pricing.yml", "price: 3475.00", "price: 3575.00")
    done = project.run("report_changes", "main", "--no-pictures", env=NOT_IN_THE_RUN)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[2].startswith("**1 price changed, ")
    assert "1 page removed with a redirect" in done.out.splitlines()[2]
    assert "| Initial series, Without integration therapy | $3,475 | $3,575 | +$100 (+2.9%) | costs/" in done.out
    assert "- **Gone:** parking/ (Where to park a car" in done.out
    assert "It redirects to contact/." in done.out
    assert "### On every page\n\n- Gone: Parking" in done.out
