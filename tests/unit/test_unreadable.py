"""Files that nobody meant to save so: with two versions side by side, or in another encoding."""

from pathlib import PurePosixPath

import pytest

from scripts.checks.check_sources import check_sources
from scripts.checks.source.slips import check_structure
from scripts.data.source_files import read_text
from scripts.diagnostics import CheckFailed
from tests.project import PINNED, Project
from tests.unit.a_page import LINE, page

HINT = "keep one version, and delete the conflict markers [merge-conflict]"
FILES = ("docs/costs.md", "docs/prepare.md", "content/clinic.yml", "content/banned-phrases.yml", "mkdocs.yml")
MERGES = (
    "<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> edit",
    "<<<<<<< ours\none\n||||||| 1a2b3c4\nold\n=======\ntwo\n>>>>>>> theirs",
    "<<<<<<< ours\none\n||||||| merged common ancestors\n=======\n>>>>>>> theirs",
    "<<<<<<< ours\n|||||||\n=======\n>>>>>>> theirs",
    ">>>>>>> edit\n=======\n<<<<<<< HEAD",
    "<<<<<<<",
    ">>>>>>> a branch",
    "||||||| 1a2b3c4",
)


def said(guide: Project) -> list[str]:
    with pytest.raises(CheckFailed) as found:
        check_sources(guide.root, PINNED)
    return str(found.value).splitlines()


@pytest.mark.parametrize("merge", MERGES)
@pytest.mark.parametrize("file", FILES)
def test_each_mark_of_a_merge_is_told_and_nothing_else(guide: Project, file: str, merge: str) -> None:
    first = guide.append(file, merge)
    marks = [(first + at, line) for at, line in enumerate(merge.split("\n")) if line[:7] == line[0] * 7]
    assert said(guide) == [f'{file}:{at}: unresolved merge conflict: "{line}"; {HINT}' for at, line in marks]


def test_a_mark_in_front_matter_is_told(guide: Project) -> None:
    guide.edit("docs/risks.md", "title: ", "<<<<<<< HEAD\ntitle: ")
    assert [line.split(": ", 2)[:2] for line in said(guide)] == [["docs/risks.md:2", "unresolved merge conflict"]]


@pytest.mark.parametrize("text", ["Words.\n\n=======\n", "=======", "|||||||", "> > > > > > > deep", "a <<<<<<< b"])
def test_what_markdown_means_by_these_signs_is_no_mark(guide: Project, text: str) -> None:
    guide.append("docs/risks.md", text)
    assert text in read_text(guide.root, PurePosixPath("docs/risks.md"))


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_file_of_another_unicode_encoding_is_told_in_one_line(guide: Project, file: str, encoding: str) -> None:
    guide.write(file, guide.read(file).encode(encoding))
    assert said(guide) == [
        f"{file}:1: the file is UTF-16 text, or not text at all; save the file as UTF-8 [file-encoding]"
    ]


@pytest.mark.parametrize("file", FILES)
def test_a_file_of_an_old_windows_program_is_told_at_the_line_of_its_first_odd_sign(guide: Project, file: str) -> None:
    guide.write(file, guide.read(file).rstrip("\n").encode() + "\n# caf\xe9 \u2013 \u201cx\u201d\n".encode("cp1252"))
    line = guide.root.joinpath(file).read_bytes().count(b"\n")
    assert said(guide) == [f"{file}:{line}: byte 0xe9 is not valid UTF-8; save the file as UTF-8 [file-encoding]"]


def test_a_page_that_cannot_be_read_is_not_said_to_be_missing(guide: Project) -> None:
    """A handout and a checklist name it, and a redirect may lead to it."""
    guide.write("docs/prepare.md", b"\xff")
    assert len(said(guide)) == 1


@pytest.mark.parametrize("text", ["Words\n===", "Words\n---", "- item\n---", "Words\n-", "One.\n\nTwo\n======="])
def test_a_heading_that_is_drawn_with_a_line_is_told(text: str) -> None:
    (diagnostic,) = check_structure(page(f"# Head\n\n{text}"))
    assert diagnostic.line == LINE + 2 + text.count("\n")
    assert "turns the line above it into a heading" in diagnostic.message


@pytest.mark.parametrize(
    "text",
    ["One.\n\n---\n\nTwo.", "One\ntwo\n---", "## Head\n---", "| a |\n| --- |\n| b |", "- {{ x() }}\n- {{ y() }}"],
)
def test_a_rule_between_paragraphs_is_no_heading(text: str) -> None:
    assert list(check_structure(page(f"# Head\n\n{text}"))) == []
