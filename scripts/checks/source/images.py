"""Checks of the pictures on pages: each is a file in docs/img that can be shown, with alt text and valid attributes."""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import urlsplit

from scripts.checks.source.blocks import without_refused_syntax
from scripts.checks.source.markup import (
    CODE,
    MACRO,
    REFERENCE_LINK,
    blanked,
    line_of,
    link_target,
    links_in,
    matches_in,
    reference_links,
    relative_path,
)
from scripts.checks.source.picture_files import ALT_HINT, alt_errors, picture_errors
from scripts.data.front_matter import Page
from scripts.data.load import Content
from scripts.data.source_files import DOCS, is_plain_file
from scripts.diagnostics import Diagnostic, DiagnosticError, shortened
from scripts.pictures.judge import SUFFIXES, is_picture

INLINE = re.compile(
    r"!\[(?P<alt>[^\[\]]*)\]\(\s*<?(?P<address>[^()\s>]*+(?:\([^()\s>]*\)[^()\s>]*+)*+)>?(?P<rest>[^()\n]*)\)"
)
IMAGE_START = re.compile(r"!\[[^\[\]]*\]\(")
BRACES = re.compile(r"[ \t]*\{:?(?P<attributes>[^{}\n]*)\}")
PASTED = re.compile(r"data:image/[^\s)>]*", re.IGNORECASE)
ATTRIBUTE = re.compile(r"""[^\s=]+=(?:"[^"]*"|'[^']*')|\S+""")
ALLOWED = re.compile(
    r"""\.decorative|align=(["']?)(?:left|right)\1|width=(["']?)[1-9]\d{1,3}\2|loading=(["']?)lazy\3""", re.ASCII
)
IMAGE_NAME = re.compile(rf"(?:{'|'.join(map(re.escape, sorted(SUFFIXES)))})\b", re.IGNORECASE)
QUOTES = ('"', "'")
IMAGE_HINT = "write ![what it shows](img/name.jpg)"


class PageImage(NamedTuple):
    """A picture as a page has it. `offset` is in the body, `rest` follows the address, `attributes` are in braces."""

    offset: int
    address: str
    alt: str
    rest: str
    attributes: str | None
    is_link: bool


def images_on(page: Page) -> Iterator[PageImage]:
    """Yield each picture of a page."""
    body = blanked(without_refused_syntax(page), CODE, MACRO) if "![" in page.body else ""
    for match in INLINE.finditer(body):
        yield _page_image(body, match, match["address"], page.body[slice(*match.span("alt"))], match["rest"])
    for link in reference_links(page, body) if body else ():
        if link.is_picture and (reference := REFERENCE_LINK.match(body, link.offset)):
            yield _page_image(body, reference, link.address, reference["words"], "")


def _page_image(body: str, match: re.Match[str], address: str, alt: str, rest: str) -> PageImage:
    braces = BRACES.match(body, match.end())
    end = braces.end() if braces else match.end()
    is_link = body[match.start() - 1 : match.start()] == "[" and body[end : end + 1] == "]"
    return PageImage(
        match.start(), address, " ".join(alt.split()), rest.strip(), braces and braces["attributes"], is_link
    )


def check_images(page: Page, root: Path) -> Iterator[Diagnostic]:
    """Yield every problem with the pictures of a page, and each link to a picture."""
    lines = set()
    for image in images_on(page):
        lines.add(line := line_of(page, image.offset))
        for error in (*_check_address(page, root, image), *_check_alt(image), *_check_attributes(image)):
            yield error.at(page.path, line)
    for line, match in _incomplete_images(page):
        if line not in lines:
            message = f'"{shortened(match[0])}" begins a picture that cannot be read'
            yield Diagnostic(page.path, line, message, IMAGE_HINT, "image-place")
    for line, match in matches_in(page.body, PASTED, page.first_line):
        if line not in lines:
            yield _pasted_error(match[0]).at(page.path, line)
    for link in links_in(page.body) if IMAGE_NAME.search(page.body) else ():
        path = None if link.is_picture or not link.is_shown else link_target(page, link.address)
        if path and is_picture(path) and is_plain_file(root, path):
            message = f'a link leads to the picture "{shortened(link.address)}"'
            hint = f"show it on the page: {IMAGE_HINT.removeprefix('write ')}"
            yield Diagnostic(page.path, line_of(page, link.offset), message, hint, "image-place")


