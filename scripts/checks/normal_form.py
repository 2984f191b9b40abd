"""The normal form of a text, in which checks look for words: what a reader sees, in as few characters as possible.

Compatibility characters are replaced by plain ones (NFKC), and references such as `&amp;` by the characters they stand
for. Markdown's own characters and invisible ones are dropped; a line break within a paragraph becomes a space. The
source line of each offset is kept.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from scripts.data.characters import PLAIN, is_invisible

PARAGRAPH = "\n\n"
PLACEHOLDER = "\0"  # in place of a macro; after a $ if the macro shows an amount, so that "from $" is found before it
ACCENTS = r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
TOKEN = re.compile(
    rf"(?=[\s{{&>\[\]!$*`_<\\]|[^\x00-\x7f]|.{ACCENTS})(?:"  # most characters cannot start a token
    r"(?P<macro>\{\{(?:(?!\{\{|\}\})(?s:.))*\}\})"
    r"|(?P<space>(?:[^\S ]\s*| \s+)(?:(?<=\n)(?:>\s?)+)?)"
    r"|(?P<reference>&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});?)"
    r"|(?P<dropped>\A(?:> ?)+|(?m:^) {0,3}\[[^\[\]\n]+\]:[ \t]*\S+"
    r"|\](?:\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)?|\[[^\]\n]*\])?|(?<!\$)!?\[|(?<=\$)\[(?=[^\[\]\n]{1,80}\][(\[])|[*`]+|(?<![^\W_])_+|_+(?![^\W_])"
    r"|<https?://[^<>\s]*>)"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
    rf"|(?P<other>[ -~]?{ACCENTS}+|[^\x00-\x7f]))",
    re.IGNORECASE,
)
MARKUP = {"macro", "space", "dropped", "escaped"}
PRICE_MACRO = re.compile(r"\{\{\s*(?:price|per_infusion|integration_adds|first_year_cost)\(")
QUOTED = re.compile(r'"([^"]*)"|\'([^\']*)\'')
BLOCK_START = re.compile(r"(?:[-*+]|\d{1,9}[.)]|#{1,6})\s|\||!!!|\?\?\?")
ONE_LINE_BLOCK = re.compile(r"\s*(?:#{1,6}\s|\||!!!|\?\?\?)")
LETTER = re.compile(r"(?:SYMBOL LETTER|NEGATIVE \w+ LATIN CAPITAL LETTER|^LATIN LETTER SMALL CAPITAL) ([A-Z])$")
LOOKALIKES = PLAIN | str.maketrans("\u2044\u2215\u066a\u066b\u066c\u0251\u0261\u0131", "//%.,agi")


@dataclass(frozen=True, slots=True)
class NormalText:
    """A normalized text. `starts` are the offsets at which lines of the source begin, and `lines` their numbers."""

    text: str
    starts: tuple[int, ...]
    lines: tuple[int, ...]

    def line(self, offset: int) -> int:
        """Return the source line of an offset in the text."""
        return self.lines[bisect_right(self.starts, offset) - 1]

    def matches(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
        """Yield each match of a pattern with its line."""
        for match in pattern.finditer(self.text):
            yield self.line(match.start()), match


@lru_cache(maxsize=256)  # the labels of templates are the same on every page
def normalize(text: str, first_line: int = 1, *, markup: bool = False) -> NormalText:
    """Return the normal form of Markdown or plain text, which starts on `first_line`.

    With `markup`, keep Markdown's own characters, macros, spaces and line breaks.
    """
    parts: list[str] = []
    starts = [0]
    length = end = 0
    for token in TOKEN.finditer(text):
        parts += text[end : token.start()], token[0] if markup and token.lastgroup in MARKUP else _replacement(token)
        end = token.end()
        length += len(parts[-2]) + len(parts[-1])
        starts += [length] * token[0].count("\n")
    return NormalText("".join((*parts, text[end:])), tuple(starts), tuple(range(first_line, first_line + len(starts))))


def joined(texts: Iterable[NormalText]) -> NormalText:
    """Join texts as the paragraphs of one text: searching it once is cheaper than searching each."""
    parts: list[str] = []
    starts, lines = [0], [1]
    length = 0
    for text in texts:
        parts.append(text.text)
        starts += (length + start for start in text.starts)
        lines += text.lines
        length += len(text.text) + len(PARAGRAPH)
    return NormalText(PARAGRAPH.join(parts), tuple(starts), tuple(lines))


def _replacement(token: re.Match[str]) -> str:
    raw = token[0]
    match token.lastgroup:
        case "macro":
            words = PLACEHOLDER.join(normalize(double or single).text for double, single in QUOTED.findall(raw))
            return f"${PLACEHOLDER}" if PRICE_MACRO.match(raw) else f"{PLACEHOLDER}{words}{PLACEHOLDER}"
        case "space":
            return _whitespace(token)
        case "reference":
            return "".join(map(_plain, unicodedata.normalize("NFKC", unescape(raw))))
        case "escaped":
            return token["escaped"]
        case "other":
            return _fold(raw)
    return ""


def _whitespace(token: re.Match[str]) -> str:
    """Return a line break where a paragraph, a list item, a heading or a table row ends, otherwise a space."""
    lines = token[0].count("\n")
    if not lines:
        return " "
    text = token.string
    line_start = text.rfind("\n", 0, token.start()) + 1
    ends_block = (
        lines > 1 or BLOCK_START.match(text, token.end()) or ONE_LINE_BLOCK.match(text, line_start, token.start())
    )
    return "\n" if ends_block else " "


@lru_cache(maxsize=4096)
def _fold(chars: str) -> str:
    return "".join(map(_plain, unicodedata.normalize("NFKC", chars)))


def _plain(char: str) -> str:
    """Return the plain equivalent of a character: a digit, a letter, a hyphen, or nothing for a lone accent."""
    if char.isascii():
        return " " if char.isspace() else char
    if (digit := unicodedata.digit(char, None)) is not None:
        return str(digit)
    if is_invisible(char) or unicodedata.category(char) in {"Mn", "Me"}:
        return ""
    letter = LETTER.search(unicodedata.name(char, ""))
    return letter[1].lower() if letter else char.translate(LOOKALIKES)
