"""What no page may write: HTML, attributes, addresses that are not safe, signs that hide. Pages are untrusted input.

The gate looks at what comes of a page; this tells an editor first, before a build and at the right line.
"""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from scripts.checks.source.markup import found_in, line_of
from scripts.checks.source.page_links import leads_to, links_by_name, links_in, seen_from
from scripts.checks.source.wording import check_characters
from scripts.data.front_matter import Page
from scripts.data.source_files import DOCS, is_plain_file, odd_file, plain_files
from scripts.diagnostics import Diagnostic, nearest, shortened, suggestion

PICTURES = {".avif", ".jpg", ".png", ".webp"}
SCHEMES = {"https", "mailto", "tel", "sms"}
DATA_OF_A_PICTURE = re.compile(r"data:image/[^\s)>]*", re.IGNORECASE)
HTML = re.compile(r"<(?!(?:https?://|mailto:|data:image/)[^\s<>]+>)[A-Za-z/!?][^>\n]{0,30}>?")
ATTRIBUTES = re.compile(r"(?<!\{)\{(?!\{)(?!:?[ ]*#[\w-]+[ ]*\})[^{}\n]*\}(?!\})")
INSTEAD = {
    **dict.fromkeys(("b", "strong"), "write **bold**"),
    **dict.fromkeys(("i", "em"), "write *slanted*"),
    "br": "begin a new paragraph, with an empty line before it",
    "a": "write [words](address)",
    "img": "write ![what it shows](file)",
    "table": "write the table with | between its cells",
}


def check_untrusted(page: Page, root: Path) -> Iterator[Diagnostic]:
    """Yield a problem for each thing on a page that could run, cover, load or hide something, or that leads nowhere."""
    yield from _hidden(page)
    yield from _raw_html(page)
    yield from _attributes(page)
    yield from _pictures(page)
    yield from _links(page, root)


def check_files(root: Path) -> Iterator[Diagnostic]:
    """Yield a problem for each file of docs/ that is no page and no picture.

    Reason: a generator publishes it as it is, and lets it take the place of a file of the theme, the script for one.
    """
    for path in plain_files(root, DOCS):
        if path.suffix != ".md" and path.suffix not in PICTURES:
            hint = "put pages into .md files; what else a page needs goes into overrides/"
            yield Diagnostic(path, 1, "the file is no page", hint)


def _hidden(page: Page) -> Iterator[Diagnostic]:
    told = {diagnostic.line for diagnostic in page.diagnostics}  # in words for that line of the front matter
    yield from (diagnostic for diagnostic in check_characters(page.path, page.text) if diagnostic.line not in told)


def _raw_html(page: Page) -> Iterator[Diagnostic]:
    """Reason: what HTML brings (scripts, frames, redirects) no other check could judge."""
    for line, found in found_in(page.body, HTML, page.first_line):
        if found[0].startswith("</") and f"<{found[0][2:]}" in page.body[: found.start()]:
            continue  # its beginning was told
        tag = re.sub(r"\W", " ", found[0]).split()
        hint = INSTEAD.get(
            tag[0].lower() if tag else "", "write Markdown, or use an expression like {{ price_table(…) }}"
        )
        yield Diagnostic(page.path, line, f'HTML in a page: "{found[0]}"', hint)


def _attributes(page: Page) -> Iterator[Diagnostic]:
    """Reason: an attribute list can carry a script or a style past every other check; a heading's id is all we need."""
    for line, found in found_in(page.body, ATTRIBUTES, page.first_line):
        call = re.fullmatch(r"\{\s*(\w+\(.*\))\s*\}", found[0])
        message = f'only the address of a heading may stand in {{ }}: "{shortened(found[0])}"'
        hint = (
            f"write two braces on each side: {{{{ {shortened(call[1])} }}}}"
            if call
            else "write one like {#prices}, or delete it"
        )
        yield Diagnostic(page.path, line, message, hint)


def _pictures(page: Page) -> Iterator[Diagnostic]:
    """Reason: the page, its script and its icon are all that a first visit may ask for; see `checks.site.budgets`.

    A word processor writes pictures into the text, as data.
    """
    told: dict[int, str] = {}
    for link in (*links_in(page.body), *links_by_name(page, page.body)):
        if link.is_picture:
            told.setdefault(line_of(page, link.place), link.address)
    for line, found in found_in(page.body, DATA_OF_A_PICTURE, page.first_line):
        told.setdefault(line, found[0])
    for line, address in told.items():
        message = f'a picture would make the page too slow to open: "{shortened(address)}"'
        yield Diagnostic(page.path, line, message, "say in words what it shows")


def _links(page: Page, root: Path) -> Iterator[Diagnostic]:
    for link in links_in(page.body):
        line, short = line_of(page, link.place), shortened(link.address)
        try:
            parts = urlsplit(link.address)
        except ValueError:  # brackets where the name of a host stands
            yield Diagnostic(page.path, line, f'"{short}" is no address', "copy it anew from the browser")
            continue
        is_told = link.is_picture or DATA_OF_A_PICTURE.match(link.address)
        if is_told or parts.scheme in SCHEMES or (not parts.path and parts.fragment):
            continue
        if parts.scheme or parts.netloc or link.address.startswith("//"):
            hint = "write an address that begins with https://"
            yield Diagnostic(page.path, line, f'the link "{short}" is not safe', hint)
        elif not _is_file(root, leads_to(page, link.address)):
            yield _nowhere(page, root, line, short)


def _nowhere(page: Page, root: Path, line: int, link: str) -> Diagnostic:
    message = f'the link "{link}" leads nowhere'
    if link.lower().startswith("www."):
        return Diagnostic(page.path, line, message, f"write https://{link}")
    if "@" in link:
        return Diagnostic(page.path, line, message, f"write mailto:{link}")
    path, _, heading = link.partition("#")
    pages = sorted(plain_files(root, DOCS, ".md"), key=lambda file: file.parent == page.path.parent)
    names = {file.stem: seen_from(page, file) for file in pages}
    near = nearest(re.sub(r"(?:\.md|\.html?|/)$", "", path).rpartition("/")[2], names)
    if near and path.endswith((".html", ".htm", "/")):
        hint = f"write {names[near]}{'#' * bool(heading)}{heading}"
        return Diagnostic(page.path, line, f'"{link}" is what a page is called on the web', hint)
    return Diagnostic(
        page.path, line, message, f'did you mean "{names[near]}"?' if near else suggestion("", names.values())
    )


def _is_file(root: Path, file: PurePosixPath | None) -> bool:
    if file is None:
        return False
    return is_plain_file(root, file) or odd_file(root, file) is not None  # which is told by itself
