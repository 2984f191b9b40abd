"""Words that no page may have: figures that are typed, studies without a name, and what advertisements say."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from scripts.checks.banned import BannedPhrases, letters_of
from scripts.checks.markup import ADDRESS, EXPRESSION, blanked, found_in, with_dollar_signs
from scripts.content.front_matter import Page
from scripts.content.load import FOLDER
from scripts.content.yaml_file import read_text
from scripts.problems import Problem, ProblemsFound, shortened

NUMBER = r"\d(?:[\d.,]*\d)?"
NOT_A_YEAR = r"(?!(?:19|20)\d\d(?![\d,]))"
SPELT = "one two three four five six seven eight nine ten twelve twenty thirty forty fifty sixty seventy eighty ninety"
IN_WORDS = f"(?:{'|'.join(SPELT.split())}|a hundred|one hundred)"
GAP = r"(?:[\s*_]|&nbsp;)+"  # words may be bold, and stand on two lines
FIGURE = re.compile(
    rf"(?<![\w.]){NUMBER}(?:[\s*_]|&nbsp;)*(?:[%\uff05]|&#37;|&percnt;|per\s?cent\b)"
    rf"|(?<![\w.]){NUMBER}{GAP}(?:in|of|out{GAP}of)(?:{GAP}(?:every|each))?{GAP}{NOT_A_YEAR}{NUMBER}(?!\w)"
    rf"|\b{IN_WORDS}(?:{GAP}(?:in|out{GAP}of)(?:{GAP}every)?{GAP}{IN_WORDS}|(?:-\w+)?{GAP}per\s?cent)\b",
    re.IGNORECASE,
)
STUDIES = re.compile(
    rf"(?<!\bno )(?<!\bwhich )\b(?:stud(?:y|ies)|research|trials?|science){GAP}"
    rf"(?:(?:has|have|clearly|also|now|consistently){GAP})*(?:shows?|shown|showed|proves?|proved|proven)\b",
    re.IGNORECASE,
)
AMOUNT = re.compile(r"\$\s?\d(?:[\d,.]*\d)?|\b\d[\d,.]*\s?(?:US )?(?:dollars|USD)\b", re.IGNORECASE)
AMOUNT_FIX = "leave it out; a page shows it, from price: in content/pricing.yml"
FIGURE_FIX = 'put it in content/evidence.yml and write {{ figure("source.finding") }} here'
STUDIES_FIX = 'say what was found and in whom, with {{ figure("source.finding") }} or {{ finding("source.finding") }}'

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
# What others wrote or what nobody reads: titles and names of sources, addresses, ids and comments.
NOT_OUR_WORDS = re.compile(
    r"^[ ]*#.*$|^[ ]*price:.*$"
    r"|(?:^[ ]*(?:-[ ])?|(?<=[{,] ))(?:title|container|authors|organization|url|doi|id|ids|sources|pages):.*"
    r"(?:\n(?![ ]*(?:- |[\w-]+:)).+)*",
    re.MULTILINE,
)
BANNED_FILE = "banned-phrases.yml"


def check_page_words(page: Page, banned: BannedPhrases) -> Iterator[Problem]:
    """Yield every typed figure, nameless study and banned phrase of a page and of its front matter."""
    for text, first_line in ((page.head, 1), (page.body, page.first_line)):
        yield from _figures(page.path, text, first_line)
        yield from banned_phrases(page.path, with_dollar_signs(blanked(text, ADDRESS)), banned, first_line)


def check_data_words(root: Path, banned: BannedPhrases) -> Iterator[Problem]:
    """Yield the same for the words in the data files, and amounts, but for titles of sources: those are others' words.

    A typed amount in the value of `price` is what the loader judges.
    """
    for file in sorted((root / FOLDER).glob("*.yml")):
        if file.name == BANNED_FILE:
            continue
        path = FOLDER / file.name
        try:
            text = blanked(read_text(root, path), NOT_OUR_WORDS)
        except ProblemsFound:  # the loader tells it
            continue
        yield from banned_phrases(path, text, banned)
        for line, found in found_in(text, AMOUNT):
            yield Problem(path, line, f'an amount is written in words: "{found[0]}"', AMOUNT_FIX)
        if file.stem in WITHOUT_FIGURES:
            yield from _figures(path, text)


def banned_phrases(path: PurePosixPath, text: str, banned: BannedPhrases, first_line: int = 1) -> Iterator[Problem]:
    """Yield every banned phrase of a text.

    Reason: regulators read them as claims, and readers as praise. Sources: FTC Health Products Compliance Guidance,
    2022; FDA warning on compounded ketamine, 2023. Each phrase has its own reason in content/banned-phrases.yml.
    """
    letters = letters_of(text)
    for phrase in banned.phrases:
        for found in (found for form in phrase.forms for found in form.found_in(text, letters)):
            if phrase.if_denied is None or not denied(text, found.start()):
                line = first_line + text.count("\n", 0, found.start())
                message = f'"{shortened(found[0])}" is not for this site: {phrase.reason}'
                yield Problem(path, line, message, phrase.instead)


DENIAL = re.compile(
    r"\b(?:no|not|never|nobody|nothing|none|neither|nor|cannot|without|whether|if)\b|n['’]t\b", re.IGNORECASE
)
DENIED_WITHIN = 12  # words


def denied(text: str, place: int) -> bool:
    """Tell whether the sentence says "not", "no one" or "whether" in the twelve words before `place`."""
    sentence = re.split(r"[.!?;:]\s|\n\s*(?:\n|[-*]\s|\d+[.)]\s)|\|", text[:place])[-1]
    return bool(DENIAL.search(" ".join(sentence.split()[-DENIED_WITHIN:])))


def _figures(path: PurePosixPath, text: str, first_line: int = 1) -> Iterator[Problem]:
    """Yield figures and studies that are typed.

    Reason: a typed figure has lost who was studied, against what and when, and stays when the source is corrected.
    Sources: DISCERN; Gigerenzer on reference classes; the FTC asks for what substantiates a claim.
    """
    words = blanked(text, EXPRESSION, ADDRESS)
    for line, found in found_in(words, FIGURE, first_line):
        yield Problem(path, line, f'a figure is typed: "{shortened(found[0])}"', FIGURE_FIX)
    for line, found in found_in(words, STUDIES, first_line):
        yield Problem(path, line, f'"{shortened(found[0])}" does not say which', STUDIES_FIX)
