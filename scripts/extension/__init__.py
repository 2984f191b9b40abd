"""The Markdown extension of the site: macros, Material's syntax, and the section on what is not known."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from markupsafe import Markup

from scripts.extension.blocks import (
    AROUND,
    AbbreviationTreeprocessor,
    FileTreeprocessor,
    NoteTreeprocessor,
    StashPostprocessor,
    TabTreeprocessor,
)
from scripts.extension.images import NAME, IconInlineProcessor, IconTreeprocessor, Image, ImageTreeprocessor

LAST = -10  # of all treeprocessors
EMAIL = r"(?<![\w.+/:@-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
AFTER_LINKS = 65
WITH_LINKS = 75  # as the extension of emojis, whose syntax icons have
BEFORE_RAW_HTML = 35
BEFORE_ADDRESSES = 5  # of MkDocs, which looks each one up; and after attributes
AUTHORED = {"admonition", "grid", "icon", "md-button", "tabs", "task-list"}
AFTER_WHITESPACE_BEFORE_HTML = 26  # stash placeholders have characters that the whitespace preprocessor removes
MARKDOWN_HEADING = re.compile(r"^#", re.MULTILINE)  # some blocks have headings, for the page's list of contents
NOT_KNOWN = "not-known"


@dataclass(frozen=True, slots=True)
class PageContext:
    """What the Markdown of one page needs from around it.

    `expand` expands its macros and returns it in pieces: `Markup` is HTML, the rest is Markdown. `link_of` returns
    the address of what the glossary says of an abbreviation, `image` the HTML of a picture. `done` and `to_do` say how
    a task stands. `note_icons` has the icons of kinds of notes that are not Material's. `file_said` returns the type
    and size of a file to download.
    """

    expand: Callable[[str], Sequence[str]]
    link_of: Callable[[str], str | None]
    image: Callable[[Image], str]
    done: str
    to_do: str
    file_said: Callable[[str], str] = str
    note_icons: Mapping[str, str] = field(default_factory=dict)


class GuideExtension(Extension):
    """Registered as an object. `page` is of the page that comes next; whoever renders the page sets it.

    `has_authoring` tells of the page that came last whether overrides/assets/authoring.css is for anything on it.
    """

    page: PageContext
    has_authoring = False

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Register the preprocessor before all that read text, and the treeprocessors after all others."""
        md.preprocessors.register(MacroPreprocessor(md, self), "expand", AFTER_WHITESPACE_BEFORE_HTML)
        md.inlinePatterns.register(IconInlineProcessor(NAME, md), "icons", WITH_LINKS)
        md.inlinePatterns.register(EmailInlineProcessor(EMAIL, md), "emails", AFTER_LINKS)
        in_reverse = (
            LookTreeprocessor(md, self),
            IconTreeprocessor(md),  # after all that may show an icon
            UnknownTreeprocessor(md),
            ColumnTreeprocessor(md),
            NoteTreeprocessor(md, lambda: self.page.note_icons),
            TabTreeprocessor(md),
            FileTreeprocessor(md, lambda name: self.page.file_said(name)),
            AbbreviationTreeprocessor(md, lambda word: self.page.link_of(word)),
        )
        for priority, treeprocessor in enumerate(in_reverse, LAST):
            md.treeprocessors.register(treeprocessor, type(treeprocessor).__name__, priority)
        images = ImageTreeprocessor(md, lambda image: self.page.image(image))
        md.treeprocessors.register(images, "images", BEFORE_ADDRESSES)
        shown = StashPostprocessor(md, lambda: (self.page.done, self.page.to_do))
        md.postprocessors.register(shown, "stash", BEFORE_RAW_HTML)


class MacroPreprocessor(Preprocessor):
    """Expands the macros of a page before Markdown parses it."""

    def __init__(self, md: Markdown, extension: GuideExtension) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines of the page with its macros expanded.

        Their HTML is stashed, as Markdown does with raw HTML it finds, so that it does not have to look for it.
        """
        pieces = self._extension.page.expand("\n".join(lines))
        return "".join(map(self._stashed, pieces)).split("\n")

    def _stashed(self, piece: str) -> str:
        is_html = isinstance(piece, Markup) and "<" in piece and not MARKDOWN_HEADING.search(piece)
        return self.md.htmlStash.store(piece) if is_html else piece


class EmailInlineProcessor(InlineProcessor):
    """Makes a link of an e-mail address as it stands, but not in the words of another link."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override] # noqa: ARG002, N802 - the name is Python-Markdown's
        """Return the link and its place."""
        link = Element("a", {"href": f"mailto:{m[0]}"})
        link.text = AtomicString(m[0])
        return link, m.start(0), m.end(0)


class ColumnTreeprocessor(Treeprocessor):
    """Aligns columns by class instead of the inline style of Python-Markdown, which the site's policy forbids."""

    def run(self, root: Element) -> None:
        """Change the cells of all tables; left is the default."""
        for cell in (*root.iter("th"), *root.iter("td")):
            side = cell.attrib.pop("style", "").removeprefix("text-align: ").rstrip(";")
            if side in {"center", "right"}:
                cell.set("class", f"to-{side}")


class LookTreeprocessor(Treeprocessor):
    """Notes whether a page has anything of Material's syntax that most pages do without."""

    def __init__(self, md: Markdown, extension: GuideExtension) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, root: Element) -> None:
        """Look at all elements, and at grids in lists and pictures, which are put aside."""
        self._extension.has_authoring = any(
            element.tag in {"figure", "mark"} or not AUTHORED.isdisjoint(element.get("class", "").split())
            for element in root.iter()
        ) or any(
            block in AROUND or "<img" in block for block in self.md.htmlStash.rawHtmlBlocks if isinstance(block, str)
        )


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
