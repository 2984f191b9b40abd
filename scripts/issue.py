"""Keep one issue for one report: `python -m scripts.issue`, or `make issue`; TITLE and REPORT are in the environment.

Needs nothing but Python and GitHub's own `gh`, since it runs where the right to write issues is.
"""

import json
import os
import re
import subprocess
from typing import Any

from scripts.command_line import run

LONGEST = 60_000  # characters; GitHub takes 65,536


def main() -> None:
    """Open the issue, bring an open one up to date, or close it when there is nothing to report.

    One that a person closed stays closed until the report is another.
    """
    title, report = os.environ["TITLE"], os.environ["REPORT"].strip()[:LONGEST]
    issue = newest(title)
    if issue and issue["state"] == "OPEN" and not report:
        gh("issue", "close", str(issue["number"]), "--comment", "The last look found nothing more.")
    elif issue and same(issue["body"], report):
        print(f"Issue {issue['number']} says so already.")
    elif issue and issue["state"] == "OPEN":
        gh("issue", "edit", str(issue["number"]), "--body-file", "-", text=report)
    elif report:
        gh("issue", "create", "--title", title, "--body-file", "-", text=report)


def same(text: str, other: str) -> bool:
    """Return whether both say the same, also where what they name has moved to another line of its file."""
    return re.sub(r":\d+`", "`", text).split() == re.sub(r":\d+`", "`", other).split()


def newest(title: str) -> dict[str, Any] | None:
    """Return the last issue with exactly this title, open or closed."""
    search = ("--state", "all", "--limit", "100", "--search", f'in:title "{title}"')
    found = json.loads(gh("issue", "list", *search, "--json", "number,title,state,body"))
    return max(
        (issue for issue in found if issue["title"] == title), key=lambda issue: int(issue["number"]), default=None
    )


def gh(*arguments: str, text: str = "") -> str:
    """Run GitHub's command line, print what it says, and return it. Errors: `CalledProcessError`."""
    done = subprocess.run(["gh", *arguments], input=text, stdout=subprocess.PIPE, text=True, check=True)
    print(done.stdout.strip())
    return done.stdout


if __name__ == "__main__":
    run(main)
