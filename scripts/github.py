"""What a command hands over to the workflow that runs it: the title and text of an issue, for the job that writes it.

The job that looks has no right to write, and the job that writes runs nothing but `make issue`.
"""

import os
import secrets
from pathlib import Path


def hand_over(title: str, report: str) -> None:
    """Write both as outputs of the step, and the report to the summary of the run; outside a workflow, print it.

    Source: GitHub's documentation, workflow commands: multiline values between delimiters that nobody can guess.
    """
    output, summary = os.environ.get("GITHUB_OUTPUT"), os.environ.get("GITHUB_STEP_SUMMARY")
    if report:
        print(f"\n{title}\n\n{report}")
    if output:
        mark = secrets.token_hex(16)
        _append(output, f"title={title}\nreport<<{mark}\n{report}\n{mark}\n")
    if summary and report:
        _append(summary, f"## {title}\n\n{report}\n")


def _append(file: str, text: str) -> None:
    with Path(file).open("a", encoding="utf-8") as opened:
        opened.write(text)
