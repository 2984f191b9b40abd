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
from scripts.content.signs import called
from scripts.problems import Problem, nearest, shortened, suggestion

DOCS = PurePosixPath("docs")
PICTURES = {".avif", ".jpg", ".png", ".webp"}
SCHEMES = {"https", "mailto", "tel", "sms"}
HTML = re.compile(r"<(?!(?:https?://|mailto:)[^\s<>]+>)[A-Za-z/!?][^>\n]{0,30}>?")
ATTRIBUTES = re.compile(r"(?<!\{)\{(?!\{)(?!:?[ ]*#[\w-]+[ ]*\})[^{}\n]*\}(?!\})")
LINK = re.compile(  # in round brackets, or after a name; a name may stand in lists and quotations too
    r"(?P<picture>!\[[^\]\n]*)?\]\(\s*<?(?P<link>[^)\s>]+)|^[\s>*+:\d.-]*(?P<name>\[[^\[\]]*\]):\s*<?(?P<named>[^\s>]+)",
    re.MULTILINE,
)
INSTEAD = {
    **dict.fromkeys(("b", "strong"), "write **bold**"),
    **dict.fromkeys(("i", "em"), "write *slanted*"),
    "br": "begin a new paragraph, with an empty line before it",
    "a": "write [words](address)",
    "img": "write ![what it shows](file)",
    "table": "write the table with | between its cells",
}
IN_ANGLES = re.compile(r"<((?:https?://|mailto:)[^\s<>]*[\[\]][^\s<>]*)>")  # at which the generator would stop
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
        yield Problem(page.path, line, f"a hidden sign: {called(found[0])}", "delete it, or write a plain space for it")


def _raw_html(page: Page) -> Iterator[Problem]:
    """Reason: what HTML brings (scripts, frames, redirects) no other check could judge."""
    for line, found in found_in(page.body, HTML, page.first_line):
        if found[0].startswith("</") and f"<{found[0][2:]}" in page.body[: found.start()]:
            continue  # its beginning was told
        tag = re.sub(r"\W", " ", found[0]).split()
        fix = INSTEAD.get(
            tag[0].lower() if tag else "", "write Markdown, or use an expression like {{ price_table(…) }}"
        )
        yield Problem(page.path, line, f'HTML in a page: "{found[0]}"', fix)


def _attributes(page: Page) -> Iterator[Problem]:
    """Reason: an attribute list can carry a script or a style past every other check; a heading's id is all we need."""
    for line, found in found_in(page.body, ATTRIBUTES, page.first_line):
        call = re.fullmatch(r"\{\s*(\w+\(.*\))\s*\}", found[0])
        message = f'only the address of a heading may stand in {{ }}: "{shortened(found[0])}"'
        fix = (
            f"write two braces on each side: {{{{ {shortened(call[1])} }}}}"
            if call
            else "write one like {#prices}, or delete it"
        )
        yield Problem(page.path, line, message, fix)


def _links(page: Page, root: Path) -> Iterator[Problem]:
    for line, link, is_picture in _addresses(page):
        try:
            parts = urlsplit(link)
        except ValueError:  # brackets where the name of a host stands
            message = f'"{shortened(link)}" is no address'
            yield Problem(page.path, line, message, "copy it anew from the browser")
            continue
        if is_picture and parts.scheme in SCHEMES:
            yield Problem(page.path, line, f'"{link}" would be loaded from elsewhere', "keep a copy in docs/")
        elif parts.scheme in SCHEMES or (not parts.path and parts.fragment):
            continue
        elif parts.scheme or parts.netloc or link.startswith("//"):
            yield Problem(
                page.path, line, f'the link "{link}" is not safe', "write an address that begins with https://"
            )
        elif not _is_page_or_file(root, page, unquote(parts.path)):
            yield _nowhere(page, root, line, shortened(link), is_picture=is_picture)


def _addresses(page: Page) -> Iterator[tuple[int, str, bool]]:
    """Yield (line, address, whether it is that of a picture) for each link of a page."""
    for found in LINK.finditer(page.body):
        line = line_of(page, found.start("name") if found["name"] else found.start())
        yield line, unescape(found["link"] or found["named"]), bool(found["picture"])
    for line, found in found_in(page.body, IN_ANGLES, page.first_line):
        yield line, unescape(found[1]), False


def _nowhere(page: Page, root: Path, line: int, link: str, *, is_picture: bool) -> Problem:
    known = [file.relative_to(root / DOCS).as_posix() for file in sorted((root / DOCS).rglob("*")) if file.is_file()]
    message = f'the link "{link}" leads nowhere'
    if is_picture:
        near = nearest(link, (name for name in known if PurePosixPath(name).suffix in PICTURES))
        fix = f'did you mean "{near}"?' if near else "add the file to docs/, or delete the image"
        return Problem(page.path, line, f'there is no image "{link}"', fix)
    if link.lower().startswith("www."):
        return Problem(page.path, line, message, f"write https://{link}")
    if "@" in link:
        return Problem(page.path, line, message, f"write mailto:{link}")
    path, _, heading = link.partition("#")
    name = re.sub(r"(?:\.md|\.html?|/)$", "", path.removeprefix("/"))
    pages = [file.removesuffix(".md") for file in known if file.endswith(".md")]
    near = nearest(name, pages)
    if near and path.endswith((".html", ".htm", "/")):
        fix = f"write {near}.md{'#' * bool(heading)}{heading}"
        return Problem(page.path, line, f'"{link}" is what a page is called on the web', fix)
    return Problem(
        page.path,
        line,
        message,
        f'did you mean "{near}.md"?' if near else suggestion("", (f"{file}.md" for file in pages)),
    )


def _is_page_or_file(root: Path, page: Page, link: str) -> bool:
    place = posixpath.normpath(page.path.relative_to(DOCS).parent / link)
    try:
        return not place.startswith(("..", "/")) and (root / DOCS / place).is_file()
    except OSError:  # a name that no file can have
        return False
