"""Measure everything, print tables, write bench/results.json: `make bench`. Nothing here passes or fails."""

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import asdict, is_dataclass
from typing import Any

from bench.builds import build_times
from bench.contenders import ENVIRON, OTHERS, PLAIN, ROOT, USUAL
from bench.corpus import material
from bench.latency import SERVERS, Latency, latency
from bench.loading import bare_page, paints, weights
from bench.measure import DidNotRun, measured
from bench.plain import make_mkdocs
from bench.project import make_project
from bench.report import builds_table, machine, ratios, table
from bench.scores import every_page, scores, scores_table
from scripts.data.load import Content, load_content
from scripts.static_host import hosted

WORK = ROOT / ".build/bench"
RESULTS = ROOT / "bench/results.json"
COUNTS = (15, 100, 1000)
PARTS = ("builds", "latency", "loading", "scores")


def main(environ: Mapping[str, str] = os.environ) -> None:
    """Run the parts that ONLY names, or all; what is measured replaces only that in the results."""
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    content = load_content(ROOT, ENVIRON)
    results = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    results["machine"] = machine()
    print(table(["machine", ""], results["machine"].items()), flush=True)
    for part in environ.get("ONLY", " ".join(PARTS)).split():
        print(f"\n## {part}\n", flush=True)
        results |= {"builds": _builds, "latency": _latency, "loading": _loading, "scores": _scores}[part](
            content, environ
        )
        RESULTS.write_text(json.dumps(results, indent=2, default=_plain) + "\n", encoding="utf-8")
    shutil.rmtree(WORK)


def _builds(content: Content, environ: Mapping[str, str]) -> dict[str, Any]:
    counts = [int(count) for count in environ.get("COUNTS", "").split()] or list(COUNTS)
    contenders = (*USUAL, *(OTHERS if environ.get("PEERS") == "all" else ()))
    found = build_times(contenders, [*counts, *([3000] if environ.get("BIG") else [])], ROOT, WORK, content)
    print(builds_table(found))
    print("\n" + table(["ratio", ""], ratios(found).items()), flush=True)
    return {"builds": found, "ratios": ratios(found)}


def _latency(content: Content, _: Mapping[str, str]) -> dict[str, Any]:
    found: dict[str, dict[int, Latency | str]] = {name: {} for name in SERVERS}
    given = material(ROOT, content)
    for count in (15, 1000):
        project = make_project(ROOT, WORK / f"served-{count}", count, given)
        plain = make_mkdocs(project, WORK / f"served-plain-{count}", content)
        for name in SERVERS:
            try:
                found[name][count] = latency(name, project if name == "ours" else plain)
            except (DidNotRun, OSError) as error:
                found[name][count] = str(error)
    rows = [[name, count, _latency_cell(one)] for name, by in found.items() for count, one in by.items()]
    print(table(["edit to served, s", "pages", "median (least to most); start"], rows), flush=True)
    return {"latency": found}


def _latency_cell(one: Latency | str) -> str:
    return one if isinstance(one, str) else f"{one.edit:.2f} ({one.least:.2f} to {one.most:.2f}); {one.start:.1f}"


def _loading(content: Content, _: Mapping[str, str]) -> dict[str, Any]:
    plain = make_mkdocs(ROOT, WORK / "plain", content, menu_of=None)
    measured(PLAIN.command, plain, ENVIRON)
    bare = WORK / "bare"
    bare.mkdir()
    address = content.redirects.address("costs")
    html = (plain / "site" / address / "index.html").read_text(encoding="utf-8")
    bare_page(html[html.index("<article") : html.index("</article>")], bare / "index.html")
    with ExitStack() as served:
        ours, material_, floor = (
            served.enter_context(hosted(folder)) for folder in (ROOT / "site", plain / "site", bare)
        )
        costs = {"ours": f"{ours}{address}", "plain Material": f"{material_}{address}", "bare page": floor}
        weight = weights({"ours, home": ours, "plain Material, home": material_, **costs})
        paint = paints(costs)
    rows = [[name, one.requests, one.page, one.everything] for name, one in weight.items()]
    print(table(["gzip -6 bytes", "requests", "page", "everything"], rows) + "\n")
    cells = [
        [name, *("{} ({} to {})".format(*each) for each in (one.fcp, one.lcp)), one.shift]
        for name, one in paint.items()
    ]
    print(table(["costs page, ms", "FCP", "LCP", "CLS"], cells), flush=True)
    return {"weight": weight, "paint": paint}


def _scores(_: Content, __: Mapping[str, str]) -> dict[str, Any]:
    try:
        found = scores(ROOT / "site", every_page(ROOT / "site"))
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"Lighthouse did not run: {error}")
        return {"scores": str(error)}
    print(scores_table(found), flush=True)
    return {"scores": found}


def _plain(value: object) -> object:
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else str(value)


if __name__ == "__main__":
    main()
