"""Pictures on pages and in data: each has words and a file, its braces mean something, and no file is left over."""

from pathlib import Path

import pytest

from scripts.data.load import Content
from tests.photos import halves, of_phone, saved
from tests.unit.test_source_checks import FIRST_LINE, checked, root, with_text

__all__ = ["root"]

ROOM = "![A room with two chairs](img/room.jpg)"
BRACES = "write align=left, align=right, width=300, loading=lazy, or .decorative, or delete it [image-attributes]"


@pytest.fixture
def photos(root: Path) -> Path:
    (root / "docs/img").mkdir(exist_ok=True)
    (root / "docs/img/room.jpg").write_bytes(saved(halves(90, 60)))
    return root


@pytest.mark.parametrize(
    "text",
    [
        ROOM,
        f"{ROOM}{{ align=left width=300 loading=lazy }}",
        f'{ROOM}{{: align="right" width="40" }}',
        "![](img/room.jpg){ .decorative }",
        "![{{ clinic() }}](img/room.jpg)",
        f"[{ROOM}](index.md)",
        f"- {ROOM}\n- ![24 chairs](img/room.jpg)",
        f"<figure markdown>\n{ROOM}{{ width=300 }}\n</figure>",
        f"<figure markdown>\n{ROOM}\n\n/// caption\nThe room\n///\n\n</figure>",
        f"{ROOM}\n/// caption\nThe room\n///",
        "![A room][it]\n\n[it]: img/room.jpg",
    ],
)
def test_a_picture_is_accepted_in_all_forms_of_the_reference(photos: Path, content: Content, text: str) -> None:
    assert with_text(photos, content, text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "![A](img/rom.jpg)",
            'there is no picture "img/rom.jpg" in docs/img; did you mean "img/room.jpg"? [image-place]',
        ),
        (
            "![A](img/Room.JPG)",
            'there is no picture "img/Room.JPG" in docs/img; did you mean "img/room.jpg"? [image-place]',
        ),
        (
            "![A](/img/room.jpg)",
            'there is no picture "/img/room.jpg" in docs/img; did you mean "img/room.jpg"? [image-place]',
        ),
        (
            "![A](img/room.jpg#only-dark)",
            'the address of the picture "img/room.jpg#only-dark" has something behind its name; delete that; light and '
            "dark pages show the same picture [image-place]",
        ),
        (
            "![A](img/my room.jpg)",
            'the address of a picture has a space: "img/my room.jpg"; rename the file without spaces, here too '
            "[image-place]",
        ),
        ("![A](img/a(b", '"![A](" begins a picture that cannot be read; write ![what it shows](img/name.jpg) [image-'),
        ("![A](javascript:alert(1))", 'the picture "javascript:alert(1)" would be loaded from another site; '),
        ("[the room](img/room.jpg)", 'a link leads to the picture "img/room.jpg"; show it on the page: '),
        (
            "![](img/room.jpg)",
            "the image has no alt text for people who cannot see it; describe in words what it shows, ",
        ),
        *(
            (f"![{alt}](img/room.jpg)", f'the alt text "{alt}" does not say what the picture shows; describe in words ')
            for alt in ("IMG_2231.jpg", "IMG 2231", "room.jpg", "Image", "20241102_101500", "A photo", "DSC_0042")
        ),
        (
            "![A room](img/room.jpg){ .decorative }",
            'the picture has words, "A room", and says that it is decoration; delete the words, or delete .decorative ',
        ),
        (
            "[![](img/room.jpg){ .decorative }](index.md)",
            "a picture that is a link has no words; write in its brackets ",
        ),
        (
            f"{ROOM}{{ width=50px }}",
            '"width=50px" is not for a picture; write pixels, like width=300 [image-attributes]',
        ),
        (f"{ROOM}{{ height=90 }}", '"height=90" is not for a picture; delete it; the height follows from the width '),
        (f"{ROOM}{{ align=center }}", '"align=center" is not for a picture; write align=left or align=right '),
        (f'{ROOM}{{ style="position:fixed" }}', f'"style="position:fixed"" is not for a picture; {BRACES}'),
        (f"{ROOM}{{ onload=x() }}", f'"onload=x()" is not for a picture; {BRACES}'),
        (f"{ROOM}{{ .off-glb }}", f'".off-glb" is not for a picture; {BRACES}'),
        (
            '![A room](img/room.jpg "Our room")',
            'phones do not show the title of a picture: "Our room"; write it below the picture, between lines of ',
        ),
    ],
)
def test_what_is_wrong_with_a_picture_is_told_at_its_line(photos: Path, content: Content, text: str, said: str) -> None:
    told = [line for line in with_text(photos, content, text) if "[picture-unused]" not in line]
    assert len(told) == 1, told
    assert told[0].startswith(f"docs/costs.md:{FIRST_LINE}: {said}")


def test_a_picture_that_cannot_be_shown_is_told_where_a_page_shows_it(photos: Path, content: Content) -> None:
    (photos / "docs/img/room.jpg").write_bytes(of_phone()[:-9000])
    assert with_text(photos, content, ROOM) == [
        f'docs/costs.md:{FIRST_LINE}: the picture "room.jpg" is damaged, or its end is missing; save it again from the '
        "original [picture-file]"
    ]


def test_a_picture_that_cannot_be_shown_and_that_no_page_shows_is_told_by_its_file(
    photos: Path, content: Content
) -> None:
    (photos / "docs/img/room.jpg").write_bytes(of_phone()[:-9000])
    assert checked(photos, content) == [
        'docs/img/room.jpg:1: the picture "room.jpg" is damaged, or its end is missing; save it again from the '
        "original [picture-file]"
    ]


def test_a_picture_that_no_page_shows_is_told(photos: Path, content: Content) -> None:
    assert checked(photos, content) == [
        "docs/img/room.jpg:1: no page shows this picture; write ![what it shows](img/room.jpg) on a page, or delete "
        "the file [picture-unused]"
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("docs/room.jpg", "the picture is not in docs/img; move it to docs/img/room.jpg [image-place]"),
        (
            "docs/img/Our room (1).JPG",
            "the name has characters other than the letters a to z, digits, and hyphens; rename it to our-room-1.jpg "
            "[picture-name]",
        ),
        (
            "docs/img/IMG_1.HEIC",
            'the picture "IMG_1.HEIC" is a HEIC picture; on the iPhone, choose Settings > Camera > ',
        ),
    ],
)
def test_a_file_with_the_wrong_name_or_in_the_wrong_folder_is_told(
    photos: Path, content: Content, name: str, said: str
) -> None:
    raw = b"\0\0\0\x24ftypheic" if name.endswith("HEIC") else saved(halves(90, 60))
    (photos / name).write_bytes(raw)
    told = [line for line in with_text(photos, content, ROOM) if "[picture-unused]" not in line]
    assert len(told) == 1, told
    assert told[0].startswith(f"{name}:1: {said}")


def test_a_picture_beside_its_page_is_told_at_the_line_that_shows_it(photos: Path, content: Content) -> None:
    (photos / "docs/img/room.jpg").rename(photos / "docs/room.jpg")
    assert with_text(photos, content, "![A room](room.jpg)") == [
        "docs/costs.md:12: the picture is not in docs/img; move it to docs/img/room.jpg, and write img/room.jpg here "
        "[image-place]"
    ]


def test_what_a_file_manager_leaves_beside_pictures_is_passed_over(photos: Path, content: Content) -> None:
    for name in (".DS_Store", "._room.jpg", "room.jpg~"):
        (photos / "docs/img" / name).write_bytes(b"\0\0")
    assert with_text(photos, content, ROOM) == []
