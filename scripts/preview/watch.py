"""What is on disk, told by modification times, and the thread that notices edits.

Reason: a look at a thousand files takes milliseconds, also on a volume of a dev container, which tells of no change by
itself. watchdog holds each event of Linux back for half a second, to pair those of a renamed file.
"""

import os
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Condition

from scripts.data.source_files import is_left_out

PLACES = ("mkdocs.yml", "content", "docs", "overrides", "schemas", "scripts")
LOOK = 0.1  # seconds between two looks
SHARE = 20  # a look may take one part in so many of the time
SETTLED = 0.03  # seconds without a further edit: editors save a file in several steps
CACHE = "__pycache__"

Stamp = tuple[int, int, int]
State = dict[str, Stamp]


def state(root: Path, *places: str) -> State:
    """Return (modification time in ns, size in bytes, kind) of all files at or below `places`, by path below `root`.

    Of a link, those of the link itself. Folders and what is left out are not told.
    """
    found: State = {}
    for place in places:
        if stamp := _stamp(root / place):
            if stat.S_ISDIR(stamp[2]):
                found.update(_below(root / place, place))
            else:
                found[place] = stamp
    return found


def kinds(of: State) -> set[tuple[str, int]]:
    """Return what there is, without when it was edited."""
    return {(name, kind) for name, (_, _, kind) in of.items()}


def _below(folder: Path, name: str) -> Iterator[tuple[str, Stamp]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:  # deleted meanwhile, or it may not be read
        return
    for entry in entries:
        is_folder = entry.is_dir(follow_symlinks=False)
        if is_left_out(entry.name, is_folder=is_folder) or entry.name == CACHE:
            continue
        if is_folder:
            yield from _below(Path(entry.path), f"{name}/{entry.name}")
        elif stamp := _stamp(entry):
            yield f"{name}/{entry.name}", stamp


def _stamp(entry: os.DirEntry[str] | Path) -> Stamp | None:
    try:
        found = entry.stat(follow_symlinks=False)
    except OSError:  # deleted meanwhile, or on a disk that fails
        return None
    return found.st_mtime_ns, found.st_size, stat.S_IFMT(found.st_mode)


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


Status = tuple[str, tuple[str, ...]]


class News:
    """What open pages wait for: the version of the sources, and what is wrong with the whole site."""

    def __init__(self) -> None:
        self._told = Condition()
        self._started, self._edits = time.time_ns(), 0  # a preview that was started anew has no version of the last one
        self._diagnostics: tuple[str, ...] = ()

    @property
    def latest(self) -> Status:
        """The version, and a line for each problem."""
        return f"{self._started}-{self._edits}", self._diagnostics

    def edited(self) -> None:
        """Give the sources a new version."""
        with self._told:
            self._edits += 1
            self._told.notify_all()

    def found(self, diagnostics: tuple[str, ...]) -> None:
        """Keep what the last check of the whole site found."""
        with self._told:
            self._diagnostics = diagnostics
            self._told.notify_all()

    def other_than(self, known: Status | None, seconds: float) -> Status:
        """Return the latest as soon as it is not the `known` one, or after so many seconds."""
        with self._told:
            self._told.wait_for(lambda: self.latest != known, seconds)
            return self.latest
