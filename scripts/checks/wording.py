"""Wording that no text may have: typed amounts and figures, unnamed studies, banned phrases, letters in disguise.

Texts are checked in their normal form, wherever they come from: pages, data files, mkdocs.yml, the finished site.
"""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import PurePosixPath
from typing import NamedTuple

from scripts.checks.banned import BannedPhrases
from scripts.checks.normal_form import Normal
from scripts.checks.numbers import amounts_in, figures_in
from scripts.data.characters import borrowed_letters, character_name, hidden_in
from scripts.diagnostics import Diagnostic, shortened

STUDIES = re.compile(
    r"(?<!\bno )(?<!\bwhich )\b(?:stud(?:y|ies)|research|trials?|science) "
    r"(?:(?:has|have|clearly|also|now|consistently) ){0,4}(?:shows?|shown|showed|proves?|proved|proven)\b",
    re.IGNORECASE,
)
AMOUNT_HINT = "leave it out: pages show prices from content/pricing.yml"
FIGURE_HINT = 'put it into content/evidence.yml, and write {{ figure("source.finding") }} here'
STUDIES_HINT = 'say what was found and in whom, with {{ figure("source.finding") }} or {{ finding("source.finding") }}'
DENIAL = re.compile(
    r"\b(?:no|not|never|nobody|nothing|none|neither|nor|cannot|without|whether|if)\b|n't\b", re.IGNORECASE
)
DENIED_WITHIN = 12  # words
CLAUSE = re.compile(r"[.!?;:] |\n|\|| but | and (?:is|are|has|have|it|they|we) ")
LONGEST_BEFORE = 300  # characters


class Wrong(NamedTuple):
    """Words that a text may not have, and the line of the text that has them."""

    line: int
    words: str
    message: str
    hint: str
    code: str

    def at(self, path: PurePosixPath) -> Diagnostic:
        """Return the diagnostic for the file of the text."""
        return Diagnostic(path, self.line, self.message, self.hint, self.code)


def phrases(text: Normal, banned: BannedPhrases) -> Iterator[Wrong]:
    """Yield every banned phrase of a text."""
    for phrase, found in banned.found_in(text.text):
        if phrase.if_denied is None or not denied(text.text, found.start()):
            message = f'"{shortened(found[0])}" is a banned phrase: {phrase.why}'
            yield Wrong(text.line(found.start()), found[0], message, phrase.instead, "phrase-banned")


def denied(text: str, place: int) -> bool:
    """Tell whether the clause has "not", "no" or "whether" in the twelve words before the offset `place`."""
    clause = CLAUSE.split(text[max(0, place - LONGEST_BEFORE) : place])[-1]
    return bool(DENIAL.search(" ".join(clause.split()[-DENIED_WITHIN:])))


def amounts(text: Normal) -> Iterator[Wrong]:
    """Yield every amount of money of a text."""
    for line, found in amounts_in(text):
        yield Wrong(line, found, f'an amount is typed: "{found}"', AMOUNT_HINT, "price-typed")


def figures(text: Normal) -> Iterator[Wrong]:
    """Yield every figure and every unnamed study of a text."""
    for line, figure in figures_in(text):
        yield Wrong(line, figure, f'a figure is typed: "{shortened(figure)}"', FIGURE_HINT, "figure-typed")
    for line, found in text.found(STUDIES):
        message = f'"{shortened(found[0])}" does not say which study'
        yield Wrong(line, found[0], message, STUDIES_HINT, "study-unnamed")


def check_characters(path: PurePosixPath, text: str, first_line: int = 1) -> Iterator[Diagnostic]:
    """Yield every invisible character and look-alike letter, typed or as a reference such as `&shy;`."""
    for number, line in enumerate(text.split("\n"), first_line):
        shown = unescape(line) if "&" in line else line
        for _, char in hidden_in(shown):
            hint = "delete it, or type a regular space instead"
            yield Diagnostic(path, number, f"invisible character {character_name(char)}", hint, "hidden-character")
        for _, word, letter in borrowed_letters(shown):
            message = f'"{shortened(word)}" has a letter from another alphabet: {character_name(letter)}'
            yield Diagnostic(path, number, message, "retype the word", "other-alphabet")
