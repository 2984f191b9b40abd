"""Reading a page's Markdown: everything but running text is blanked out, so that every character keeps its line."""

import re
from collections.abc import Iterator

from scripts.data.front_matter import Page

MACRO = re.compile(r"\{\{(?:(?!\{\{|\}\}).)*\}\}", re.DOTALL)
HEADING = re.compile(r"^#{1,6}[ \t].*$", re.MULTILINE)
HEADING_ID = re.compile(r"\{:?[ \t]*#[\w-]+[ \t]*\}")
ADDRESS = re.compile(  # without the title that may follow it
    r"(?<=\])\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*|<https?://[^<>\s]*>|^\[[^\]\n]+\]:[ \t]*\S+", re.MULTILINE
)
PRICE = re.compile(r"\{\{\s*(?:price|per_infusion|integration_adds|first_year_cost)\(")


def blanked(text: str, *patterns: re.Pattern[str]) -> str:
    """Return `text` with everything that `patterns` match replaced by spaces; line breaks stay."""
    for pattern in patterns:
        text = pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    return text


def line_of(page: Page, place: int) -> int:
    """Return the line, in the file, of the character at offset `place` of the body."""
    return page.first_line + page.body.count("\n", 0, place)


def found_in(text: str, pattern: re.Pattern[str], first_line: int = 1) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield each match with its line; `text` starts on `first_line`."""
    for found in pattern.finditer(text):
        yield first_line + text.count("\n", 0, found.start()), found
