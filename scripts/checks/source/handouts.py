"""Checklists and handouts: the pages that they name exist, each handout has a page and fits on one sheet in letters."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

import typst

from scripts.data.checklists import Handout
from scripts.data.front_matter import Page
from scripts.data.load import Content
from scripts.data.source_files import page_files
from scripts.data.yaml_reader import Location, YamlFile, values
from scripts.diagnostics import Diagnostic, NameNotFound
from scripts.render.handouts import has_prices, is_printed, page_name, sheets, typeset, typst_source
from scripts.render.templates import typst_value

Place = tuple[PurePosixPath, int, str]  # file, line, what it says there
MOST_NAMED = 5  # characters
NAMING_PAGES = ("handouts", "safety", "checklists", "notices")
BOTH_SIDES = 2  # pages of a handout with prices: nobody who adds an offer or a place can shorten it


def check_named_pages(root: Path, pages: Iterable[Page], content: Content) -> Iterator[Diagnostic]:
    """Yield each page that a data file names and that docs/ does not have."""
    names = {page.name for page in pages} | {name.removesuffix(".md") for name in page_files(root)}
    for file, where, name in named_pages(content):
        if name not in names:
            missing = NameNotFound("page", name, names)
            yield file.diagnostic_at(where, missing.message, missing.hint, "page-unknown")


def named_pages(content: Content) -> Iterator[tuple[YamlFile, Location, str]]:
    """Yield each page that a data file names, `costs`, with the file and the location of the name."""
    for kind in NAMING_PAGES:
        for where, name in values(content.files[kind].data):
            if where[-1] == "page" or where[-2:-1] == ("pages",):
                yield content.files[kind], where, name


def check_own_pages(pages: Iterable[Page], content: Content) -> Iterator[Diagnostic]:
    """Yield each handout that no page of its own shows: its PDF and other pages link to one."""
    bodies = {page.path: page.body for page in pages}
    for index, handout in enumerate(content.handouts.handouts):
        path = content.redirects.page(page_name(handout))
        if not re.search(rf'\{{\{{\s*handout\(\s*(?:name\s*=\s*)?["\']{handout.id}["\']', bodies.get(path, "")):
            message = f'the handout "{handout.id}" has no page of its own'
            hint = f'write {path}, with {{{{ handout("{handout.id}") }}}} on a line of its own'
            yield content.files["handouts"].diagnostic_at(("handouts", index, "id"), message, hint, "handout-page")


def check_sheets(pages: Iterable[Page], content: Content) -> Iterator[Diagnostic]:
    """Yield each handout that takes more than one sheet, and each text on one with a character that no font has.

    Other checks report a handout whose page does not exist or has no front matter. Every promotion and discount counts,
    so that no sheet is too long on the day one begins.
    """
    owners = {page.name: page for page in pages if page.front_matter}
    is_reduced = content.all_pricing.promotions or content.all_pricing.discounts
    fullest = replace(content, pricing=content.all_pricing) if is_reduced else content
    for index, handout in enumerate(content.handouts.handouts):
        if owner := owners.get(handout.page):
            yield from _sheet(handout, owner, fullest, ("handouts", index, "id"))


def _sheet(handout: Handout, owner: Page, content: Content, where: Location) -> Iterator[Diagnostic]:
    assert owner.front_matter
    source, file = typst_source(handout, content, owner.front_matter), content.files["handouts"]
    most = BOTH_SIDES if has_prices(handout) else 1
    if (count := sheets(source.encode())) > most:
        limit = "more than both sides of a sheet" if most > 1 else "not one"
        message, hint = f'the handout "{handout.id}" is {count} pages long, {limit}', "shorten it, or leave out a part"
        yield file.diagnostic_at(where, message, hint, "handout-length")
    try:
        typeset(source.encode(), content.settings.day)
    except typst.TypstError as error:
        places = [*_values(content), (owner.path, owner.line_of("reviewer"), owner.front_matter.reviewer)]
        message = f'the handout "{handout.id}" cannot be printed ({error.message})'
        yield from [*_without_letters(source, places)] or [
            file.diagnostic_at(where, message, "use plain letters in its text", "handout-character")
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


def _values(content: Content) -> Iterator[Place]:
    for file in content.files.values():
        yield from ((file.path, file.line(where), text.strip()) for where, text in values(file.data))
