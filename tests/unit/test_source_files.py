"""What the site is made of: plain files. Links and pipes are refused by name; what editors leave beside is ignored."""

import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest

from scripts.checks.check_sources import check_sources
from scripts.data.source_files import is_plain_file, read_text
from scripts.diagnostics import CheckFailed
from tests.project import FIXTURES, PINNED, Project

LINK = "this is a symbolic link, but the site allows only plain files; "
INSTEAD = "replace it with the file or folder itself, or delete it [file-type]"


@pytest.fixture
def guide(tmp_path: Path) -> Project:
    """A copy of the small guide in tests/fixtures, with a folder of someone else's beside it."""
    shutil.copytree(FIXTURES, tmp_path / "guide")
    (tmp_path / "guide/overrides").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/secret.md").write_text("# Secret\n", encoding="utf-8")
    return Project(tmp_path / "guide")


def said(guide: Project) -> list[str]:
    try:
        check_sources(guide.root, PINNED)
    except CheckFailed as found:
        return str(found).splitlines()
    return []


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("docs/photo.png", "../../elsewhere/secret.md"),
        ("docs/pics", "../../elsewhere"),
        ("docs/up", ".."),
        ("docs/same", "."),
        ("docs/loop", "loop"),
        ("docs/loop.md", "loop.md"),
        ("docs/dead.md", "nowhere.md"),
        ("docs/inside.md", "risks.md"),
        ("docs/absolute.png", "/etc/hostname"),
        ("docs/folder/deep/link.md", "../../risks.md"),
        ("docs/.up", ".."),
        ("docs/.hidden/up", "../.."),
        ("overrides/main.html", "../../elsewhere/secret.md"),
        ("overrides/assets", "../../elsewhere"),
        ("content/extra.yml", "pricing.yml"),
        ("content/folder", ".."),
    ],
)
def test_every_link_is_refused_by_its_name_in_one_line(guide: Project, link: str, target: str) -> None:
    (guide.root / link).parent.mkdir(parents=True, exist_ok=True)
    (guide.root / link).symlink_to(target)
    assert said(guide) == [f"{link}:1: {LINK}{INSTEAD}"]


@pytest.mark.parametrize("file", ["content/pricing.yml", "docs/risks.md", "mkdocs.yml"])
def test_a_file_that_became_a_link_is_told_once(guide: Project, file: str) -> None:
    (guide.root / file).rename(guide.root.parent / "elsewhere/moved")
    (guide.root / file).symlink_to(guide.root.parent / "elsewhere/moved")
    assert said(guide) == [f"{file}:1: {LINK}{INSTEAD}"]


@pytest.mark.parametrize("folder", ["docs", "content", "overrides"])
@pytest.mark.parametrize("target", ["../elsewhere", "..", "/", "nowhere"])
def test_a_folder_that_is_a_link_is_told_and_nothing_that_follows_from_it(
    guide: Project, folder: str, target: str
) -> None:
    shutil.rmtree(guide.root / folder)
    (guide.root / folder).symlink_to(target)
    assert said(guide) == [f"{folder}:1: {LINK}{INSTEAD}"]


@pytest.mark.parametrize(
    "file", ["docs/pipe", "docs/pipe.md", "docs/pipe.png", "content/pricing.yml", "overrides/x.css"]
)
def test_a_pipe_is_refused_and_never_read(guide: Project, file: str) -> None:
    (guide.root / file).unlink(missing_ok=True)
    os.mkfifo(guide.root / file)
    assert said(guide) == [f"{file}:1: this is a pipe, but the site allows only plain files; {INSTEAD}"]


def test_a_socket_is_refused(guide: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(guide.root)  # the name of a socket is short
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind("docs/socket.md")
        assert said(guide) == [f"docs/socket.md:1: this is a socket, but the site allows only plain files; {INSTEAD}"]


def test_a_hard_link_is_a_file_like_any_other(guide: Project) -> None:
    shutil.copyfile(guide.root / "docs/risks.md", guide.root / "risks.md")
    (guide.root / "docs/risks.md").unlink()
    os.link(guide.root / "risks.md", guide.root / "docs/risks.md")
    assert said(guide) == []


LEFT = {
    "docs/.costs.md.swp": b"b0VIM 9.0",
    "docs/.DS_Store": b"\0\0\0\1Bud1",
    "docs/Thumbs.db": b"\xd0\xcf",
    "content/desktop.ini": b"[.ShellClassInfo]",
    "docs/~$costs.docx": b"\0",
    "docs/._costs.md": b"\0\5\26\7\0\2\0\0Mac OS X",
    "docs/costs.md~": b"# Old\n",
    "docs/#costs.md#": b"# Not saved\n",
    "docs/.hidden/page.md": b"# Hidden\n",
    "content/.pricing.yml.swp": b"b0VIM 9.0",
    "content/pricing.yml~": b"old: true\n",
    "content/#pricing.yml#": b"not: saved\n",
    "overrides/.main.html.swp": b"b0VIM 9.0",
    "overrides/main.html~": b"<html>",
}


@pytest.mark.parametrize("file", LEFT)
def test_what_an_editor_leaves_beside_a_file_is_no_mistake(guide: Project, file: str) -> None:
    (guide.root / file).parent.mkdir(exist_ok=True)
    guide.write(file, LEFT[file])
    assert said(guide) == []


@pytest.mark.parametrize("file", ["docs/.#costs.md", "content/.#pricing.yml", "overrides/.#main.html"])
def test_the_mark_of_an_editor_that_has_a_file_open_is_no_mistake(guide: Project, file: str) -> None:
    (guide.root / file).symlink_to("someone@host.example.1:2")
    assert said(guide) == []


@pytest.mark.parametrize("name", [b"docs/b\xff.md", b"docs/b\xff.png", b"docs/b\xff", b"overrides/b\xff.css"])
def test_a_name_that_is_no_text_is_told_in_one_line_that_can_be_read(guide: Project, name: bytes) -> None:
    path = os.path.join(os.fsencode(guide.root), name)  # noqa: PTH118 - pathlib takes no bytes
    if b"." in name:
        Path(os.fsdecode(path)).write_text("# Words\n", encoding="utf-8")
    else:
        Path(os.fsdecode(path)).mkdir()
        Path(os.fsdecode(path), "page.md").write_text("# Words\n", encoding="utf-8")
    shown = name.decode("utf-8", "backslashreplace").replace("\\x", "\\udc")
    assert said(guide) == [f"{shown}:1: the name is not valid UTF-8; rename it [file-name]"]


def test_a_folder_with_the_name_of_a_page_is_told(guide: Project) -> None:
    (guide.root / "docs/folder.md").mkdir()
    assert said(guide) == ["docs/folder.md:1: this folder is named like a page; rename it [file-name]"]


@pytest.mark.parametrize(
    "name",
    ["/etc/hostname", "docs/../mkdocs.yml", "docs/.hidden.md", "docs/up/mkdocs.yml", "docs", "docs/\0", "docs/x" * 99],
)
def test_no_other_name_passes_for_a_plain_file(guide: Project, name: str) -> None:
    (guide.root / "docs/up").symlink_to("..")
    guide.write("docs/.hidden.md", "")
    assert is_plain_file(guide.root, PurePosixPath("docs/risks.md"))
    assert not is_plain_file(guide.root, PurePosixPath(name))


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: Path(path).symlink_to("/etc/hostname")])
def test_a_file_is_not_even_opened_unless_it_is_one(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "x.yml")
    with pytest.raises(CheckFailed, match="the site allows only plain files"):
        read_text(tmp_path, PurePosixPath("x.yml"))
