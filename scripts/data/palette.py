"""A brand's colors, from `theme.palette` in mkdocs.yml, as styles that are legible in both modes, light and dark.

A color given by its name in Material is replaced by the nearest shade with enough contrast. A color of the clinic's own
is used as it is in its own mode, or refused; the other mode takes a shade of it.
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

from scripts.data.yaml_reader import YamlValue

# As in overrides/assets/site.css: our own colors, --paper, and --ink-soft, the palest text on a tinted background.
OWN_COLORS = {"light": {"link": "#0b5358", "tint": "#eaf3f2"}, "dark": {"link": "#86d3cf", "tint": "#1a2b2c"}}
PAPER = {"light": "#ffffff", "dark": "#12191a"}
SOFT_INK = {"light": "#46534f", "dark": "#b4c1be"}
MAX_TINT = {"light": 0.08, "dark": 0.14}  # the largest share of the color in a tinted background
MIN_CONTRAST = 7  # contrast, to 1
STEP = 0.01  # of lightness, which goes from 0 to 1
SCHEMES = {"default": "light", "slate": "dark"}  # Material's names of the two modes
PARTS = ("primary", "accent")
HEX_COLOR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
MATERIAL_STYLES = Path(str(files("material"))) / "templates/assets/stylesheets"
MATERIAL_COLOR = re.compile(r"data-md-color-(?P<part>primary|accent)=(?P<name>[a-z-]+)")


class Brand(NamedTuple):
    """The colors of a brand in one mode, `#0b5358` or empty; `accent` is for a link under the pointer."""

    primary: str
    accent: str


@cache
def material_colors(part: str) -> Mapping[str, str]:
    """Return Material's colors for a part, `primary` or `accent`, by name: `deep purple`."""
    colors: dict[str, str] = {}
    (sheet,) = MATERIAL_STYLES.glob("palette.*.min.css")
    for rule in tinycss2.parse_stylesheet(sheet.read_text(encoding="utf-8"), skip_comments=True, skip_whitespace=True):
        selected = MATERIAL_COLOR.search(tinycss2.serialize(rule.prelude))
        if selected and selected["part"] == part:
            declared = {
                declaration.name: declaration.value
                for declaration in tinycss2.parse_blocks_contents(rule.content)
                if hasattr(declaration, "name")
            }
            color = parse_color(tinycss2.serialize(declared.get(f"--md-{part}-fg-color", ())))
            if color:  # not black and white, which refer to a variable
                colors.setdefault(selected["name"].replace("-", " "), _hex(color[:3]))
    return colors


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colors, 1 to 21. Source: WCAG 2.2, "contrast ratio"."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(color: str) -> float:
    parts = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _rgb(color))
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def legible_shade(color: str, mode: str) -> str:
    """Return the shade nearest to `color` that is legible on the backgrounds of a mode, `light` or `dark`."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_rgb(color))
    grounds = PAPER[mode], tint(color, mode)
    shade = color.lower()
    while min(contrast(shade, ground) for ground in grounds) < MIN_CONTRAST:
        lightness += -STEP if mode == "light" else STEP
        shade = _hex(colorsys.hls_to_rgb(hue, min(max(lightness, 0), 1), saturation))
    return shade


def tint(color: str, mode: str) -> str:
    """Return the background of boxes: paper tinted with a color, as far as all text on it stays legible."""
    share = MAX_TINT[mode]
    while contrast(SOFT_INK[mode], mixed := _mix(PAPER[mode], color, share)) < MIN_CONTRAST:
        share -= STEP
    return mixed


def _mix(paper: str, color: str, share: float) -> str:
    pairs = zip(_rgb(paper), _rgb(color), strict=True)
    return _hex(tuple(ground * (1 - share) + part * share for ground, part in pairs))


def _rgb(color: str) -> tuple[float, float, float]:
    red, green, blue = (int(color[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def _hex(parts: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def named_color(part: str, value: YamlValue) -> str:
    """Return the color that a value of a part, `primary` or `accent`, stands for; empty if none."""
    text = value.lower() if isinstance(value, str) else ""
    return text if HEX_COLOR.fullmatch(text) else material_colors(part).get(text, "")


def palette_entries(palette: YamlValue) -> list[dict[str, YamlValue]]:
    """Return the entries of `theme.palette`, which is a single entry or a list."""
    listed = palette if isinstance(palette, list) else [palette]
    return [entry for entry in listed if isinstance(entry, dict)]


def link_color(palette: YamlValue, mode: str) -> str:
    """Return the color of links in a mode, `light` or `dark`: the brand's, or ours."""
    (scheme,) = (name for name, known_mode in SCHEMES.items() if known_mode == mode)
    brand = _brand(palette_entries(palette), scheme)
    return legible_shade(brand.primary, mode) if brand.primary else OWN_COLORS[mode]["link"]


def apply_brand(styles: str, palette: YamlValue) -> str:
    """Return minified styles with the colors of `theme.palette` in place of ours, which costs a page no bytes.

    A color that is given for only one scheme is used for both.
    """
    entries = palette_entries(palette)
    for scheme, mode in SCHEMES.items():
        brand, ours = _brand(entries, scheme), OWN_COLORS[mode]
        ground = tint(brand.primary, mode) if brand.primary else ours["tint"]
        accent = f";--accent:{legible_shade(brand.accent, mode)}" if brand.accent else ""
        styles = styles.replace(f"--link:{ours['link']}", f"--link:{link_color(palette, mode)}{accent}")
        styles = styles.replace(f"--tint:{ours['tint']}", f"--tint:{ground}")
    return styles + "a:hover{--link:var(--accent)}" * any(entry.get("accent") for entry in entries)


def _brand(entries: list[dict[str, YamlValue]], scheme: str) -> Brand:
    own_first = sorted(entries, key=lambda entry: entry.get("scheme") != scheme)
    return Brand(
        *(next(filter(None, (named_color(part, entry.get(part)) for entry in own_first)), "") for part in PARTS)
    )
