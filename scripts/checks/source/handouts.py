"""Checklists and handouts: the pages that they name exist, each handout has a page and fits on one sheet in letters."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

import typst

from scripts.data.front_matter import Page
from scripts.data.handouts import Handout
from scripts.data.load import CHECKLISTS, HANDOUTS, KINDS, NOTICES, PRICING, SAFETY, Content, data_file
from scripts.data.model import model_from
from scripts.data.pricing import Pricing
from scripts.data.source_files import page_files
from scripts.data.yaml_reader import Location, read_yaml, values
from scripts.diagnostics import Diagnostic, NameNotFound
from scripts.render.handouts import has_prices, is_printed, page_name, sheets, typeset, typst_source
from scripts.render.templates import typst_value

Place = tuple[PurePosixPath, int, str]  # file, line, what it says there
MOST_NAMED = 5  # characters
BOTH_SIDES = 2  # pages of a handout with prices: nobody who adds an offer or a place can shorten it


def check_named_pages(root: Path, pages: Iterable[Page], content: Content) -> Iterator[Diagnostic]:
    """Yield each page that a data file names and that docs/ does not have."""
    names = {page.name for page in pages} | {name.removesuffix(".md") for name in page_files(root)}
    for path, location, name in named_pages(content):
        if name not in names:
            missing = NameNotFound("page", name, names)
            yield Diagnostic(path, read_yaml(root, path).line(location), missing.message, missing.hint, "page-unknown")


def named_pages(content: Content) -> Iterator[tuple[PurePosixPath, Location, str]]:
    """Yield each page that a data file names, `costs`, with the file and the location of the name."""
    for index, handout in enumerate(content.handouts.handouts):
        yield HANDOUTS, ("handouts", index, "page"), handout.page
    yield SAFETY, ("legal-status", "page"), content.safety.legal_status.page
    for index, checklist in enumerate(content.checklists.checklists):
        for number, group in enumerate(checklist.groups):
            for place, item in enumerate(group.items):
                if item.see:
                    location = ("checklists", index, "groups", number, "items", place, "see", "page")
                    yield CHECKLISTS, location, item.see.page
    for index, notice in enumerate(content.notices.notices):
        yield from ((NOTICES, ("notices", index, "pages", at), page) for at, page in enumerate(notice.pages))
        if notice.link and notice.link.page:
            yield NOTICES, ("notices", index, "link", "page"), notice.link.page


def check_own_pages(root: Path, pages: Iterable[Page], content: Content) -> Iterator[Diagnostic]:
    """Yield each handout that no page of its own shows: its PDF and other pages link to one."""
    bodies = {page.path: page.body for page in pages}
    for index, handout in enumerate(content.handouts.handouts):
        path = content.redirects.page(page_name(handout))
        if not re.search(rf'\{{\{{\s*handout\(\s*(?:name\s*=\s*)?["\']{handout.id}["\']', bodies.get(path, "")):
            line = read_yaml(root, HANDOUTS).line(("handouts", index, "id"))
            message = f'the handout "{handout.id}" has no page of its own'
            hint = f'write {path}, with {{{{ handout("{handout.id}") }}}} on a line of its own'
            yield Diagnostic(HANDOUTS, line, message, hint, "handout-page")


def check_sheets(root: Path, pages: Iterable[Page], content: Content) -> Iterator[Diagnostic]:
    """Yield each handout that takes more than one sheet, and each text on one with a character that no font has.

    Other checks report a handout whose page does not exist or has no front matter.
    """
    owners = {page.name: page for page in pages if page.front_matter}
    fullest = _with_all_reductions(root, content)
    for index, handout in enumerate(content.handouts.handouts):
        if owner := owners.get(handout.page):
            line = read_yaml(root, HANDOUTS).line(("handouts", index, "id"))
            yield from _sheet(handout, owner, fullest, line, root)


def _with_all_reductions(root: Path, content: Content) -> Content:
    """Return the content with every promotion and discount, so that no sheet is too long on the day one begins."""
    pricing = model_from(read_yaml(root, PRICING), Pricing)
    if not (pricing.promotions or pricing.discounts):
        return content
    return replace(content, pricing=pricing.at(content.pricing.places))


def _sheet(handout: Handout, owner: Page, content: Content, line: int, root: Path) -> Iterator[Diagnostic]:
    assert owner.front_matter
    source = typst_source(handout, content, owner.front_matter)
    most = BOTH_SIDES if has_prices(handout) else 1
    if (count := sheets(source.encode())) > most:
        limit = "more than both sides of a sheet" if most > 1 else "not one"
        message, hint = f'the handout "{handout.id}" is {count} pages long, {limit}', "shorten it, or leave out a part"
        yield Diagnostic(HANDOUTS, line, message, hint, "handout-length")
    try:
        typeset(source.encode(), content.settings.day)
    except typst.TypstError as error:
        places = [*_values(root), (owner.path, owner.line_of("reviewer"), owner.front_matter.reviewer)]
        message = f'the handout "{handout.id}" cannot be printed ({error.message})'
        yield from [*_without_letters(source, places)] or [
            Diagnostic(HANDOUTS, line, message, "use plain letters in its text", "handout-character")
        ]


def _without_letters(source: str, places: Iterable[Place]) -> Iterator[Diagnostic]:
    """Yield each place whose text is on the sheet and has a character that cannot be printed."""
    for path, line, text in places:
        chars = list(dict.fromkeys(char for char in text if not char.isascii()))
        if chars and typst_value(text)[1:-1] in source and (lacking := [c for c in chars if not is_printed(c)]):
            named = ", ".join(f'"{char}" (U+{ord(char):04X})' for char in lacking[:MOST_NAMED])
            more = ", …" if len(lacking) > MOST_NAMED else ""
            message = f"the font of the printed handouts has no {named}{more}"
            yield Diagnostic(path, line, message, "write it in words", "handout-character")


def _values(root: Path) -> Iterator[Place]:
    for name in KINDS:
        file = read_yaml(root, data_file(root, name))
        yield from ((file.path, file.line(where), text.strip()) for where, text in values(file.data))
