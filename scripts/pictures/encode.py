"""From an editor's file to the files that readers get: upright, in sRGB with eight bits, without metadata, resized.

The bytes are the same every time: the version of Pillow is locked, and since AVIF's bytes depend on the number of
threads, its encoder has one.
"""

import io
import struct
from contextlib import suppress

from PIL import ExifTags, Image, ImageCms

from scripts.pictures import TEXT

FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "AVIF")
WIDEST = 2 * TEXT
# Speed 8 takes a tenth of the time of speed 6, for files that are a tenth larger.
SETTINGS = {"avif": {"quality": 50, "speed": 8, "max_threads": 1}, "webp": {"quality": 75, "method": 4}}
TURNS = {  # source: Exif 2.32, orientation
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# No limit of Pillow's own, which would fail without our message: scripts/pictures/judge.py checks the size first.
Image.MAX_IMAGE_PIXELS = None
DECODING_ERRORS = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    IndexError,
    TypeError,
    OverflowError,
    MemoryError,
    struct.error,
)


def open_picture(raw: bytes) -> Image.Image:
    """Return the picture, of which only the beginning has been read. Errors: `DECODING_ERRORS`."""
    return Image.open(io.BytesIO(raw), formats=FORMATS)


def load_upright(raw: bytes) -> Image.Image:
    """Return the whole picture as readers see it, at least as wide as they may get it. Errors: `DECODING_ERRORS`."""
    image = open_picture(raw)
    turn = TURNS.get(_orientation(image))
    image.draft(None, (WIDEST, WIDEST))  # decodes a JPEG only at the size that is needed
    image.load()
    profile = image.info.get("icc_profile")
    image = _in_eight_bits(image)
    if (factor := min(image.size) // WIDEST) > 1:
        image = image.reduce(factor)
    image = _in_srgb(image, profile)
    return _without_empty_alpha(image if turn is None else image.transpose(turn))


def encode(image: Image.Image, width: int, kind: str, *, is_drawing: bool) -> bytes:
    """Return the picture at this width as `avif` or `webp`; in a drawing, colored edges stay sharp."""
    small = image.resize((width, height_at(width, image.size)), Image.Resampling.LANCZOS)
    small.info = {}
    options = {"subsampling": "4:4:4" if is_drawing else "4:2:0"} if kind == "avif" else {}
    out = io.BytesIO()
    small.save(out, kind.upper(), exif=b"", icc_profile=b"", xmp=b"", **SETTINGS[kind], **options)
    return out.getvalue()


def height_at(width: int, size: tuple[int, int]) -> int:
    """Return the height of a picture of this size at this width."""
    return max(1, round(width * size[1] / size[0]))


def _orientation(image: Image.Image) -> int:
    try:
        return int(image.getexif().get(ExifTags.Base.Orientation, 1))
    except DECODING_ERRORS:  # the camera's metadata may be damaged although the picture is not
        return 1


def _in_eight_bits(image: Image.Image) -> Image.Image:
    """Return the picture in a mode that can be resized: gray, RGB, RGB with alpha, or CMYK."""
    if image.mode.startswith(("I", "F")):  # 16 bits of gray, which Pillow's own conversion to 8 bits would clip
        image = image.convert("I").point(lambda value: value * (255 / 65535)).convert("L")
    if image.mode in {"P", "PA"} or "transparency" in image.info:
        return image.convert("RGBA")
    if image.mode in {"L", "RGB", "RGBA", "CMYK"}:
        return image
    return image.convert("RGBA" if "a" in image.mode.lower() else "RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    has_alpha = image.mode == "RGBA"
    if profile:
        with suppress(ImageCms.PyCMSError, OSError):  # a profile that is damaged, or for another color mode
            source_profile = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            mode = "RGBA" if has_alpha else "RGB"
            converted = ImageCms.profileToProfile(
                image, source_profile, ImageCms.createProfile("sRGB"), outputMode=mode
            )
            assert converted is not None, "a copy"
            return converted
    return image.convert("RGBA" if has_alpha else "RGB")


def _without_empty_alpha(image: Image.Image) -> Image.Image:
    is_opaque = image.mode == "RGBA" and image.getchannel("A").getextrema()[0] == 255
    return image.convert("RGB") if is_opaque else image
