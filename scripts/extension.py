"""What the site adds to Markdown: expressions, columns aligned by class, and the frame of what nobody knows."""

import re
from collections.abc import Callable, Sequence
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

LAST = -1
AFTER_WHITESPACE_BEFORE_HTML = 26  # what is laid aside has signs that the cleaning of whitespace takes out
MARKDOWN_HEADING = re.compile(r"^#", re.MULTILINE)  # some blocks have headings, for the page's list of contents
NOT_KNOWN = "not-known"

Expand = Callable[[str], Sequence[str]]


class GuideExtension(Extension):
    """Registered as an object. `expand` replaces the expressions of the page that comes next; who renders it sets it.

    It returns the page in pieces: `Markup` is HTML as it stands, the rest is Markdown.
    """

    def __init__(self) -> None:
        super().__init__()
        self.expand: Expand = lambda text: [text]

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Add the preprocessor in front of all that read words, the others behind all that change a page."""
        md.preprocessors.register(MacroPreprocessor(md, self), "expand", AFTER_WHITESPACE_BEFORE_HTML)
        md.treeprocessors.register(ColumnTreeprocessor(md), "columns", LAST)
        md.treeprocessors.register(UnknownTreeprocessor(md), "unknown", LAST - 1)


class MacroPreprocessor(Preprocessor):
    """Replaces the expressions of one page before Markdown sees it."""

    def __init__(self, md: Markdown, extension: GuideExtension) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, lines: list[str]) -> list[str]:
        """Return the page's lines with its expressions replaced.

        What is HTML already is laid aside, as Markdown does with the HTML that it finds: it need not look for it.
        """
        pieces = self._extension.expand("\n".join(lines))
        return "".join(map(self._aside, pieces)).split("\n")

    def _aside(self, piece: str) -> str:
        is_html = isinstance(piece, Markup) and "<" in piece and not MARKDOWN_HEADING.search(piece)
        return self.md.htmlStash.store(piece) if is_html else piece


class ColumnTreeprocessor(Treeprocessor):
    """Names how a column is aligned by a class, where Python-Markdown writes a style: the site's policy allows none."""

    def run(self, root: Element) -> None:
        """Change the cells of every table of a page; to the left is as all cells are."""
        for cell in (*root.iter("th"), *root.iter("td")):
            side = cell.attrib.pop("style", "").removeprefix("text-align: ").rstrip(";")
            if side in {"center", "right"}:
                cell.set("class", f"to-{side}")


class UnknownTreeprocessor(Treeprocessor):
    """Sets the part that says what nobody knows apart, in one look on every page.

    Source: CDC Clear Communication Index, item 7: say what experts know and do not know.
    """

    def run(self, root: Element) -> None:
        """Put the heading `not-known` and all up to the next heading of its level into a section."""
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
