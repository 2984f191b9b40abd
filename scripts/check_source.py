"""Check pages and data without a build: `python -m scripts.check_source`, or `make check`."""

from scripts.checks.check_sources import checked_sources
from scripts.command_line import ROOT, run
from scripts.diagnostics import raise_if_any, warn


def main() -> None:
    """Check, and say so when nothing is wrong."""
    sources = checked_sources(ROOT)
    warn(sources.warnings)
    raise_if_any(sources.overdue)
    print("Pages and data are right.")


if __name__ == "__main__":
    run(main)
