"""A small site of pages that all say one word, and readers who look for its pages while something happens."""

import threading
from collections.abc import Callable
from pathlib import Path

from tests.project import files

NAMES = [f"page-{number}/index.html" for number in range(5)]


def make_site(folder: Path, word: str) -> Path:
    for name in NAMES:
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_text(word, encoding="utf-8")
    return folder


def words(folder: Path) -> set[bytes]:
    found = files(folder)
    assert sorted(found) == NAMES
    return set(found.values())


def missing(place: Path, done: threading.Event) -> list[str]:
    """Look for the pages over and over; return those that were not there at some moment."""
    gone: list[str] = []
    while not done.is_set():
        gone += [name for name in NAMES if not (place / name).exists()]
    return gone


def while_reading(place: Path, work: Callable[[], None]) -> list[str]:
    done, gone = threading.Event(), []
    readers = [threading.Thread(target=lambda: gone.extend(missing(place, done))) for _ in range(2)]
    for reader in readers:
        reader.start()
    try:
        work()
    finally:
        done.set()
        for reader in readers:
            reader.join()
    return gone
