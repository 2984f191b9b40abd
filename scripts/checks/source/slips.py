"""Slips in Markdown: syntax of other programs, syntax that is incomplete, and mistakes in headings and tables."""

import re
from collections.abc import Iterator
from itertools import pairwise

from scripts.checks.source.blocks import without_refused_syntax
from scripts.checks.source.markup import CODE, HEADING_ID, MACRO, blanked, matches_in
from scripts.data.characters import character_name
from scripts.data.front_matter import Page
from scripts.diagnostics import Diagnostic, shortened

SLIP = "markdown-slip"
NO_LINK_MESSAGE = "an address is not a link as it stands"
SLIPS = (  # pattern, message, hint
    (
        r"^[ ]*(?:[•·▪◦‣●○–—✓✔☐☑□■➢➤►→]|o(?=[ ]))[ \xa0]",
        "the line starts with a bullet from a word processor",
        'start it with "- "',
    ),
    (r"^[ ]*\d+[.)][A-Za-z]", "a list number has no space after it", "add one after the period, like 1. First"),
    (r"^[ ]*\[[ xX]\] \w", "a box to check is not in a list", 'start the line with "- "'),
    (
        r"\][ \xa0]+\((?=[\w./#-]++\))(?=[\w.-]*(?:[/#]|\.\w\w))",
        "a link has a space between ] and (",
        "delete the space",
    ),
    (r"\([^()\n]+\)\[[^\]\s]+\]", "the brackets of a link are the wrong way around", "write [words](address)"),
    (
        r"^[ ]*(?:[-*+]|\d+\.)[ ]+\[(?:\][ ]|[ xX]\](?![ (\[:]))",
        "the box of a task is missing a space",
        "write [ ] or [x], and a space",
    ),
    (r"\]\([ ]*\)", "a link has no address", "write [words](address)"),
    (r"\]\([^()\n]*$", "a link has no closing parenthesis", "write ) after the address"),
    (
        r"\[[^\[\]()\n]+\((?:https://|mailto:|tel:|[\w./-]+\.md\b)",
        "a link has no ] before its address",
        "write [words](address)",
    ),
    (r"(?<![\w./:@<(\[-])www\.\w", NO_LINK_MESSAGE, "write [words](https://www…)"),
    (r"(?<![\w<(\[\"])https?://", NO_LINK_MESSAGE, "write [words](https://…)"),
    (r"(?<![\\*])\*\*[ ][^*\n]+[ ]\*\*(?!\*)", "bold words have spaces inside their **", "delete those spaces"),
)
PATTERNS = tuple((re.compile(pattern, re.MULTILINE), message, hint) for pattern, message, hint in SLIPS)
EMPTY_LINK = re.compile(r"(?<!!)\[[ ]*\]\((?![ )])")
MARK = re.compile(r"^[ ]*(?P<mark>#{1,6}|[-*+]|\d+[.)])(?P<space>[\xa0\u2007\u202f])", re.MULTILINE)
PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?!\s*\n))*+")
BOLD = re.compile(r"(?<![\\*_])(?:\*\*|(?<!\w)__|__(?!\w))(?![*_])")
DEFINITION = re.compile(r"^[ ]{0,3}\*?\[[^\]\n]+\]:[^\n]*$", re.MULTILINE)  # of a reference or an abbreviation
ENTRY = re.compile(r"(?P<indent>[ ]*)(?:[-*+]|\d+\.)[ ]+\S")
INDENT = 4  # spaces before what belongs to an entry of a list
BLOCKS = ("!!!", "???", "===", "#", ">", "<", "///", "|")  # a list or table right below these does not run into words

WRAPPERS = ("<div ", "<figure ", "</")  # each starts a new block, so it needs no empty line


def check_slips(page: Page) -> Iterator[Diagnostic]:
    """Yield each place where Markdown would not be rendered as intended, not counting code."""
    body = blanked(without_refused_syntax(page), CODE, MACRO, DEFINITION)
    for pattern, message, hint in PATTERNS:
        for line, _ in matches_in(body, pattern, page.first_line):
            yield Diagnostic(page.path, line, message, hint, SLIP)
    for line, _ in matches_in(page.body, EMPTY_LINK, page.first_line):  # in the whole body: code or a macro are words
        yield Diagnostic(page.path, line, "a link has no words", "write [words](address)", SLIP)
    for line, match in matches_in(body, MARK, page.first_line):
        message = f"{match['mark']} is followed by {character_name(match['space'])}"
        yield Diagnostic(page.path, line, message, "type a regular space there", SLIP)
    for line, paragraph in matches_in(body, PARAGRAPH, page.first_line):
        yield from _check_bold(page, line, paragraph[0])
        if paragraph[0].count("`") % 2:
            backtick_line, hint = (
                line + paragraph[0].count("\n", 0, paragraph[0].rfind("`")),
                "write ' for an apostrophe, or delete it",
            )
            yield Diagnostic(page.path, backtick_line, "a ` has no closing `", hint, SLIP)
        yield from _check_blank_lines(page, line, paragraph[0].split("\n"))


