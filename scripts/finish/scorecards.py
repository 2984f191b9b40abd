"""The table of check results on the page that tells how the site is checked."""

from collections.abc import Sequence
from pathlib import Path

from scripts.render.templates import block

PLACE = '<div data-fill="scorecards"></div>'


def fill_scorecards(site: Path, cards: Sequence[object], total: int) -> None:
    """Put the results into every page of `site` that keeps a place for them.

    `cards` have the attributes that the template `scorecards` shows; `total` is how many items there are.
    """
    table = block("scorecards", cards, total)
    for file in site.rglob("*.html"):
        html = file.read_text(encoding="utf-8")
        if PLACE in html:
            file.write_text(html.replace(PLACE, table), encoding="utf-8")
