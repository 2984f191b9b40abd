"""List the pages whose review is overdue, as the text of a GitHub issue: `make reviews`."""

import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from scripts.checks.check_sources import read_pages
from scripts.command_line import ROOT, run
from scripts.data.front_matter import Page
from scripts.data.load import current_content

ADVICE = (
    "Have a clinician read each page, then update `last-review` and `next-review` in it. Moving a date is not a "
    "review. This list is renewed every day, and the issue closes itself when nothing is overdue."
)


def text(pages: Iterable[Page], day: date) -> str:
    """Return the text of the issue in Markdown, the longest overdue first; empty if no review is overdue."""
    due_dates = ((page.front_matter.next_review, page.path) for page in pages if page.front_matter)
    overdue = [f"- `{path}`: due on {due}" for due, path in sorted(due_dates) if due < day]
    return "\n".join([ADVICE, "", *overdue]) if overdue else ""


def main() -> None:
    """Print the text, and pass it to the next job of a workflow."""
    pages, _ = read_pages(ROOT)
    issue = text(pages, current_content(ROOT).settings.day)
    print(issue or "No review is overdue.")
    if file := os.environ.get("GITHUB_OUTPUT"):
        with Path(file).open("a", encoding="utf-8") as output:
            output.write(f"overdue<<END\n{issue}\nEND\n" if issue else "overdue=\n")


if __name__ == "__main__":
    run(main)
