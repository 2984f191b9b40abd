"""Build the publishable site into site/: `python -m scripts.build_site`, or `make site`."""

import argparse
import sys
import time

from scripts.build import PLACE, build, build_with_successor
from scripts.command_line import ROOT, run, stop
from scripts.generate import COMMANDS, GeneratorFailed
from scripts.publish import WrongPlace


def main() -> None:
    """Build, and say where the site is and what it was made for."""
    parser = argparse.ArgumentParser(description="Build the publishable site into site/.")
    parser.add_argument("--generator", choices=sorted(COMMANDS), default="mkdocs")
    parser.add_argument("--python", default=sys.executable, help="where a generator other than MkDocs is installed")
    chosen = parser.parse_args()
    started = time.perf_counter()
    try:
        if chosen.generator == "mkdocs":
            content = build(ROOT)
        else:
            content = build_with_successor(ROOT, chosen.generator, chosen.python)
            print(f"{chosen.generator} and mkdocs show the same: text, headings, links, amounts, figures and markup.")
    except GeneratorFailed as error:
        stop(f"{error}\nThe generator stopped; {PLACE}/ is as it was.".strip())
    except WrongPlace as error:
        stop(f"{error}; {PLACE}/ is as it was.")
    except OSError as error:
        stop(f"{error.filename or PLACE}: {error.strerror}; {PLACE}/ is as it was.")
    settings, seconds = content.settings, time.perf_counter() - started
    print(f"{PLACE}/ is built for {settings.url} on {settings.day}, in {seconds:.1f} s.")


if __name__ == "__main__":
    run(main)
