"""Links to files for download: each says at its end what kind of file it leads to, and how large that is.

Source: WCAG 2.2, technique G201 and 2.4.4: readers know before they follow a link that it leads out of the page.
"""

from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from scripts.data.downloads import LINK


class FileTreeprocessor(Treeprocessor):
    """Adds to a link what `said_of` says of the file, by its name."""

    def __init__(self, md: Markdown, said_of: Callable[[str], str]) -> None:
        super().__init__(md)
        self._said_of = said_of

    def run(self, root: Element) -> None:
        """Add it inside of the link, so that it is read out with its words."""
        for link in root.iter("a"):
            if (found := LINK.fullmatch(link.get("href", ""))) and (said := self._said_of(found[1])):
                _append(link, f" {said}")


def _append(link: Element, text: str) -> None:
    if len(link):
        link[-1].tail = f"{link[-1].tail or ''}{text}"
    else:
        link.text = f"{link.text or ''}{text}"
