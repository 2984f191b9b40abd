"""Lighthouse's four scores of the built site: `python -m bench.scores [page/ …]`, of every page when none is named.

Of named pages, those that do not depend on the machine must be full: `make audit` asks so.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from bench.contenders import NODE, ROOT
from bench.report import table
from scripts.browser import find
from scripts.data.load import current_content
from scripts.static_host import hosted

TOOL = ROOT / "bench/lighthouse/node_modules/lighthouse/cli/index.js"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def scores(site: Path, pages: list[str]) -> dict[str, dict[str, int]]:
    """Return page -> category -> 0 to 100, on a phone as Lighthouse simulates one. Errors: `CalledProcessError`."""
    with hosted(site) as address:
        return {page or "(home)": _scores(f"{address}{page}") for page in pages}


def every_page(site: Path) -> list[str]:
    """Return the address of every page below the site's; the home page's is empty."""
    return sorted(file.parent.relative_to(site).as_posix().strip(".") for file in site.rglob("index.html"))


def _scores(address: str) -> dict[str, int]:
    flags = ("--quiet", "--output=json", "--chrome-flags=--headless=new --no-sandbox")
    done = subprocess.run(
        [*NODE, TOOL, address, *flags, f"--only-categories={','.join(CATEGORIES)}"],
        env={**os.environ, "CHROME_PATH": find() or ""},
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout)["categories"]
    return {name: round(100 * (found[name]["score"] or 0)) for name in CATEGORIES}


def scores_table(found: dict[str, dict[str, int]]) -> str:
    """Return the scores, a line for each page."""
    return table(["page", *CATEGORIES], [[page, *one.values()] for page, one in found.items()])


def main(named: list[str]) -> None:
    """Print the scores of some pages, `costs/`, or of all."""
    now = current_content(ROOT).redirects.address
    found = scores(ROOT / "site", [now(page.strip("/") or "index") for page in named] or every_page(ROOT / "site"))
    print(scores_table(found))
    low = [page for page, one in found.items() if any(one[name] < 100 for name in CATEGORIES if name != "performance")]
    if named and low:
        sys.exit(
            f"Lighthouse finds something to mend on {', '.join(low)}; see what: node {TOOL.relative_to(ROOT)} ADDRESS"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
