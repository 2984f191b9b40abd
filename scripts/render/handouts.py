"""The handouts: one model of a sheet of paper, which the page "Handouts to print" and the PDF files both render."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from markupsafe import Markup

from scripts.data.checklists import Group, explained
from scripts.data.front_matter import FrontMatter
from scripts.data.handouts import Handout, Part
from scripts.data.load import Content
from scripts.render.price_tables import Table, price_tables, render_tables
from scripts.render.templates import template

FOLDER = "handouts"  # of the site: the page's, and that of the PDF files beside it


class Line(NamedTuple):
    """One line of a list: what to do or ask, and what explains it or answers it."""

    text: str
    more: str = ""


class Section(NamedTuple):
    """A part of a sheet under its title.

    `kind` is how its lines look: boxes to tick, dots, boxes with room to write an answer, or one rule that stands out;
    or it is the table.
    """

    title: str
    kind: Literal["boxes", "dots", "answers", "rule", "table"]
    lead: str = ""
    lines: tuple[Line, ...] = ()
    table: Table | None = None


def pdf_path(handout: Handout) -> str:
    """Return where the PDF file stands below the site's address."""
    return f"{FOLDER}/{handout.id}.pdf"


def sheet_address(handout: Handout) -> str:
    """Return where the same sheet stands as HTML, below the site's address."""
    return f"{FOLDER}/#sheet-{handout.id}"


def html_sheet(handout: Handout, content: Content, page: FrontMatter | None) -> dict[str, object]:
    """Return what the macro of a sheet shows; `page` is the front matter of the page that it belongs to."""
    base = content.settings.base_path
    return sheet(handout, content, page) | {
        "table": lambda table: Markup(render_tables((table,), "html", content)),
        "pdf": base + pdf_path(handout),
        "page": f"{base}{handout.page}/",
    }


def typst_source(handout: Handout, content: Content, page: FrontMatter) -> str:
    """Return the sheet as a typst document; `page` is the front matter of the page that it belongs to.

    Every value in it is a typst string, so none can be read as markup or code. Source: the typst 0.15 reference.
    """
    twin = content.settings.url + sheet_address(handout)
    return template("handout.typ.jinja").render(**sheet(handout, content, page), words=content.words, twin=twin)


def sheet(handout: Handout, content: Content, page: FrontMatter | None) -> dict[str, object]:
    """Return what both show: the sections, where prices come from (`source`), the day of their change (`changing`)."""
    has_prices = any(part.prices for part in handout.parts)
    return {
        "content": content,
        "handout": handout,
        "sections": [_section(part, content) for part in handout.parts],
        "source": content.prices_source if has_prices else "",
        "changing": next(iter(content.pricing.days_of_change), None) if has_prices else None,
        "review": page,
    }


def _section(part: Part, content: Content) -> Section:
    if part.checklist:
        return _checklist(content.checklists.group(*part.checklist.split(".")), content)
    if part.prices:
        (table,) = price_tables(content, part.prices)
        return Section(table.caption, "table", table=table)
    if part.questions:
        group = content.decision.group(part.questions)
        return Section(group.title, "answers", lines=tuple(map(Line, group.questions)))
    if part.ask:
        return Section(str(part.title), "answers", lines=tuple(_asked(part.ask, content)))
    return Section(content.words.safety.driving, "rule", lines=(Line(content.safety.driving.text),))


def _checklist(group: Group, content: Content) -> Section:
    lines = tuple(Line(item.text, explained(item, content.course_fact)) for item in group.items)
    lead = " ".join(filter(None, (group.lead, content.no_answer if group.urgent == "yes" else "")))
    return Section(group.title, "boxes" if group.boxes == "yes" else "dots", lead, lines)


def _asked(names: tuple[str, ...], content: Content) -> Iterator[Line]:
    """Yield each question, with the clinic's answer where it has given one."""
    for name in names:
        fact = content.clinic.fact(name)
        yield Line(fact.question, fact.value or "")
