"""The handouts: one model of a printed sheet, which is rendered both as a page and as a PDF file.

Typst typesets the PDF: one page, or two where there are prices.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Literal, NamedTuple

import typst
from markupsafe import Markup

from scripts.cache import cached
from scripts.data.checklists import Group, Handout, Log, Part, explanation
from scripts.data.front_matter import FrontMatter, Page
from scripts.data.load import Content
from scripts.data.palette import link_color
from scripts.data.yaml_reader import YamlValue
from scripts.render.price_tables import price_tables, render_tables, special_names
from scripts.render.tables import Table
from scripts.render.templates import FOLDER as TEMPLATES
from scripts.render.templates import template, typst_value

FOLDER = "handouts"  # in the site for the PDF files, and in docs/ for the pages that show the same sheets


class Line(NamedTuple):
    """One line of a list: what to do or ask, and an explanation or answer."""

    text: str
    more: str = ""


class Section(NamedTuple):
    """A part of a sheet under its title.

    `kind` is the look of its lines: boxes to tick, dots, boxes with room to write an answer, or one rule that stands
    out; or it says that the section is a table, or a log to fill in.
    """

    title: str
    kind: Literal["boxes", "dots", "answers", "rule", "table", "log"]
    lead: str = ""
    lines: tuple[Line, ...] = ()
    table: Table | None = None
    log: Log | None = None


def pdf_path(handout: Handout) -> str:
    """Return the path of the PDF file in the site."""
    return f"{FOLDER}/{handout.id}.pdf"


def page_name(handout: Handout) -> str:
    """Return the name of the page in docs/ that shows the same sheet as the PDF file."""
    return f"{FOLDER}/{handout.id}"


def sheet_address(handout: Handout, content: Content) -> str:
    """Return the address of the page that shows the same sheet, relative to the site's."""
    return content.redirects.address(page_name(handout))


def has_prices(handout: Handout) -> bool:
    """Return whether a handout shows prices: then it may take two pages, and its link does not promise one."""
    return any(part.prices for part in handout.parts)


def handout_links(handout: Handout, content: Content) -> dict[str, object]:
    """Return the links to a handout: the address of its PDF, the words for that, and the address of its page."""
    base, words = content.settings.base_path, content.words.handouts
    return {
        "pdf": base + pdf_path(handout),
        "to_print": words.prices_to_print if has_prices(handout) else words.to_print,
        "twin": base + sheet_address(handout, content),
    }


def html_sheet_values(handout: Handout, content: Content, page: FrontMatter | None) -> dict[str, object]:
    """Return the values for a sheet on a page; `page` is the front matter of the page that the handout belongs to."""
    return sheet_values(handout, content, page) | {
        "table": lambda table: Markup(render_tables((table,), "html", content)),
        "links": handout_links(handout, content),
        "page": content.link_to(handout.page),
    }


def typst_source(handout: Handout, content: Content, page: FrontMatter, palette: YamlValue = None) -> str:
    """Return a sheet as a typst document; `page` is the front matter of the page that the handout belongs to.

    `palette` is `theme.palette`, which affects only colors.
    Every value in the document is a typst string, so none can be read as markup or code. Source: the typst 0.15
    reference.
    """
    twin = content.settings.url + sheet_address(handout, content)
    values = {"words": content.words, "twin": twin, "accent": link_color(palette, "light")}
    return template("handout.typ.jinja").render(**sheet_values(handout, content, page), **values)


def sheet_values(handout: Handout, content: Content, page: FrontMatter | None) -> dict[str, object]:
    """Return the values for both forms of a sheet: its sections, the source of its prices, and other prices."""
    shows_prices = has_prices(handout)
    return {
        "content": content,
        "handout": handout,
        "sections": [section for part in handout.parts for section in _sections(part, content)],
        "source": content.prices_source if shows_prices else "",
        "special": ", ".join(special_names(content)) if shows_prices else "",
        "changing": next(iter(content.pricing.days_of_change), None) if shows_prices else None,
        "review": page,
    }


def _sections(part: Part, content: Content) -> Iterator[Section]:
    """Yield the sections of a part: one, or one for each table of special prices."""
    if part.prices:
        yield from (
            Section(table.caption, "table", table.note, table=table) for table in price_tables(content, part.prices)
        )
    else:
        yield _section(part, content)


def _section(part: Part, content: Content) -> Section:
    if part.checklist:
        return _checklist(content.checklists.group(*part.checklist.split(".")), content)
    if part.questions:
        group = content.decision.group(part.questions)
        return Section(group.title, "answers", lines=tuple(map(Line, group.questions)))
    if part.log:
        return Section(str(part.title), "log", log=part.log)
    if part.ask:
        return Section(str(part.title), "answers", lines=tuple(_question_lines(part.ask, content)))
    return Section(content.words.safety.driving, "rule", lines=(Line(content.safety.driving.text),))


def _checklist(group: Group, content: Content) -> Section:
    lines = tuple(Line(item.text, explanation(item, content.course_fact)) for item in group.items)
    lead = " ".join(filter(None, (group.lead, content.no_answer if group.urgent == "yes" else "")))
    return Section(group.title, "boxes" if group.boxes == "yes" else "dots", lead, lines)


def _question_lines(names: tuple[str, ...], content: Content) -> Iterator[Line]:
    """Yield each question, with the clinic's answer where it has given one."""
    for name in names:
        yield Line(content.clinic.fact(name).question, content.clinic.answer(name))


def typeset_handouts(pages: Iterable[Page], content: Content, palette: YamlValue = None) -> dict[str, bytes]:
    """Return the PDF file of every handout by its path in the site; `pages` are those in docs/, already checked."""
    reviewed = {page.name: page.front_matter for page in pages if page.front_matter}
    day = content.settings.day
    return {
        pdf_path(handout): typeset(typst_source(handout, content, reviewed[handout.page], palette).encode(), day)
        for handout in content.handouts.handouts
        if handout.page in reviewed  # otherwise, the check of the sources reports it
    }


def count_sheets(source: bytes) -> int:
    """Return how many sheets of paper a typst document takes, according to a label in it."""
    (count,) = json.loads(cached("typst", source, lambda: _query_page_count(source)))
    return int(count)


def _query_page_count(source: bytes) -> bytes:
    return make_compiler(source).query("<pages>", field="value").encode()


def typeset(source: bytes, day: date) -> bytes:
    """Return a typst document as PDF/UA-1, dated `day`: the same bytes on every machine.

    Source: ISO 14289-1; typst refuses to write a file that lacks a title, the text of an image, or anything else that a
    program can check.
    """
    return cached("typst", f"{day}\n".encode() + source, lambda: _compile_pdf(source, day))


def _compile_pdf(source: bytes, day: date) -> bytes:
    midnight = datetime.combine(day, time(), UTC)
    pdf = make_compiler(source).compile(format="pdf", pdf_standards="ua-1", timestamp=midnight)
    assert isinstance(pdf, bytes)
    return pdf


@cache
def is_printable(char: str) -> bool:
    """Return whether one of typst's own fonts has a character: PDF/UA allows no box in its place."""
    source = f'#set document(title: "a")\n#set text(lang: "en")\n#{typst_value(char)}'
    try:
        typeset(source.encode(), date.min)
    except typst.TypstError:
        return False
    return True


def make_compiler(source: bytes) -> typst.Compiler:
    """Return a compiler that knows only its own fonts; typst needs a new one for each pass over a document.

    It reads no file, but needs a root folder, which must not be that of the machine.
    """
    return typst.Compiler(source, root=TEMPLATES, ignore_system_fonts=True)
