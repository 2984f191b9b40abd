"""The Markdown extension of the site: macros, columns aligned by class, and the section on what is not known."""

import re
from collections.abc import Callable, Sequence
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

LAST = -1
AFTER_WHITESPACE_BEFORE_HTML = 26  # stash placeholders have characters that the whitespace preprocessor removes
MARKDOWN_HEADING = re.compile(r"^#", re.MULTILINE)  # some blocks have headings, for the page's list of contents
NOT_KNOWN = "not-known"

Expand = Callable[[str], Sequence[str]]


class GuideExtension(Extension):
    """Registered as an object. `expand` expands the macros of the next page; whoever renders the page sets it.

    It returns the page in pieces: `Markup` is HTML, the rest is Markdown.
    """

    def __init__(self) -> None:
        super().__init__()
        self.expand: Expand = lambda text: [text]

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Register the preprocessor before all that read text, and the treeprocessors after all others."""
        md.preprocessors.register(MacroPreprocessor(md, self), "expand", AFTER_WHITESPACE_BEFORE_HTML)
        md.treeprocessors.register(ColumnTreeprocessor(md), "columns", LAST)
        md.treeprocessors.register(UnknownTreeprocessor(md), "unknown", LAST - 1)


class MacroPreprocessor(Preprocessor):
    """Expands the macros of a page before Markdown parses it."""

    def __init__(self, md: Markdown, extension: GuideExtension) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines of the page with its macros expanded.

        Their HTML is stashed, as Markdown does with raw HTML it finds, so that it does not have to look for it.
        """
        pieces = self._extension.expand("\n".join(lines))
        return "".join(map(self._stashed, pieces)).split("\n")

    def _stashed(self, piece: str) -> str:
        is_html = isinstance(piece, Markup) and "<" in piece and not MARKDOWN_HEADING.search(piece)
        return self.md.htmlStash.store(piece) if is_html else piece


class ColumnTreeprocessor(Treeprocessor):
    """Aligns columns by class instead of the inline style of Python-Markdown, which the site's policy forbids."""

    def run(self, root: Element) -> None:
        """Change the cells of all tables; left is the default."""
        for cell in (*root.iter("th"), *root.iter("td")):
            side = cell.attrib.pop("style", "").removeprefix("text-align: ").rstrip(";")
            if side in {"center", "right"}:
                cell.set("class", f"to-{side}")


class UnknownTreeprocessor(Treeprocessor):
    """Wraps the part that says what is not known in a section, styled alike on every page.

    Source: CDC Clear Communication Index, item 7: say what experts know and do not know.
    """

    def run(self, root: Element) -> None:
        """Move the heading `not-known` and everything up to the next heading of its level into a section."""
        children = [*root]
        start = next((at for at, child in enumerate(children) if child.get("id") == NOT_KNOWN), None)
        if start is None or children[start].tag != "h2":
            return
        behind = (at for at, child in enumerate(children) if at > start and child.tag == "h2")
        part = children[start : next(behind, len(children))]
        section = Element("section", {"class": "unknown", "aria-labelledby": NOT_KNOWN})
        section.text = section.tail = "\n"
        root.insert(start, section)
        for child in part:
            root.remove(child)
            section.append(child)
