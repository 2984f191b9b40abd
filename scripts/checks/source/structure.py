"""Slips of Markdown that a page would show, or hide: headings, tables, images without words, links that are none."""

import re
from collections.abc import Iterator

from scripts.checks.source.markup import HEADING_ID, MACRO, blanked, found_in
from scripts.data.characters import character_name
from scripts.data.front_matter import Page
from scripts.diagnostics import Diagnostic, shortened

CODE = re.compile(r"^(?P<fence>`{3,}+|~{3,}+)[^\n]*\n.*?^(?P=fence)|`[^`\n]+`", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^(?P<marks>#{1,6})(?P<words>[^#\n].*|)$", re.MULTILINE)
UNDERLINE = re.compile(r"(?<![^\n])(?<!\S\n)(?!#)[^\S\n]*+\S[^\n]*+\n(?P<signs>=+|-+)[ ]*$", re.MULTILINE)
TABLE = re.compile(r"(?:^[ ]{0,3}\|.*$\n?)+", re.MULTILINE)
RULE = re.compile(r"[|:\s-]*-[|:\s-]*")
CELL_END = re.compile(r"(?<!\\)\|")
MORE_CELLS = "write one below each heading, an empty one too: | |"
FEWER_CELLS = "take out a |, or write \\| where the sign itself is meant"
SLIPS = (  # what it looks like, what is wrong, and what to write instead
    (r"^[ ]*[•·▪◦‣●][ \xa0]", "a bullet of a word processor begins the line", 'begin the line with "- "'),
    (r"!\[\s*\]\(", "the image has no words for those who cannot see it", "write what it shows between [ and ]"),
    (r"\][ \xa0]+\((?=[\w./#-]+\))", "a space stands in the middle of a link", "write ]( without it"),
    (r"\([^()\n]+\)\[[^\]\s]+\]", "the brackets of a link are the wrong way round", "write [words](address)"),
    (r"\]\([^()\n]*$", "a link has no bracket at its end", "write ) behind the address"),
)
PATTERNS = tuple((re.compile(looks, re.MULTILINE), message, hint) for looks, message, hint in SLIPS)
MARK = re.compile(r"^[ ]*(?P<mark>#{1,6}|[-*+]|\d+[.)])(?P<sign>[\xa0\u2007\u202f])", re.MULTILINE)

PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?!\s*\n))*+")
MOST_BRACKETS = 200  # in a paragraph; for each, Markdown looks through all that follows


def check_structure(page: Page) -> Iterator[Diagnostic]:
    """Yield each slip of a page; what stands in code does not count.

    Reason: a generator shows the signs as they are, or leaves out a cell, without a word.
    """
    body = blanked(page.body, CODE, MACRO)
    yield from _headings(page, body)
    for line, found in found_in(body, PARAGRAPH, page.first_line):
        if (count := found[0].count("[")) > MOST_BRACKETS:
            message = f"the paragraph has {count:,} opening brackets [, which begin links"
            yield Diagnostic(page.path, line, message, "delete those that begin no link")
    yield from _tables(page, body)
    for pattern, message, hint in PATTERNS:
        yield from (Diagnostic(page.path, line, message, hint) for line, _ in found_in(body, pattern, page.first_line))
    for line, found in found_in(body, MARK, page.first_line):
        message = f"{found['mark']} is followed by a {character_name(found['sign'])}"
        yield Diagnostic(page.path, line, message, "write a plain space there")


def _headings(page: Page, body: str) -> Iterator[Diagnostic]:
    """Reason: who listens to a page goes from heading to heading. Source: WCAG 2.2, technique G141."""
    main, last = 0, 0
    for line, found in found_in(body, HEADING, page.first_line):
        level, words = len(found["marks"]), shortened(HEADING_ID.sub("", found["words"]))
        main += level == 1
        if not words:
            yield Diagnostic(page.path, line, "a heading has no words", "write them, or delete the line")
        elif not found["words"].startswith((" ", "\xa0", "\u2007", "\u202f")):
            yield Diagnostic(
                page.path, line, f'the heading "{words}" has no space behind {found["marks"]}', "write one"
            )
        if level == 1 and main > 1:
            yield Diagnostic(page.path, line, f'"{words}" is a second main heading', "begin it with ##")
        elif last and level > last + 1:
            message = f'"{words}" is a heading of level {level} below one of level {last}'
            yield Diagnostic(page.path, line, message, f"begin it with {'#' * (last + 1)}")
        last = level
    for line, found in found_in(blanked(page.body, CODE), UNDERLINE, page.first_line):
        message = f"a line of {found['signs'][0]} makes a heading of the line above it"
        yield Diagnostic(page.path, line + 1, message, "begin that line with ## and a space, and delete this one")
    if not main:
        message, line = "the page has no main heading", min(page.first_line, page.text.count("\n") + 1)
        yield Diagnostic(page.path, line, message, "write one line that begins with a single # and a space")


def _tables(page: Page, body: str) -> Iterator[Diagnostic]:
    """Reason: a cell too many is not shown, and one too few moves the others below the wrong heading."""
    for first, table in found_in(body, TABLE, page.first_line):
        rows = [CELL_END.split(row.strip().removeprefix("|").removesuffix("|")) for row in table[0].splitlines()]
        if len(rows) < 2 or not RULE.fullmatch("|".join(rows[1])):
            message = "the table has no line of dashes below its headings"
            yield Diagnostic(page.path, first, message, f"add one: {'| --- ' * len(rows[0])}|")
            continue
        for line, row in enumerate(rows, first):
            if len(row) != len(rows[0]):
                message = (
                    f"the row has {len(row)} cell{'s' * (len(row) != 1)}, and the table has {len(rows[0])} headings"
                )
                yield Diagnostic(page.path, line, message, MORE_CELLS if len(row) < len(rows[0]) else FEWER_CELLS)
