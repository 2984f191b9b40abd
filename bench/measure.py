"""Run a program and say what it took: wall clock, processor time and memory, with everything that it started."""

import os
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

LOOK = 0.05  # seconds between two looks at the memory
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took: seconds by the clock, seconds of processor time, and megabytes at its peak."""

    wall: float
    cpu: float
    memory: float


class DidNotRun(Exception):
    """A program that was to be measured failed; the text is the end of what it printed."""


def measured(command: Sequence[str | Path], folder: Path, env: Mapping[str, str] | None = None) -> Run:
    """Run `command` in `folder` to its end. Errors: `DidNotRun`."""
    log = folder.parent / f"{folder.name}.log"
    with log.open("wb") as said:
        started = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **(env or {})}, stdout=said, stderr=subprocess.STDOUT
        )
        with _Memory(process.pid) as memory:
            _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise DidNotRun(log.read_text(encoding="utf-8", errors="replace")[-600:].strip())
    return Run(wall, usage.ru_utime + usage.ru_stime, memory.peak / 1e6)


def median(runs: Sequence[Run]) -> Run:
    """Return the median of each figure on its own."""
    return Run(*(statistics.median(getattr(run, name) for run in runs) for name in ("wall", "cpu", "memory")))


class _Memory:
    """Looks, while it is open, at how much memory a process and all below it hold at once (RSS, in bytes)."""

    def __init__(self, pid: int) -> None:
        self.peak = 0
        self._pid, self._ended = pid, Event()
        self._thread = Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "_Memory":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(LOOK):
            self.peak = max(self.peak, sum(map(_resident, family(self._pid))))


def family(pid: int) -> list[int]:
    """Return a process and all below it, as Linux tells; elsewhere the process alone."""
    found, new = [pid], [pid]
    while new:
        children = [child for parent in new for child in _children(parent)]
        found, new = [*found, *children], children
    return found


def _children(pid: int) -> list[int]:
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        return [int(child) for task in tasks for child in (task / "children").read_text(encoding="ascii").split()]
    except OSError:
        return []


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * PAGE
    except (OSError, IndexError):
        return 0
