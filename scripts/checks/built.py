"""A page of the built site, parsed once, and the page of docs/ that it was made from."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from lxml import html as lxml_html
from lxml.html import HtmlElement

from scripts.problems import Problem

PUBLISHED = PurePosixPath("site")
ADDRESSES = ("href", "src", "poster", "action", "formaction", "data", "cite", "background")
NOT_READ_ALOUD = {"script", "style"}


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

    @property
    def address(self) -> str:
        """The page's address below the site's, `costs/`."""
        return self.path.as_posix().removesuffix("index.html")

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Every id on the page, in order, repeated ones too."""
        return tuple(str(name) for name in self.tree.xpath("//@id"))

    def elements(self) -> Iterator[HtmlElement]:
        """Yield every element, but no comment."""
        return (element for element in self.tree.iter() if isinstance(element.tag, str))

    def links(self) -> Iterator[tuple[HtmlElement, str]]:
        """Yield each element that points somewhere, and where to."""
        for element in self.elements():
            yield from ((element, address) for name in ADDRESSES if (address := element.get(name)) is not None)
            for candidate in element.get("srcset", "").split(","):
                if candidate.strip():
                    yield element, candidate.split()[0]

    def text(self, without: Container[HtmlElement] = ()) -> str:
        """Return the text that is read, as it runs on through inline elements; elements `without` are left out."""

        def read(element: HtmlElement) -> Iterator[str]:
            if isinstance(element.tag, str) and element.tag not in NOT_READ_ALOUD and element not in without:
                yield element.text or ""
                for child in element:
                    yield from read(child)
                    yield child.tail or ""

        return "".join(read(self.tree))

    @property
    def built(self) -> PurePosixPath:
        """The file of the site, to name in a message."""
        return PUBLISHED / self.path

    def problem(self, element: HtmlElement, message: str, fix: str, needle: str | None = None) -> Problem:
        """Return a problem at the line of docs/ that has `needle`, or else at the line of the built page."""
        if self.source and needle:
            for line, text in enumerate(self.source_text.split("\n"), 1):
                if needle in text:
                    return Problem(self.source, line, message, fix)
        return Problem(self.built, element.sourceline or 1, message, fix)


def read_built_pages(site: Path, root: Path) -> dict[PurePosixPath, BuiltPage]:
    """Read every page below `site`; `root` has docs/."""
    pages = {}
    for file in sorted(site.rglob("*.html")):
        path = PurePosixPath(file.relative_to(site).as_posix())
        source = _source(path, root)
        text = (root / source).read_text(encoding="utf-8") if source else ""
        pages[path] = BuiltPage(path, file.read_text(encoding="utf-8"), source, text)
    return pages


def _source(path: PurePosixPath, root: Path) -> PurePosixPath | None:
    folder = PurePosixPath("docs") / path.parent
    return next((name for name in (folder / "index.md", folder.with_suffix(".md")) if (root / name).is_file()), None)
