"""The normal form of a text, in which checks look for words: what a reader sees, in as few characters as possible.

Compatibility characters are replaced by plain ones (NFKC) and references by characters; Markdown's own characters and
invisible ones are dropped; a line break in a paragraph is a space. Each offset keeps its line.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from scripts.data.characters import PLAIN, hides

PARAGRAPH = "\n\n"
FACT = "\0"  # in place of a macro; after a $ if the macro shows an amount, so that "from $" is found before it
ACCENTS = r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
TOKEN = re.compile(
    rf"(?=[\s{{&>\[\]!$*`_<\\]|[^\x00-\x7f]|.{ACCENTS})(?:"  # most characters begin none of these
    r"(?P<macro>\{\{(?:(?!\{\{|\}\})(?s:.))*\}\})"
    r"|(?P<space>(?:[^\S ]\s*| \s+)(?:(?<=\n)(?:>\s?)+)?)"
    r"|(?P<reference>&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});?)"
    r"|(?P<gone>\A(?:> ?)+|(?m:^) {0,3}\[[^\[\]\n]+\]:[ \t]*\S+"
    r"|\](?:\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)?|\[[^\]\n]*\])?|(?<!\$)!?\[|(?<=\$)\[(?=[^\[\]\n]{1,80}\][(\[])|[*`]+|(?<![^\W_])_+|_+(?![^\W_])"
    r"|<https?://[^<>\s]*>)"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
    rf"|(?P<other>[ -~]?{ACCENTS}+|[^\x00-\x7f]))",
    re.IGNORECASE,
)
MARKUP = {"macro", "space", "gone", "escaped"}
PRICE = re.compile(r"\{\{\s*(?:price|per_infusion|integration_adds|first_year_cost)\(")
QUOTED = re.compile(r'"([^"]*)"|\'([^\']*)\'')
BEGINS_ANEW = re.compile(r"(?:[-*+]|\d{1,9}[.)]|#{1,6})\s|\||!!!|\?\?\?")
ENDS_ITSELF = re.compile(r"\s*(?:#{1,6}\s|\||!!!|\?\?\?)")
LETTER = re.compile(r"(?:SYMBOL LETTER|NEGATIVE \w+ LATIN CAPITAL LETTER|^LATIN LETTER SMALL CAPITAL) ([A-Z])$")
ALIKE = PLAIN | str.maketrans("\u2044\u2215\u066a\u066b\u066c\u0251\u0261\u0131", "//%.,agi")


@dataclass(frozen=True, slots=True)
class Normal:
    """A text in its normal form; `starts` are the offsets at which lines of the source begin, `lines` their numbers."""

    text: str
    starts: tuple[int, ...]
    lines: tuple[int, ...]

    def line(self, place: int) -> int:
        """Return the line, in the source, of an offset in the text."""
        return self.lines[bisect_right(self.starts, place) - 1]

    def found(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
        """Yield each match of a pattern with its line."""
        for found in pattern.finditer(self.text):
            yield self.line(found.start()), found


@lru_cache(maxsize=256)  # the labels of templates are the same on every page
def normal(text: str, first_line: int = 1, *, markup: bool = False) -> Normal:
    """Return the normal form of Markdown or of plain words; `text` begins on `first_line`.

    With `markup`, Markdown's own characters stay, and so do spaces and line breaks.
    """
    parts: list[str] = []
    starts = [0]
    length = end = 0
    for found in TOKEN.finditer(text):
        parts += text[end : found.start()], found[0] if markup and found.lastgroup in MARKUP else _shown(found)
        end = found.end()
        length += len(parts[-2]) + len(parts[-1])
        starts += [length] * found[0].count("\n")
    return Normal("".join((*parts, text[end:])), tuple(starts), tuple(range(first_line, first_line + len(starts))))


def joined(texts: Iterable[Normal]) -> Normal:
    """Return texts as the paragraphs of one: to look through it once costs less than to look through each."""
    parts: list[str] = []
    starts, lines = [0], [1]
    length = 0
    for text in texts:
        parts.append(text.text)
        starts += (length + start for start in text.starts)
        lines += text.lines
        length += len(text.text) + len(PARAGRAPH)
    return Normal(PARAGRAPH.join(parts), tuple(starts), tuple(lines))


def _shown(found: re.Match[str]) -> str:
    raw = found[0]
    match found.lastgroup:
        case "macro":
            words = FACT.join(normal(double or single).text for double, single in QUOTED.findall(raw))
            return f"${FACT}" if PRICE.match(raw) else f"{FACT}{words}{FACT}"
        case "space":
            return _between(found)
        case "reference":
            return "".join(map(_plain, unicodedata.normalize("NFKC", unescape(raw))))
        case "escaped":
            return found["escaped"]
        case "other":
            return _folded(raw)
    return ""


def _between(found: re.Match[str]) -> str:
    """Return a line break where a paragraph, an item, a heading or a row ends, otherwise a space."""
    lines = found[0].count("\n")
    if not lines:
        return " "
    text = found.string
    begins = text.rfind("\n", 0, found.start()) + 1
    is_end = lines > 1 or BEGINS_ANEW.match(text, found.end()) or ENDS_ITSELF.match(text, begins, found.start())
    return "\n" if is_end else " "


@lru_cache(maxsize=4096)
def _folded(chars: str) -> str:
    return "".join(map(_plain, unicodedata.normalize("NFKC", chars)))


def _plain(char: str) -> str:
    """Return what a character stands for: a digit, the letter in a circle, a hyphen; nothing for a lone accent."""
    if char.isascii():
        return " " if char.isspace() else char
    if (digit := unicodedata.digit(char, None)) is not None:
        return str(digit)
    if hides(char) or unicodedata.category(char) in {"Mn", "Me"}:
        return ""
    letter = LETTER.search(unicodedata.name(char, ""))
    return letter[1].lower() if letter else char.translate(ALIKE)
