"""Words that nothing may say: amounts and figures that are typed, studies without a name, what advertisements say.

Every text comes here in one form (`normal`), wherever it was written: pages, data files, the names in mkdocs.yml.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape
from pathlib import Path, PurePosixPath

from scripts.checks.banned import BannedPhrases, Phrase, letters_of
from scripts.checks.normal_form import Normal, joined, normal
from scripts.checks.numbers import amounts_in, figures_in
from scripts.data.alphabets import borrowed_letters
from scripts.data.characters import character_name, hidden_in
from scripts.data.front_matter import Page
from scripts.data.source_files import CONTENT, plain_files
from scripts.data.yaml_reader import read_text
from scripts.data.yaml_values import Written, values_of
from scripts.diagnostics import CheckFailed, Diagnostic, shortened

STUDIES = re.compile(
    r"(?<!\bno )(?<!\bwhich )\b(?:stud(?:y|ies)|research|trials?|science) "
    r"(?:(?:has|have|clearly|also|now|consistently) ){0,4}(?:shows?|shown|showed|proves?|proved|proven)\b",
    re.IGNORECASE,
)
AMOUNT_HINT = "leave it out; a page shows it, from price: in content/pricing.yml"
FIGURE_HINT = 'put it in content/evidence.yml and write {{ figure("source.finding") }} here'
STUDIES_HINT = 'say what was found and in whom, with {{ figure("source.finding") }} or {{ finding("source.finding") }}'

# Evidence and the clinic's own words may have them.
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
# What others wrote, and what nobody reads: ids and addresses.
OF_OTHERS = {"authors", "container", "organization", "title"}
NOT_READ = {"changes", "doi", "id", "pages", "pmid", "price", "sources", "url"}
BANNED_FILE = "banned-phrases.yml"


@lru_cache(maxsize=2)  # two checks read the same page, one after the other
def words_of(page: Page) -> Normal:
    """Return what a page says, in its normal form: each value of its front matter, and its text."""
    try:
        head = tuple(_normals(values_of("\n".join(page.head.split("\n")[1:-1]), page.path, first_line=2)))
    except CheckFailed:  # told with the front matter, where there is any
        head = ()
    return joined((*head, normal(page.body, page.first_line)))


def check_page_words(page: Page, banned: BannedPhrases) -> Iterator[Diagnostic]:
    """Yield every typed figure, nameless study and banned phrase of a page and of its front matter."""
    yield from check_text(page.path, words_of(page), banned)


def check_data_words(root: Path, banned: BannedPhrases) -> Iterator[Diagnostic]:
    """Yield the same for the words in the data files, and amounts, but for titles of sources: those are others' words.

    A typed amount in the value of `price` is what the loader judges.
    """
    for path in plain_files(root, CONTENT, ".yml"):
        if path.name == BANNED_FILE:
            continue
        try:
            values = list(values_of(read_text(root, path), path))
        except CheckFailed:  # the loader tells it
            continue
        not_ours = NOT_READ | OF_OTHERS if path.stem == "evidence" else NOT_READ
        text = joined(_normals(value for value in values if value.name not in not_ours))
        yield from _phrases(path, text, banned)
        for line, found in amounts_in(text):
            yield Diagnostic(path, line, f'an amount is written in words: "{found}"', AMOUNT_HINT)
        if path.stem in WITHOUT_FIGURES:
            yield from _figures(path, text)


def _normals(values: Iterable[Written]) -> Iterator[Normal]:
    yield from (normal(value.text, value.line) for value in values if not value.is_name)


def check_text(path: PurePosixPath, text: Normal, banned: BannedPhrases) -> Iterator[Diagnostic]:
    """Yield every figure, nameless study and banned phrase of one text."""
    yield from _figures(path, text)
    yield from _phrases(path, text, banned)


def _phrases(path: PurePosixPath, text: Normal, banned: BannedPhrases) -> Iterator[Diagnostic]:
    for found, phrase in phrases_in(text, banned):
        message = f'"{shortened(found[0])}" is not for this site: {phrase.reason}'
        yield Diagnostic(path, text.line(found.start()), message, phrase.instead)


def phrases_in(text: Normal, banned: BannedPhrases) -> Iterator[tuple[re.Match[str], Phrase]]:
    """Yield every banned phrase of a text with the place where it stands.

    Reason: regulators read them as claims, and readers as praise. Sources: FTC Health Products Compliance Guidance,
    2022; FDA warning on compounded ketamine, 2023. Each phrase has its own reason in content/banned-phrases.yml.
    """
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
    """Tell whether the sentence says "not", "no one" or "whether" in the twelve words before `place`."""
    sentence = re.split(r"[.!?;:] |\n|\|", text[max(0, place - LONGEST_BEFORE) : place])[-1]
    return bool(DENIAL.search(" ".join(sentence.split()[-DENIED_WITHIN:])))


def _figures(path: PurePosixPath, text: Normal) -> Iterator[Diagnostic]:
    """Yield figures and studies that are typed.

    Reason: a typed figure has lost who was studied, against what and when, and stays when the source is corrected.
    Sources: DISCERN; Gigerenzer on reference classes; the FTC asks for what substantiates a claim.
    """
    for line, figure in figures_in(text):
        yield Diagnostic(path, line, f'a figure is typed: "{shortened(figure)}"', FIGURE_HINT)
    for line, found in text.found(STUDIES):
        yield Diagnostic(path, line, f'"{shortened(found[0])}" does not say which', STUDIES_HINT)


def check_characters(path: PurePosixPath, text: str, first_line: int = 1) -> Iterator[Diagnostic]:
    """Yield every sign that hides and every borrowed letter of a text, typed or as a reference such as `&shy;`.

    Reason: what the eye does not see, generators and browsers drop; a word may become another, or a tag.
    """
    for number, line in enumerate(text.split("\n"), first_line):
        shown = unescape(line) if "&" in line else line
        for _, char in hidden_in(shown):
            yield Diagnostic(
                path, number, f"a hidden sign: {character_name(char)}", "delete it, or write a plain space for it"
            )
        for _, word, letter in borrowed_letters(shown):
            message = f'"{shortened(word)}" has a letter of another alphabet: {character_name(letter)}'
            yield Diagnostic(path, number, message, "type the word anew")
