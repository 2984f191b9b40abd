"""One issue for one report: opened, kept up to date, closed, and left alone when a person closed it."""

import json
import os
from pathlib import Path

import pytest

from scripts.issue import main

GH = """#!/bin/sh
if [ "$1 $2" = "issue list" ]; then cat "{folder}/issues.json"; else (printf '%s\n' "$@"; cat) >>"{folder}/calls"; fi
"""
TITLE = "Links that lead nowhere"


def kept(folder: Path, *issues: tuple[str, str, str]) -> str:
    """Keep the issue, where GitHub has `issues` with title, state and text; return what gh was told."""
    listed = [
        {"number": number, "title": title, "state": state, "body": body}
        for number, (title, state, body) in enumerate(issues, 1)
    ]
    (folder / "issues.json").write_text(json.dumps(listed), encoding="utf-8")
    (folder / "gh").write_text(GH.format(folder=folder), encoding="utf-8")
    (folder / "gh").chmod(0o755)
    main()
    calls = folder / "calls"
    return calls.read_text(encoding="utf-8") if calls.exists() else ""


CREATED = f"issue\ncreate\n--title\n{TITLE}\n--body-file\n-\n- one"
EDITED = "issue\nedit\n{}\n--body-file\n-\n- one"
CLOSED = "issue\nclose\n1\n--comment\nThe last look found nothing more.\n"


@pytest.mark.parametrize(
    ("report", "issues", "calls"),
    [
        ("- one\n", [], CREATED),
        ("- one\n", [("Another title with Links that lead nowhere", "OPEN", "- one")], CREATED),
        ("- one\n", [(TITLE, "OPEN", "- one\r\n")], ""),
        ("- one\n", [(TITLE, "OPEN", "- two")], EDITED.format(1)),
        ("- one\n", [(TITLE, "CLOSED", "- one")], ""),
        ("- `a.yml:12`\n", [(TITLE, "CLOSED", "- `a.yml:7`")], ""),
        ("- one\n", [(TITLE, "CLOSED", "- two")], CREATED),
        (
            "- one\n",
            [(TITLE, "CLOSED", "- one"), (TITLE, "OPEN", "- two")],
            EDITED.format(2),
        ),
        ("", [], ""),
        ("", [(TITLE, "CLOSED", "- two")], ""),
        ("", [(TITLE, "OPEN", "- two")], CLOSED),
    ],
)
def test_there_is_one_issue_and_it_says_what_the_report_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, report: str, issues: list[tuple[str, str, str]], calls: str
) -> None:
    for name, value in {"PATH": f"{tmp_path}:{os.environ['PATH']}", "TITLE": TITLE, "REPORT": report}.items():
        monkeypatch.setenv(name, value)
    assert kept(tmp_path, *issues) == calls
