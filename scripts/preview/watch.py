"""What is on disk, told by modification times, and the thread that notices edits.

Reason: a look at a thousand files takes milliseconds, also on a volume of a dev container, which tells of no change by
itself. watchdog holds each event of Linux back for half a second, to pair those of a renamed file.
"""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Condition

PLACES = ("mkdocs.yml", "content", "docs", "overrides", "scripts")
LOOK = 0.1  # seconds between two looks
SHARE = 20  # a look may take one part in so many of the time
SETTLED = 0.03  # seconds without a further edit: editors save a file in several steps
NOT_OURS = ("__pycache__", "~")

State = dict[str, tuple[int, int]]


def state(root: Path, *places: str) -> State:
    """Return (modification time in ns, size in bytes) of every file at or below `places`, by its path below `root`."""
    found: State = {}
    for place in places:
        if (root / place).is_file():
            stat = (root / place).stat()
            found[place] = stat.st_mtime_ns, stat.st_size
        else:
            found.update(_below(root / place, place))
    return found


def _below(folder: Path, name: str) -> Iterator[tuple[str, tuple[int, int]]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name.endswith(NOT_OURS):
            continue
        try:
            if entry.is_dir(follow_symlinks=False):
                yield from _below(Path(entry.path), f"{name}/{entry.name}")
            else:
                stat = entry.stat()
                yield f"{name}/{entry.name}", (stat.st_mtime_ns, stat.st_size)
        except FileNotFoundError:  # deleted meanwhile
            continue


def watch(root: Path, edited: Callable[[], None]) -> None:
    """Call `edited` after every edit of the sources, as soon as they stay as they are. Runs until the process ends."""
    known = state(root, *PLACES)
    while True:
        started = time.thread_time()
        now = state(root, *PLACES)
        if now != known:
            known = _settled(root, now)
            edited()
        time.sleep(max(LOOK, SHARE * (time.thread_time() - started)))


def _settled(root: Path, now: State) -> State:
    before: State = {}
    while before != now:
        time.sleep(SETTLED)
        before, now = now, state(root, *PLACES)
    return now


Told = tuple[str, tuple[str, ...]]


class News:
    """What open pages wait for: the version of the sources, and what is wrong with the whole site."""

    def __init__(self) -> None:
        self._told = Condition()
        self._started, self._edits = time.time_ns(), 0  # a preview that was started anew has no version of the last one
        self._problems: tuple[str, ...] = ()

    @property
    def latest(self) -> Told:
        """The version, and a line for each problem."""
        return f"{self._started}-{self._edits}", self._problems

    def edited(self) -> None:
        """Give the sources a new version."""
        with self._told:
            self._edits += 1
            self._told.notify_all()

    def found(self, problems: tuple[str, ...]) -> None:
        """Keep what the last check of the whole site found."""
        with self._told:
            self._problems = problems
            self._told.notify_all()

    def other_than(self, known: Told | None, seconds: float) -> Told:
        """Return the latest as soon as it is not the `known` one, or after so many seconds."""
        with self._told:
            self._told.wait_for(lambda: self.latest != known, seconds)
            return self.latest
