"""A brand's colors, from `theme.palette` in mkdocs.yml, as styles that anyone can read in both palettes.

Material's names are the colors of Material; a shade of one is taken that has the contrast of our own colors.
Source: WCAG 2.2, 1.4.6, contrast (enhanced): 7:1. Lightness is that of HLS.
"""

import colorsys
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import tinycss2
from tinycss2.color3 import parse_color

PAPER = {"light": "#ffffff", "dark": "#12191a"}  # --paper in overrides/assets/site.css
TINTED = {"light": 0.08, "dark": 0.14}  # how much of the color is in a tinted ground
ENOUGH = 7  # contrast, to 1
STEP = 0.01  # of lightness, which goes from 0 to 1
SHEETS = Path(str(files("material"))) / "templates/assets/stylesheets"
PART = re.compile(r"data-md-color-(?P<part>primary|accent)=(?P<name>[a-z-]+)")


class Brand(NamedTuple):
    """The colors that a clinic has chosen, `#0b5358`; `accent` is for a link under the pointer."""

    primary: str
    accent: str = ""


@cache
def colors_of_material(part: str) -> Mapping[str, str]:
    """Return the colors that Material has for a part, `primary` or `accent`, by name: `deep purple`."""
    found: dict[str, str] = {}
    (sheet,) = SHEETS.glob("palette.*.min.css")
    for rule in tinycss2.parse_stylesheet(sheet.read_text(encoding="utf-8"), skip_comments=True, skip_whitespace=True):
        selected = PART.search(tinycss2.serialize(rule.prelude))
        if selected and selected["part"] == part:
            declared = {
                one.name: one.value for one in tinycss2.parse_blocks_contents(rule.content) if hasattr(one, "name")
            }
            color = parse_color(tinycss2.serialize(declared.get(f"--md-{part}-fg-color", ())))
            if color:  # not black and white, which are given by a variable
                found.setdefault(selected["name"].replace("-", " "), _hex(color[:3]))
    return found


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colors, 1 to 21. Source: WCAG 2.2, "contrast ratio"."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(color: str) -> float:
    parts = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _rgb(color))
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def legible(color: str, palette: str) -> str:
    """Return the shade nearest to `color` that can be read on the grounds of a palette, `light` or `dark`."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_rgb(color))
    grounds = PAPER[palette], tint(color, palette)
    shade = color.lower()
    while min(contrast(shade, ground) for ground in grounds) < ENOUGH:
        lightness += -STEP if palette == "light" else STEP
        shade = _hex(colorsys.hls_to_rgb(hue, min(max(lightness, 0), 1), saturation))
    return shade


def tint(color: str, palette: str) -> str:
    """Return the ground of boxes: paper with a little of a color."""
    share = TINTED[palette]
    pairs = zip(_rgb(PAPER[palette]), _rgb(color), strict=True)
    return _hex(tuple(paper * (1 - share) + part * share for paper, part in pairs))


def _rgb(color: str) -> tuple[float, float, float]:
    red, green, blue = (int(color[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def _hex(parts: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def brand_styles(brand: Brand) -> str:
    """Return the styles that set a brand's colors, for light and dark as in overrides/assets/site.css."""
    light, dark = (";".join(_declared(brand, palette)) for palette in PAPER)
    return (
        f":root{{{light}}}@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}"
        f"@media screen{{:root[data-theme=dark]{{{dark}}}}}"
    )


def _declared(brand: Brand, palette: str) -> Iterator[str]:
    yield f"--link:{legible(brand.primary, palette)}"
    yield f"--tint:{tint(brand.primary, palette)}"
    if brand.accent:
        yield f"--accent:{legible(brand.accent, palette)}"
