"""The end of the theme's support is told 120, 60 and 30 days ahead."""

import os
import subprocess
import sys
import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest

from scripts.support_dates import FILE, warning
from tests.project import ROOT

SUPPORT = tomllib.loads((ROOT / FILE).read_text(encoding="utf-8"))
ENDS: date = SUPPORT["ends"]


@pytest.mark.parametrize(
    ("days_ahead", "told"),
    [(121, ""), (120, "120"), (61, "120"), (60, "60"), (31, "60"), (30, "30"), (1, "30"), (0, "ended"), (-9, "ended")],
)
def test_a_warning_comes_on_its_day_and_stays_until_the_next(days_ahead: int, told: str) -> None:
    title, text = warning(SUPPORT, ENDS - timedelta(days_ahead))
    assert (told in title and "May 5, 2027" in title) if told else title == text == ""


def test_a_warning_is_the_same_every_day_until_the_next_so_that_it_makes_one_issue() -> None:
    assert len({warning(SUPPORT, ENDS - timedelta(days)) for days in range(-30, 200)}) == 5


def test_the_record_that_it_names_is_there() -> None:
    assert (ROOT / SUPPORT["then"]).is_file()


def test_the_command_needs_nothing_installed_and_hands_the_warning_over(tmp_path: Path) -> None:
    """-S: no packages, as on the machine that runs it before anything was installed."""
    output, summary = tmp_path / "output", tmp_path / "summary"
    handed = {"GITHUB_ACTIONS": "true", "GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(summary)}
    done = subprocess.run(
        [sys.executable, "-S", "-m", "scripts.support_dates"],
        env={"PATH": os.environ["PATH"], "SITE_DATE": "2027-01-05", **handed},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    title = "The support of Material for MkDocs ends within 120 days, on May 5, 2027"
    assert f"::warning file={FILE}::{title}\n" in done.stdout
    assert output.read_text(encoding="utf-8").startswith(f"title={title}\nreport<<")
    assert summary.read_text(encoding="utf-8").startswith(f"## {title}\n")
