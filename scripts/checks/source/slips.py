"""Mistakes of Markdown: as other programs write it, or half of it; and in headings and tables."""

import re
from collections.abc import Iterator
from itertools import pairwise

from scripts.checks.source.blocks import without_refused
from scripts.checks.source.markup import CODE, HEADING_ID, MACRO, blanked, found_in
from scripts.data.characters import character_name
from scripts.data.front_matter import Page
from scripts.diagnostics import Diagnostic, shortened

SLIP = "markdown-slip"
NO_LINK = "an address is not a link as it stands"
SLIPS = (  # pattern, message, hint
    (
        r"^[ ]*(?:[•·▪◦‣●○–—✓✔☐☑□■➢➤►→]|o(?=[ ]))[ \xa0]",
        "the line starts with a bullet from a word processor",
        'start it with "- "',
    ),
    (r"^[ ]*\d+[.)][A-Za-z]", "a number of a list has no space after it", "add one after the period, like 1. First"),
    (r"^[ ]*\[[ xX]\] \w", "a box to check is not in a list", 'start the line with "- "'),
    (
        r"\][ \xa0]+\((?=[\w./#-]++\))(?=[\w.-]*(?:[/#]|\.\w\w))",
        "a link has a space between ] and (",
        "delete the space",
    ),
    (r"\([^()\n]+\)\[[^\]\s]+\]", "the brackets of a link are the wrong way around", "write [words](address)"),
    (
        r"^[ ]*(?:[-*+]|\d+\.)[ ]+\[(?:\][ ]|[ xX]\](?![ (\[:]))",
        "the box of a task has a space too few",
        "write [ ] or [x], and a space",
    ),
    (r"\]\([ ]*\)", "a link has no address", "write [words](address)"),
    (r"\]\([^()\n]*$", "a link has no closing parenthesis", "write ) after the address"),
    (
        r"\[[^\[\]()\n]+\((?:https://|mailto:|tel:|[\w./-]+\.md\b)",
        "a link has no ] before its address",
        "write [words](address)",
    ),
    (r"(?<![\w./:@<(\[-])www\.\w", NO_LINK, "write [words](https://www…)"),
    (r"(?<![\w<(\[\"])https?://", NO_LINK, "write [words](https://…)"),
    (r"(?<![\\*])\*\*[ ][^*\n]+[ ]\*\*(?!\*)", "bold words have spaces inside their **", "delete those spaces"),
)
PATTERNS = tuple((re.compile(pattern, re.MULTILINE), message, hint) for pattern, message, hint in SLIPS)
WORDLESS = re.compile(r"(?<!!)\[[ ]*\]\((?![ )])")
MARK = re.compile(r"^[ ]*(?P<mark>#{1,6}|[-*+]|\d+[.)])(?P<space>[\xa0\u2007\u202f])", re.MULTILINE)
PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?!\s*\n))*+")
BOLD = re.compile(r"(?<![\\*_])(?:\*\*|(?<!\w)__|__(?!\w))(?![*_])")
DEFINITION = re.compile(r"^[ ]{0,3}\*?\[[^\]\n]+\]:[^\n]*$", re.MULTILINE)  # of a reference or an abbreviation
ENTRY = re.compile(r"(?P<indent>[ ]*)(?:[-*+]|\d+\.)[ ]+\S")
INDENT = 4  # spaces, of what is in an entry of a list
BLOCKS = ("!!!", "???", "===", "#", ">", "<", "///", "|")  # a list or a table below these is not run into words

AROUND = ("<div ", "<figure ", "</")  # each begins anew; it needs no empty line


def check_slips(page: Page) -> Iterator[Diagnostic]:
    """Yield each place where the Markdown of a page would not be read as it is meant; code does not count."""
    body = blanked(without_refused(page), CODE, MACRO, DEFINITION)
    for pattern, message, hint in PATTERNS:
        for line, _ in found_in(body, pattern, page.first_line):
            yield Diagnostic(page.path, line, message, hint, SLIP)
    for line, _ in found_in(page.body, WORDLESS, page.first_line):  # whose words may be code or a macro
        yield Diagnostic(page.path, line, "a link has no words", "write [words](address)", SLIP)
    for line, found in found_in(body, MARK, page.first_line):
        message = f"{found['mark']} is followed by {character_name(found['space'])}"
        yield Diagnostic(page.path, line, message, "type a regular space there", SLIP)
    for line, paragraph in found_in(body, PARAGRAPH, page.first_line):
        yield from _bold(page, line, paragraph[0])
        if paragraph[0].count("`") % 2:
            at, hint = (
                line + paragraph[0].count("\n", 0, paragraph[0].rfind("`")),
                "write ' for an apostrophe, or delete it",
            )
            yield Diagnostic(page.path, at, "a ` has no second one", hint, SLIP)
        yield from _run_in(page, line, paragraph[0].split("\n"))


def _bold(page: Page, first: int, text: str) -> Iterator[Diagnostic]:
    for mark in ("**", "__"):
        places = [found.start() for found in BOLD.finditer(text) if found[0] == mark]
        if len(places) % 2:
            line, hint = first + text.count("\n", 0, places[-1]), f"write {mark} after the bold words too"
            yield Diagnostic(page.path, line, f"{mark} has no second one", hint, SLIP)


def _run_in(page: Page, first: int, lines: list[str]) -> Iterator[Diagnostic]:
    """Yield what is wrong in lines with no empty one between them: a list or table below words, a list in a list."""
    is_words = (
        bool(lines) and not lines[0].lstrip().startswith(BLOCKS) and not any(line.startswith(":") for line in lines)
    )
    entries = [ENTRY.match(line) for line in lines]
    for number, (above, here) in enumerate(pairwise(lines), 1):
        entry, last = entries[number], entries[number - 1]
        if here.lstrip().startswith(AROUND):
            yield from _run_in(page, first + number + 1, lines[number + 1 :])
            return
        if is_words and here.startswith("|") and not above.startswith("|"):
            yield Diagnostic(page.path, first + number, "the table has no empty line above it", "add one", SLIP)
        if is_words and entry and not any(entries[:number]):
            yield Diagnostic(page.path, first + number, "the list has no empty line above it", "add one", SLIP)
            return
        deeper = len(entry["indent"]) - len(last["indent"]) if entry and last else 0
        if 0 < deeper < INDENT:
            message, hint = (
                f"the list in a list has {deeper} spaces in front",
                f"write {INDENT} more than the entry above has",
            )
            yield Diagnostic(page.path, first + number, message, hint, SLIP)


HEADING = re.compile(r"^(?P<marks>#{1,6})(?P<words>[^#\n].*|)$", re.MULTILINE)
UNDERLINE = re.compile(r"(?<![^\n])(?<!\S\n)(?!#)[^\S\n]*+\S[^\n]*+\n(?P<underline>=+|-+)[ ]*$", re.MULTILINE)
TABLE = re.compile(r"(?:^[ ]{0,3}\|.*$\n?)+", re.MULTILINE)
DASHES = re.compile(r"[|:\s-]*-[|:\s-]*")
CELL_END = re.compile(r"(?<!\\)\|")
MORE_CELLS = "write a cell under each heading, even an empty one: | |"
FEWER_CELLS = "delete a |, or write \\| for the character itself"
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
