"""A brand's colors, from `theme.palette` in mkdocs.yml, as styles that anyone can read in both palettes.

Material's names are the colors of Material; a shade of one is taken that has the contrast of our own colors. A color
of the clinic's own is shown as it is, or refused, in the palette it is for; the other takes a shade of it.
Source: WCAG 2.2, 1.4.6, contrast (enhanced): 7:1. Lightness is that of HLS.
"""

import colorsys
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import tinycss2
from tinycss2.color3 import parse_color

from scripts.data.yaml_reader import Plain

# In overrides/assets/site.css: our own colors, --paper, and --ink-soft, the weakest text on a tinted ground.
OURS = {"light": {"link": "#0b5358", "tint": "#eaf3f2"}, "dark": {"link": "#86d3cf", "tint": "#1a2b2c"}}
PAPER = {"light": "#ffffff", "dark": "#12191a"}
SOFT = {"light": "#46534f", "dark": "#b4c1be"}
TINTED = {"light": 0.08, "dark": 0.14}  # how much of the color is in a tinted ground, at most
ENOUGH = 7  # contrast, to 1
STEP = 0.01  # of lightness, which goes from 0 to 1
SCHEMES = {"default": "light", "slate": "dark"}  # Material's names of the two palettes
PARTS = ("primary", "accent")
WRITTEN = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
SHEETS = Path(str(files("material"))) / "templates/assets/stylesheets"
PART = re.compile(r"data-md-color-(?P<part>primary|accent)=(?P<name>[a-z-]+)")


class Brand(NamedTuple):
    """The colors of a brand in one palette, `#0b5358` or empty; `accent` is for a link under the pointer."""

    primary: str
    accent: str


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
    """Return the ground of boxes: paper with a little of a color, as far as all text can be read on it."""
    share = TINTED[palette]
    while contrast(SOFT[palette], mixed := _mixed(PAPER[palette], color, share)) < ENOUGH:
        share -= STEP
    return mixed


def _mixed(paper: str, color: str, share: float) -> str:
    pairs = zip(_rgb(paper), _rgb(color), strict=True)
    return _hex(tuple(ground * (1 - share) + part * share for ground, part in pairs))


def _rgb(color: str) -> tuple[float, float, float]:
    red, green, blue = (int(color[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def _hex(parts: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def color_of(part: str, said: Plain) -> str:
    """Return the color that is meant by what is said of a part, `primary` or `accent`; empty if none is."""
    text = said.lower() if isinstance(said, str) else ""
    return text if WRITTEN.fullmatch(text) else colors_of_material(part).get(text, "")


def entries_of(palette: Plain) -> list[dict[str, Plain]]:
    """Return the entries of `theme.palette`, which is one or a list of them."""
    listed = palette if isinstance(palette, list) else [palette]
    return [entry for entry in listed if isinstance(entry, dict)]


def link_color(palette: Plain, of: str) -> str:
    """Return the color of links in one palette, `light` or `dark`: the brand's, or ours."""
    (scheme,) = (name for name, its in SCHEMES.items() if its == of)
    brand = _brand(entries_of(palette), scheme)
    return legible(brand.primary, of) if brand.primary else OURS[of]["link"]


def branded(styles: str, palette: Plain) -> str:
    """Return minified styles with the colors of `theme.palette` instead of ours, which costs a page no bytes.

    A color that is said for one scheme alone stands for both.
    """
    entries = entries_of(palette)
    for scheme, of in SCHEMES.items():
        brand, ours = _brand(entries, scheme), OURS[of]
        ground = tint(brand.primary, of) if brand.primary else ours["tint"]
        accent = f";--accent:{legible(brand.accent, of)}" if brand.accent else ""
        styles = styles.replace(f"--link:{ours['link']}", f"--link:{link_color(palette, of)}{accent}")
        styles = styles.replace(f"--tint:{ours['tint']}", f"--tint:{ground}")
    return styles + "a:hover{--link:var(--accent)}" * any(entry.get("accent") for entry in entries)


def _brand(entries: list[dict[str, Plain]], scheme: str) -> Brand:
    own_first = sorted(entries, key=lambda entry: entry.get("scheme") != scheme)
    return Brand(*(next(filter(None, (color_of(part, entry.get(part)) for entry in own_first)), "") for part in PARTS))
