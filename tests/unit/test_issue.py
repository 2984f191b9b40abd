"""`make issue` and `make kept-issue` with a stand-in for GitHub's `gh`: there is one open issue of a title."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.project import ROOT

GH = """#!/bin/sh
if [ "$1 $2" = "issue list" ]; then {listed}; else printf '%s\\n' "$@" >>"{folder}/calls"; fi
"""
TITLE, TEXT = "Links that lead nowhere", "Look at `the run`; $HOME is no more than text."


def told(folder: Path, listed: str, target: str = "issue", text: str = TEXT) -> tuple[int, str]:
    """Return the exit code of `make`, and what gh was told to do where its list of issues is `listed`."""
    (folder / "gh").write_text(GH.format(folder=folder, listed=listed), encoding="utf-8")
    (folder / "gh").chmod(0o755)
    env = {"PATH": f"{folder}:{os.environ['PATH']}", "TITLE": TITLE, "TEXT": text}
    done = subprocess.run(["make", "--silent", target], cwd=ROOT, env=env, capture_output=True, check=False)
    calls = folder / "calls"
    return done.returncode, calls.read_text(encoding="utf-8") if calls.exists() else ""


@pytest.mark.parametrize(
    ("listed", "calls"),
    [
        ("true", f"issue\ncreate\n--title\n{TITLE}\n--body\n{TEXT}\n"),
        ("echo 7", f"issue\ncomment\n7\n--body\n{TEXT}\n"),
    ],
    ids=["none is open", "one is open"],
)
def test_an_issue_is_opened_unless_one_is_open(tmp_path: Path, listed: str, calls: str) -> None:
    assert told(tmp_path, listed) == (0, calls)


def test_when_github_does_not_answer_nothing_is_opened_and_the_run_is_red(tmp_path: Path) -> None:
    assert told(tmp_path, "exit 1") == (2, "")


@pytest.mark.parametrize(
    ("listed", "text", "calls"),
    [
        ("true", TEXT, f"issue\ncreate\n--title\n{TITLE}\n--body\n{TEXT}\n"),
        ("echo 7", TEXT, f"issue\nedit\n7\n--body\n{TEXT}\n"),
        ("echo 7", "", "issue\nclose\n7\n"),
        ("true", "", ""),
    ],
    ids=["none is open", "one is open", "nothing is left to do", "nothing to do"],
)
def test_a_kept_issue_says_what_is_to_do_today(tmp_path: Path, listed: str, text: str, calls: str) -> None:
    assert told(tmp_path, listed, "kept-issue", text) == (0, calls)