def _check_bold(page: Page, first: int, text: str) -> Iterator[Diagnostic]:
    for mark in ("**", "__"):
        places = [match.start() for match in BOLD.finditer(text) if match[0] == mark]
        if len(places) % 2:
            line, hint = first + text.count("\n", 0, places[-1]), f"write {mark} after the bold words too"
            yield Diagnostic(page.path, line, f"{mark} has no closing {mark}", hint, SLIP)


def _check_blank_lines(page: Page, first: int, lines: list[str]) -> Iterator[Diagnostic]:
    """Yield the problems of lines with no empty line between them: a list or table below words, a nested list."""
    is_words = (
        bool(lines) and not lines[0].lstrip().startswith(BLOCKS) and not any(line.startswith(":") for line in lines)
    )
    entries = [ENTRY.match(line) for line in lines]
    for number, (above, here) in enumerate(pairwise(lines), 1):
        entry, last = entries[number], entries[number - 1]
        if here.lstrip().startswith(WRAPPERS):
            yield from _check_blank_lines(page, first + number + 1, lines[number + 1 :])
            return
        if is_words and here.startswith("|") and not above.startswith("|"):
            yield Diagnostic(page.path, first + number, "the table has no empty line above it", "add one", SLIP)
        if is_words and entry and not any(entries[:number]):
            yield Diagnostic(page.path, first + number, "the list has no empty line above it", "add one", SLIP)
            return
        deeper = len(entry["indent"]) - len(last["indent"]) if entry and last else 0
        if 0 < deeper < INDENT:
            message, hint = (
                f"the nested list is indented by only {deeper} space{'s' * (deeper != 1)}",
                f"indent it by {INDENT} spaces more than the entry above",
            )
            yield Diagnostic(page.path, first + number, message, hint, SLIP)


HEADING = re.compile(r"^(?P<marks>#{1,6})(?P<words>[^#\n].*|)$", re.MULTILINE)
UNDERLINE = re.compile(r"(?<![^\n])(?<!\S\n)(?!#)[^\S\n]*+\S[^\n]*+\n(?P<underline>=+|-+)[ ]*$", re.MULTILINE)
TABLE = re.compile(r"(?:^[ ]{0,3}\|.*$\n?)+", re.MULTILINE)
DASHES = re.compile(r"[|:\s-]*-[|:\s-]*")
CELL_END = re.compile(r"(?<!\\)\|")
MORE_CELLS = "write a cell under each heading, even an empty one: | |"
FEWER_CELLS = "delete a |, or write \\| for the character itself"
MOST_BRACKETS = 200  # in a paragraph; for each, Markdown scans all the text that follows


def check_structure(page: Page) -> Iterator[Diagnostic]:
    """Yield each mistake in the headings and tables of a page, and each paragraph with too many brackets."""
    body = blanked(without_refused_syntax(page), CODE, MACRO)
    yield from _check_headings(page, body)
    for line, match in matches_in(body, PARAGRAPH, page.first_line):
        if (count := match[0].count("[")) > MOST_BRACKETS:
            message = f"the paragraph has {count:,} opening brackets"
            yield Diagnostic(page.path, line, message, "delete those that do not start a link", "brackets-many")
    yield from _check_tables(page, body)


def _check_headings(page: Page, body: str) -> Iterator[Diagnostic]:
    main, last = 0, 0
    seen: dict[tuple[str, ...], int] = {}
    path: tuple[str, ...] = ()
    for line, match in matches_in(body, HEADING, page.first_line):
        level, words = len(match["marks"]), shortened(HEADING_ID.sub("", match["words"]))
        main += level == 1
        if not words:
            yield Diagnostic(page.path, line, "the heading has no words", "write some, or delete the line", SLIP)
        elif not match["words"].startswith((" ", "\xa0", "\u2007", "\u202f")):
            message = f'the heading "{words}" has no space after {match["marks"]}'
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
    for line, match in matches_in(blanked(page.body, CODE), UNDERLINE, page.first_line):
        message = f"a line of {match['underline'][0]} turns the line above it into a heading"
        hint = "start that line with ## and a space, and delete this one"
        yield Diagnostic(page.path, line + 1, message, hint, SLIP)
    if not main:
        message, line = "the page has no main heading", min(page.first_line, page.text.count("\n") + 1)
        hint = "write one line that starts with a single # and a space"
        yield Diagnostic(page.path, line, message, hint, "heading-main")


def _check_tables(page: Page, body: str) -> Iterator[Diagnostic]:
    for first, table in matches_in(body, TABLE, page.first_line):
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
