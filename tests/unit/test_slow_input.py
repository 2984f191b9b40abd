"""Text made to keep a check busy: the time grows with its length, and no faster."""

import subprocess
import sys

import pytest

from tests.project import ROOT, Project

LONGEST = 120  # seconds; a search that takes the square of the length would take many times that
UNITS = ("1,", "a ", "*", "$", "1.", "1 ", "one ", "{{", "[", "](", "<http://", "_a ", "&#", "> ", "cure ")
JUDGE = """
import sys
from pathlib import PurePosixPath
from scripts.checks.banned import read_banned_phrases
from scripts.checks.normal_form import normalize
from scripts.checks.wording import amount_violations, check_characters, figure_violations, phrase_violations
from scripts.command_line import ROOT
banned, path = read_banned_phrases(ROOT), PurePosixPath("docs/costs.md")
for unit in sys.argv[1:]:
    text = unit * (100_000 // len(unit))
    words = normalize(text)
    found = [*phrase_violations(words, banned), *check_characters(path, text)]
    found += [*figure_violations(words), *amount_violations(words)]
print("judged")
"""


def test_a_long_run_of_one_sign_is_judged_soon() -> None:
    command = [sys.executable, "-c", JUDGE, *UNITS]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=LONGEST, check=False)
    assert done.stdout == "judged\n", done.stderr


@pytest.mark.parametrize("unit", ["{{", "[ a ", "![a]("])
def test_a_page_with_such_a_run_is_checked_soon(whole_guide: Project, unit: str) -> None:
    whole_guide.append("docs/costs.md", unit * (50_000 // len(unit)))
    done = whole_guide.quick("check")
    assert done.code in {0, 1}
    assert "Traceback" not in done.err
