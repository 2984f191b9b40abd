"""What kind of picture it is and how large, or why it cannot be one. Verdicts are kept."""

import json
from collections.abc import Callable
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from scripts.cache import cached, hash_of
from scripts.data import svg
from scripts.data.svg import faults, size_of_svg
from scripts.diagnostics import DiagnosticError
from scripts.pictures.kinds import AGAIN, BEGINNING, CODE, kind_of

LARGEST = 25_000_000  # bytes
LARGEST_DRAWING = 500_000
LONGEST_SIDE = 12_000  # pixels
# A JPEG is decoded at the size that is needed, so that 50 million pixels take less memory than 16 million of others.
MOST_PIXELS = {"JPEG": 50_000_000}
MOST = 16_000_000
SMALLER = "save it smaller: 2,500 pixels on its longer side are enough"


class Facts(NamedTuple):
    """A picture: its kind, its size in pixels as it is shown, and what tells it from all others, its `hash`."""

    kind: str
    width: int
    height: int
    hash: str


def judged(root: Path, path: PurePosixPath) -> Facts:
    """Return what the picture `path` of the project `root` is. Errors: `DiagnosticError`, `OSError`."""
    stat = (root / path).stat()
    return _judged(root, path, stat.st_mtime_ns, stat.st_size)


def made_once(given: str, make: Callable[[], bytes]) -> bytes:
    """Return what `make` makes, from the last time if there was one; `given` tells what it is made from.

    Pillow's version and our own code count as given too.
    """
    return cached("pillow", f"{_code()} {given}".encode(), make)


@cache
def _code() -> str:
    files = (*Path(__file__).parent.glob("*.py"), Path(svg.__file__))
    return hash_of("", Path(__file__).parents[1], files)


@lru_cache(maxsize=1024)
def _judged(root: Path, path: PurePosixPath, _: int, size: int) -> Facts:
    with (root / path).open("rb") as file:
        kind = kind_of(path, file.read(BEGINNING))
    if size > (most := LARGEST_DRAWING if kind == "SVG" else LARGEST):
        message = f'the picture "{path.name}" has {size / 1e6:,.1f} MB, more than {most / 1e6:g}'
        raise DiagnosticError(message, SMALLER if kind != "SVG" else "save it as PNG", CODE)
    raw = (root / path).read_bytes()
    hashed = sha256(raw).hexdigest()
    judge = _of_svg if kind == "SVG" else _of_pixels
    first, second = json.loads(made_once(f"judged {kind} {hashed}", lambda: json.dumps(judge(raw, kind)).encode()))
    if isinstance(first, str):
        raise DiagnosticError(f'the picture "{path.name}" {first}', second, CODE)
    return Facts(kind, first, second, hashed)


Verdict = tuple[int, int] | tuple[str, str]  # width and height; or what is wrong, and what to do


def _of_svg(raw: bytes, _: str) -> Verdict:
    if fault := next(faults(raw), None):
        return f"has {fault}, which could run or load something", "export it as plain SVG, or save it as PNG"
    size = size_of_svg(raw)
    return (round(size[0]), round(size[1])) if size and min(size) >= 1 else ("is no drawing", AGAIN)


def _of_pixels(raw: bytes, kind: str) -> Verdict:
    from scripts.pictures.encode import BROKEN, opened, upright  # Pillow is for those who have pictures

    try:
        image = opened(raw)
        width, height = image.size
        if width * height > MOST_PIXELS.get(kind, MOST) or max(image.size) > LONGEST_SIDE:
            return f"has {width:,} x {height:,} pixels, too many to work with", SMALLER
        if getattr(image, "is_animated", False) and kind != "JPEG":
            return "is animated, which distracts readers and cannot be stopped", "save one picture of it"
        whole = upright(raw)
    except BROKEN:
        return "is damaged, or its end is missing", AGAIN
    is_turned = (whole.width > whole.height) != (width > height)
    return (height, width) if is_turned else (width, height)
