"""A state of the project is laid out in its own folder, as it is, and nowhere else."""

import io
import subprocess
import tarfile
from pathlib import Path

import pytest

from scripts.report.checkouts import extract, unpack


def packed(*members: tuple[str, bytes | str]) -> tarfile.TarFile:
    """An archive of files (bytes), links (the text they lead to) and pipes (an empty text)."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, data in members:
            member = tarfile.TarInfo(name)
            if isinstance(data, bytes):
                member.size = len(data)
                archive.addfile(member, io.BytesIO(data))
            else:
                member.type, member.linkname = (tarfile.SYMTYPE if data else tarfile.FIFOTYPE), data
                archive.addfile(member)
    file.seek(0)
    return tarfile.open(fileobj=file)


@pytest.mark.parametrize(
    "members",
    [
        [("../out.txt", b"x")],
        [("a/../../out.txt", b"x")],
        [("/tmp/pytest-out.txt", b"x")],
        [("up", ".."), ("up/out.txt", b"x")],
        [("a/up", "../.."), ("a/up/out.txt", b"x")],
        [("out.txt", "../out.txt"), ("out.txt", b"x")],
        [("pipe", "")],
    ],
)
def test_nothing_is_written_outside_of_the_folder(tmp_path: Path, members: list[tuple[str, bytes | str]]) -> None:
    (tmp_path / "folder").mkdir()
    with packed(*members) as archive, pytest.raises(tarfile.TarError):
        extract(archive, tmp_path / "folder")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]
    assert not Path("/tmp/pytest-out.txt").exists()


@pytest.mark.parametrize("commit", ["HEAD", ""])
def test_a_commit_and_the_files_as_they_are_keep_their_links_and_what_may_be_run(tmp_path: Path, commit: str) -> None:
    """Reason: a build refuses links, and the report has to say so and not publish what they lead to."""
    root = tmp_path / "root"
    (root / "docs").mkdir(parents=True)
    (root / "docs/page.md").write_text("# Page\n", encoding="utf-8")
    (root / "docs/photo.png").symlink_to("/etc/hostname")
    (root / "run").write_text("#!/bin/sh\n", encoding="utf-8")
    (root / "run").chmod(0o755)
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
    for command in (["init", "-q"], ["add", "-A"], [*who, "commit", "-qm", "x"]):
        subprocess.run(["git", "-C", str(root), *command], check=True)
    unpack(root, commit, tmp_path / "made")
    assert (tmp_path / "made/docs/page.md").read_text(encoding="utf-8") == "# Page\n"
    assert (tmp_path / "made/docs/photo.png").readlink() == Path("/etc/hostname")
    assert (tmp_path / "made/run").stat().st_mode & 0o111
