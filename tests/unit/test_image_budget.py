"""The budget of pictures counts the file that a phone takes, and names the picture as its page has it."""

from pathlib import Path, PurePosixPath

import pytest

from scripts.checks.site.budgets import check_picture_budget
from scripts.checks.site.built import BuiltPage
from scripts.data.load import Content

SOURCE = "# Rooms\n\nWords.\n\n![A chair](img/Chair_1.jpg)\n\n## Doors\n\n![A door](img/door.png)\n"
PICTURE = (
    '<picture><source type="image/avif" srcset="/assets/img/{name}-480.avif 480w,/assets/img/{name}-1240.avif 1240w">'
    '<img src="/assets/img/{name}-620.webp" width="620" height="400" alt="A"{lazy}></picture>'
)
LAZY = ' loading="lazy"'


def told(site: Path, content: Content, chair: int, door: int) -> list[str]:
    """What is said of a page whose pictures have so many bytes on a phone; on a desk, they have ten times as many."""
    folder = site / "assets/img"
    folder.mkdir(parents=True)
    for name, size in (("chair-1-0123abcd", chair), ("door-0123abcd", door)):
        (folder / f"{name}-480.avif").write_bytes(b"\0" * size)
        (folder / f"{name}-1240.avif").write_bytes(b"\0" * size * 10)
    shown = PICTURE.format(name="chair-1-0123abcd", lazy="") + PICTURE.format(name="door-0123abcd", lazy=LAZY)
    html = f"<html><body><article>{shown}</article></body></html>"
    page = BuiltPage(PurePosixPath("rooms/index.html"), html, PurePosixPath("docs/rooms.md"), SOURCE)
    return [str(diagnostic) for diagnostic in check_picture_budget(page, site, content)]


def test_what_a_phone_loads_in_time_is_let_through(tmp_path: Path, content: Content) -> None:
    assert told(tmp_path, content, 40_000, 260_000) == []


def test_a_large_picture_on_the_first_screen_is_told_with_its_name(tmp_path: Path, content: Content) -> None:
    assert told(tmp_path, content, 40_001, 0) == [
        'docs/rooms.md:5: a phone loads 40,001 bytes of the picture "img/Chair_1.jpg", 1 over the limit of the first '
        "screen; put it below the first ## heading, cut off its edges, or take one with less detail [picture-budget]"
    ]


@pytest.mark.parametrize("door", [260_001, 400_000])
def test_too_many_bytes_on_a_page_are_told_with_the_largest(tmp_path: Path, content: Content, door: int) -> None:
    (said,) = told(tmp_path, content, 40_000, door)
    assert said == (
        f"docs/rooms.md:9: a phone loads {40_000 + door:,} bytes of pictures, {door - 260_000:,} over the limit: "
        f'{door:,} are "img/door.png", the largest; show fewer, or take some with less detail [picture-budget]'
    )
