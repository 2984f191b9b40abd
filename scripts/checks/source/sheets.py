"""The handouts as sheets of paper: each fits on one, and the fonts that typst brings have every sign of it."""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

import typst

from scripts.data.front_matter import Page
from scripts.data.handouts import Handout
from scripts.data.load import HANDOUTS, KINDS, Content, data_file
from scripts.data.yaml_reader import read_yaml, values
from scripts.diagnostics import Diagnostic
from scripts.outputs.handouts import is_printed, sheets, typeset
from scripts.render.handouts import typst_source
from scripts.render.templates import typst_value

Place = tuple[PurePosixPath, int, str]  # file, line, what it says there
MOST_NAMED = 5  # signs


def check_sheets(root: Path, pages: Iterable[Page], content: Content) -> Iterator[Diagnostic]:
    """Yield each handout that takes more than one sheet, and each text on one that has a sign no font has.

    A handout whose page is not there, or has no front matter, is told elsewhere.
    """
    owners = {page.name: page for page in pages if page.front_matter}
    for index, handout in enumerate(content.handouts.handouts):
        if owner := owners.get(handout.page):
            line = read_yaml(root, HANDOUTS).line(("handouts", index, "id"))
            yield from _sheet(handout, owner, content, line, root)


def _sheet(handout: Handout, owner: Page, content: Content, line: int, root: Path) -> Iterator[Diagnostic]:
    assert owner.front_matter
    source = typst_source(handout, content, owner.front_matter)
    if (count := sheets(source.encode())) > 1:
        hint = "shorten what it shows, or leave out one of its parts"
        yield Diagnostic(HANDOUTS, line, f'the handout "{handout.id}" takes {count} pages, not one', hint)
    try:
        typeset(source.encode(), content.settings.day)
    except typst.TypstError as error:
        places = [*_values(root), (owner.path, owner.line_of("reviewer"), owner.front_matter.reviewer)]
        message = f'the handout "{handout.id}" cannot be printed ({error.message})'
        yield from [*_without_letters(source, places)] or [
            Diagnostic(HANDOUTS, line, message, "write what it shows in plain letters")
        ]


def _without_letters(source: str, places: Iterable[Place]) -> Iterator[Diagnostic]:
    """Yield a problem for each of the places that the sheet shows and that has a sign which is not printed."""
    for path, line, text in places:
        chars = list(dict.fromkeys(char for char in text if not char.isascii()))
        if chars and typst_value(text)[1:-1] in source and (lacking := [s for s in chars if not is_printed(s)]):
            named = ", ".join(f'"{char}" (U+{ord(char):04X})' for char in lacking[:MOST_NAMED])
            more = ", …" if len(lacking) > MOST_NAMED else ""
            yield Diagnostic(path, line, f"the printed sheets have no letter for {named}{more}", "write it in words")


def _values(root: Path) -> Iterator[Place]:
    for name in KINDS:
        file = read_yaml(root, data_file(root, name))
        yield from ((file.path, file.line(where), text.strip()) for where, text in values(file.data))
