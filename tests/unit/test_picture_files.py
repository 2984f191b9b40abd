"""What readers get of a file in docs/img: upright, in sRGB, without metadata, in some widths; or why they do not."""

import io
from pathlib import Path, PurePosixPath

import pytest
from PIL import Image, ImageCms

from scripts.diagnostics import DiagnosticError
from scripts.pictures import judge
from scripts.pictures.judge import picture_facts
from scripts.pictures.show import Pictures, Placement, phone_width, sizes, widths
from tests.photos import BLUE, RED, halves, huge_png, noise, of_phone, saved

HEIC = b"\0\0\0\x24ftypheic\0\0\0\0mif1heic"
LFS = b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n"
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">%s</svg>'


def put(root: Path, raw: bytes, name: str = "room.jpg") -> PurePosixPath:
    path = PurePosixPath("docs/img") / name
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(raw)
    return path


def files_of(root: Path, raw: bytes, name: str = "room.jpg", stands: Placement | None = None) -> dict[str, bytes]:
    """Every file that is made of a picture, by its name."""
    pictures = Pictures(root)
    pictures.html(put(root, raw, name), "A room", "/", stands or Placement())
    pictures.write(root / "site")
    return {file.name: file.read_bytes() for file in (root / "site/assets/img").iterdir()}


def image(raw: bytes) -> Image.Image:
    return Image.open(io.BytesIO(raw))


def is_near(pixel: object, wanted: tuple[int, int, int], by: int = 12) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(one - other) <= by for one, other in zip(pixel, wanted, strict=False))


