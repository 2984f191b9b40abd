"""Build the publishable site into site/: `python -m scripts.build_site`, or `make site`."""

import argparse
import time

from scripts.build import SITE_FOLDER, build
from scripts.command_line import ROOT, run, stop
from scripts.diagnostics import GeneratorFailed
from scripts.publish import WrongPlace

UNCHANGED = f"{SITE_FOLDER}/ is unchanged."


def main() -> None:
    """Build the site, and print where it is and for which address and date it was built."""
    argparse.ArgumentParser(description="Build the publishable site into site/.").parse_args()
    started = time.perf_counter()
    try:
        content = build(ROOT)
    except GeneratorFailed as error:
        stop(f"{error}\nMkDocs stopped; {UNCHANGED}".strip())
    except WrongPlace as error:
        stop(f"{SITE_FOLDER}/ is unchanged: {error}")
    except OSError as error:
        stop(f"{error.filename or SITE_FOLDER}: {error.strerror}; {UNCHANGED}")
    settings, seconds = content.settings, time.perf_counter() - started
    print(f"{SITE_FOLDER}/ is built for {settings.url} on {settings.day}, in {seconds:.1f} s.")


if __name__ == "__main__":
    run(main)
