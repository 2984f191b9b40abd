"""Check pages and data without a build: `python -m scripts.check_source`, or `make check`."""

from scripts.checks.source import checked_content
from scripts.command_line import ROOT, run


def main() -> None:
    """Check, and say so when nothing is wrong."""
    checked_content(ROOT)
    print("Pages and data are right.")


if __name__ == "__main__":
    run(main)
