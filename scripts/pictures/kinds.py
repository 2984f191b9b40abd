"""What a file is, by how it begins: its name proves nothing.

Source: the signatures of ISO/IEC 10918-1 (JPEG), PNG, GIF89a, RFC 9649 (WebP), ISO/IEC 23000-22 (AVIF and HEIC).
"""

import re
from pathlib import PurePosixPath

from scripts.diagnostics import DiagnosticError

CODE = "picture-file"
SUFFIXES = {".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".svg"}
OTHER_SUFFIXES = {".heic", ".heif", ".tif", ".tiff", ".bmp", ".psd", ".jfif", ".jxl", ".jp2", ".raw", ".dng", ".ico"}
BEGINNING = 512  # bytes that tell what a file is
AGAIN = "save it again from the original"
AS_JPEG = "export it as JPEG or PNG"
OF_IPHONES = (
    "on the iPhone, choose Settings > Camera > Formats > Most Compatible, and take it again; or export this one as JPEG"
)
KINDS = (
    (re.compile(rb"\xff\xd8\xff"), "JPEG"),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "PNG"),
    (re.compile(rb"GIF8[79]a"), "GIF"),
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), "WEBP"),
    (re.compile(rb".{4}ftyp(?:.{4})*avi[fs]", re.DOTALL), "AVIF"),
)
OTHERS = (  # what it is, and what to do
    (re.compile(rb".{4}ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)", re.DOTALL), "a HEIC picture", OF_IPHONES),
    (
        re.compile(rb"version https://git-lfs"),
        "a pointer of Git LFS, not the picture itself",
        "turn Git LFS off for docs/img, and add the picture again",
    ),
    (re.compile(rb"II\*\0|MM\0\*"), "a TIFF picture", AS_JPEG),
    (re.compile(rb"BM.{4}\0\0\0\0", re.DOTALL), "a BMP picture", AS_JPEG),
    (re.compile(rb"8BPS"), "a Photoshop file", AS_JPEG),
    (re.compile(rb"%PDF"), "a PDF file", AS_JPEG),
    (re.compile(rb".{4}ftyp", re.DOTALL), "a film", "show one picture of it, saved as JPEG"),
    (re.compile(rb"\Z"), "empty", AGAIN),
    (re.compile(rb"[\t\n\r -~\x80-\xff]+\Z"), "text", AGAIN),
)


def kind_of(path: PurePosixPath, beginning: bytes) -> str:
    """Return `JPEG`, `PNG`, `GIF`, `WEBP`, `AVIF`, or `SVG`. Errors: `DiagnosticError` for what is none of these."""
    if found := next((kind for sign, kind in KINDS if sign.match(beginning)), None):
        return found
    if path.suffix.lower() == ".svg" and b"<" in beginning:
        return "SVG"
    what, hint = next(((what, hint) for sign, what, hint in OTHERS if sign.match(beginning)), ("no picture", AGAIN))
    raise DiagnosticError(f'the picture "{path.name}" is {what}', hint, CODE)


def is_picture(path: PurePosixPath) -> bool:
    """Tell whether a file has the name of a picture."""
    return path.suffix.lower() in SUFFIXES


def may_be_picture(path: PurePosixPath) -> bool:
    """Tell whether a file has the name of a picture, of one that cannot be shown too."""
    return is_picture(path) or path.suffix.lower() in OTHER_SUFFIXES
