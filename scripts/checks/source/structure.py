"""Mistakes in the parts of a page: its headings and tables."""

import re
from collections.abc import Iterator

from scripts.checks.source.markup import CODE, HEADING_ID, MACRO, blanked, found_in
from scripts.checks.source.material import without_refused
from scripts.checks.source.slips import SLIP
from scripts.data.front_matter import Page
from scripts.diagnostics import Diagnostic, shortened

HEADING = re.compile(r"^(?P<marks>#{1,6})(?P<words>[^#\n].*|)$", re.MULTILINE)
UNDERLINE = re.compile(r"(?<![^\n])(?<!\S\n)(?!#)[^\S\n]*+\S[^\n]*+\n(?P<underline>=+|-+)[ ]*$", re.MULTILINE)
TABLE = re.compile(r"(?:^[ ]{0,3}\|.*$\n?)+", re.MULTILINE)
DASHES = re.compile(r"[|:\s-]*-[|:\s-]*")
CELL_END = re.compile(r"(?<!\\)\|")
MORE_CELLS = "write a cell under each heading, even an empty one: | |"
FEWER_CELLS = "delete a |, or write \\| for the character itself"
PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?!\s*\n))*+")
MOST_BRACKETS = 200  # in a paragraph; for each, Markdown looks through all that follows


def check_structure(page: Page) -> Iterator[Diagnostic]:
    """Yield each mistake in the Markdown of a page; code does not count."""
    body = blanked(without_refused(page), CODE, MACRO)
    yield from _headings(page, body)
    for line, found in found_in(body, PARAGRAPH, page.first_line):
        if (count := found[0].count("[")) > MOST_BRACKETS:
            message = f"the paragraph has {count:,} opening brackets"
            yield Diagnostic(page.path, line, message, "delete those that do not start a link", "brackets-many")
    yield from _tables(page, body)


def _headings(page: Page, body: str) -> Iterator[Diagnostic]:
    main, last = 0, 0
    seen: dict[tuple[str, ...], int] = {}
    path: tuple[str, ...] = ()
    for line, found in found_in(body, HEADING, page.first_line):
        level, words = len(found["marks"]), shortened(HEADING_ID.sub("", found["words"]))
        main += level == 1
        if not words:
            yield Diagnostic(page.path, line, "the heading has no words", "write some, or delete the line", SLIP)
        elif not found["words"].startswith((" ", "\xa0", "\u2007", "\u202f")):
            message = f'the heading "{words}" has no space after {found["marks"]}'
            yield Diagnostic(page.path, line, message, "add one", SLIP)
        if level == 1 and main > 1:
            yield Diagnostic(page.path, line, f'"{words}" is a second main heading', "start it with ##", "heading-main")
        elif last and level > last + 1:
            message = f'"{words}" is a level {level} heading after a level {last} heading'
            yield Diagnostic(page.path, line, message, f"start it with {'#' * (last + 1)}", "heading-level")
        last = level
        path = (*path[: level - 1], words.strip().lower())
        if words and seen.setdefault(path, line) != line:
            message = f'the heading "{words.strip()}" is on line {seen[path]} too'
            yield Diagnostic(page.path, line, message, "give each words of its own, or delete one", "heading-twice")
    for line, found in found_in(blanked(page.body, CODE), UNDERLINE, page.first_line):
        message = f"a line of {found['underline'][0]} turns the line above it into a heading"
        hint = "start that line with ## and a space, and delete this one"
        yield Diagnostic(page.path, line + 1, message, hint, SLIP)
    if not main:
        message, line = "the page has no main heading", min(page.first_line, page.text.count("\n") + 1)
        hint = "write one line that starts with a single # and a space"
        yield Diagnostic(page.path, line, message, hint, "heading-main")


def _tables(page: Page, body: str) -> Iterator[Diagnostic]:
    for first, table in found_in(body, TABLE, page.first_line):
        rows = [CELL_END.split(row.strip().removeprefix("|").removesuffix("|")) for row in table[0].splitlines()]
        if len(rows) < 2 or not DASHES.fullmatch("|".join(rows[1])):
            message = "the table has no line of dashes under its headings"
            yield Diagnostic(page.path, first, message, f"add one: {'| --- ' * len(rows[0])}|", "table-cells")
            continue
        for line, row in enumerate(rows, first):
            if len(row) != len(rows[0]):
                cells = f"{len(row)} cell{'s' * (len(row) != 1)}"
                message = f"the row has {cells}, but the table has {len(rows[0])} headings"
                hint = MORE_CELLS if len(row) < len(rows[0]) else FEWER_CELLS
                yield Diagnostic(page.path, line, message, hint, "table-cells")
