"""The HTML that shows a picture, and the files that it names, made when they are asked for. Lengths are CSS pixels.

The text is 31rem wide: 620 on a desk, 558 on the narrowest window that has room for it, and less on a phone, which is
then no wider than 37em (overrides/assets/site.css).
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
from scripts.pictures.judge import Facts, judged, made_once

if TYPE_CHECKING:
    from PIL.Image import Image

BESIDE = 300
ROOMS = {"text": TEXT, "portrait": 160, "notice": 96}
ON_A_PHONE = 320
SHARP = 1.5  # pixels for each of CSS on a phone, however dense its screen is; more would cost seconds
DENSEST = 4  # pixels for each of CSS that a phone's screen has
ALIKE = 0.9  # a width that is almost another one is left out


def shown_width(of: int, room: int, asked: int | None = None) -> int:
    """Return how wide a picture that is `of` pixels wide is shown where there is `room`; it is never enlarged."""
    return min(of, asked or room, TEXT)


def widths(shown: int, of: int) -> Sequence[int]:
    """Return the widths in pixels that are made of a picture: for phones, and for screens of one and two pixels.

    None stands so close below that of a phone that a phone would rather take it.
    """
    made: list[int] = []
    phone = phone_width(shown)
    for width in sorted({min(width, of) for width in (phone, max(phone, shown), 2 * shown)}, reverse=True):
        if not made or width < ALIKE * made[-1]:
            made.append(width)
    return made[::-1]


def phone_width(shown: int) -> int:
    """Return the width in pixels that a phone gets."""
    return round(SHARP * min(shown, ON_A_PHONE))


def sizes(shown: int) -> str:
    """Return `sizes`: the truth on a desk, and less on a phone, so that its dense screen takes `phone_width`."""
    phone = phone_width(shown)
    return f"(min-width:37em) {shown}px,(min-resolution:2.5dppx) {phone // DENSEST}px,{phone // 2}px"


FOLDER = "assets/img"  # of the site
AT_ONCE = {"JPEG": 2, "other": 1}  # pictures; one may take 210 MB, and of another kind 320 MB
FALLBACK = "webp"  # for iOS 15, which has no AVIF


def slug(path: PurePosixPath) -> str:
    """Return how the name of a file begins that is made of the picture `path`."""
    return re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-")[:40]


class Made(NamedTuple):
    """A file of the site: the picture that it is made of, its width in pixels, and its kind; 0 and `svg` for an SVG."""

    path: PurePosixPath
    facts: Facts
    width: int
    kind: str

    @property
    def address(self) -> str:
        """Where it is, relative to the site."""
        return f"{FOLDER}/{slug(self.path)}-{self.facts.hash[:8]}{f'-{self.width}' if self.width else ''}.{self.kind}"


class Stands(NamedTuple):
    """How a picture stands on a page: in how much `room` and how wide it was `asked` to be, both in CSS pixels.

    `look` is its classes; `is_first`: whether it may be on the first screen, and should not wait.
    """

    room: int = TEXT
    asked: int | None = None
    look: str = ""
    is_first: bool = False


IN_TEXT = Stands()


class Pictures:
    """The pictures of the project `root`, as far as a page has shown them."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._made: dict[str, Made] = {}

    def shown(self, path: PurePosixPath, alt: str, base_path: str, stands: Stands = IN_TEXT) -> Markup:
        """Return the HTML that shows the picture `path`; `alt` is empty for decoration. Errors: those of `judged`."""
        facts = judged(self._root, path)
        is_drawn = facts.kind == "SVG"
        shown = shown_width(TEXT if is_drawn and stands.asked else facts.width, stands.room, stands.asked)
        height = max(1, round(shown * facts.height / facts.width))
        made = partial(self._address, path, facts, base_path)
        image = Markup('<img{} src="{}" width="{}" height="{}" alt="{}"{}>').format(
            Markup(' class="{}"').format(stands.look) if stands.look else "",
            made(0, "svg") if is_drawn else made(shown, FALLBACK),
            shown,
            height,
            alt,
            "" if stands.is_first else Markup(' loading="lazy"'),
        )
        if is_drawn:
            return image
        choices = widths(shown, facts.width)
        several = len(choices) > 1
        source = Markup('<source type="image/avif" srcset="{}"{}>').format(
            ",".join(f"{made(width, 'avif')}{f' {width}w' if several else ''}" for width in choices),
            Markup(' sizes="{}"').format(sizes(shown)) if several else "",
        )
        return Markup("<picture>{}{}</picture>").format(source, image)

    def _address(self, path: PurePosixPath, facts: Facts, base_path: str, width: int, kind: str) -> str:
        made = Made(path, facts, width, kind)
        self._made[made.address] = made
        return f"{base_path}{made.address}"

    def file(self, address: str) -> bytes | None:
        """Return the file at an address relative to the site's; None if no page has shown it."""
        made = self._made.get(address)
        return _Original(self._root, made.path).file(made) if made else None

    def write(self, site: Path) -> None:
        """Write all files into the folder `site`."""
        if not self._made:
            return
        (site / FOLDER).mkdir(parents=True, exist_ok=True)
        of_one = [[*group] for _, group in groupby(sorted(self._made.values()), key=lambda made: made.path)]
        for kind, workers in AT_ONCE.items():
            alike = [made for made in of_one if (made[0].facts.kind == "JPEG") == (kind == "JPEG")]
            with ThreadPoolExecutor(min(workers, os.cpu_count() or 1)) as threads:
                deque(threads.map(partial(_write, self._root, site), alike), maxlen=0)


def _write(root: Path, site: Path, of_one: Sequence[Made]) -> None:
    original = _Original(root, of_one[0].path)
    for made in of_one:
        (site / made.address).write_bytes(original.file(made))


class _Original:
    """The file of an editor, which is decoded once, and only if something made of it is not kept."""

    def __init__(self, root: Path, path: PurePosixPath) -> None:
        self._file = root / path

    @cached_property
    def _upright(self) -> "Image":
        from scripts.pictures.encode import upright

        return upright(self._file.read_bytes())

    def file(self, made: Made) -> bytes:
        """Return a file of the site."""
        if made.kind == "svg":
            return without_metadata(self._file.read_bytes())
        return made_once(f"{made.facts.hash} {made.width} {made.kind}", lambda: self._encoded(made))

    def _encoded(self, made: Made) -> bytes:
        from scripts.pictures.encode import encoded  # Pillow is for those who have pictures

        is_drawing = made.facts.kind in {"PNG", "GIF"}
        return encoded(self._upright, made.width, made.kind, is_drawing=is_drawing)
