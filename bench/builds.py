"""How long each program builds the same pages: cold, whole process, in turns so that a busy moment hits them all."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from bench.contenders import ENVIRON, Contender
from bench.corpus import material
from bench.measure import DidNotRun, Run, measured, median
from bench.project import make_project
from scripts.data.load import Content

ROUNDS = {15: 5, 100: 3, 1000: 1, 3000: 1}
# More than an hour at 1,000 pages would tell nothing that 100 do not.
LARGEST = {"Sphinx + Furo": 100, "plain Material": 1000, "ProperDocs": 1000, "Zensical": 1000}

Results = dict[str, dict[int, Run | str]]


def build_times(
    contenders: Iterable[Contender], counts: Iterable[int], root: Path, work: Path, content: Content
) -> Results:
    """Return name -> number of pages -> the median run, or why there is none."""
    results: Results = {contender.name: {} for contender in contenders}
    given = material(root, content)
    for count in counts:
        project = make_project(root, work / f"ours-{count}", count, given)
        for name, found in _round_robin(list(contenders), count, project, content).items():
            results[name][count] = found
    return results


def _round_robin(contenders: list[Contender], count: int, project: Path, content: Content) -> dict[str, Run | str]:
    results: dict[str, Run | str] = {}
    folders, runs = dict[str, Path](), dict[str, list[Run]]()
    for contender in contenders:
        if not contender.needs.exists():
            results[contender.name] = "not installed"
        elif count > LARGEST.get(contender.name, count):
            results[contender.name] = "left out"
        else:
            folder = project.with_name(f"{contender.name.split()[0].strip(',').lower()}-plain-{count}")
            folders[contender.name], runs[contender.name] = contender.make(project, folder, content), []
    for _ in range(ROUNDS.get(count, 1)):
        for contender in (one for one in contenders if one.name in folders and one.name not in results):
            try:
                if contender.is_warm:
                    measured(contender.command, folders[contender.name], ENVIRON)
                runs[contender.name].append(_cold(contender, folders[contender.name]))
            except DidNotRun as error:
                results[contender.name] = f"failed: {error}"
            print(f"  {count} pages: {contender.name}", flush=True)
    return results | {name: median(done) for name, done in runs.items() if done and name not in results}


def _cold(contender: Contender, folder: Path) -> Run:
    for name in contender.leaves:
        shutil.rmtree(folder / name, ignore_errors=True)
    return measured(contender.command, folder, ENVIRON)
