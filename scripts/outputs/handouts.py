"""The handouts as PDF files: one sheet each, typeset from the same model as the page that shows them."""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path

import typst

from scripts.data.front_matter import Page
from scripts.data.load import Content
from scripts.render.handouts import pdf_path, typst_source
from scripts.render.templates import typst_value

TEMPLATES = Path(__file__).parent.parent / "render" / "templates"  # no file of it is read; it is not the machine's root


def typeset_handouts(pages: Iterable[Page], content: Content) -> dict[str, bytes]:
    """Return every handout as a PDF file, by its path in the site; `pages` are those of docs/, already checked."""
    reviewed = {page.name: page.front_matter for page in pages if page.front_matter}
    day = content.settings.day
    return {
        pdf_path(handout): typeset(typst_source(handout, content, reviewed[handout.page]).encode(), day)
        for handout in content.handouts.handouts
        if handout.page in reviewed  # else the check of sources says that the page is missing
    }


def sheets(source: bytes) -> int:
    """Return how many sheets of paper a typst document takes; it tells them itself, in a label."""
    (count,) = json.loads(_compiler(source).query("<pages>", field="value"))
    return int(count)


def typeset(source: bytes, day: date) -> bytes:
    """Return a typst document as PDF/UA-1, dated `day`: the same bytes on every machine.

    Source: ISO 14289-1; typst refuses to write a file that lacks what can be told by machine, a title or a text for an
    image.
    """
    midnight = datetime.combine(day, time(), UTC)
    pdf = _compiler(source).compile(format="pdf", pdf_standards="ua-1", timestamp=midnight)
    assert isinstance(pdf, bytes)
    return pdf


@cache
def is_printed(char: str) -> bool:
    """Tell whether one of typst's own fonts has a sign: a file of the standard may not show a box in its place."""
    source = f'#set document(title: "a")\n#set text(lang: "en")\n#{typst_value(char)}'
    try:
        typeset(source.encode(), date.min)
    except typst.TypstError:
        return False
    return True


def _compiler(source: bytes) -> typst.Compiler:
    """Make a compiler that knows only the fonts it brings; typst takes a new one for every pass over a document."""
    return typst.Compiler(source, root=TEMPLATES, ignore_system_fonts=True)
