"""Build and check the site, and publish nothing: `python -m scripts.check`, or `make check`."""

from scripts.build import check
from scripts.command_line import ROOT, run, stop
from scripts.diagnostics import GeneratorFailed


def main() -> None:
    """Check, and say so when nothing is wrong."""
    try:
        check(ROOT)
    except GeneratorFailed as error:
        stop(f"{error}\nMkDocs stopped.".strip())
    print("Pages and data are right.")


if __name__ == "__main__":
    run(main)
