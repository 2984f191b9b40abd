"""The picture that other sites show next to a link to a page, drawn by typst."""

from pathlib import PurePosixPath

from scripts.cache import cached
from scripts.data.load import Content
from scripts.data.palette import link_color
from scripts.data.yaml_reader import YamlValue
from scripts.render.handouts import make_compiler
from scripts.render.templates import template

LINK_PICTURE = PurePosixPath("assets/og.png")
A_POINT = 72  # pixels per inch at which a typst point is one pixel


def link_picture(content: Content, palette: YamlValue) -> bytes:
    """Return a PNG file of 1200 by 630 pixels, the same bytes every time; `palette` is `theme.palette`."""
    colors = {"ground": link_color(palette, "light"), "light": link_color(palette, "dark")}
    source = template("link_picture.typ.jinja").render(content=content, words=content.words.page, **colors).encode()
    return cached("typst", source, lambda: _compile_png(source))


def _compile_png(source: bytes) -> bytes:
    png = make_compiler(source).compile(format="png", ppi=A_POINT)
    assert isinstance(png, bytes)
    return png
