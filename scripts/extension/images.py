"""The pictures of a page, and icons by name, such as `:material-phone:`, from the files that Material brings.

An icon is drawn once on a page, and shown by reference everywhere else. Screen readers skip it.
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

ICON_SETS = ("fontawesome-brands", "fontawesome-regular", "fontawesome-solid", "material", "octicons", "simple")
ICON_SYNTAX = rf":((?:{'|'.join(ICON_SETS)})-[a-z0-9-]+):"
ICON_CLASS = "icon"


def icon_element(name: str) -> Element:
    """Return the element that shows an icon; `IconTreeprocessor` draws it."""
    element = Element("svg", {"class": ICON_CLASS, "aria-hidden": "true", "viewBox": icon_drawing(name).view})
    SubElement(element, "use", {"href": f"#{ICON_CLASS}-{name}"})
    return element


class IconInlineProcessor(InlineProcessor):
    """An inline processor that shows an icon in place of its name; the check of the sources reports unknown names."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:  # type: ignore[override] # noqa: ARG002, N802 - the name is Python-Markdown's
        """Return the icon, and the start and end of its name; or nothing if there is no such icon."""
        try:
            return icon_element(m[1]), m.start(0), m.end(0)
        except NameNotFound:
            return None, None, None


class IconTreeprocessor(Treeprocessor):
    """A treeprocessor that draws each icon of a page where it is first used."""

    def run(self, root: Element) -> None:
        """Put the symbol of each icon into the first element that shows it."""
        drawn = set[str]()
        for element in root.iter("svg"):
            use = element.find("use")
            name = use.get("href", "") if use is not None else ""
            if name.startswith(f"#{ICON_CLASS}-") and name not in drawn:
                drawn.add(name)
                element.insert(0, _symbol(name.removeprefix(f"#{ICON_CLASS}-")))


def _symbol(name: str) -> Element:
    view, path, credit = icon_drawing(name)
    symbol = Element("symbol", {"id": f"{ICON_CLASS}-{name}", "viewBox": view})
    if credit:
        symbol.set("data-credit", credit)
    SubElement(symbol, "path", {"d": path})
    return symbol


FIRST_SECTION = "h2"
BESIDE = ("left", "right")


class Image(NamedTuple):
    """A picture as a page has it: its address and alternative text, its position, and its attributes in braces."""

    address: str
    alt: str
    is_decorative: bool
    align: str | None
    width: str | None
    is_in_grid: bool
    is_first: bool
    is_lazy: bool


class ImageTreeprocessor(Treeprocessor):
    """A treeprocessor that replaces the element of each picture with the HTML that `image_html` returns."""

    def __init__(self, md: Markdown, image_html: Callable[[Image], str]) -> None:
        super().__init__(md)
        self._image_html = image_html

    def run(self, root: Element) -> None:
        """Replace all pictures, in the order of the page."""
        if next(root.iter("img"), None) is None:
            return
        self._is_before_sections, self._is_first = True, True
        self._replace_images(root, is_in_grid=False)

    def _replace_images(self, parent: Element, *, is_in_grid: bool) -> None:
        before: Element | None = None
        for child in [*parent]:
            self._is_before_sections = self._is_before_sections and child.tag != FIRST_SECTION
            if child.tag == "img":
                html = self._image_html(self._image(child, is_in_grid=is_in_grid))
                _insert_text(self.md.htmlStash.store(html) + (child.tail or ""), before, parent)
                parent.remove(child)
                continue
            _unwrap(child)
            self._replace_images(child, is_in_grid=is_in_grid or "grid" in child.get("class", "").split())
            before = child

    def _image(self, element: Element, *, is_in_grid: bool) -> Image:
        is_first = self._is_before_sections and self._is_first
        self._is_first = False
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


def _insert_text(text: str, before: Element | None, parent: Element) -> None:
    if before is None:
        parent.text = (parent.text or "") + text
    else:
        before.tail = (before.tail or "") + text


def _unwrap(figure: Element) -> None:
    """Unwrap a figure that is directly inside another: `<figure markdown>` has one around a picture with a caption."""
    if figure.tag == "figure" and [child.tag for child in figure] == ["figure"]:
        (inner,) = figure
        figure.remove(inner)
        figure.extend([*inner])
