"""What no page may contain: HTML, attributes, unsafe addresses, invisible characters. Pages are untrusted input.

The allowlist judges the built page; these checks report to an editor earlier, before a build and at the right line.
"""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from scripts.checks.site.allowed import SAFE_SCHEMES
from scripts.checks.source.blocks import without_refused_syntax
from scripts.checks.source.markup import blanked, line_of, link_target, links_in, matches_in, relative_path
from scripts.checks.wording import check_characters
from scripts.data.downloads import FILES
from scripts.data.front_matter import Page
from scripts.data.source_files import DOCS, is_plain_file, plain_files, special_file_fault
from scripts.diagnostics import Diagnostic, nearest, shortened, suggestion
from scripts.pictures.judge import may_be_picture

HTML = re.compile(r"<(?!!--|(?:https?://|mailto:|data:image/)[^\s<>]+>)[A-Za-z/!?][^>\n]{0,30}>?")
ATTRIBUTES = re.compile(r"(?<!\{)\{(?!\{):?([^{}\n]*)\}(?!\})")
PICTURE = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)[ \t]*\{[^{}\n]*\}")  # the check of pictures reports its attributes
ID = re.compile(r"#[\w-]+")
CLASSES = {".md-button", ".md-button--primary", ".lg", ".middle", ".card"}  # of Material's buttons, icons, and grids
# The only HTML that pages may have: what Material's reference puts around a grid, a picture, or a table with a caption.
WRAPPER = re.compile(
    r"^[ \t]*(?P<start><(?P<tag>div|figure)(?: class=\"grid(?: cards)?\")? markdown>|</(?P<end>div|figure)>)[ \t]*$",
    re.MULTILINE,
)
HTML_HINTS = {
    **dict.fromkeys(("b", "strong"), "write **bold**"),
    **dict.fromkeys(("i", "em"), "write *italic*"),
    "br": "start a new paragraph, after an empty line",
    "a": "write [words](address)",
    "img": "write ![what it shows](img/name.jpg)",
    "table": "write the table with | between the cells",
    "div": 'write <div class="grid cards" markdown> around a list of cards, or delete it',
    "figcaption": "write the words below the picture or the table, between lines of /// caption and ///",
    "figure": "write <figure markdown>, or delete it",
}


def check_untrusted(page: Page, root: Path) -> Iterator[Diagnostic]:
    """Yield everything on a page that could run, cover, load or hide something, and each link that leads nowhere."""
    yield from _check_page_characters(page)
    text = without_refused_syntax(page)
    yield from _check_raw_html(page, text)
    yield from _check_wrappers(page, text)
    yield from _check_attributes(page, text)
    yield from _check_links(page, root)


def check_files(root: Path) -> Iterator[Diagnostic]:
    """Yield each file in docs/ that is neither a page nor a picture."""
    for path in plain_files(root, DOCS):
        if FILES in path.parents:
            continue  # another check covers downloads
        if path.suffix != ".md" and not may_be_picture(path):
            hint = f"put its words into a .md file; a PDF, Word or Excel file for readers goes into {FILES}/"
            yield Diagnostic(path, 1, "the file is not a page", hint, "file-not-page")


def _check_page_characters(page: Page) -> Iterator[Diagnostic]:
    reported = {diagnostic.line for diagnostic in page.diagnostics}  # by the loader, for a line of the front matter
    yield from (diagnostic for diagnostic in check_characters(page.path, page.text) if diagnostic.line not in reported)


def _check_raw_html(page: Page, text: str) -> Iterator[Diagnostic]:
    for line, match in matches_in(blanked(text, WRAPPER), HTML, page.first_line):
        if match[0].startswith("</") and f"<{match[0][2:]}" in text[: match.start()]:
            continue  # its start tag was reported
        tag = re.sub(r"\W", " ", match[0]).split()
        hint = HTML_HINTS.get(tag[0].lower() if tag else "", "write Markdown, or use a macro like {{ price_table(…) }}")
        yield Diagnostic(page.path, line, f'HTML in a page: "{match[0]}"', hint, "html-in-page")


