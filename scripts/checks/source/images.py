"""The pictures of pages: each is a file in docs/img that can be shown, with words, and braces that mean something."""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import urlsplit

from scripts.checks.source.blocks import without_refused
from scripts.checks.source.markup import (
    BY_NAME,
    CODE,
    MACRO,
    blanked,
    found_in,
    leads_to,
    line_of,
    links_by_name,
    links_in,
    seen_from,
)
from scripts.checks.source.picture_files import SHOWS, cannot_be_shown, wrong_alt
from scripts.data.front_matter import Page
from scripts.data.load import Content
from scripts.data.source_files import DOCS, is_plain_file
from scripts.diagnostics import Diagnostic, DiagnosticError, shortened
from scripts.pictures.judge import SUFFIXES, is_picture

INLINE = re.compile(
    r"!\[(?P<alt>[^\[\]]*)\]\(\s*<?(?P<address>[^()\s>]*+(?:\([^()\s>]*\)[^()\s>]*+)*+)>?(?P<more>[^()\n]*)\)"
)
BEGUN = re.compile(r"!\[[^\[\]]*\]\(")
BRACES = re.compile(r"[ \t]*\{:?(?P<said>[^{}\n]*)\}")
PASTED = re.compile(r"data:image/[^\s)>]*", re.IGNORECASE)
ATTRIBUTE = re.compile(r"""[^\s=]+=(?:"[^"]*"|'[^']*')|\S+""")
ALLOWED = re.compile(
    r"""\.decorative|align=(["']?)(?:left|right)\1|width=(["']?)[1-9]\d{1,3}\2|loading=(["']?)lazy\3""", re.ASCII
)
A_NAME = re.compile(rf"(?:{'|'.join(map(re.escape, sorted(SUFFIXES)))})\b", re.IGNORECASE)
QUOTES = ('"', "'")
WRITE = "write ![what it shows](img/name.jpg)"


class Shown(NamedTuple):
    """A picture as a page has it, with its offset in the body: its address, words, title, and braces."""

    place: int
    address: str
    alt: str
    more: str
    said: str | None
    is_link: bool


def shown_on(page: Page) -> Iterator[Shown]:
    """Yield each picture of a page."""
    body = blanked(without_refused(page), CODE, MACRO) if "![" in page.body else ""
    for found in INLINE.finditer(body):
        yield _shown(body, found, found["address"], page.body[slice(*found.span("alt"))], found["more"])
    for link in links_by_name(page, body) if body else ():
        if link.is_picture and (named := BY_NAME.match(body, link.place)):
            yield _shown(body, named, link.address, named["words"], "")


def _shown(body: str, found: re.Match[str], address: str, alt: str, more: str) -> Shown:
    braces = BRACES.match(body, found.end())
    end = braces.end() if braces else found.end()
    is_link = body[found.start() - 1 : found.start()] == "[" and body[end : end + 1] == "]"
    return Shown(found.start(), address, " ".join(alt.split()), more.strip(), braces and braces["said"], is_link)


def check_images(page: Page, root: Path) -> Iterator[Diagnostic]:
    """Yield what is wrong with the pictures of a page, and each link to one."""
    lines = set()
    for shown in shown_on(page):
        lines.add(line := line_of(page, shown.place))
        for error in (*_place(page, root, shown), *_alt(shown), *_attributes(shown)):
            yield error.at(page.path, line)
    for line, found in _unreadable(page):
        if line not in lines:
            message = f'"{shortened(found[0])}" begins a picture that cannot be read'
            yield Diagnostic(page.path, line, message, WRITE, "image-place")
    for line, found in found_in(page.body, PASTED, page.first_line):
        if line not in lines:
            yield _pasted(found[0]).at(page.path, line)
    for link in links_in(page.body) if A_NAME.search(page.body) else ():
        path = None if link.is_picture or not link.is_seen else leads_to(page, link.address)
        if path and is_picture(path) and is_plain_file(root, path):
            message = f'a link leads to the picture "{shortened(link.address)}"'
            hint = f"show it on the page: {WRITE.removeprefix('write ')}"
            yield Diagnostic(page.path, line_of(page, link.place), message, hint, "image-place")


def _unreadable(page: Page) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield what begins a picture and does not go on as one, with its line: Markdown may read it all the same."""
    body = blanked(without_refused(page), CODE, MACRO, INLINE) if "![" in page.body else ""
    return found_in(body, BEGUN, page.first_line)


def _place(page: Page, root: Path, shown: Shown) -> Iterator[DiagnosticError]:
    address, short = shown.address, shortened(shown.address)
    if shown.more and not shown.more.startswith(QUOTES):
        message = f'the address of a picture has a space: "{shortened(f"{address} {shown.more}")}"'
        yield DiagnosticError(message, "rename the file without spaces, here too", "image-place")
        return
    if PASTED.match(address):
        yield _pasted(address)
        return
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = None
    if parts is None or parts.scheme or parts.netloc:
        message = f'the picture "{short}" would be loaded from another site'
        yield DiagnosticError(message, f"save it in docs/img, if you may use it, and {WRITE}", "image-place")
    elif parts.fragment or parts.query:
        message = f'the address of the picture "{short}" has something behind its name'
        hint = "delete that; light and dark pages show the same picture"
        yield DiagnosticError(message, hint, "image-place")
    else:
        yield from cannot_be_shown(root, leads_to(page, address), short, partial(seen_from, page))


def _pasted(data: str) -> DiagnosticError:
    message = f'a picture is pasted into the text: "{shortened(data)}"'
    return DiagnosticError(message, f"save it as a file in docs/img, and {WRITE}", "image-place")


def _alt(shown: Shown) -> Iterator[DiagnosticError]:
    is_decorative = ".decorative" in (shown.said or "").split()
    if is_decorative and shown.is_link:
        message, hint = "a picture that is a link has no words", "write in its brackets where the link leads"
        yield DiagnosticError(message, hint, "image-alt")
    elif is_decorative and shown.alt:
        message = f'the picture has words, "{shortened(shown.alt)}", and says that it is decoration'
        yield DiagnosticError(message, "delete the words, or delete .decorative", "image-alt")
    elif not is_decorative:
        yield from wrong_alt(
            shown.alt, "the image", f"{SHOWS}, or write {{ .decorative }} behind it if it says nothing"
        )


def _attributes(shown: Shown) -> Iterator[DiagnosticError]:
    if shown.more.startswith(QUOTES):
        message = f"phones do not show the title of a picture: {shortened(shown.more)}"
        hint = "write it below the picture, between lines of /// caption and ///"
        yield DiagnosticError(message, hint, "image-attributes")
    for said in ATTRIBUTE.findall(shown.said or ""):
        if not ALLOWED.fullmatch(said):
            key = said.partition("=")[0]
            hint = {
                "width": "write pixels, like width=300",
                "align": "write align=left or align=right",
                "height": "delete it; the height follows from the width",
            }.get(key, "write align=left, align=right, width=300, loading=lazy, or .decorative, or delete it")
            yield DiagnosticError(f'"{shortened(said)}" is not for a picture', hint, "image-attributes")


def used_pictures(pages: Iterable[Page], content: Content) -> set[PurePosixPath]:
    """Return the files of all pictures that pages and data show, whether they exist or not."""
    on_pages = {path for page in pages for shown in shown_on(page) if (path := leads_to(page, shown.address))}
    return on_pages | {DOCS / picture.file for *_, picture in content.pictures}
