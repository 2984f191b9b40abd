"""Markdown as other programs write it, or half of it: a page would show the signs themselves."""

import re
from collections.abc import Iterator
from itertools import pairwise

from scripts.checks.source.markup import CODE, MACRO, blanked, found_in
from scripts.checks.source.material import without_refused
from scripts.data.characters import character_name
from scripts.data.front_matter import Page
from scripts.diagnostics import Diagnostic

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
