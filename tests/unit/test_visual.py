"""How pictures of pages are compared: what is new, gone or different is told, and shown."""

from pathlib import Path

import pytest
from PIL import Image

from tests.visual import compare


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    for folder in ("before", "after"):
        (tmp_path / folder).mkdir()
        Image.new("RGB", (20, 10), "white").save(tmp_path / folder / "home.png")
    return tmp_path / "before", tmp_path / "after"


def test_equal_pictures_are_no_difference(folders: tuple[Path, Path], tmp_path: Path) -> None:
    assert list(compare(*folders, tmp_path / "difference")) == []


def test_a_changed_pixel_is_counted_and_shown(folders: tuple[Path, Path], tmp_path: Path) -> None:
    with Image.open(folders[1] / "home.png") as picture:
        picture.putpixel((3, 4), (255, 255, 254))
        picture.save(folders[1] / "home.png")
    (told,) = compare(*folders, tmp_path / "difference")
    assert told.startswith("home.png: 1 pixels differ")
    with Image.open(tmp_path / "difference/home.png") as report:
        assert report.size == (60, 10)
        assert report.getpixel((43, 4)) == (255, 0, 0)


def test_a_page_that_grew_a_new_one_and_one_that_went_are_told(folders: tuple[Path, Path], tmp_path: Path) -> None:
    Image.new("RGB", (20, 11), "black").save(folders[1] / "home.png")
    Image.new("RGB", (1, 1)).save(folders[0] / "old.png")
    Image.new("RGB", (1, 1)).save(folders[1] / "young.png")
    told = list(compare(*folders, tmp_path / "difference"))
    assert [line.split(";")[0] for line in told] == ["home.png: 220 pixels differ", "old.png: gone", "young.png: new"]
