"""One issue for one report: opened, kept up to date, closed, and left alone when a person closed it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project import ROOT

GH = """#!{python}
import json, pathlib, sys
folder = pathlib.Path({folder!r})
if sys.argv[1:3] == ["issue", "list"]:
    print((folder / "issues.json").read_text())
else:
    with (folder / "calls").open("a") as calls:
        print(json.dumps([*sys.argv[2:], sys.stdin.read()]), file=calls)
"""
TITLE = "Links that lead nowhere"


def kept(folder: Path, report: str, *issues: tuple[str, str, str]) -> list[list[str]]:
    """Keep the issue of a report, where GitHub has `issues` with title, state and text; return what gh was told."""
    listed = [
        {"number": number, "title": title, "state": state, "body": body}
        for number, (title, state, body) in enumerate(issues, 1)
    ]
    (folder / "issues.json").write_text(json.dumps(listed), encoding="utf-8")
    gh = folder / "gh"
    gh.write_text(GH.format(python=sys.executable, folder=str(folder)), encoding="utf-8")
    gh.chmod(0o755)
    env = {"PATH": f"{folder}:{os.environ['PATH']}", "TITLE": TITLE, "REPORT": report}
    subprocess.run([sys.executable, "-S", "-m", "scripts.issue"], cwd=ROOT, env=env, check=True, capture_output=True)
    calls = folder / "calls"
    return [json.loads(line) for line in calls.read_text(encoding="utf-8").splitlines()] if calls.exists() else []


CREATED = [["create", "--title", TITLE, "--body-file", "-", "- one"]]


@pytest.mark.parametrize(
    ("report", "issues", "calls"),
    [
        ("- one\n", [], CREATED),
        ("- one\n", [("Another title with Links that lead nowhere", "OPEN", "- one")], CREATED),
        ("- one\n", [(TITLE, "OPEN", "- one\r\n")], []),
        ("- one\n", [(TITLE, "OPEN", "- two")], [["edit", "1", "--body-file", "-", "- one"]]),
        ("- one\n", [(TITLE, "CLOSED", "- one")], []),
        ("- one\n", [(TITLE, "CLOSED", "- two")], CREATED),
        (
            "- one\n",
            [(TITLE, "CLOSED", "- one"), (TITLE, "OPEN", "- two")],
            [["edit", "2", "--body-file", "-", "- one"]],
        ),
        ("", [], []),
        ("", [(TITLE, "CLOSED", "- two")], []),
        ("", [(TITLE, "OPEN", "- two")], [["close", "1", "--comment", "The last look found nothing more.", ""]]),
    ],
)
def test_there_is_one_issue_and_it_says_what_the_report_says(
    tmp_path: Path, report: str, issues: list[tuple[str, str, str]], calls: list[list[str]]
) -> None:
    assert kept(tmp_path, report, *issues) == calls
