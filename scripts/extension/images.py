"""Pictures of a page, and icons by name, such as `:material-phone:`, from the files that Material brings.

An icon is drawn once on a page, and shown by reference wherever it stands. Screen readers pass it over.
Source: Material for MkDocs, reference, "Icons, Emojis".
"""

import re
from collections.abc import Callable
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from scripts.data.material import icon_drawing
from scripts.diagnostics import NameNotFound

SETS = ("fontawesome-brands", "fontawesome-regular", "fontawesome-solid", "material", "octicons", "simple")
NAME = rf":((?:{'|'.join(SETS)})-[a-z0-9-]+):"
CLASS = "icon"


def icon(name: str) -> Element:
    """Return the element that shows an icon; `IconTreeprocessor` draws it."""
    shown = Element("svg", {"class": CLASS, "aria-hidden": "true", "viewBox": icon_drawing(name).view})
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
    view, path, credit = icon_drawing(name)
    symbol = Element("symbol", {"id": f"{CLASS}-{name}", "viewBox": view})
    if credit:
        symbol.set("data-credit", credit)
    SubElement(symbol, "path", {"d": path})
    return symbol


FIRST_SECTION = "h2"
BESIDE = ("left", "right")


class Image(NamedTuple):
    """A picture as a page has it: its address and words, where it stands, and what its braces say."""

    address: str
    alt: str
    is_decorative: bool
    align: str | None
    width: str | None
    is_in_grid: bool
    is_first: bool
    is_lazy: bool


class ImageTreeprocessor(Treeprocessor):
    """Puts the HTML of each picture in the place of its element; `shown` returns it."""

    def __init__(self, md: Markdown, shown: Callable[[Image], str]) -> None:
        super().__init__(md)
        self._shown = shown

    def run(self, root: Element) -> None:
        """Change all pictures, in the order in which they stand."""
        if next(root.iter("img"), None) is None:
            return
        self._is_above, self._is_new = True, True
        self._look(root, is_in_grid=False)

    def _look(self, parent: Element, *, is_in_grid: bool) -> None:
        before: Element | None = None
        for child in [*parent]:
            self._is_above = self._is_above and child.tag != FIRST_SECTION
            if child.tag == "img":
                html = self._shown(self._image(child, is_in_grid=is_in_grid))
                _put(self.md.htmlStash.store(html) + (child.tail or ""), before, parent)
                parent.remove(child)
                continue
            _unwrap(child)
            self._look(child, is_in_grid=is_in_grid or "grid" in child.get("class", "").split())
            before = child

    def _image(self, element: Element, *, is_in_grid: bool) -> Image:
        is_first = self._is_above and self._is_new
        self._is_new = False
        return Image(
            address=element.get("src", ""),
            alt=element.get("alt", ""),
            is_decorative="decorative" in element.get("class", "").split(),
            align=element.get("align"),
            width=element.get("width"),
            is_in_grid=is_in_grid,
            is_first=is_first,
            is_lazy=element.get("loading") == "lazy",
        )


def _put(text: str, before: Element | None, parent: Element) -> None:
    if before is None:
        parent.text = (parent.text or "") + text
    else:
        before.tail = (before.tail or "") + text


def _unwrap(figure: Element) -> None:
    """Take a figure out of another: `<figure markdown>` has one around a picture with a caption."""
    if figure.tag == "figure" and [child.tag for child in figure] == ["figure"]:
        (inner,) = figure
        figure.remove(inner)
        figure.extend([*inner])
