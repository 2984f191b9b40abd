"""Which line in docs/ a part of the built page comes from: the best guess that its text allows."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from html import unescape

from scripts.checks.site.built import BuiltPage

FRONT_MATTER = re.compile(r"---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
CHARACTER = re.compile(r"&(?:#\d+|#x[\da-f]+|\w+);?|.", re.DOTALL | re.IGNORECASE)
UNSEEN = re.compile(r"[\s\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]+")

WORD = re.compile(r"\{\{.*?\}\}|\]\([^()\s]*\)|(\w+)", re.DOTALL)  # macros and addresses are not words of the page


def line_of_words(page: BuiltPage, text: str) -> int:
    """Return the line in docs/ that has the longest run of words in common with a text of the built page."""
    body = [(found[1], found.start()) for found in WORD.finditer(page.source_text) if found[1]]
    words = [found[0] for found in re.finditer(r"\w+", text)]
    run = SequenceMatcher(None, [word for word, _ in body], words, autojunk=False).find_longest_match()
    return page.source_text.count("\n", 0, body[run.a][1]) + 1 if run.size else 1


def source_line(page: BuiltPage, needles: Iterable[str], seen: dict[str, int]) -> int | None:
    """Return the line in docs/ that has the first of `needles` that is found, or None.

    The text below the front matter is searched first. References such as `&#106;`, case and invisible characters do not
    matter. `seen` counts the searches for a needle, so that the second of two gets its own line.
    """
    text, lines = _squeezed(page.source_text)
    front_matter = FRONT_MATTER.match(page.source_text)
    body = len(_squeezed(front_matter[0])[0]) if front_matter else 0
    for needle in filter(None, (_squeezed(needle)[0] for needle in needles)):
        if (place := text.find(needle, body)) < 0 and (place := text.find(needle)) < 0:
            continue
        for _ in range(seen.get(needle, 0)):
            place = max(place, text.find(needle, place + 1))
        seen[needle] = seen.get(needle, 0) + 1
        return lines[place]
    return None


def _squeezed(text: str) -> tuple[str, list[int]]:
    """Return the characters that count, and the line of each."""
    kept: list[str] = []
    lines: list[int] = []
    line = 1
    for char in CHARACTER.findall(text):
        shown = UNSEEN.sub("", unescape(char)).lower()
        kept.append(shown)
        lines.extend([line] * len(shown))
        line += char == "\n"
    return "".join(kept), lines
