"""Icons by name, such as `:material-phone:`, from the files that Material brings.

Each is drawn once on a page, and shown by reference wherever it stands. Screen readers pass it over.
Source: Material for MkDocs, reference, "Icons, Emojis".
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from scripts.diagnostics import NameNotFound

SETS = ("fontawesome-brands", "fontawesome-regular", "fontawesome-solid", "material", "octicons", "simple")
NAME = rf":((?:{'|'.join(SETS)})-[a-z0-9-]+):"
FOLDER = Path(str(files("material"))) / "templates/.icons"
CREDIT = re.compile(r"<!--! ?(.*?)-->", re.DOTALL)  # Font Awesome's license, which has to stay with the drawing
PATH = re.compile(r' d="([^"]+)"')
VIEW = re.compile(r'viewBox="([^"]+)"')
CLASS = "icon"


class Drawing(NamedTuple):
    """An icon: its `viewBox`, the `d` of its path, and a credit, where its license asks for one."""

    view: str
    path: str
    credit: str


@cache
def drawing(name: str) -> Drawing:
    """Return the icon `material-phone`. Errors: `NameNotFound` with the name most like it."""
    folder, _, file = name.replace("fontawesome-", "fontawesome/").partition("-")
    try:
        text = (FOLDER / folder / f"{file}.svg").read_text(encoding="utf-8")
    except OSError:
        raise NameNotFound("icon", name, _names(folder)) from None
    view, paths, credit = VIEW.search(text), PATH.findall(text), CREDIT.search(text)
    assert view, "each file is a view with paths, which a test holds for all of them"
    return Drawing(view[1], " ".join(paths), credit[1].strip() if credit else "")


def _names(folder: str) -> Iterator[str]:
    yield from (f"{folder.replace('/', '-')}-{file.stem}" for file in (FOLDER / folder).glob("*.svg"))


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
