"""Wording that no text may have: typed amounts and figures, unnamed studies, banned phrases.

Every text is checked in its normal form, wherever it comes from: pages, data files, the names in mkdocs.yml.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape
from pathlib import Path, PurePosixPath

from scripts.checks.banned import BannedPhrases, Phrase, letters_of
from scripts.checks.normal_form import Normal, joined, normal
from scripts.checks.numbers import amounts_in, figures_in
from scripts.data.characters import borrowed_letters, character_name, hidden_in
from scripts.data.front_matter import Page
from scripts.data.source_files import CONTENT, plain_files, read_text
from scripts.data.yaml_reader import Written, values_of
from scripts.diagnostics import CheckFailed, Diagnostic, shortened

STUDIES = re.compile(
    r"(?<!\bno )(?<!\bwhich )\b(?:stud(?:y|ies)|research|trials?|science) "
    r"(?:(?:has|have|clearly|also|now|consistently) ){0,4}(?:shows?|shown|showed|proves?|proved|proven)\b",
    re.IGNORECASE,
)
AMOUNT_HINT = "leave it out: pages show prices from content/pricing.yml"
FIGURE_HINT = 'put it into content/evidence.yml, and write {{ figure("source.finding") }} here'
STUDIES_HINT = 'say what was found and in whom, with {{ figure("source.finding") }} or {{ finding("source.finding") }}'

# All data files but the evidence and the clinic's own words.
WITHOUT_FIGURES = (
    "checklists",
    "course",
    "decision",
    "glossary",
    "handouts",
    "mechanism",
    "medicines",
    "safety",
    "treatments",
)
# Words that others wrote, and values that nobody reads: ids and addresses.
OF_OTHERS = {"authors", "container", "organization", "title"}
NOT_READ = {"changes", "doi", "id", "pages", "pmid", "price", "sources", "url"}
BANNED_FILE = "banned-phrases.yml"


@lru_cache(maxsize=2)  # two checks read the same page, one after the other
def words_of(page: Page) -> Normal:
    """Return the texts of a page in their normal form: each value of its front matter, then its body."""
    try:
        head = tuple(_normals(values_of("\n".join(page.head.split("\n")[1:-1]), page.path, first_line=2)))
    except CheckFailed:  # reported with the front matter
        head = ()
    return joined((*head, normal(page.body, page.first_line)))


def check_page_words(page: Page, banned: BannedPhrases) -> Iterator[Diagnostic]:
    """Yield every typed figure, unnamed study and banned phrase of a page and its front matter."""
    yield from check_text(page.path, words_of(page), banned)


def check_data_words(root: Path, banned: BannedPhrases) -> Iterator[Diagnostic]:
    """Yield the same for the data files, and amounts. Titles of sources do not count, since others wrote them.

    The loader checks the value of `price`.
    """
    for path in plain_files(root, CONTENT, ".yml"):
        if path.name == BANNED_FILE:
            continue
        try:
            values = list(values_of(read_text(root, path), path))
        except CheckFailed:  # reported by the loader
            continue
        not_ours = NOT_READ | OF_OTHERS if path.stem == "evidence" else NOT_READ
        text = joined(_normals(value for value in values if value.name not in not_ours))
        yield from _phrases(path, text, banned)
        for line, found in amounts_in(text):
            yield Diagnostic(path, line, f'an amount is typed: "{found}"', AMOUNT_HINT, "price-typed")
        if path.stem in WITHOUT_FIGURES:
            yield from _figures(path, text)


def _normals(values: Iterable[Written]) -> Iterator[Normal]:
    yield from (normal(value.text, value.line) for value in values if not value.is_name)


def check_text(path: PurePosixPath, text: Normal, banned: BannedPhrases) -> Iterator[Diagnostic]:
    """Yield every typed figure, unnamed study and banned phrase of one text."""
    yield from _figures(path, text)
    yield from _phrases(path, text, banned)


def _phrases(path: PurePosixPath, text: Normal, banned: BannedPhrases) -> Iterator[Diagnostic]:
    for found, phrase in phrases_in(text, banned):
        message = f'"{shortened(found[0])}" is a banned phrase: {phrase.reason}'
        yield Diagnostic(path, text.line(found.start()), message, phrase.instead, "phrase-banned")


def phrases_in(text: Normal, banned: BannedPhrases) -> Iterator[tuple[re.Match[str], Phrase]]:
    """Yield every banned phrase of a text with its match."""
    letters = letters_of(text.text)
    for phrase in banned.phrases:
        for found in (found for form in phrase.forms for found in form.found_in(text.text, letters)):
            may_be_denied = phrase.if_denied is not None and denied(text.text, found.start())
            if not may_be_denied and not phrase.is_in_a_name(found):
                yield found, phrase


DENIAL = re.compile(
    r"\b(?:no|not|never|nobody|nothing|none|neither|nor|cannot|without|whether|if)\b|n't\b", re.IGNORECASE
)
DENIED_WITHIN = 12  # words
LONGEST_BEFORE = 300  # characters


def denied(text: str, place: int) -> bool:
    """Tell whether the sentence has "not", "no" or "whether" in the twelve words before the offset `place`."""
    sentence = re.split(r"[.!?;:] |\n|\|", text[max(0, place - LONGEST_BEFORE) : place])[-1]
    return bool(DENIAL.search(" ".join(sentence.split()[-DENIED_WITHIN:])))


def _figures(path: PurePosixPath, text: Normal) -> Iterator[Diagnostic]:
    for line, figure in figures_in(text):
        yield Diagnostic(path, line, f'a figure is typed: "{shortened(figure)}"', FIGURE_HINT, "figure-typed")
    for line, found in text.found(STUDIES):
        message = f'"{shortened(found[0])}" does not say which study'
        yield Diagnostic(path, line, message, STUDIES_HINT, "study-unnamed")


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
