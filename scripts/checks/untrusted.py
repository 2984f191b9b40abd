"""What no page may write: HTML, attributes, addresses that are not safe, signs that hide. Pages are untrusted input.

The gate looks at what comes of a page; this tells an editor first, before a build and at the right line.
"""

import posixpath
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from scripts.checks.markup import found_in, line_of
from scripts.content.front_matter import Page
from scripts.problems import Problem, shortened, suggestion

DOCS = PurePosixPath("docs")
PICTURES = {".avif", ".jpg", ".png", ".webp"}
SCHEMES = {"https", "mailto", "tel", "sms"}
HTML = re.compile(r"<(?!(?:https?://|mailto:)[^\s<>]+>)[A-Za-z/!?][^>\n]{0,30}>?")
ATTRIBUTES = re.compile(r"(?<!\{)\{(?!\{)(?!:?[ ]*#[\w-]+[ ]*\})[^{}\n]*\}(?!\})")
LINK = re.compile(  # in round brackets, or after a name; a name may stand in lists and quotations too
    r"(?P<picture>!\[[^\]\n]*)?\]\(\s*<?(?P<link>[^)\s>]+)|^[\s>*+:\d.-]*(?P<name>\[[^\[\]]*\]):\s*<?(?P<named>[^\s>]+)",
    re.MULTILINE,
)
HIDDEN = re.compile(  # but a line end, a space, and those that do not break
    r"[^\S \n\xa0\u202f]|[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)


def check_untrusted(page: Page, root: Path) -> Iterator[Problem]:
    """Yield a problem for each thing on a page that could run, cover, load or hide something, or that leads nowhere."""
    yield from _hidden(page)
    yield from _raw_html(page)
    yield from _attributes(page)
    yield from _links(page, root)


def check_files(root: Path) -> Iterator[Problem]:
    """Yield a problem for each file of docs/ that is no page and no picture.

    Reason: a generator publishes it as it is, and lets it take the place of a file of the theme, the script for one.
    """
    for file in sorted((root / DOCS).rglob("*")):
        path = PurePosixPath(file.relative_to(root).as_posix())
        if file.is_file() and file.suffix != ".md" and file.suffix not in PICTURES:
            fix = "put pages into .md files; what else a page needs goes into overrides/"
            yield Problem(path, 1, "the file is no page", fix)


def _hidden(page: Page) -> Iterator[Problem]:
    """Reason: what the eye does not see, generators and browsers drop; a word may become another, or a tag."""
    for line, found in found_in(page.text, HIDDEN):
        yield Problem(page.path, line, f"a hidden character {found[0]!a}", "delete it; write spaces, not tabs")


def _raw_html(page: Page) -> Iterator[Problem]:
    """Reason: what HTML brings (scripts, frames, redirects) no other check could judge."""
    for line, found in found_in(page.body, HTML, page.first_line):
        fix = "write Markdown, or use an expression like {{ price_table(…) }}"
        yield Problem(page.path, line, f'HTML in a page: "{found[0]}"', fix)


def _attributes(page: Page) -> Iterator[Problem]:
    """Reason: an attribute list can carry a script or a style past every other check; a heading's id is all we need."""
    for line, found in found_in(page.body, ATTRIBUTES, page.first_line):
        yield Problem(
            page.path, line, f'attributes in a page: "{shortened(found[0])}"', "write only an id, like {#prices}"
        )


def _links(page: Page, root: Path) -> Iterator[Problem]:
    for found in LINK.finditer(page.body):
        line = line_of(page, found.start("name") if found["name"] else found.start())
        link = unescape(found["link"] or found["named"])
        parts = urlsplit(link)
        if found["picture"] and parts.scheme in SCHEMES:
            yield Problem(page.path, line, f'"{link}" would be loaded from elsewhere', "keep a copy in docs/")
        elif parts.scheme in SCHEMES or (not parts.path and parts.fragment):
            continue
        elif parts.scheme or parts.netloc or link.startswith("//"):
            yield Problem(
                page.path, line, f'the link "{link}" is not safe', "write an address that begins with https://"
            )
        elif not _is_page_or_file(root, page, unquote(parts.path)):
            known = (file.relative_to(root / DOCS).as_posix() for file in (root / DOCS).rglob("*.md"))
            yield Problem(page.path, line, f'the link "{link}" leads nowhere', suggestion(parts.path, known))


def _is_page_or_file(root: Path, page: Page, link: str) -> bool:
    place = posixpath.normpath(page.path.relative_to(DOCS).parent / link)
    return not place.startswith(("..", "/")) and (root / DOCS / place).is_file()
