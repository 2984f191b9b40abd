"""The kind and size of a picture, found out from the content of its file, or why it cannot be shown. Both are cached.

Source: the signatures of ISO/IEC 10918-1 (JPEG), PNG, GIF89a, RFC 9649 (WebP), ISO/IEC 23000-22 (AVIF and HEIC).
"""

import json
import re
from collections.abc import Callable
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from scripts.cache import cached, hash_of
from scripts.data import svg
from scripts.data.svg import svg_faults, svg_size
from scripts.diagnostics import DiagnosticError

CODE = "picture-file"
SUFFIXES = {".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".svg"}
OTHER_SUFFIXES = {".heic", ".heif", ".tif", ".tiff", ".bmp", ".psd", ".jfif", ".jxl", ".jp2", ".raw", ".dng", ".ico"}
SIGNATURE_LENGTH = 512  # bytes at the beginning of a file, which identify its kind
SAVE_AGAIN = "save it again from the original"
EXPORT_AS_JPEG = "export it as JPEG or PNG"
HEIC_HINT = (
    "on the iPhone, choose Settings > Camera > Formats > Most Compatible, and take it again; or export this one as JPEG"
)
KINDS = (
    (re.compile(rb"\xff\xd8\xff"), "JPEG"),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "PNG"),
    (re.compile(rb"GIF8[79]a"), "GIF"),
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), "WEBP"),
    (re.compile(rb".{4}ftyp(?:.{4})*avi[fs]", re.DOTALL), "AVIF"),
)
OTHER_KINDS = (  # the signature, what the file is, and what to do
    (re.compile(rb".{4}ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)", re.DOTALL), "a HEIC picture", HEIC_HINT),
    (
        re.compile(rb"version https://git-lfs"),
        "a pointer of Git LFS, not the picture itself",
        "turn Git LFS off for docs/img, and add the picture again",
    ),
    (re.compile(rb"II\*\0|MM\0\*"), "a TIFF picture", EXPORT_AS_JPEG),
    (re.compile(rb"BM.{4}\0\0\0\0", re.DOTALL), "a BMP picture", EXPORT_AS_JPEG),
    (re.compile(rb"8BPS"), "a Photoshop file", EXPORT_AS_JPEG),
    (re.compile(rb"%PDF"), "a PDF file", EXPORT_AS_JPEG),
    (re.compile(rb".{4}ftyp", re.DOTALL), "a film", "show one picture of it, saved as JPEG"),
    (re.compile(rb"\Z"), "empty", SAVE_AGAIN),
    (re.compile(rb"[\t\n\r -~\x80-\xff]+\Z"), "text", SAVE_AGAIN),
)


def kind_of(path: PurePosixPath, beginning: bytes) -> str:
    """Return `JPEG`, `PNG`, `GIF`, `WEBP`, `AVIF`, or `SVG`. Errors: `DiagnosticError` if the file is none of these."""
    if kind := next((name for sign, name in KINDS if sign.match(beginning)), None):
        return kind
    if path.suffix.lower() == ".svg" and b"<" in beginning:
        return "SVG"
    what, hint = next(
        ((what, hint) for sign, what, hint in OTHER_KINDS if sign.match(beginning)), ("no picture", SAVE_AGAIN)
    )
    raise DiagnosticError(f'the picture "{path.name}" is {what}', hint, CODE)


def is_picture(path: PurePosixPath) -> bool:
    """Return whether a file has the name of a picture that can be shown."""
    return path.suffix.lower() in SUFFIXES


def may_be_picture(path: PurePosixPath) -> bool:
    """Return whether a file has the name of a picture, including kinds that cannot be shown."""
    return is_picture(path) or path.suffix.lower() in OTHER_SUFFIXES


LARGEST = 25_000_000  # bytes
LARGEST_DRAWING = 500_000
LONGEST_SIDE = 12_000  # pixels
# A JPEG is decoded at the size that is needed, so 50 million pixels take less memory than 16 million of other kinds.
MOST_PIXELS = {"JPEG": 50_000_000}
DEFAULT_MOST_PIXELS = 16_000_000
SAVE_SMALLER = "save it smaller: 2,500 pixels on its longer side are enough"


class Facts(NamedTuple):
    """The facts about a picture: its kind, its size in pixels when upright, and the hash of its file."""

    kind: str
    width: int
    height: int
    hash: str


def picture_facts(root: Path, path: PurePosixPath) -> Facts:
    """Return the facts about the picture `path` of the project `root`. Errors: `DiagnosticError`, `OSError`."""
    stat = (root / path).stat()
    return _read_facts(root, path, stat.st_mtime_ns, stat.st_size)


def cached_result(source: str, make: Callable[[], bytes]) -> bytes:
    """Return the result of `make`, from the cache if it is there; `source` identifies what it is made from.

    The version of Pillow and our own code are part of the key too.
    """
    return cached("pillow", f"{_code_hash()} {source}".encode(), make)


@cache
def _code_hash() -> str:
    files = (*Path(__file__).parent.glob("*.py"), Path(svg.__file__))
    return hash_of("", Path(__file__).parents[1], files)


@lru_cache(maxsize=1024)
def _read_facts(root: Path, path: PurePosixPath, _: int, size: int) -> Facts:
    with (root / path).open("rb") as file:
        kind = kind_of(path, file.read(SIGNATURE_LENGTH))
    if size > (most := LARGEST_DRAWING if kind == "SVG" else LARGEST):
        message = f'the picture "{path.name}" has {size / 1e6:,.1f} MB, more than {most / 1e6:g}'
        raise DiagnosticError(message, SAVE_SMALLER if kind != "SVG" else "save it as PNG", CODE)
    raw = (root / path).read_bytes()
    hashed = sha256(raw).hexdigest()
    judge = _judge_svg if kind == "SVG" else _judge_pixels
    first, second = json.loads(cached_result(f"judged {kind} {hashed}", lambda: json.dumps(judge(raw, kind)).encode()))
    if isinstance(first, str):
        raise DiagnosticError(f'the picture "{path.name}" {first}', second, CODE)
    return Facts(kind, first, second, hashed)


Verdict = tuple[int, int] | tuple[str, str]  # width and height; or what is wrong, and what to do


def _judge_svg(raw: bytes, _: str) -> Verdict:
    if fault := next(svg_faults(raw), None):
        return f"has {fault}, which could run or load something", "export it as plain SVG, or save it as PNG"
    size = svg_size(raw)
    return (round(size[0]), round(size[1])) if size and min(size) >= 1 else ("is no drawing", SAVE_AGAIN)


def _judge_pixels(raw: bytes, kind: str) -> Verdict:
    from scripts.pictures.encode import (  # Pillow is for those who have pictures
        DECODING_ERRORS,
        load_upright,
        open_picture,
    )

    try:
        image = open_picture(raw)
        width, height = image.size
        if width * height > MOST_PIXELS.get(kind, DEFAULT_MOST_PIXELS) or max(image.size) > LONGEST_SIDE:
            return f"has {width:,} x {height:,} pixels, too many to work with", SAVE_SMALLER
        if getattr(image, "is_animated", False) and kind != "JPEG":
            return "is animated, which distracts readers and cannot be stopped", "save one picture of it"
        whole = load_upright(raw)
    except DECODING_ERRORS:
        return "is damaged, or its end is missing", SAVE_AGAIN
    is_turned = (whole.width > whole.height) != (width > height)
    return (height, width) if is_turned else (width, height)
