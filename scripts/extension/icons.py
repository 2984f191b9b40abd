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
from markupsafe import Markup

from scripts.diagnostics import NameNotFound

SETS = ("fontawesome-brands", "fontawesome-regular", "fontawesome-solid", "material", "octicons", "simple")
NAME = rf":((?:{'|'.join(SETS)})-[a-z0-9-]+):"
FOLDER = Path(str(files("material"))) / "templates/.icons"
CREDIT = re.compile(r"<!--! ?(.*?)-->", re.DOTALL)  # Font Awesome's license, which has to stay with the drawing
PATH = re.compile(r' d="([^"]+)"')
VIEW = re.compile(r'viewBox="([^"]+)"')
CLASS = "icon"
IN_FULL = Markup(
    '<svg viewBox="{}" width="1em" height="1em" fill="currentColor" aria-hidden="true"{}><path d="{}"/></svg> '
)


class Drawing(NamedTuple):
    """An icon: its `viewBox`, the `d` of its path, and a credit, where its license asks for one."""

    view: str
    path: str
    credit: str


@cache
def drawing(name: str) -> Drawing:
    """Return the icon `material-phone`, or as front matter has it, `material/phone`.

    Errors: `NameNotFound` with the name most like it.
    """
    path = name if "/" in name else name.replace("fontawesome-", "fontawesome/").replace("-", "/", 1)
    try:
        text = (FOLDER / f"{path}.svg").read_text(encoding="utf-8")
    except OSError:
        known = _paths(path.rpartition("/")[0])
        raise NameNotFound("icon", name, known if "/" in name else [one.replace("/", "-") for one in known]) from None
    view, paths, credit = VIEW.search(text), PATH.findall(text), CREDIT.search(text)
    assert view, "each file is a view with paths, which a test holds for all of them"
    return Drawing(view[1], " ".join(paths), credit[1].strip() if credit else "")


def _paths(folder: str) -> Iterator[str]:
    yield from (f"{folder}/{file.stem}" for file in (FOLDER / folder).glob("*.svg"))


def drawn(name: str) -> Markup:
    """Return an icon in full, as large as the letters beside it, for a place that has no styles for icons."""
    view, path, credit = drawing(name)
    return IN_FULL.format(view, Markup(' data-credit="{}"').format(credit) if credit else "", path)


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
