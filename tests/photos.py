"""Pictures for tests, made here: the repository has none."""

import io
import struct
import zlib
from functools import cache
from typing import Any

from PIL import Image, ImageCms

GPS, ORIENTATION, MAKER = 0x8825, 0x0112, 0x010F
RED, BLUE = (200, 30, 30), (30, 30, 200)


def halves(width: int, height: int) -> Image.Image:
    """A picture that is red on its left half and blue on its right."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (width // 2, 0, width, height))
    return image


def saved(image: Image.Image, kind: str = "JPEG", **more: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


@cache  # a profile has the time at which it was made
def of_phone(width: int = 1600, height: int = 1200) -> bytes:
    """What a phone held upright saves: lying on its side, with where and with what it was taken, and a wide profile."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKER] = 6, "Phone"
    exif[GPS] = {1: "N", 2: (39.0, 44.0, 21.0), 3: "W", 4: (104.0, 59.0, 25.0)}
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return saved(halves(width, height), exif=exif, icc_profile=profile, comment=b"of Jane Roe", quality=90)


def noise(width: int, height: int) -> Image.Image:
    """What no encoder makes small."""
    return Image.merge("RGB", [Image.effect_noise((width, height), 120) for _ in range(3)])


def huge_png(width: int, height: int) -> bytes:
    """The beginning of a picture of that many pixels, in a few bytes."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", b"x" * 20)


def _chunk(kind: bytes, said: bytes) -> bytes:
    return struct.pack(">I", len(said)) + kind + said + struct.pack(">I", zlib.crc32(kind + said))
