"""Check pages and data without a build: `python -m scripts.check_source`, or `make check`."""

import os
from pathlib import Path

from scripts.checks.source import check_pages, read_pages
from scripts.command_line import ROOT, run
from scripts.content.load import Content, load_content
from scripts.problems import Problem, ProblemsFound, raise_if_any


def checked_content(root: Path) -> Content:
    """Load the content and check the pages. Errors: `ProblemsFound` with all problems of both; `WrongSetting`."""
    problems: list[Problem] = []
    content = None
    try:
        content = load_content(root, os.environ)
    except ProblemsFound as found:
        problems.extend(found.problems)
    pages, unreadable = read_pages(root)
    problems.extend(unreadable)
    problems.extend(check_pages(root, pages, content))
    raise_if_any(problems)
    assert content is not None, "no content without a problem"
    return content


def main() -> None:
    """Check, and say so when nothing is wrong."""
    checked_content(ROOT)
    print("Pages and data are right.")


if __name__ == "__main__":
    run(main)
