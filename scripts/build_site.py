"""Build the publishable site into site/: `python -m scripts.build_site`, or `make site`."""

import sys
import time

from scripts.build import PLACE, build
from scripts.command_line import ROOT, run
from scripts.generate import GeneratorFailed


def main() -> None:
    """Build, and say where the site is and what it was made for."""
    started = time.perf_counter()
    try:
        content = build(ROOT)
    except GeneratorFailed as error:
        sys.exit(f"{error}\nThe generator stopped; {PLACE}/ is as it was.")
    except OSError as error:
        sys.exit(f"{error.filename or PLACE}: {error.strerror}; {PLACE}/ is as it was.")
    settings, seconds = content.settings, time.perf_counter() - started
    print(f"{PLACE}/ is built for {settings.url} on {settings.day}, in {seconds:.1f} s.")


if __name__ == "__main__":
    run(main)
