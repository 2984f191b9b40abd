"""The pictures of a change report: of what looks different, before and after, and of nothing else."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image

from scripts.report import pictures
from scripts.report.pictures import NoPictures, Pair, take_pictures


def page(site: Path, address: str, html: str) -> None:
    (site / address).mkdir(parents=True)
    (site / address / "index.html").write_text(f"<!doctype html><title>x</title>{html}", encoding="utf-8")


def taken_of(*given: object) -> tuple[Pair, ...]:
    """Take pictures beside the browser of the other tests, of which a thread has one."""
    with ThreadPoolExecutor(1) as beside:
        return beside.submit(take_pictures, *given).result()  # type: ignore[arg-type]


def test_a_page_that_looks_different_is_pictured_at_both_widths(tmp_path: Path) -> None:
    before, after, folder = tmp_path / "before", tmp_path / "after", tmp_path / "pictures"
    page(before, "costs", "<h1>$3,475</h1><p style='height: 2000px'>Long.")
    page(after, "costs", "<h1>$3,575</h1><p style='height: 2000px'>Long.")
    page(before, "same", "<!-- one --><h1>Same</h1>")
    page(after, "same", "<!-- two --><h1>Same</h1>")
    page(before, "old", "<h1>Old</h1>")
    page(after, "old", '<meta http-equiv="refresh" content="0; url=/guide/costs/">')
    page(after, "new", "<h1>New</h1>")
    taken = taken_of(before, after, ["costs/", "same/", "old/", "new/"], "/guide/", folder)
    assert taken == (
        Pair("costs/", 360, "costs-360-before.jpg", "costs-360-after.jpg"),
        Pair("costs/", 1280, "costs-1280-before.jpg", "costs-1280-after.jpg"),
        Pair("old/", 360, "old-360-before.jpg", None),
        Pair("old/", 1280, "old-1280-before.jpg", None),
        Pair("new/", 360, None, "new-360-after.jpg"),
        Pair("new/", 1280, None, "new-1280-after.jpg"),
    )
    names = {name for pair in taken for name in (pair.before, pair.after) if name}
    assert {file.name for file in folder.iterdir()} == names
    with Image.open(folder / "costs-360-after.jpg") as picture:
        assert picture.width == 360
        assert picture.height > 2000


def test_without_a_browser_it_is_said_why_there_are_no_pictures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "find", lambda: None)
    with pytest.raises(NoPictures, match="there is no Chrome or Chromium; install one with: make report"):
        taken_of(tmp_path, tmp_path, ["costs/"], "/", tmp_path / "pictures")
    monkeypatch.setattr(pictures, "find", lambda: "/bin/false")
    with pytest.raises(NoPictures, match="the browser stopped"):
        taken_of(tmp_path, tmp_path, ["costs/"], "/", tmp_path / "pictures")
