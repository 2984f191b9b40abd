"""Build the publishable site into site/: `python -m scripts.build_site`, or `make site`."""

import argparse
import time

from scripts.build import PLACE, build
from scripts.command_line import ROOT, run, stop
from scripts.diagnostics import GeneratorFailed
from scripts.publish import WrongPlace

UNCHANGED = f"{PLACE}/ is unchanged."


def main() -> None:
    """Build, and say where the site is and what it was built for."""
    argparse.ArgumentParser(description="Build the publishable site into site/.").parse_args()
    started = time.perf_counter()
    try:
        content = build(ROOT)
    except GeneratorFailed as error:
        stop(f"{error}\nMkDocs stopped; {UNCHANGED}".strip())
    except WrongPlace as error:
        stop(f"{PLACE}/ is unchanged: {error}")
    except OSError as error:
        stop(f"{error.filename or PLACE}: {error.strerror}; {UNCHANGED}")
    settings, seconds = content.settings, time.perf_counter() - started
    print(f"{PLACE}/ is built for {settings.url} on {settings.day}, in {seconds:.1f} s.")


if __name__ == "__main__":
    run(main)
