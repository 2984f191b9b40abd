"""A page of the built site, parsed once, and the page of docs/ that it was made from."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from lxml import html as lxml_html
from lxml.etree import XPath
from lxml.html import HtmlElement

from scripts.checks.text_blocks import TextBlock, text_blocks_of
from scripts.data.front_matter import FrontMatter, read_page
from scripts.data.source_files import DOCS
from scripts.data.yaml_reader import read_text
from scripts.diagnostics import Diagnostic

PUBLISHED = PurePosixPath("site")
NOT_FOUND = PurePosixPath("404.html")
ADDRESSES: Any = XPath("//@href|//@src|//@poster|//@action|//@formaction|//@data|//@cite|//@background")
NOT_READ_ALOUD = ("script", "style")


@dataclass(frozen=True)
class BuiltPage:
    """`path` is relative to the site; `source` is the page of docs/, or None for pages that the theme makes."""

    path: PurePosixPath
    html: str
    source: PurePosixPath | None
    source_text: str

    @cached_property
    def tree(self) -> HtmlElement:
        """The parsed page."""
        return lxml_html.document_fromstring(self.html)

    @cached_property
    def front_matter(self) -> FrontMatter | None:
        """What the page of docs/ says about itself."""
        return read_page(self.source_text, self.source).front_matter if self.source else None

    @cached_property
    def text_blocks(self) -> tuple[TextBlock, ...]:
        """What a reader reads of the page's article, piece by piece."""
        return tuple(text_blocks_of(self.tree))

    @property
    def address(self) -> str:
        """The page's address below the site's, `costs/`."""
        return self.path.as_posix().removesuffix("index.html")

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Every id on the page, in order, repeated ones too."""
        return ids_of(self.tree)

    def elements(self) -> Iterator[HtmlElement]:
        """Yield every element, but no comment."""
        yield from self.tree.iter("*")

    def links(self) -> Iterator[tuple[HtmlElement, str]]:
        """Yield each element that points somewhere, and where to."""
        for address in ADDRESSES(self.tree):
            yield address.getparent(), str(address)
        for candidates in self.tree.xpath("//@srcset"):
            yield from ((candidates.getparent(), one.split()[0]) for one in candidates.split(",") if one.strip())

    @cached_property
    def _read_aloud(self) -> HtmlElement:
        return without(self.tree, *NOT_READ_ALOUD)

    def text(self, *left_out: str) -> str:
        """Return the text that is read, as it runs on through inline elements.

        Elements `left_out` are named as in XPath: `data`, `table[@class='look-up']`.
        """
        tree = without(self._read_aloud, *left_out) if left_out else self._read_aloud
        return str(tree.text_content())

    @property
    def built(self) -> PurePosixPath:
        """The file of the site, to name in a message."""
        return PUBLISHED / self.path

    def diagnostic(self, element: HtmlElement, message: str, hint: str, needle: str | None = None) -> Diagnostic:
        """Return a problem at the line of docs/ that has `needle`, or else at the line of the built page."""
        if self.source and needle:
            for line, text in enumerate(self.source_text.split("\n"), 1):
                if needle in text:
                    return Diagnostic(self.source, line, message, hint)
        return Diagnostic(self.built, element.sourceline or 1, message, hint)


def built_page(site: Path, root: Path, file: Path) -> BuiltPage:
    """Read one page, whose `file` is somewhere below `site`; `root` has docs/."""
    path = PurePosixPath(file.relative_to(site).as_posix())
    source = _source(path, root)
    text = read_text(root, source) if source else ""
    return BuiltPage(path, file.read_text(encoding="utf-8"), source, text)


def _source(path: PurePosixPath, root: Path) -> PurePosixPath | None:
    if path.name != "index.html":  # the 404, which the theme makes
        return None
    folder = DOCS / path.parent
    return next((name for name in (folder / "index.md", folder.with_suffix(".md")) if (root / name).is_file()), None)


def ids_of(tree: HtmlElement) -> tuple[str, ...]:
    """Return every id of a page, in order, repeated ones too."""
    return tuple(str(name) for name in tree.xpath("//@id"))


def without(tree: HtmlElement, *names: str) -> HtmlElement:
    """Return a copy of a tree in which the elements that XPath finds by these names are empty.

    Reason: to ask each text of a page what it stands in takes twice as long.
    """
    copied = deepcopy(tree)
    for element in _all(names)(copied):
        element.clear(keep_tail=True)
    return copied


@cache
def _all(names: tuple[str, ...]) -> Any:
    return XPath("|".join(f"//{name}" for name in names))
