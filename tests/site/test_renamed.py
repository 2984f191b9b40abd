"""A page that is renamed or deleted: one message says where it is still named, and what to add for its readers."""

import subprocess
from pathlib import Path

import pytest

from tests.project import Project, copy_sources


def git(project: Project, *arguments: str) -> None:
    who = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    subprocess.run(["git", "-C", str(project.root), *who, *arguments], check=True, capture_output=True)


@pytest.fixture
def kept(tmp_path: Path) -> Project:
    """A project in a repository of its own, with one commit."""
    project = copy_sources(tmp_path / "project")
    git(project, "init", "-q")
    git(project, "add", "-A")
    git(project, "commit", "-qm", "One")
    return project


def lines(project: Project) -> list[str]:
    *said, _ = project.run("check").err.splitlines()
    return said


def line_of(text: str, words: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if words in line)


def test_a_renamed_page_is_one_message_until_all_is_done(kept: Project) -> None:
    pages = ("docs/index.md", "docs/medicines.md", "docs/process.md")
    named = [f"content/handouts.yml:{line_of(kept.read('content/handouts.yml'), 'page: prepare')}"]
    named += [f"{page}:{line_of(kept.read(page), 'prepare.md')}" for page in pages]
    (kept.root / "docs/prepare.md").rename(kept.root / "docs/get-ready.md")
    kept.edit("mkdocs.yml", "prepare.md", "get-ready.md")
    named_in = f"but is still named in {', '.join(named)}"
    moved = f"docs/prepare.md is now docs/get-ready.md, {named_in}; change that to get-ready.md"
    line = kept.read("content/redirects.yml").splitlines().index("redirects:") + 1
    add = '- from: prepare.md" and below it "to: get-ready.md"'
    said = [f'content/redirects.yml:{line}: {moved}, and add here "{add} [page-gone]']
    assert lines(kept) == said
    git(kept, "add", "-A")
    git(kept, "commit", "-qm", "Two")
    assert lines(kept) == said
    kept.append("content/redirects.yml", "  - from: prepare.md\n    to: get-ready.md")
    assert lines(kept) == [f"content/redirects.yml:{line}: {moved} [page-gone]"]
    for page in pages:
        kept.edit(page, "prepare.md", "get-ready.md")
    kept.edit("content/handouts.yml", "page: prepare", "page: get-ready")
    kept.build()
    assert "get-ready/" in (kept.site / "prepare/index.html").read_text(encoding="utf-8")


def test_a_deleted_page_has_no_successor_among_the_old_ones(kept: Project) -> None:
    files = ("docs/process.md", "docs/risks.md", "mkdocs.yml")
    named = [f"{file}:{line_of(kept.read(file), 'stopping.md')}" for file in files]
    (kept.root / "docs/stopping.md").unlink()
    (said,) = lines(kept)
    assert f"docs/stopping.md is gone, but is still named in {', '.join(named)}; " in said
    assert said.endswith('and add here "- from: stopping.md" and below it "to: the page to read instead" [page-gone]')


def test_a_name_that_no_page_ever_had_is_told_where_it_stands(kept: Project) -> None:
    line = kept.append("docs/faq.md", "Read [this](prises.md).")
    assert lines(kept) == [
        f'docs/faq.md:{line}: the link "prises.md" leads nowhere; did you mean "risks.md"? [link-broken]'
    ]
