"""The handouts as PDF files: one page each, typeset from the same model as the web page that shows them."""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path

import typst

from scripts.cache import cached
from scripts.data.front_matter import Page
from scripts.data.load import Content
from scripts.render.handouts import pdf_path, typst_source
from scripts.render.templates import typst_value

TEMPLATES = (
    Path(__file__).parent.parent / "render" / "templates"
)  # typst needs a root; it reads no file there, and must not get that of the machine


def typeset_handouts(pages: Iterable[Page], content: Content) -> dict[str, bytes]:
    """Return every handout as a PDF file, by its path in the site; `pages` are those in docs/, already checked."""
    reviewed = {page.name: page.front_matter for page in pages if page.front_matter}
    day = content.settings.day
    return {
        pdf_path(handout): typeset(typst_source(handout, content, reviewed[handout.page]).encode(), day)
        for handout in content.handouts.handouts
        if handout.page in reviewed  # otherwise the checks of sources report it
    }


def sheets(source: bytes) -> int:
    """Return how many sheets of paper a typst document takes, which it says itself in a label."""
    (count,) = json.loads(cached("typst", source, lambda: _pages(source)))
    return int(count)


def _pages(source: bytes) -> bytes:
    return _compiler(source).query("<pages>", field="value").encode()


def typeset(source: bytes, day: date) -> bytes:
    """Return a typst document as PDF/UA-1, dated `day`: the same bytes on every machine.

    Source: ISO 14289-1; typst refuses to write a file that lacks a title, the text of an image or whatever else a
    program can check.
    """
    return cached("typst", f"{day}\n".encode() + source, lambda: _pdf(source, day))


def _pdf(source: bytes, day: date) -> bytes:
    midnight = datetime.combine(day, time(), UTC)
    pdf = _compiler(source).compile(format="pdf", pdf_standards="ua-1", timestamp=midnight)
    assert isinstance(pdf, bytes)
    return pdf


@cache
def is_printed(char: str) -> bool:
    """Tell whether one of typst's own fonts has a character: PDF/UA allows no box in its place."""
    source = f'#set document(title: "a")\n#set text(lang: "en")\n#{typst_value(char)}'
    try:
        typeset(source.encode(), date.min)
    except typst.TypstError:
        return False
    return True


def _compiler(source: bytes) -> typst.Compiler:
    """Make a compiler that knows only its own fonts; typst needs a new one for each pass over a document."""
    return typst.Compiler(source, root=TEMPLATES, ignore_system_fonts=True)
