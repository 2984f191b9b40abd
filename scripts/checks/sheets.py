"""The handouts as sheets of paper: each fits on one, and the fonts that typst brings have every sign of it."""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

import typst

from scripts.content.front_matter import Page
from scripts.content.handouts import Handout
from scripts.content.load import FOLDER, HANDOUTS, KINDS, Content
from scripts.content.yaml_file import read_yaml, values
from scripts.finish.handouts import is_printed, sheets, typeset
from scripts.problems import Problem
from scripts.render.handouts import typst_source
from scripts.render.templates import typst_value

Place = tuple[PurePosixPath, int, str]  # file, line, what it says there
MOST_NAMED = 5  # signs


def check_sheets(root: Path, pages: Iterable[Page], content: Content) -> Iterator[Problem]:
    """Yield each handout that takes more than one sheet, and each text on one that has a sign no font has.

    A handout whose page is not there, or has no front matter, is told elsewhere.
    """
    owners = {page.name: page for page in pages if page.front_matter}
    for index, handout in enumerate(content.handouts.handouts):
        if owner := owners.get(handout.page):
            line = read_yaml(root, HANDOUTS).line(("handouts", index, "id"))
            yield from _sheet(handout, owner, content, line, root)


def _sheet(handout: Handout, owner: Page, content: Content, line: int, root: Path) -> Iterator[Problem]:
    assert owner.front_matter
    source = typst_source(handout, content, owner.front_matter)
    if (count := sheets(source.encode())) > 1:
        fix = "shorten what it shows, or leave out one of its parts"
        yield Problem(HANDOUTS, line, f'the handout "{handout.id}" takes {count} pages, not one', fix)
    try:
        typeset(source.encode(), content.settings.day)
    except typst.TypstError as error:
        places = [*_values(root), (owner.path, owner.line_of("reviewer"), owner.front_matter.reviewer)]
        message = f'the handout "{handout.id}" cannot be printed ({error.message})'
        yield from [*_without_letters(source, places)] or [
            Problem(HANDOUTS, line, message, "write what it shows in plain letters")
        ]


def _without_letters(source: str, places: Iterable[Place]) -> Iterator[Problem]:
    """Yield a problem for each of the places that the sheet shows and that has a sign which is not printed."""
    for path, line, text in places:
        signs = list(dict.fromkeys(sign for sign in text if not sign.isascii()))
        if signs and typst_value(text)[1:-1] in source and (lacking := [s for s in signs if not is_printed(s)]):
            named = ", ".join(f'"{sign}" (U+{ord(sign):04X})' for sign in lacking[:MOST_NAMED])
            more = ", …" if len(lacking) > MOST_NAMED else ""
            yield Problem(path, line, f"the printed sheets have no letter for {named}{more}", "write it in words")


def _values(root: Path) -> Iterator[Place]:
    for name in KINDS:
        file = read_yaml(root, FOLDER / f"{name}.yml")
        yield from ((file.path, file.line(where), text.strip()) for where, text in values(file.data))
