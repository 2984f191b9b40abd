"""The state of the files on disk, by modification times, and the thread that notices edits.

Reason for polling: checking a thousand files takes milliseconds, and works on the volume of a dev container too, which
reports no changes itself. watchdog delays each Linux event by half a second, to pair those of a renamed file.
"""

import os
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Condition

from scripts.data.source_files import is_ignored

WATCHED = ("mkdocs.yml", "content", "docs", "overrides", "schemas", "scripts")
POLL_INTERVAL = 0.1  # seconds between two checks
POLL_SHARE = 20  # checks pause for this many times as long as one takes
SETTLE_TIME = 0.03  # seconds without another edit: editors save a file in several steps
BYTECODE = "__pycache__"

Stamp = tuple[int, int, int]
State = dict[str, Stamp]


def state(root: Path, *places: str) -> State:
    """Return path below `root` -> (modification time in ns, size in bytes, kind) for all files at or below `places`.

    For a link, these are those of the link itself. Folders are not included, nor files that are left out of the site.
    """
    stamps: State = {}
    for place in places:
        if stamp := _stamp(root / place):
            if stat.S_ISDIR(stamp[2]):
                stamps.update(_files_below(root / place, place))
            else:
                stamps[place] = stamp
    return stamps


def kinds(files: State) -> set[tuple[str, int]]:
    """Return the path and kind of each file, without when it was edited."""
    return {(name, kind) for name, (_, _, kind) in files.items()}


def _files_below(folder: Path, name: str) -> Iterator[tuple[str, Stamp]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:  # deleted meanwhile, or no permission to read it
        return
    for entry in entries:
        is_folder = entry.is_dir(follow_symlinks=False)
        if is_ignored(entry.name, is_folder=is_folder) or entry.name == BYTECODE:
            continue
        if is_folder:
            yield from _files_below(Path(entry.path), f"{name}/{entry.name}")
        elif stamp := _stamp(entry):
            yield f"{name}/{entry.name}", stamp


def _stamp(entry: os.DirEntry[str] | Path) -> Stamp | None:
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError:  # deleted meanwhile, or the disk fails
        return None
    return status.st_mtime_ns, status.st_size, stat.S_IFMT(status.st_mode)


def watch(root: Path, on_edit: Callable[[], None]) -> None:
    """Call `on_edit` after every edit of the sources, once they have settled. Runs until the process ends."""
    known = state(root, *WATCHED)
    while True:
        started = time.thread_time()
        now = state(root, *WATCHED)
        if now != known:
            known = _settle(root, now)
            on_edit()
        time.sleep(max(POLL_INTERVAL, POLL_SHARE * (time.thread_time() - started)))


def _settle(root: Path, now: State) -> State:
    before: State = {}
    while before != now:
        time.sleep(SETTLE_TIME)
        before, now = now, state(root, *WATCHED)
    return now


Status = tuple[str, tuple[str, ...]]


class LiveStatus:
    """What open pages wait for: the version of the sources, and the problems of the whole site."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._started, self._edits = time.time_ns(), 0  # so that a restarted preview never reuses an earlier version
        self._diagnostics: tuple[str, ...] = ()

    @property
    def latest(self) -> Status:
        """The version of the sources, and a line for each problem."""
        return f"{self._started}-{self._edits}", self._diagnostics

    def bump_version(self) -> None:
        """Give the sources a new version."""
        with self._changed:
            self._edits += 1
            self._changed.notify_all()

    def set_diagnostics(self, diagnostics: tuple[str, ...]) -> None:
        """Set the problems that the last check of the whole site found, a line for each."""
        with self._changed:
            self._diagnostics = diagnostics
            self._changed.notify_all()

    def wait_for_change(self, known: Status | None, seconds: float) -> Status:
        """Return the latest status as soon as it differs from the `known` one, or else after `seconds`."""
        with self._changed:
            self._changed.wait_for(lambda: self.latest != known, seconds)
            return self.latest
