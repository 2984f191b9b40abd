"""The handouts: one model of a sheet of paper, which the page "Handouts to print" and the PDF files both render."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from markupsafe import Markup

from scripts.data.checklists import Group, explained
from scripts.data.front_matter import FrontMatter
from scripts.data.handouts import Handout, Part
from scripts.data.load import Content
from scripts.render.price_tables import Table, price_tables, render_tables
from scripts.render.templates import template

FOLDER = "handouts"  # of the site: the page's, and that of the PDF files beside it


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list: what to do or ask, and what explains it or answers it."""

    text: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a sheet under its title.

    `kind` is how its lines look: boxes to tick, dots, boxes with room to write an answer, or one rule that stands out;
    or it is the table.
    """

    title: str
    kind: Literal["boxes", "dots", "answers", "rule", "table"]
    lead: str = ""
    lines: tuple[Line, ...] = ()
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A handout, filled in; `source` says where its prices come from, `changing` is the day of a change."""

    handout: Handout
    sections: tuple[Section, ...]
    source: str
    changing: date | None


def sheet(handout: Handout, content: Content) -> Sheet:
    """Return the handout with all that its parts show."""
    sections = tuple(_section(part, content) for part in handout.parts)
    if not any(part.prices for part in handout.parts):
        return Sheet(handout, sections, "", None)
    return Sheet(handout, sections, content.prices_source, next(iter(content.pricing.days_of_change), None))


def pdf_path(handout: Handout) -> str:
    """Return where the PDF file stands below the site's address."""
    return f"{FOLDER}/{handout.id}.pdf"


def sheet_address(handout: Handout) -> str:
    """Return where the same sheet stands as HTML, below the site's address."""
    return f"{FOLDER}/#sheet-{handout.id}"


def html_sheet(handout: Handout, content: Content, page: FrontMatter | None) -> dict[str, object]:
    """Return what the macro of a sheet shows; `page` is the front matter of the page that it belongs to."""
    base, filled = content.settings.base_path, sheet(handout, content)
    tables = {
        table.id: Markup(render_tables((table,), "html", content))
        for section in filled.sections
        if (table := section.table)
    }
    return _shown(filled, content) | {
        "tables": tables,
        "pdf": base + pdf_path(handout),
        "page": f"{base}{handout.page}/",
        "review": page,
        "day": content.settings.day,
    }


def typst_source(handout: Handout, content: Content, page: FrontMatter) -> str:
    """Return the sheet as a typst document; `page` is the front matter of the page that it belongs to.

    Every value in it is a typst string, so none can be read as markup or code. Source: the typst 0.15 reference.
    """
    twin = content.settings.url + sheet_address(handout)
    shown = _shown(sheet(handout, content), content)
    return template("handout.typ.jinja").render(**shown, page=page, day=content.settings.day, twin=twin)


def _shown(filled: Sheet, content: Content) -> dict[str, object]:
    safety = content.safety
    return {
        "sheet": filled,
        "clinic": content.clinic.name,
        "crisis": safety.crisis,
        "status": safety.legal_status,
        "words": content.words,
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
