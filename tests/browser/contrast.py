"""The least contrast of the text that an open page shows."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

CONTRAST = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")


def least(page: Page, root: str) -> tuple[float, list[Any]]:
    """The least contrast of a text below an element, and where it is."""
    found = page.evaluate(f"({CONTRAST})({root!r})")
    assert len(found) > 1, f"nothing to read in {root}"
    return found[0], found
