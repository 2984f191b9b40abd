"""A page of the built site, parsed once, and where in docs/ it and each of its parts come from."""

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
    """A built page at `path` below the site. `source` is its page in docs/, or None for the 404 page and redirects."""

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
        """The front matter of the page in docs/, or None if there is none."""
        return read_page(self.source_text, self.source).front_matter if self.source else None

    @cached_property
    def text_blocks(self) -> tuple[TextBlock, ...]:
        """The article as text blocks, in reading order."""
        return tuple(text_blocks_of(self.tree))

    @property
    def address(self) -> str:
        """The page's address relative to that of the site: `costs/`."""
        return self.path.as_posix().removesuffix("index.html")

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Every id on the page, in order, with duplicates."""
        return tuple(str(name) for name in self.tree.xpath("//@id"))

    def elements(self) -> Iterator[HtmlElement]:
        """Yield every element, without comments."""
        yield from self.tree.iter("*")

    def links(self) -> Iterator[tuple[HtmlElement, str]]:
        """Yield each element that has an address, and the address."""
        for address in ADDRESSES(self.tree):
            yield address.getparent(), str(address)
        for candidates in self.tree.xpath("//@srcset"):
            yield from (
                (candidates.getparent(), candidate.split()[0])
                for candidate in candidates.split(",")
                if candidate.strip()
            )

    @cached_property
    def _visible_tree(self) -> HtmlElement:
        return without_elements(self.tree, *NOT_READ_ALOUD)

    def text(self, *left_out: str) -> str:
        """Return the text of the page without scripts and styles, and without the elements `left_out`.

        `left_out` are XPath expressions: `data`, `table[@class='look-up']`.
        """
        tree = without_elements(self._visible_tree, *left_out) if left_out else self._visible_tree
        return str(tree.text_content())

    @property
    def origin(self) -> PurePosixPath:
        """The file that the page comes from: its source, or else the template or data file that generates it."""
        return self.source or (OVERRIDES / self.path if self.path == NOT_FOUND else REDIRECTS)

    def diagnostic(self, message: str, hint: str, code: str, needle: str | None = None) -> Diagnostic:
        """Return a problem at the first source line that contains `needle`, or else at line 1."""
        lines = enumerate(self.source_text.split("\n"), 1) if needle else ()
        line = next((number for number, text in lines if needle and needle in text), 1)
        return Diagnostic(self.origin, line, message, hint, code)


def read_built_page(site: Path, root: Path, file: Path) -> BuiltPage:
    """Read the page in `file`, which is below `site`; `root` has docs/."""
    path = PurePosixPath(file.relative_to(site).as_posix())
    source = source_of(path, root)
    text = read_text(root, source) if source else ""
    return BuiltPage(path, file.read_text(encoding="utf-8"), source, text)


def source_of(path: PurePosixPath, root: Path) -> PurePosixPath | None:
    """Return the page in docs/ from which the built page at `path`, relative to the site, was built, or None."""
    if path.name != "index.html":  # the 404 page, which the theme makes
        return None
    folder = DOCS / path.parent
    return next((name for name in (folder / "index.md", folder.with_suffix(".md")) if (root / name).is_file()), None)


def without_elements(tree: HtmlElement, *names: str) -> HtmlElement:
    """Return a copy of a tree in which all elements that match these XPath expressions are empty.

    Reason: checking the ancestors of each text instead takes twice as long.
    """
    copied = deepcopy(tree)
    for element in _xpath_of(names)(copied):
        element.clear(keep_tail=True)
    return copied


@cache
def _xpath_of(names: tuple[str, ...]) -> Any:
    return XPath("|".join(f"//{name}" for name in names))


FRONT_MATTER = re.compile(r"---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
CHARACTER = re.compile(r"&(?:#\d+|#x[\da-f]+|\w+);?|.", re.DOTALL | re.IGNORECASE)
INVISIBLE = re.compile(r"[\s\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]+")

WORD = re.compile(r"\{\{.*?\}\}|\]\([^()\s]*\)|(\w+)", re.DOTALL)  # macros and addresses are not words of the page


def line_of_words(page: BuiltPage, text: str) -> int:
    """Return the line in docs/ that shares the longest run of words with a text of the built page, or 1."""
    body = [(match[1], match.start()) for match in WORD.finditer(page.source_text) if match[1]]
    words = [match[0] for match in re.finditer(r"\w+", text)]
    run = SequenceMatcher(None, [word for word, _ in body], words, autojunk=False).find_longest_match()
    return page.source_text.count("\n", 0, body[run.a][1]) + 1 if run.size else 1


def source_line(page: BuiltPage, needles: Iterable[str], seen: dict[str, int]) -> int | None:
    """Return the line in docs/ of the first of `needles` that is found, or None.

    The text below the front matter is searched first. References such as `&#106;` are resolved; case, white space and
    invisible characters are ignored. `seen` counts the searches for each needle, so that a second one finds the next
    occurrence.
    """
    text, lines = _squeeze(page.source_text)
    front_matter = FRONT_MATTER.match(page.source_text)
    body = len(_squeeze(front_matter[0])[0]) if front_matter else 0
    for needle in filter(None, (_squeeze(needle)[0] for needle in needles)):
        if (offset := text.find(needle, body)) < 0 and (offset := text.find(needle)) < 0:
            continue
        for _ in range(seen.get(needle, 0)):
            offset = max(offset, text.find(needle, offset + 1))
        seen[needle] = seen.get(needle, 0) + 1
        return lines[offset]
    return None


def _squeeze(text: str) -> tuple[str, list[int]]:
    """Return the text without white space and invisible characters, in lowercase, and the line of each character."""
    kept: list[str] = []
    lines: list[int] = []
    line = 1
    for char in CHARACTER.findall(text):
        shown = INVISIBLE.sub("", unescape(char)).lower()
        kept.append(shown)
        lines.extend([line] * len(shown))
        line += char == "\n"
    return "".join(kept), lines
