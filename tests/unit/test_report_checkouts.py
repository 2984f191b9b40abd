"""A state of the project is laid out in its own folder, as it is."""

import subprocess
from pathlib import Path

import pytest

from scripts.report.make import unpack


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