def _check_wrappers(page: Page, text: str) -> Iterator[Diagnostic]:
    """Yield each tag around a grid, picture or table that is never closed, or that closes nothing."""
    open_tags: list[tuple[int, str]] = []
    others = [match for _, match in matches_in(blanked(text, WRAPPER), HTML)]  # reported as HTML, with their end tags
    for line, match in matches_in(text, WRAPPER, page.first_line):
        if match["tag"]:
            open_tags.append((line, match["tag"]))
        elif open_tags and open_tags[-1][1] == match["end"]:
            open_tags.pop()
        elif not any(other[0].startswith(f"<{match['end']}") and other.start() < match.start() for other in others):
            hint = "delete it, or write what it ends above it"
            yield Diagnostic(page.path, line, f"{match['start']} ends nothing", hint, "html-in-page")
    for line, tag in open_tags:
        hint = f"write </{tag}> on a line of its own below it"
        yield Diagnostic(page.path, line, f"<{tag}> does not end", hint, "html-in-page")


def _check_attributes(page: Page, text: str) -> Iterator[Diagnostic]:
    for line, match in matches_in(blanked(text, PICTURE), ATTRIBUTES, page.first_line):
        parts = match[1].split()
        if parts and all(part in CLASSES or ID.fullmatch(part) for part in parts):
            continue
        call = re.fullmatch(r"\{\s*(\w+\(.*\))\s*\}", match[0])
        message = f'only an id, or a class of a button, an icon, or a card can be in {{ }}: "{shortened(match[0])}"'
        hint = (
            f"write two braces on each side: {{{{ {shortened(call[1])} }}}}"
            if call
            else "write one like {#prices} or { .md-button }, or delete it"
        )
        yield Diagnostic(page.path, line, message, hint, "attribute-list")


def _check_links(page: Page, root: Path) -> Iterator[Diagnostic]:
    for link in links_in(page.body):
        if link.is_picture or link.address.lower().startswith("data:image/"):
            continue  # another check covers pictures
        line, short = line_of(page, link.offset), shortened(link.address)
        try:
            parts = urlsplit(link.address)
        except ValueError:  # brackets in the host name
            message = f'"{short}" is not a web address'
            yield Diagnostic(page.path, line, message, "copy it from the browser again", "link-broken")
            continue
        if parts.scheme in SAFE_SCHEMES or (not parts.path and parts.fragment):
            continue
        if parts.scheme or parts.netloc or link.address.startswith("//"):
            hint = "write an address that starts with https://"
            yield Diagnostic(page.path, line, f'the link "{short}" is not safe', hint, "address-unsafe")
        elif not _is_file(root, link_target(page, link.address)):
            yield Diagnostic(page.path, line, *_broken_link(page, root, short), "link-broken")


def _broken_link(page: Page, root: Path, link: str) -> tuple[str, str]:
    """Return the message and the hint for a link that leads nowhere."""
    message = f'the link "{link}" leads nowhere'
    if link == "#":  # as in many an example
        return message, "write the page that it should lead to, like costs.md"
    if link.lower().startswith("www."):
        return message, f"write https://{link}"
    if "@" in link:
        return message, f"write mailto:{link}"
    path, _, heading = link.partition("#")
    pages = sorted(plain_files(root, DOCS, ".md"), key=lambda file: file.parent == page.path.parent)
    names = {file.stem: relative_path(page, file) for file in pages}
    names |= {file.name: relative_path(page, file) for file in plain_files(root, FILES)}
    near = nearest(re.sub(r"(?:\.md|\.html?|/)$", "", path).rpartition("/")[2], names)
    if near and path.endswith((".html", ".htm", "/")):
        hint = f"write {names[near]}{'#' * bool(heading)}{heading}"
        return f'"{link}" is the web address of a page, not the name of its file', hint
    return message, f'did you mean "{names[near]}"?' if near else suggestion("", names.values())


def _is_file(root: Path, file: PurePosixPath | None) -> bool:
    if file is None:
        return False
    return is_plain_file(root, file) or special_file_fault(root, file) is not None  # another check reports it
