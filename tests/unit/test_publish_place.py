"""The place of the site: a folder, or a link to one, on this disk or another; anything else is told and stays."""

import errno
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from scripts import publish as publishing
from scripts.publish import WrongPlace, publish, recover, replaceable_folder
from tests.project import files
from tests.unit.a_site import NAMES, make_site, while_reading, words


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project beside a folder that a web server serves."""
    (tmp_path / "project/docs").mkdir(parents=True)
    (tmp_path / "www").mkdir()
    return tmp_path / "project"


def of_ours(folder: Path) -> Path:
    (folder / "build.json").write_text("{}", encoding="utf-8")
    return folder


@pytest.mark.parametrize("exchange", [True, False])
def test_through_a_link_the_folder_that_it_leads_to_is_exchanged_and_the_link_stays(
    root: Path, monkeypatch: pytest.MonkeyPatch, exchange: bool
) -> None:
    if not exchange:
        monkeypatch.setattr(publishing, "_exchange", lambda _new, _place: False)
    (root / "site").symlink_to("../www")
    for word in ("one", "two", "three"):
        publish(of_ours(make_site(root / "new", word)), root / "site")
        assert (root / "site").readlink() == Path("../www")
        assert {data for name, data in files(root.parent / "www").items() if name in NAMES} == {word.encode()}
    assert sorted(path.name for path in root.parent.iterdir()) == ["project", "www"]


def test_a_reader_behind_a_link_finds_every_page_at_every_moment(root: Path) -> None:
    (root / "site").symlink_to("../www")
    publish(of_ours(make_site(root / "new", "0")), root / "site")

    def publish_often() -> None:
        for number in range(1, 60):
            publish(of_ours(make_site(root / "new", str(number))), root / "site")

    assert while_reading(root / "site", publish_often) == []


@pytest.fixture
def other_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on another file system; a rename to it fails."""
    shared = Path("/dev/shm")
    if not shared.is_dir() or shared.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("there is one file system only")
    with tempfile.TemporaryDirectory(dir=shared) as folder:
        yield Path(folder)


def test_a_link_to_another_disk_is_followed_too(root: Path, other_disk: Path) -> None:
    (other_disk / "www").mkdir()
    (root / "site").symlink_to(other_disk / "www")
    for word in ("one", "two"):
        publish(of_ours(make_site(root / "new", word)), root / "site")
        assert {data for name, data in files(other_disk / "www").items() if name in NAMES} == {word.encode()}
    assert [path.name for path in other_disk.iterdir()] == ["www"]
    assert not (root / "new").exists()


def test_another_disk_that_is_full_stays_as_it_was(
    root: Path, other_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "site").symlink_to(of_ours(make_site(other_disk / "www", "old")))

    def full(_: object, place: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(place))

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(OSError, match="No space left on device"):
        publish(of_ours(make_site(root / "new", "new")), root / "site")
    assert set(files(other_disk / "www").values()) == {b"old", b"{}"}
    assert [path.name for path in other_disk.iterdir()] == ["www"]


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda site: site.symlink_to("../nowhere"), "which does not exist; create that folder, or delete the link"),
        (lambda site: site.symlink_to("site"), "site is a circular link; delete it"),
        (lambda site: site.symlink_to("docs"), "which is inside the project or contains it; link to another folder"),
        (lambda site: site.symlink_to(".."), "which is inside the project or contains it; link to another folder"),
        (lambda site: site.symlink_to("/"), "which is inside the project or contains it; link to another folder"),
        (lambda site: site.symlink_to("../file"), "which is not a folder; move it away"),
        (lambda site: site.symlink_to("../theirs"), "which has files that make site did not write; empty that folder"),
        (lambda site: site.write_text("mine"), "site is not a folder; move it away"),
        (os.mkfifo, "site is not a folder; move it away"),
    ],
)
def test_a_place_that_a_site_cannot_take_is_told_and_stays(
    root: Path, make: Callable[[Path], object], said: str
) -> None:
    (root.parent / "file").write_text("mine", encoding="utf-8")
    (root.parent / "theirs").mkdir()
    (root.parent / "theirs/letter.txt").write_text("mine", encoding="utf-8")
    make(root / "site")
    before, kind = files(root.parent), (root / "site").lstat().st_mode
    recover(root / "site")
    with pytest.raises(WrongPlace) as found:
        publish(of_ours(make_site(root / "new", "new")), root / "site")
    assert said in str(found.value)
    assert str(found.value).startswith("site is ")
    shutil.rmtree(root / "new")
    assert files(root.parent) == before
    assert (root / "site").lstat().st_mode == kind


def test_a_disk_of_its_own_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os.path, "ismount", lambda path: Path(path).name == "site")
    (root / "site").mkdir()
    with pytest.raises(WrongPlace, match="site is the root of a disk, which cannot be replaced; "):
        replaceable_folder(root / "site")


@pytest.mark.parametrize("folder", ["site", "."])
def test_a_folder_that_may_not_be_written_is_told(root: Path, monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    (root / "site").mkdir()
    monkeypatch.setattr(os, "access", lambda path, _mode: Path(path) != (root / folder).resolve())
    with pytest.raises(WrongPlace, match="site is not writable; check the permissions"):
        replaceable_folder(root / "site")


def test_a_build_that_was_killed_behind_a_link_is_mended_by_the_next(root: Path) -> None:
    (root / "site").symlink_to("../www")
    make_site(root.parent / ".www.make-site-old", "old")
    make_site(root.parent / ".www.make-site-new", "half")
    (root.parent / "www").rmdir()
    recover(root / "site")
    assert words(root / "site") == {b"old"}
    assert sorted(path.name for path in root.parent.iterdir()) == ["project", "www"]
