"""Report what changes for visitors between two commits: `python -m scripts.report_changes BASE [HEAD]`."""

import argparse
import os
import signal
import subprocess
import sys
from pathlib import Path

from scripts.command_line import ROOT, run
from scripts.diagnostics import raise_if_any
from scripts.report.make import NoCommit, make_report
from scripts.site_settings import site_settings

SUMMARY = "GITHUB_STEP_SUMMARY"  # the file that GitHub Actions shows on the page of a run


def arguments() -> argparse.Namespace:
    """Parse the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts.report_changes", description="Say what a visitor sees differently between two commits."
    )
    parser.add_argument("base", metavar="BASE", help="the older commit: a branch, a tag or an id")
    parser.add_argument("head", metavar="HEAD", nargs="?", default="", help="the newer; default: the files as they are")
    parser.add_argument("--output", type=Path, default=Path("report"), metavar="FOLDER", help="default: report")
    parser.add_argument("--no-pictures", action="store_true", help="take no pictures of the pages")
    return parser.parse_args()


def main() -> None:
    """Make the report, print it, and fail if a page is gone without a redirect."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the folders of the builds are deleted
    options, settings = arguments(), site_settings(os.environ, None)
    try:
        names = options.base, options.head
        report = make_report(ROOT, names, settings, options.output, pictures=not options.no_pictures)
        if summary := os.environ.get(SUMMARY):
            with Path(summary).open("a", encoding="utf-8") as file:
                file.write(report.markdown)
    except NoCommit as error:
        sys.exit(str(error))
    except (OSError, subprocess.CalledProcessError) as error:
        sys.exit(f"the report could not be made: {error}")
    print(report.markdown)
    if report.failure:
        sys.exit(report.failure)
    raise_if_any(report.diagnostics)


if __name__ == "__main__":
    run(main)
