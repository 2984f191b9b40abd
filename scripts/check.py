"""Build and check the site without publishing it: `python -m scripts.check`, or `make check`."""

import os
from pathlib import Path

from scripts.build import check
from scripts.command_line import ROOT, run, stop
from scripts.diagnostics import CheckFailed, GeneratorFailed
from scripts.editor.summary import summary

SUMMARY = "GITHUB_STEP_SUMMARY"  # the file that GitHub Actions shows on the page of a run


def main() -> None:
    """Check, and print a line if nothing is wrong."""
    try:
        check(ROOT)
    except CheckFailed as failure:
        if file := os.environ.get(SUMMARY):
            with Path(file).open("a", encoding="utf-8") as page:
                page.write(summary(ROOT, failure.diagnostics))
        raise
    except GeneratorFailed as error:
        stop(f"{error}\nMkDocs stopped.".strip())
    print("Pages and data are right.")


if __name__ == "__main__":
    run(main)
