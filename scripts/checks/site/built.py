"""A page of the built site, parsed once, and where in docs/ it and each part of it come from."""

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, cached_property
from html import unescape
from pathlib import Path, PurePosixPath
from typing import Any

from lxml import html as lxml_html
from lxml.etree import XPath
from lxml.html import HtmlElement

from scripts.checks.readability import TextBlock, text_blocks_of
from scripts.data.front_matter import FrontMatter, read_page
from scripts.data.load import REDIRECTS
from scripts.data.source_files import DOCS, OVERRIDES, read_text
from scripts.diagnostics import Diagnostic

NOT_FOUND = PurePosixPath("404.html")
DEVELOPER_HINT = "ask a developer: the mistake is in the code of the site, not in your text"
ADDRESSES: Any = XPath("//@href|//@src|//@poster|//@action|//@formaction|//@data|//@cite|//@background")
NOT_READ_ALOUD = ("script", "style")


@dataclass(frozen=True)
class BuiltPage:
    """`path` is relative to the site; `source` is the page in docs/, or None for the 404 page and for redirects."""

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
        """The front matter of the page in docs/."""
        return read_page(self.source_text, self.source).front_matter if self.source else None

    @cached_property
    def text_blocks(self) -> tuple[TextBlock, ...]:
        """The article as a reader reads it, in text blocks."""
        return tuple(text_blocks_of(self.tree))

    @property
    def address(self) -> str:
        """The page's address, relative to the site's: `costs/`."""
        return self.path.as_posix().removesuffix("index.html")

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Every id on the page, in order, with duplicates."""
        return tuple(str(name) for name in self.tree.xpath("//@id"))

    def elements(self) -> Iterator[HtmlElement]:
        """Yield every element, without comments."""
        yield from self.tree.iter("*")

    def links(self) -> Iterator[tuple[HtmlElement, str]]:
        """Yield each element that has an address, with the address."""
        for address in ADDRESSES(self.tree):
            yield address.getparent(), str(address)
        for candidates in self.tree.xpath("//@srcset"):
            yield from ((candidates.getparent(), one.split()[0]) for one in candidates.split(",") if one.strip())

    @cached_property
    def _read_aloud(self) -> HtmlElement:
        return without(self.tree, *NOT_READ_ALOUD)

    def text(self, *left_out: str) -> str:
        """Return the text of the page without scripts and styles, and without the elements `left_out`.

        They are named as in XPath: `data`, `table[@class='look-up']`.
        """
        tree = without(self._read_aloud, *left_out) if left_out else self._read_aloud
        return str(tree.text_content())

    @property
    def origin(self) -> PurePosixPath:
        """The file that makes the page: its source, or for a page without one, what makes it instead."""
        return self.source or (OVERRIDES / self.path if self.path == NOT_FOUND else REDIRECTS)

    def diagnostic(self, message: str, hint: str, code: str, needle: str | None = None) -> Diagnostic:
        """Return a problem at the line of the source that has `needle`, or else at the beginning of the file."""
        lines = enumerate(self.source_text.split("\n"), 1) if needle else ()
        line = next((number for number, text in lines if needle and needle in text), 1)
        return Diagnostic(self.origin, line, message, hint, code)


def built_page(site: Path, root: Path, file: Path) -> BuiltPage:
    """Read the page in `file`, which is below `site`; `root` has docs/."""
    path = PurePosixPath(file.relative_to(site).as_posix())
    source = source_of(path, root)
    text = read_text(root, source) if source else ""
    return BuiltPage(path, file.read_text(encoding="utf-8"), source, text)


def source_of(path: PurePosixPath, root: Path) -> PurePosixPath | None:
    """Return the page in docs/ that the built page at `path` below the site was made from, or None."""
    if path.name != "index.html":  # the 404 page, which the theme makes
        return None
    folder = DOCS / path.parent
    return next((name for name in (folder / "index.md", folder.with_suffix(".md")) if (root / name).is_file()), None)


def without(tree: HtmlElement, *names: str) -> HtmlElement:
    """Return a copy of a tree in which the elements that XPath finds by these names are empty.

    Looking up the ancestors of each text instead takes twice as long.
    """
    copied = deepcopy(tree)
    for element in _all(names)(copied):
        element.clear(keep_tail=True)
    return copied


@cache
def _all(names: tuple[str, ...]) -> Any:
    return XPath("|".join(f"//{name}" for name in names))


FRONT_MATTER = re.compile(r"---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
CHARACTER = re.compile(r"&(?:#\d+|#x[\da-f]+|\w+);?|.", re.DOTALL | re.IGNORECASE)
UNSEEN = re.compile(r"[\s\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]+")

WORD = re.compile(r"\{\{.*?\}\}|\]\([^()\s]*\)|(\w+)", re.DOTALL)  # macros and addresses are not words of the page


def line_of_words(page: BuiltPage, text: str) -> int:
    """Return the line in docs/ that has the longest run of words in common with a text of the built page."""
    body = [(found[1], found.start()) for found in WORD.finditer(page.source_text) if found[1]]
    words = [found[0] for found in re.finditer(r"\w+", text)]
    run = SequenceMatcher(None, [word for word, _ in body], words, autojunk=False).find_longest_match()
    return page.source_text.count("\n", 0, body[run.a][1]) + 1 if run.size else 1


def source_line(page: BuiltPage, needles: Iterable[str], seen: dict[str, int]) -> int | None:
    """Return the line in docs/ that has the first of `needles` that is found, or None.

    The text below the front matter is searched first. References such as `&#106;`, case and invisible characters do not
    matter. `seen` counts the searches for a needle, so that the second of two gets its own line.
    """
    text, lines = _squeezed(page.source_text)
    front_matter = FRONT_MATTER.match(page.source_text)
    body = len(_squeezed(front_matter[0])[0]) if front_matter else 0
    for needle in filter(None, (_squeezed(needle)[0] for needle in needles)):
        if (place := text.find(needle, body)) < 0 and (place := text.find(needle)) < 0:
            continue
        for _ in range(seen.get(needle, 0)):
            place = max(place, text.find(needle, place + 1))
        seen[needle] = seen.get(needle, 0) + 1
        return lines[place]
    return None


def _squeezed(text: str) -> tuple[str, list[int]]:
    """Return the characters that count, and the line of each."""
    kept: list[str] = []
    lines: list[int] = []
    line = 1
    for char in CHARACTER.findall(text):
        shown = UNSEEN.sub("", unescape(char)).lower()
        kept.append(shown)
        lines.extend([line] * len(shown))
        line += char == "\n"
    return "".join(kept), lines
