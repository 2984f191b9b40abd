"""Putting a new site in the place of the old one: a reader finds a whole site at every moment."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts import publish as publishing
from scripts.publish import publish, recover
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


@pytest.fixture
def without_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that cannot exchange two folders: macOS, musl."""
    monkeypatch.setattr(publishing, "_exchange", lambda _new, _place: False)


def test_a_first_site_goes_where_there_was_none(tmp_path: Path) -> None:
    publish(make_site(tmp_path / "new", "one"), tmp_path / "site")
    assert words(tmp_path / "site") == {b"one"}
    assert [folder.name for folder in tmp_path.iterdir()] == ["site"]


def test_a_new_site_takes_the_place_of_the_old_and_leaves_nothing_behind(tmp_path: Path) -> None:
    make_site(tmp_path / "site", "old")
    (tmp_path / "site/extra.txt").write_text("gone", encoding="utf-8")
    publish(make_site(tmp_path / "new", "new"), tmp_path / "site")
    assert words(tmp_path / "site") == {b"new"}
    assert [folder.name for folder in tmp_path.iterdir()] == ["site"]


@pytest.mark.usefixtures("without_exchange")
def test_a_system_without_an_exchange_gets_the_new_site_too(tmp_path: Path) -> None:
    make_site(tmp_path / "site", "old")
    publish(make_site(tmp_path / "new", "new"), tmp_path / "site")
    assert words(tmp_path / "site") == {b"new"}
    assert [folder.name for folder in tmp_path.iterdir()] == ["site"]


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


def test_a_reader_finds_every_page_at_every_moment(tmp_path: Path) -> None:
    place = make_site(tmp_path / "site", "0")

    def publish_often() -> None:
        for number in range(1, 120):
            publish(make_site(tmp_path / "new", str(number)), place)

    assert while_reading(place, publish_often) == []
    assert words(place) == {b"119"}


def test_a_build_killed_between_two_renames_is_mended_by_the_next(tmp_path: Path) -> None:
    make_site(tmp_path / ".site-old", "old")
    recover(tmp_path / "site")
    assert words(tmp_path / "site") == {b"old"}
    assert not (tmp_path / ".site-old").exists()


def test_what_a_killed_build_left_aside_is_deleted(tmp_path: Path) -> None:
    make_site(tmp_path / ".site-old", "old")
    make_site(tmp_path / "site", "new")
    recover(tmp_path / "site")
    assert words(tmp_path / "site") == {b"new"}
    assert not (tmp_path / ".site-old").exists()


def test_with_nothing_to_mend_nothing_happens(tmp_path: Path) -> None:
    recover(tmp_path / "site")
    assert list(tmp_path.iterdir()) == []


def test_a_site_that_cannot_be_exchanged_stays_as_it_was(tmp_path: Path) -> None:
    make_site(tmp_path / "site", "old")
    with pytest.raises(OSError, match="No such file"):
        publish(tmp_path / "nothing", tmp_path / "site")
    assert words(tmp_path / "site") == {b"old"}


@pytest.mark.usefixtures("without_exchange")
def test_without_an_exchange_too_a_site_that_cannot_be_replaced_stays(tmp_path: Path) -> None:
    make_site(tmp_path / "site", "old")
    with pytest.raises(OSError, match="No such file"):
        publish(tmp_path / "nothing", tmp_path / "site")
    assert words(tmp_path / "site") == {b"old"}