def test_a_photo_of_a_phone_is_turned_upright_and_says_nothing_of_where_it_was_taken(tmp_path: Path) -> None:
    made = files_of(tmp_path, of_phone())
    assert len(made) == 4
    for name, raw in made.items():
        with image(raw) as shown:
            assert shown.height > shown.width, name
            assert is_near(shown.convert("RGB").getpixel((shown.width // 2, 5)), RED), name
            assert is_near(shown.convert("RGB").getpixel((shown.width // 2, shown.height - 5)), BLUE), name
            assert not dict(shown.getexif())
            assert not {"exif", "icc_profile", "xmp", "comment"} & {key for key, value in shown.info.items() if value}
        for said in (b"Exif", b"Phone", b"Jane", b"ICC", b"<x:xmpmeta"):
            assert said not in raw, name


def test_no_width_is_larger_than_the_picture(tmp_path: Path) -> None:
    made = files_of(tmp_path, saved(halves(530, 400)))
    assert sorted({image(raw).width for raw in made.values()}) == [530]


def test_the_same_picture_is_the_same_bytes_every_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = saved(noise(900, 600), "PNG")
    monkeypatch.setattr("scripts.cache.CACHE", tmp_path / "one")
    first = files_of(tmp_path / "a", raw)
    monkeypatch.setattr("scripts.cache.CACHE", tmp_path / "other")
    assert files_of(tmp_path / "b", raw) == first


def test_a_picture_that_was_made_once_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scripts.cache.CACHE", tmp_path / "kept")
    first = files_of(tmp_path / "a", saved(halves(700, 500)))
    monkeypatch.setattr("scripts.pictures.encode.load_upright", None)
    assert files_of(tmp_path / "b", saved(halves(700, 500))) == first


@pytest.mark.parametrize(
    ("mode", "kind"),
    [("CMYK", "JPEG"), ("P", "GIF"), ("P", "PNG"), ("RGBA", "PNG"), ("RGB", "WEBP"), ("RGB", "AVIF"), ("RGB", "PNG")],
)
def test_the_colors_are_right_whatever_the_file_is(tmp_path: Path, mode: str, kind: str) -> None:
    for raw in files_of(tmp_path, saved(halves(700, 500).convert(mode), kind)).values():
        with image(raw).convert("RGB") as shown:
            assert is_near(shown.getpixel((10, 10)), RED, by=30)
            assert is_near(shown.getpixel((shown.width - 10, 10)), BLUE, by=30)


def test_colors_are_those_of_the_profile_that_a_file_brings(tmp_path: Path) -> None:
    """Of one in which red and blue have changed places."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    turned = profile.replace(b"rXYZ", b"xxxx", 1).replace(b"bXYZ", b"rXYZ", 1).replace(b"xxxx", b"bXYZ", 1)
    for raw in files_of(tmp_path, saved(halves(700, 500), icc_profile=turned)).values():
        with image(raw).convert("RGB") as shown:
            assert is_near(shown.getpixel((10, 10)), BLUE, by=30)
            assert is_near(shown.getpixel((shown.width - 10, 10)), RED, by=30)


def test_a_profile_that_is_damaged_does_no_harm(tmp_path: Path) -> None:
    for raw in files_of(tmp_path, saved(halves(700, 500), icc_profile=b"no profile")).values():
        with image(raw).convert("RGB") as shown:
            assert is_near(shown.getpixel((10, 10)), RED, by=30)


def test_sixteen_bits_of_gray_are_not_clipped_to_white(tmp_path: Path) -> None:
    gray = Image.new("I;16", (700, 500), 32768)
    for raw in files_of(tmp_path, saved(gray, "PNG")).values():
        with image(raw).convert("RGB") as shown:
            assert is_near(shown.getpixel((10, 10)), (128, 128, 128))


def test_what_can_be_seen_through_stays_so(tmp_path: Path) -> None:
    ground = Image.new("RGBA", (700, 500), (0, 0, 0, 0))
    ground.paste((*RED, 255), (0, 0, 350, 500))
    for raw in files_of(tmp_path, saved(ground, "PNG")).values():
        with image(raw).convert("RGBA") as shown:
            clear = shown.getpixel((shown.width - 5, 5))
            assert isinstance(clear, tuple)
            assert clear[3] == 0


@pytest.mark.parametrize(
    ("raw", "name", "said"),
    [
        (
            HEIC,
            "IMG_2231.HEIC",
            "is a HEIC picture; on the iPhone, choose Settings > Camera > Formats > Most Compatible",
        ),
        (HEIC, "a.jpg", "is a HEIC picture; on the iPhone, "),
        (LFS, "a.jpg", "is a pointer of Git LFS, not the picture itself; turn Git LFS off for docs/img"),
        (b"Just words.\n", "a.jpg", "is text; save it again from the original"),
        (b"", "a.jpg", "is empty; save it again from the original"),
        (b"II*\0etc", "a.tif", "is a TIFF picture; export it as JPEG or PNG"),
        (b"%PDF-1.7", "a.png", "is a PDF file; export it as JPEG or PNG"),
        (b"\x00\x01\x02", "a.png", "is no picture; save it again from the original"),
        (of_phone()[:-9000], "a.jpg", "is damaged, or its end is missing; save it again from the original"),
        (saved(halves(90, 60), "PNG")[:60], "a.png", "is damaged, or its end is missing; "),
        (huge_png(20_000, 20_000), "a.png", "has 20,000 x 20,000 pixels, too many to work with; save it smaller: "),
        (huge_png(20_000, 10), "a.png", "has 20,000 x 10 pixels, too many to work with; save it smaller: "),
        (
            saved(halves(90, 60), "GIF", save_all=True, append_images=[halves(60, 60).resize((90, 60))]),
            "a.gif",
            "is animated, which distracts readers and cannot be stopped; save one picture of it",
        ),
        (DRAWING % b"<script>alert(1)</script>", "a.svg", "has <script>, which could run or load something; "),
        (DRAWING % b'<image href="https://a.example/b"/>', "a.svg", "has <image>, which could run or load something; "),
        (DRAWING % b'<path onclick="x()"/>', "a.svg", 'has onclick="x()", which could run or load something; '),
        (DRAWING % b'<use href="https://a.example/b#c"/>', "a.svg", 'has href="https://a.example/b#c", which could '),
        (b"<html>no drawing</html>", "a.svg", "is no drawing; save it again from the original"),
    ],
)
def test_what_cannot_be_shown_is_told_with_what_to_do(tmp_path: Path, raw: bytes, name: str, said: str) -> None:
    with pytest.raises(DiagnosticError) as refused:
        picture_facts(tmp_path, put(tmp_path, raw, name))
    assert str(refused.value).startswith(f'the picture "{name}" {said}')
    assert str(refused.value).endswith(" [picture-file]")


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = put(tmp_path, of_phone())
    with (tmp_path / path).open("r+b") as file:
        file.truncate(60_000_000)
    with pytest.raises(DiagnosticError) as refused:
        picture_facts(tmp_path, path)
    assert (
        str(refused.value) == f'the picture "room.jpg" has 60.0 MB, more than 25; {judge.SAVE_SMALLER} [picture-file]'
    )


def test_a_drawing_is_shown_without_what_a_program_has_noted(tmp_path: Path) -> None:
    noted = (
        b'<!-- Jane --><metadata>Roe</metadata><g xmlns:i="http://i.example" i:path="jane/map.svg"><path d="M1 1"/></g>'
    )
    ((name, raw),) = files_of(tmp_path, DRAWING % noted, "map.svg").items()
    assert name.endswith(".svg")
    assert raw == DRAWING % b'<g><path d="M1 1"/></g>'


@pytest.mark.parametrize(("shown", "made"), [(620, [480, 620, 1240]), (400, [480, 800]), (300, [450, 600])])
def test_a_picture_is_made_for_phones_and_for_two_screens(shown: int, made: list[int]) -> None:
    assert widths(shown, 4000) == made
    assert phone_width(shown) == made[0]


def test_a_width_that_is_almost_another_one_is_not_made() -> None:
    assert widths(620, 500) == [500]
    assert widths(620, 640) == [480, 640]


def test_a_desk_is_told_how_wide_a_picture_is_and_a_phone_half_of_what_it_gets_or_a_fourth() -> None:
    assert sizes(620) == "(min-width:37em) 620px,(min-resolution:2.5dppx) 120px,240px"
