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
    MARKDOWN_WRAPPERS,
    AbbreviationTreeprocessor,
    FileTreeprocessor,
    NoteTreeprocessor,
    StashPostprocessor,
    TabTreeprocessor,
)
from scripts.extension.images import ICON_SYNTAX, IconInlineProcessor, IconTreeprocessor, Image, ImageTreeprocessor

LAST = -10  # a priority after all other treeprocessors
EMAIL = r"(?<![\w.+/:@-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
AFTER_LINKS = 65
WITH_LINKS = 75  # the priority of the emoji extension, whose syntax icons have
BEFORE_RAW_HTML = 35
BEFORE_ADDRESSES = 5  # before MkDocs looks up each address, and after attribute lists
AUTHORING_CLASSES = {"admonition", "grid", "icon", "md-button", "tabs", "task-list"}
AFTER_WHITESPACE_BEFORE_HTML = 26  # stash placeholders have characters that the whitespace preprocessor removes
MARKDOWN_HEADING = re.compile(r"^#", re.MULTILINE)  # some blocks have headings, for the page's list of contents
NOT_KNOWN = "not-known"


@dataclass(frozen=True, slots=True)
class PageContext:
    """What rendering the Markdown of one page needs from the site.

    `expand` expands the macros of a text and returns it in pieces: `Markup` is HTML, the rest is Markdown.
    `glossary_link` returns the address at which the glossary explains an abbreviation, or None. `image` returns the
    HTML of a picture. `done` and `to_do` are the words for the state of a task. `describe_file` returns the type and
    size of a file to download. `note_icons` has the icons that replace Material's, by the kind of note.
    """

    expand: Callable[[str], Sequence[str]]
    glossary_link: Callable[[str], str | None]
    image: Callable[[Image], str]
    done: str
    to_do: str
    describe_file: Callable[[str], str] = str
    note_icons: Mapping[str, str] = field(default_factory=dict)


class GuideExtension(Extension):
    """The extension, registered as an object. `page` must be set before each page is rendered.

    `has_authoring` says whether the page that was rendered last needs overrides/assets/authoring.css.
    """

    page: PageContext
    has_authoring = False

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Register the preprocessor before all others that read text, and the treeprocessors after all others."""
        md.preprocessors.register(MacroPreprocessor(md, self), "expand", AFTER_WHITESPACE_BEFORE_HTML)
        md.inlinePatterns.register(IconInlineProcessor(ICON_SYNTAX, md), "icons", WITH_LINKS)
        md.inlinePatterns.register(EmailInlineProcessor(EMAIL, md), "emails", AFTER_LINKS)
        in_reverse = (
            AuthoringTreeprocessor(md, self),
            IconTreeprocessor(md),  # after all others that may show an icon
            UnknownTreeprocessor(md),
            ColumnTreeprocessor(md),
            NoteTreeprocessor(md, lambda: self.page.note_icons),
            TabTreeprocessor(md),
            FileTreeprocessor(md, lambda name: self.page.describe_file(name)),
            AbbreviationTreeprocessor(md, lambda word: self.page.glossary_link(word)),
        )
        for priority, treeprocessor in enumerate(in_reverse, LAST):
            md.treeprocessors.register(treeprocessor, type(treeprocessor).__name__, priority)
        images = ImageTreeprocessor(md, lambda image: self.page.image(image))
        md.treeprocessors.register(images, "images", BEFORE_ADDRESSES)
        stash = StashPostprocessor(md, lambda: (self.page.done, self.page.to_do))
        md.postprocessors.register(stash, "stash", BEFORE_RAW_HTML)


class MacroPreprocessor(Preprocessor):
    """A preprocessor that expands the macros of a page before Markdown parses it."""

    def __init__(self, md: Markdown, extension: GuideExtension) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines of the page with its macros expanded.

        Their HTML is stashed, as Markdown does with raw HTML, so that it does not have to search for it.
        """
        pieces = self._extension.page.expand("\n".join(lines))
        return "".join(map(self._stash, pieces)).split("\n")

    def _stash(self, piece: str) -> str:
        is_html = isinstance(piece, Markup) and "<" in piece and not MARKDOWN_HEADING.search(piece)
        return self.md.htmlStash.store(piece) if is_html else piece


class EmailInlineProcessor(InlineProcessor):
    """An inline processor that makes a link of each plain e-mail address, except in the words of another link."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override] # noqa: ARG002, N802 - the name is Python-Markdown's
        """Return the link, and the start and end of the address."""
        link = Element("a", {"href": f"mailto:{m[0]}"})
        link.text = AtomicString(m[0])
        return link, m.start(0), m.end(0)


class ColumnTreeprocessor(Treeprocessor):
    """A treeprocessor that aligns columns by class: the site's policy forbids Python-Markdown's inline styles."""

    def run(self, root: Element) -> None:
        """Replace the style of each cell; left is the default."""
        for cell in (*root.iter("th"), *root.iter("td")):
            side = cell.attrib.pop("style", "").removeprefix("text-align: ").rstrip(";")
            if side in {"center", "right"}:
                cell.set("class", f"to-{side}")


class AuthoringTreeprocessor(Treeprocessor):
    """A treeprocessor that records whether a page uses any of Material's syntax that authoring.css styles."""

    def __init__(self, md: Markdown, extension: GuideExtension) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, root: Element) -> None:
        """Look at all elements, and at what is stashed: grids in lists, and pictures."""
        self._extension.has_authoring = any(
            element.tag in {"figure", "mark"} or not AUTHORING_CLASSES.isdisjoint(element.get("class", "").split())
            for element in root.iter()
        ) or any(
            block in MARKDOWN_WRAPPERS or "<img" in block
            for block in self.md.htmlStash.rawHtmlBlocks
            if isinstance(block, str)
        )


class UnknownTreeprocessor(Treeprocessor):
    """A treeprocessor that wraps the part on what is not known in a section, which looks the same on every page.

    Source: CDC Clear Communication Index, item 7: say what experts know and do not know.
    """

    def run(self, root: Element) -> None:
        """Move the heading `not-known`, and everything up to the next heading of its level, into a section."""
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
