"""What a screen reader is told: the accessibility tree of the main parts, kept in snapshots/.

After a change that is meant, write them anew and read the difference:
`SNAPSHOTS=write .venv/bin/python -m pytest tests/browser/test_accessibility_tree.py`
"""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, ViewportSize

from tests.browser.conftest import DESK, PHONE

SNAPSHOTS = Path(__file__).with_name("snapshots")


@dataclass(frozen=True)
class Part:
    """A part of a page: `find` brings it to the state that is kept, and returns it."""

    name: str
    path: str
    size: ViewportSize
    find: Callable[[Page], Locator]


def header(page: Page) -> Locator:
    return page.get_by_role("banner")


def open_menu(page: Page) -> Locator:
    page.get_by_role("button", name="Menu", exact=True).click()
    return page.get_by_role("navigation", name="All pages")


def open_search(page: Page) -> Locator:
    page.get_by_role("button", name="Search", exact=True).click()
    return page.get_by_role("dialog")


def price_table(page: Page) -> Locator:
    return page.get_by_role("table", name="What the clinic charges")


# A tool of a page adds itself here.
PARTS = (
    Part("header-phone", "costs/", PHONE, header),
    Part("header-desk", "costs/", DESK, header),
    Part("menu-open", "costs/", PHONE, open_menu),
    Part("search-open", "costs/", DESK, open_search),
    Part("costs-table", "costs/", PHONE, price_table),
)


def without_amounts(tree: str) -> str:
    """A price may change; that there is one, and where, may not."""
    return re.sub(r"\$[\d,]+(\.\d\d)?", "$…", tree) + "\n"


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_a_part_reads_as_it_did(tab: Page, address: str, part: Part) -> None:
    tab.set_viewport_size(part.size)
    tab.goto(address + part.path)
    tree = without_amounts(part.find(tab).aria_snapshot())
    kept = SNAPSHOTS / f"{part.name}.yml"
    if os.environ.get("SNAPSHOTS") == "write":
        kept.write_text(tree, encoding="utf-8")
    assert tree == kept.read_text(encoding="utf-8")


def test_the_menu_button_says_whether_the_menu_is_open(phone: Page) -> None:
    menu = phone.get_by_role("button", name="Menu", exact=True)
    tree = phone.context.new_cdp_session(phone)

    def expanded() -> object:
        """Ask the tree itself: the browser exposes the state of a popover without any attribute."""
        nodes = tree.send("Accessibility.getFullAXTree")["nodes"]
        (button,) = (
            node for node in nodes if node["role"]["value"] == "button" and node["name"].get("value") == "Menu"
        )
        return {each["name"]: each["value"].get("value") for each in button["properties"]}["expanded"]

    assert expanded() is False
    menu.click()
    assert expanded() is True
