"""What the live preview notices of the disk: every edit, whatever else lies about."""

import os
import threading
import time
from pathlib import Path

import pytest

from scripts.preview.watch import kinds, state, watch

LONGEST = 20.0  # seconds, on a machine that is busy with other tests


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "docs/folder").mkdir(parents=True)
    (tmp_path / "docs/costs.md").write_text("# Costs\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def edits(root: Path) -> threading.Event:
    """Set whenever the thread that watches tells of an edit."""
    told = threading.Event()
    threading.Thread(target=watch, args=(root, told.set), daemon=True).start()
    time.sleep(0.3)
    return told


@pytest.mark.parametrize("odd", ["loop", "dead", "pipe", "folder"])
def test_one_odd_file_keeps_no_edit_from_being_noticed(root: Path, edits: threading.Event, odd: str) -> None:
    make_odd(root / "docs" / odd)
    edits.wait(1.0)
    edits.clear()
    (root / "docs/costs.md").write_text("# Prices\n", encoding="utf-8")
    assert edits.wait(LONGEST)


def make_odd(path: Path) -> None:
    match path.name:
        case "loop":
            path.symlink_to("loop")
        case "dead":
            path.symlink_to("nowhere")
        case "pipe":
            os.mkfifo(path)
        case _:
            (path / "up").symlink_to("../..")


@pytest.mark.parametrize("odd", ["loop", "dead", "pipe"])
def test_an_odd_file_is_seen_to_come_and_go(root: Path, odd: str) -> None:
    before = state(root, "docs")
    make_odd(root / "docs" / odd)
    assert state(root, "docs").keys() - before.keys() == {f"docs/{odd}"}
    (root / "docs" / odd).unlink()
    assert state(root, "docs") == before


def test_a_file_that_becomes_a_link_is_another_kind(root: Path) -> None:
    before = kinds(state(root, "docs"))
    (root / "docs/costs.md").rename(root / "costs.md")
    (root / "docs/costs.md").symlink_to("../costs.md")
    assert kinds(state(root, "docs")) != before


@pytest.mark.parametrize("name", [".costs.md.swp", "costs.md~", "#costs.md#", ".#costs.md"])
def test_what_an_editor_leaves_is_no_edit(root: Path, name: str) -> None:
    before = state(root, "docs")
    (root / "docs" / name).touch()
    assert state(root, "docs") == before
