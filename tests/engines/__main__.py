"""Walk what a reader walks in every engine that is here: `python -m tests.engines [PATH]`, or `make engines`.

Prints a table, path by engine. Exits 1 when a path fails, and with REQUIRE_ENGINES=1 when an engine is missing.
"""

import os
import sys
from concurrent.futures import ThreadPoolExecutor

from scripts.static_host import hosted
from tests.engines import devtools, webdriver
from tests.engines.results import ROOT, exit_code, lines, table, walked
from tests.engines.tab import Site
from tests.engines.walk import PATHS

SITE = ROOT / "site"
ENGINES = (*webdriver.ENGINES, *devtools.ENGINES)


def pages() -> list[str]:
    """Return the addresses of all pages below the site's."""
    found = (file.relative_to(SITE).as_posix() for file in SITE.rglob("index.html"))
    return sorted(name.removesuffix("index.html") for name in found)


def main(*only: str) -> int:
    """Walk in one engine more than there are cores, since each waits now and then; return the exit code."""
    paths = tuple(path for path in PATHS if not only or path.name in only)
    with hosted(SITE) as address, ThreadPoolExecutor(1 + (os.cpu_count() or 1)) as pool:
        site = Site(address, pages())
        results = list(pool.map(lambda engine: walked(engine, site, paths), ENGINES))
    print(*lines(results), table([result for result in results if not result.missing], paths), sep="\n")
    return exit_code(results, required=os.environ.get("REQUIRE_ENGINES") == "1")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
