"""Results as tables to read; the same as JSON is written beside them."""

import os
import platform
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from importlib.metadata import version

from bench.builds import Results
from bench.measure import Run


def machine() -> dict[str, object]:
    """Return what the figures depend on: the machine, its load, and the versions."""
    names = ("mkdocs", "mkdocs-material", "lxml", "pydantic")
    return {
        "day": datetime.now(UTC).date().isoformat(),
        "system": platform.platform(),
        "cores": os.cpu_count(),
        "load before": round(os.getloadavg()[0], 2),
        "python": platform.python_version(),
        **{name: version(name) for name in names},
    }


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table whose columns stand below each other."""
    lines = [list(map(str, head)), *([str(cell) for cell in row] for row in rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(head))]
    shown = [" | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines]
    shown.insert(1, " | ".join("-" * width for width in widths))
    return "\n".join(f"| {line} |" for line in shown)


def builds_table(results: Results) -> str:
    """Return wall clock / processor time in seconds / memory in MB, for each program and number of pages."""
    counts = sorted({count for found in results.values() for count in found})
    rows = [[name, *(_run(found.get(count)) for count in counts)] for name, found in results.items()]
    return table(["wall s / CPU s / MB", *(f"{count} pages" for count in counts)], rows)


def _run(run: Run | str | None) -> str:
    if isinstance(run, Run):
        return f"{run.wall:.2f} / {run.cpu:.2f} / {run.memory:.0f}"
    return (run or "").splitlines()[0][:40] if run else ""


def ratios(results: Results) -> dict[str, float]:
    """Return how ours stands to plain Material, and how it grows: the figures that the targets are about."""
    ours, plain = results["ours"], results["plain Material"]
    found = {}
    for count, run in ours.items():
        other = plain.get(count)
        if isinstance(run, Run) and isinstance(other, Run):
            found[f"wall, ours / plain, {count} pages"] = round(run.wall / other.wall, 2)
            found[f"CPU, ours / plain, {count} pages"] = round(run.cpu / other.cpu, 2)
    few, many = ours.get(100), ours.get(1000)
    if isinstance(few, Run) and isinstance(many, Run):
        found["wall, 1000 pages / 100 pages / 10"] = round(many.wall / few.wall / 10, 2)
        found["CPU, 1000 pages / 100 pages / 10"] = round(many.cpu / few.cpu / 10, 2)
    return found
