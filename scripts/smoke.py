"""Check the published site from outside: `python -m scripts.smoke URL`, or `make smoke URL=…`."""

import argparse
import os
import time

from scripts.checks.published_site import check_live, fetch
from scripts.command_line import ROOT, run
from scripts.diagnostics import Diagnostic, raise_if_any
from scripts.git import git
from scripts.site_settings import site_day, site_url

PAUSE = 20  # seconds


def main() -> None:
    """Check until nothing is wrong or time runs out: after a publication, caches keep the old site for ten minutes."""
    parser = argparse.ArgumentParser(description="Compare the published site with what is checked out here.")
    parser.add_argument("url")
    parser.add_argument("--wait", type=int, default=720, help="seconds to go on looking; default 720")
    chosen = parser.parse_args()
    url = site_url({"SITE_URL": chosen.url})
    commit = (git(ROOT, "rev-parse", "HEAD") or "unknown").strip()
    deadline = time.monotonic() + chosen.wait
    while diagnostics := find_problems(url, commit):
        if time.monotonic() + PAUSE > deadline:
            raise_if_any(diagnostics)
        print(f"{diagnostics[0]}\nlooking again in {PAUSE} s", flush=True)
        time.sleep(PAUSE)
    print(f"{url} shows commit {commit[:12]} with the prices of content/pricing.yml.")


def find_problems(url: str, commit: str) -> list[Diagnostic]:
    """Return what is wrong with the published site at this moment."""
    return list(check_live(fetch, ROOT, url, commit, site_day(os.environ, None)))


if __name__ == "__main__":
    run(main)
