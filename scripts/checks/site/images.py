"""The budget of pictures: what a phone loads of them, on the first screen of a page and on all of it."""

import gzip
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from lxml.html import HtmlElement

from scripts.checks.site.built import BuiltPage
from scripts.checks.source.markup import links_in
from scripts.data.load import Content
from scripts.diagnostics import Diagnostic
from scripts.pictures.layout import ALIKE, phone_width
from scripts.pictures.show import FOLDER, slug

FIRST_SCREEN, PAGE = 40_000, 300_000  # bytes that a phone loads
CODE = "picture-budget"


class Loaded(NamedTuple):
    """A picture of a page: its file in docs/, how many bytes a phone loads of it, and whether it does so at once."""

    name: str
    size: int
    is_first: bool


def check_images(page: BuiltPage, site: Path, content: Content) -> Iterator[Diagnostic]:
    """Yield each picture of the first screen that is too large for a phone, and the largest of too many."""
    loaded = [_loaded(page, image, site, content) for image in page.tree.xpath("//article//img")]
    for name, size, is_first in loaded:
        if is_first and size > FIRST_SCREEN:
            message = (
                f'a phone loads {size:,} bytes of the picture "{name}", {size - FIRST_SCREEN:,} over the limit of the '
                "first screen"
            )
            hint = "put it below the first ## heading, cut off its edges, or take one with less detail"
            yield page.diagnostic(message, hint, CODE, name)
    if (total := sum(size for _, size, _ in loaded)) > PAGE:
        name, size, _ = max(loaded, key=lambda one: one.size)
        message = (
            f'a phone loads {total:,} bytes of pictures, {total - PAGE:,} over the limit: {size:,} are "{name}", the '
            "largest"
        )
        yield page.diagnostic(message, "show fewer, or take some with less detail", CODE, name)


def _loaded(page: BuiltPage, image: HtmlElement, site: Path, content: Content) -> Loaded:
    """Return what a phone loads of a picture: of several widths, the first that is wide enough for it."""
    choices = [choice.split() for found in image.xpath("ancestor::picture[1]//@srcset") for choice in found.split(",")]
    wanted = ALIKE * phone_width(int(image.get("width", "0")))
    enough = (address for address, *width in choices if width and int(width[0][:-1]) >= wanted)
    address = next(enough, choices[-1][0] if choices else image.get("src", ""))
    file = site / FOLDER / PurePosixPath(address).name
    raw = file.read_bytes() if file.is_file() else b""
    size = len(gzip.compress(raw, 6)) if file.suffix == ".svg" else len(raw)
    return Loaded(_name(page, file.stem, content), size, image.get("loading") != "lazy")


def _name(page: BuiltPage, made: str, content: Content) -> str:
    """Return the name of the picture, as its page or the data have it, of which a file was made."""
    on_page = (link.address for link in links_in(page.source_text))
    in_data = (picture.file for _, picture in content.clinic.pictures)
    known = {slug(PurePosixPath(name)): name for name in (*in_data, *on_page)}
    parts = made.split("-")
    return next((known[name] for end in (-1, -2) if (name := "-".join(parts[:end])) in known), made)
