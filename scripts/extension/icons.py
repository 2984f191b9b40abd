"""Icons by name, such as `:material-phone:`, from the files that Material brings.

Each is drawn once on a page, and shown by reference wherever it stands. Screen readers pass it over.
Source: Material for MkDocs, reference, "Icons, Emojis".
"""

import re
from xml.etree.ElementTree import Element, SubElement

from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from scripts.data.material import drawing
from scripts.diagnostics import NameNotFound

SETS = ("fontawesome-brands", "fontawesome-regular", "fontawesome-solid", "material", "octicons", "simple")
NAME = rf":((?:{'|'.join(SETS)})-[a-z0-9-]+):"
CLASS = "icon"


def icon(name: str) -> Element:
    """Return the element that shows an icon; `IconTreeprocessor` draws it."""
    shown = Element("svg", {"class": CLASS, "aria-hidden": "true", "viewBox": drawing(name).view})
    SubElement(shown, "use", {"href": f"#{CLASS}-{name}"})
    return shown


class IconInlineProcessor(InlineProcessor):
    """Shows an icon where its name stands; a name that does not exist is left for the check of the sources."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:  # type: ignore[override] # noqa: ARG002, N802 - the name is Python-Markdown's
        """Return the icon and its place."""
        try:
            return icon(m[1]), m.start(0), m.end(0)
        except NameNotFound:
            return None, None, None


class IconTreeprocessor(Treeprocessor):
    """Draws each icon of a page where it first stands."""

    def run(self, root: Element) -> None:
        """Put a symbol into the first element that shows it."""
        drawn = set[str]()
        for shown in root.iter("svg"):
            use = shown.find("use")
            name = use.get("href", "") if use is not None else ""
            if name.startswith(f"#{CLASS}-") and name not in drawn:
                drawn.add(name)
                shown.insert(0, _symbol(name.removeprefix(f"#{CLASS}-")))


def _symbol(name: str) -> Element:
    view, path, credit = drawing(name)
    symbol = Element("symbol", {"id": f"{CLASS}-{name}", "viewBox": view})
    if credit:
        symbol.set("data-credit", credit)
    SubElement(symbol, "path", {"d": path})
    return symbol
