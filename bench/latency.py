"""How long after an edit a live preview serves it."""

import os
import re
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.contenders import BENCH, ENVIRON
from bench.measure import DidNotRun, family

PORT = 8765
ADDRESS = f"http://127.0.0.1:{PORT}/"
EDITS = 10
LEAST, ENOUGH = 3, 60.0  # so many edits at least, and no more after so many seconds
LONGEST = 600.0  # seconds
LOOK = 0.01  # seconds between two requests
SERVERS = {
    "ours": (sys.executable, "-m", "scripts.serve"),
    "plain Material": (sys.executable, "-m", "mkdocs", "serve", "-q", "-a", f"127.0.0.1:{PORT}"),
    "Zensical": (BENCH / "zensical", "serve", "-a", f"127.0.0.1:{PORT}"),
}


@dataclass(frozen=True, slots=True)
class Latency:
    """Seconds from the start to the first answer, and from saving an edit to serving it (median, least, most)."""

    start: float
    edit: float
    least: float
    most: float


def latency(name: str, folder: Path) -> Latency:
    """Measure the preview of one program on the project in `folder`. Errors: `DidNotRun`."""
    page = folder / "docs/index.md"
    before = page.read_text(encoding="utf-8")
    with _serving(name, folder) as started:
        start = _waited("</html>", started)
        taken = list[float]()
        for number in range(EDITS):
            if number >= LEAST and sum(taken) > ENOUGH:
                break
            time.sleep(1)  # a preview may still be busy with the last edit
            mark = f"This was edit {number} of the page."
            page.write_text(re.sub(r"(\n# .+\n)", rf"\1\n{mark}\n", before, count=1), encoding="utf-8")
            taken.append(_waited(mark, time.perf_counter()))
    page.write_text(before, encoding="utf-8")
    return Latency(start, statistics.median(taken), min(taken), max(taken))


@contextmanager
def _serving(name: str, folder: Path) -> Iterator[float]:
    started = time.perf_counter()
    process = subprocess.Popen(
        SERVERS[name],
        cwd=folder,
        env={**os.environ, **ENVIRON, "SITE_URL": ADDRESS},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield started
    finally:
        for pid in reversed(family(process.pid)):
            os.kill(pid, 9)
        process.wait()


def _waited(words: str, since: float) -> float:
    """Ask for the home page until it has these words; return the seconds since `since`."""
    while time.perf_counter() - since < LONGEST:
        try:
            with urllib.request.urlopen(ADDRESS) as answer:
                if words in answer.read().decode():
                    return time.perf_counter() - since
        except (OSError, urllib.error.URLError):
            pass
        time.sleep(LOOK)
    raise DidNotRun(f"nothing was served within {LONGEST:.0f} s")
