"""The HTML that shows a picture, and the files that it refers to, which are made on demand. Lengths are CSS pixels.

The text is 31rem wide: 620 on a desktop, 558 in the narrowest window that has room for it, and less on a phone, which
is then no wider than 37em (overrides/assets/site.css).
"""

import os
import re
from collections import deque
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, partial
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from scripts.data.svg import without_metadata
from scripts.pictures import TEXT
from scripts.pictures.judge import Facts, cached_result, picture_facts

if TYPE_CHECKING:
    from PIL.Image import Image

BESIDE_TEXT = 300
ROOM_WIDTHS = {"text": TEXT, "portrait": 160, "notice": 96}
WIDEST_ON_PHONE = 320
PHONE_DENSITY = 1.5  # pixels per CSS pixel on a phone, however dense its screen; more would cost seconds
HIGHEST_DENSITY = 4  # pixels per CSS pixel on the densest screen of a phone
SIMILAR = 0.9  # a width that is almost as large as another one is left out


def shown_width(original: int, room: int, requested: int | None = None) -> int:
    """Return how wide a picture with an `original` width is shown where there is `room`; it is never enlarged."""
    return min(original, requested or room, TEXT)


def widths(shown: int, original: int) -> Sequence[int]:
    """Return the widths in pixels in which a picture is made: for phones, and for screens of single and double density.

    None is so little below that of a phone that a phone would choose it instead.
    """
    chosen: list[int] = []
    phone = phone_width(shown)
    for width in sorted({min(width, original) for width in (phone, max(phone, shown), 2 * shown)}, reverse=True):
        if not chosen or width < SIMILAR * chosen[-1]:
            chosen.append(width)
    return chosen[::-1]


def phone_width(shown: int) -> int:
    """Return the width in pixels that a phone gets."""
    return round(PHONE_DENSITY * min(shown, WIDEST_ON_PHONE))


def sizes(shown: int) -> str:
    """Return the attribute `sizes`: the true width on a desktop, less on a phone, so that it loads `phone_width`."""
    phone = phone_width(shown)
    return f"(min-width:37em) {shown}px,(min-resolution:2.5dppx) {phone // HIGHEST_DENSITY}px,{phone // 2}px"


FOLDER = "assets/img"  # in the site
WORKERS = {"JPEG": 2, "other": 1}  # pictures at a time: a JPEG may take 210 MB, and one of another kind 320 MB
FALLBACK = "webp"  # for iOS 15, which has no AVIF


def slug(path: PurePosixPath) -> str:
    """Return how the names of the files made from the picture `path` begin."""
    return re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-")[:40]


class OutputFile(NamedTuple):
    """A file to publish: the picture it is made from, its width in pixels, and its kind; 0 and `svg` for an SVG."""

    path: PurePosixPath
    facts: Facts
    width: int
    kind: str

    @property
    def address(self) -> str:
        """The address of the file, relative to the site's."""
        return f"{FOLDER}/{slug(self.path)}-{self.facts.hash[:8]}{f'-{self.width}' if self.width else ''}.{self.kind}"


class Placement(NamedTuple):
    """How a picture is placed on a page: the `room` it has, and the width `requested` for it, both in CSS pixels.

    `css_class` has its classes; `is_first` says that it may be on the first screen, and should load at once.
    """

    room: int = TEXT
    requested: int | None = None
    css_class: str = ""
    is_first: bool = False


IN_TEXT = Placement()


class Pictures:
    """The pictures of the project `root` that pages have shown so far."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._outputs: dict[str, OutputFile] = {}

    def html(self, path: PurePosixPath, alt: str, base_path: str, placement: Placement = IN_TEXT) -> Markup:
        """Return the HTML that shows the picture `path`; `alt` is empty for decoration. Errors: of `picture_facts`."""
        facts = picture_facts(self._root, path)
        is_drawn = facts.kind == "SVG"
        shown = shown_width(
            TEXT if is_drawn and placement.requested else facts.width, placement.room, placement.requested
        )
        height = max(1, round(shown * facts.height / facts.width))
        address = partial(self._address, path, facts, base_path)
        image = Markup('<img{} src="{}" width="{}" height="{}" alt="{}"{}>').format(
            Markup(' class="{}"').format(placement.css_class) if placement.css_class else "",
            address(0, "svg") if is_drawn else address(shown, FALLBACK),
            shown,
            height,
            alt,
            "" if placement.is_first else Markup(' loading="lazy"'),
        )
        if is_drawn:
            return image
        choices = widths(shown, facts.width)
        several = len(choices) > 1
        source = Markup('<source type="image/avif" srcset="{}"{}>').format(
            ",".join(f"{address(width, 'avif')}{f' {width}w' if several else ''}" for width in choices),
            Markup(' sizes="{}"').format(sizes(shown)) if several else "",
        )
        return Markup("<picture>{}{}</picture>").format(source, image)

    def _address(self, path: PurePosixPath, facts: Facts, base_path: str, width: int, kind: str) -> str:
        output = OutputFile(path, facts, width, kind)
        self._outputs[output.address] = output
        return f"{base_path}{output.address}"

    def file(self, address: str) -> bytes | None:
        """Return the file at an address relative to the site's, or None if no page has shown it."""
        output = self._outputs.get(address)
        return _Original(self._root, output.path).file(output) if output else None

    def write(self, site: Path) -> None:
        """Write the files of all pictures into the folder `site`."""
        if not self._outputs:
            return
        (site / FOLDER).mkdir(parents=True, exist_ok=True)
        by_picture = [[*group] for _, group in groupby(sorted(self._outputs.values()), key=lambda output: output.path)]
        for kind, workers in WORKERS.items():
            pictures = [outputs for outputs in by_picture if (outputs[0].facts.kind == "JPEG") == (kind == "JPEG")]
            with ThreadPoolExecutor(min(workers, os.cpu_count() or 1)) as threads:
                deque(threads.map(partial(_write, self._root, site), pictures), maxlen=0)


def _write(root: Path, site: Path, outputs: Sequence[OutputFile]) -> None:
    original = _Original(root, outputs[0].path)
    for output in outputs:
        (site / output.address).write_bytes(original.file(output))


class _Original:
    """The file of an editor, which is decoded only once, and only if a file made from it is not cached."""

    def __init__(self, root: Path, path: PurePosixPath) -> None:
        self._file = root / path

    @cached_property
    def _upright(self) -> "Image":
        from scripts.pictures.encode import load_upright

        return load_upright(self._file.read_bytes())

    def file(self, output: OutputFile) -> bytes:
        """Return the content of a file to publish."""
        if output.kind == "svg":
            return without_metadata(self._file.read_bytes())
        return cached_result(f"{output.facts.hash} {output.width} {output.kind}", lambda: self._encode(output))

    def _encode(self, output: OutputFile) -> bytes:
        from scripts.pictures.encode import encode  # Pillow is for those who have pictures

        is_drawing = output.facts.kind in {"PNG", "GIF"}
        return encode(self._upright, output.width, output.kind, is_drawing=is_drawing)
