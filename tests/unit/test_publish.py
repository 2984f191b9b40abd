"""Putting a new site in the place of the old one: a reader finds a whole site at every moment."""

import errno
import os
import shutil
import stat
from pathlib import Path

import pytest

from scripts import publish as publishing
from scripts.publish import publish, recover
from tests.unit.a_site import make_site, while_reading, words


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


def test_a_reader_finds_every_page_at_every_moment(tmp_path: Path) -> None:
    place = make_site(tmp_path / "site", "0")

    def publish_often() -> None:
        for number in range(1, 120):
            publish(make_site(tmp_path / "new", str(number)), place)

    assert while_reading(place, publish_often) == []
    assert words(place) == {b"119"}


def test_a_build_killed_between_two_renames_is_mended_by_the_next(tmp_path: Path) -> None:
    make_site(tmp_path / ".site.make-site-old", "old")
    recover(tmp_path / "site")
    assert words(tmp_path / "site") == {b"old"}
    assert not (tmp_path / ".site.make-site-old").exists()


def test_what_a_killed_build_left_aside_is_deleted(tmp_path: Path) -> None:
    make_site(tmp_path / ".site.make-site-old", "old")
    make_site(tmp_path / "site", "new")
    recover(tmp_path / "site")
    assert words(tmp_path / "site") == {b"new"}
    assert not (tmp_path / ".site.make-site-old").exists()


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


def test_what_is_published_is_published_when_the_old_site_cannot_be_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    make_site(tmp_path / "site", "old")
    with monkeypatch.context() as patched:
        patched.setattr(shutil, "rmtree", refuse)
        publish(make_site(tmp_path / "new", "new"), tmp_path / "site")
    assert words(tmp_path / "site") == {b"new"}
    said = f"warning: {tmp_path}/new could not be deleted (Permission denied); delete it by hand [output-folder]\n"
    assert capsys.readouterr().err == said


def test_everyone_may_read_what_is_published_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        publish(make_site(tmp_path / "new", "new"), tmp_path / "site")
    finally:
        os.umask(before)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "site").rglob("*")}
    assert modes | {stat.S_IMODE((tmp_path / "site").stat().st_mode)} == {0o755, 0o644}
