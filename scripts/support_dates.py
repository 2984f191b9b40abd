"""Warn before the theme's support ends: `python -m scripts.support_dates`, or `make support-dates`."""

import os
import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from scripts.command_line import ROOT, run
from scripts.github import hand_over
from scripts.site_settings import site_day

FILE = "requirements/support.toml"


def warning(support: Mapping[str, Any], today: date) -> tuple[str, str]:
    """Return title and text of the warning that holds today, or two empty texts.

    Both stay the same until the next day of warning, so that each of these makes one new issue.
    """
    ends: date = support["ends"]
    day = f"{ends:%B} {ends.day}, {ends.year}"
    passed = [days for days in support["warn-days-ahead"] if today >= ends - timedelta(days)]
    text = (
        f"{support['name']} gets security fixes until {day}. What to do, and when: `{support['then']}`.\n\n"
        f"The day stands in `{FILE}`; change it there if it was moved."
    )
    if today >= ends:
        return f"The support of {support['name']} ended on {day}", text
    if passed:
        return f"The support of {support['name']} ends within {min(passed)} days, on {day}", text
    return "", ""


def main() -> None:
    """Print the warning and hand it over; a day alone fails nothing."""
    support = tomllib.loads((ROOT / FILE).read_text(encoding="utf-8"))
    title, text = warning(support, site_day(os.environ, None))
    if title:
        print(f"::warning file={FILE}::{title}" if "GITHUB_ACTIONS" in os.environ else f"warning: {FILE}: {title}")
    else:
        print(f"The support of {support['name']} ends on {support['ends']}.")
    hand_over(title, text)


if __name__ == "__main__":
    run(main)
