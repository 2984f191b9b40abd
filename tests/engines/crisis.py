"""How well the crisis links can be read on every page, in either palette: from the pixels that a reader gets."""

import time
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from PIL import Image

from tests.engines.tab import Failed, Site, Tab

LEAST = 7.0
PALETTES = ("light", "dark")
SETTLED = 0.05  # seconds from scrolling to a painted window
LINKS = """const links = [...document.querySelectorAll('a[href="tel:988"], a[href="sms:988"]')]
  .filter((one) => one.getClientRects().length);"""
BOXES = """links[%d].scrollIntoView({ block: "center" });
return links.map((one) => one.getBoundingClientRect()).map(({ left, top, right, bottom }) =>
  [Math.ceil(left), Math.ceil(top), Math.floor(right), Math.floor(bottom)]);"""


def luminance(color: Any) -> float:
    """The relative luminance of a color. Source: WCAG 2.2."""
    parts = [part / 255 for part in color]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


def contrast(picture: Image.Image) -> float:
    """How far the color that differs most from the ground is from it, the ground being the most frequent color."""
    counted = picture.getcolors(picture.width * picture.height) or []
    ground = luminance(max(counted)[1])
    others = (luminance(color) for _, color in counted)
    return max((max(ground, other) + 0.05) / (min(ground, other) + 0.05) for other in others)


def ratios(tab: Tab) -> Iterator[tuple[int, float]]:
    """Yield the number and the contrast of each link, from as few pictures as show all of them."""
    waiting = set(range(tab.run(f"{LINKS} return links.length")))
    while waiting:
        boxes = tab.run(LINKS + BOXES % min(waiting))
        time.sleep(SETTLED)
        picture = Image.open(BytesIO(tab.picture())).convert("RGB")
        for number in {
            min(waiting),
            *(one for one in waiting if boxes[one][1] >= 0 and boxes[one][3] <= picture.height),
        }:
            yield number, contrast(picture.crop(boxes[number]))
            waiting.remove(number)


def crisis_links(tab: Tab, site: Site) -> None:
    for page in [*site.pages, "not-there"]:
        tab.open(f"{site.address}{page}")
        for palette in PALETTES:
            tab.run(f"document.documentElement.dataset.theme = '{palette}'")
            found = dict(ratios(tab))
            if not found:
                raise Failed(f"/{page} shows no crisis link")
            for number, ratio in found.items():
                if ratio < LEAST:
                    raise Failed(
                        f"crisis link {number + 1} of /{page}, {palette}, is {ratio:.2f}:1; see --crisis in site.css"
                    )