def _incomplete_images(page: Page) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield (line, match) for the start of each picture that is malformed, which Markdown may render anyway."""
    body = blanked(without_refused_syntax(page), CODE, MACRO, INLINE) if "![" in page.body else ""
    return matches_in(body, IMAGE_START, page.first_line)


def _check_address(page: Page, root: Path, image: PageImage) -> Iterator[DiagnosticError]:
    address, short = image.address, shortened(image.address)
    if image.rest and not image.rest.startswith(QUOTES):
        message = f'the address of a picture has a space: "{shortened(f"{address} {image.rest}")}"'
        yield DiagnosticError(message, "rename the file without spaces, here too", "image-place")
        return
    if PASTED.match(address):
        yield _pasted_error(address)
        return
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = None
    if parts is None or parts.scheme or parts.netloc:
        message = f'the picture "{short}" would be loaded from another site'
        yield DiagnosticError(message, f"save it in docs/img, if you may use it, and {IMAGE_HINT}", "image-place")
    elif parts.fragment or parts.query:
        message = f'the address of the picture "{short}" has something behind its name'
        hint = "delete that; light and dark pages show the same picture"
        yield DiagnosticError(message, hint, "image-place")
    else:
        yield from picture_errors(root, link_target(page, address), short, partial(relative_path, page))


def _pasted_error(data: str) -> DiagnosticError:
    message = f'a picture is pasted into the text: "{shortened(data)}"'
    return DiagnosticError(message, f"save it as a file in docs/img, and {IMAGE_HINT}", "image-place")


def _check_alt(image: PageImage) -> Iterator[DiagnosticError]:
    is_decorative = ".decorative" in (image.attributes or "").split()
    if is_decorative and image.is_link:
        message, hint = "a picture that is a link has no words", "write in its brackets where the link leads"
        yield DiagnosticError(message, hint, "image-alt")
    elif is_decorative and image.alt:
        message = f'the picture has words, "{shortened(image.alt)}", and says that it is decoration'
        yield DiagnosticError(message, "delete the words, or delete .decorative", "image-alt")
    elif not is_decorative:
        yield from alt_errors(
            image.alt, "the image", f"{ALT_HINT}, or write {{ .decorative }} behind it if it says nothing"
        )


def _check_attributes(image: PageImage) -> Iterator[DiagnosticError]:
    if image.rest.startswith(QUOTES):
        message = f"phones do not show the title of a picture: {shortened(image.rest)}"
        hint = "write it below the picture, between lines of /// caption and ///"
        yield DiagnosticError(message, hint, "image-attributes")
    for attribute in ATTRIBUTE.findall(image.attributes or ""):
        if not ALLOWED.fullmatch(attribute):
            key = attribute.partition("=")[0]
            hint = {
                "width": "write pixels, like width=300",
                "align": "write align=left or align=right",
                "height": "delete it; the height follows from the width",
            }.get(key, "write align=left, align=right, width=300, loading=lazy, or .decorative, or delete it")
            yield DiagnosticError(f'"{shortened(attribute)}" is not for a picture', hint, "image-attributes")


def used_pictures(pages: Iterable[Page], content: Content) -> set[PurePosixPath]:
    """Return the files of all pictures that pages and data show, whether they exist or not."""
    on_pages = {path for page in pages for image in images_on(page) if (path := link_target(page, image.address))}
    return on_pages | {DOCS / picture.file for *_, picture in content.pictures}
