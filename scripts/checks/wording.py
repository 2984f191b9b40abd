"""Wording that no text may have: typed amounts and figures, unnamed studies, banned phrases, letters in disguise.

Texts are checked in their normal form, wherever they come from: pages, data files, mkdocs.yml, the finished site.

Amounts of money and figures of studies are found in every form that people type. Each pattern takes linear time on any
text: a number is read to its end once, and the length of a run of words is limited. What only looks like a figure is
matched first, without the group `figure`.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from pathlib import PurePosixPath
from typing import NamedTuple

from scripts.checks.banned import BannedPhrases
from scripts.checks.normal_form import PLACEHOLDER, NormalText
from scripts.checks.phrase_forms import DENIALS
from scripts.data.characters import borrowed_letters, character_name, hidden_characters
from scripts.diagnostics import Diagnostic, shortened

Occurrence = tuple[int, str]  # line, words

NUMBER = r"(?<!\w)(?<!\d[.,])\d++(?:[.,]\d++)*+"
ONES = "one two three four five six seven eight nine ten eleven twelve"
TEENS = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
WORD = (
    rf"(?:{'|'.join(f'{ONES} {TEENS} {TENS}'.split())}"
    r"|(?:an? )?(?:few |couple of )?(?:hundred|thousand|million)|dozen)"
)
IN_WORDS = rf"(?:(?<![\w-]){WORD}(?:(?: and |[ -]){WORD}){{0,7}}(?!\w))"
NUM = rf"(?:{NUMBER}|{IN_WORDS})"

SIGN = r"[$\xa3\xa5\u20a0-\u20cf]"
DISCOUNT = r"(?:[ -](?:off|discount)\b)"  # after a percentage, which then is not a figure of a study
SCALE = r"(?: ?[km]\b| (?:thousand|million|hundred|grand)\b)"
MONEY = r"(?:(?:US|U\.S\.|Canadian|American)[ -])?(?:dollars?|d[oó]lares|bucks?|cents?|euros?|USD|EUR|GBP|CAD)\b"
AMOUNT = re.compile(
    rf"(?:(?<!\w)|(?={SIGN}))(?:(?:\b(?:US|CA|CAD|USD) ?)?{SIGN} ?\d++(?:[.,]\d++)*+{SCALE}?"
    rf"|\b(?:USD|EUR|GBP|CAD|US dollars) ?\d++(?:[.,]\d++)*+{SCALE}?"
    rf"|{NUMBER}(?:{SCALE})?[ -]?{MONEY}(?!-?sign)"
    rf"|{NUMBER}{SCALE}? ?(?:\xa2|{SIGN}(?!{PLACEHOLDER}| ?\d))"
    rf"|{IN_WORDS}[ -]{MONEY}(?! (?:amount|sign))"
    rf"|(?:{NUMBER}|{IN_WORDS}) grand\b(?! (?:mal|rounds|total))"
    rf"|(?<![\w.,])\d{{1,3}}(?:(?:,\d{{3}})+|\d{{0,4}}(?<=\d\d\d))\.00(?![\w.,]*\d| ?%| ?[kmµ]?[gl]\b)"
    rf"|{NUM}[ -]?(?:%|per ?cent\b){DISCOUNT}"
    r"|(?<!\w)(?:half[ -](?:price|off)|(?:2|two)[ -]for[ -](?:1|one)|buy one,? get one)\b(?!-)"
    r"|\b(?:costs?|charges?|priced at|prices? (?:is|are|of)|fees? (?:is|are|of))"
    r"(?: (?:about|only|just|around|nearly|up to))?"
    r" (?:\d{1,3},\d{3}|\d{2,5})(?=[.;:!?)](?:\s|$)| (?:an?|per|each|for|here|today|or|and|in)\b|\n|$))",
    re.IGNORECASE,
)

PEOPLE = (
    r"(?:people|patients?|adults?|men|women|persons?|veterans?|children|teens?|users?|clients?"
    r"|participants?|volunteers?"
    r"|everyone|everybody|cases?|insurers?|plans?|studies|trials?|responders?|Americans?|readers?)"
)
THINGS = (
    r"(?:an? |the |your |each |one )?(?:hour|day|week|month|year|minute|second|night|mile|inch|cup|pill|tablet|dose"
    r"|teaspoon|glass|page|sheet|pound|dollar|way|time|point|plate|meal|session|visit|century|life)"
)
PARTS = r"(?:thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)"
NO_YEAR = r"(?!(?:19|20)\d\d(?!,?\d))"
NO_TIME = r"(?![ -](?:hours?|days?|weeks?|months?|years?|minutes?|nights?)\b)"
COUNTED = r"(?:page|step|part|day|week|visit|session|infusion|chapter|question|item|slide|phase|number)s?"
# What is measured in a single reader, and what a thing is made of.
SCALED = r"(?:pain|mood|anxiety|nausea|stress)"
REACHES = (
    r"(?: (?:score|level|rating|saturation|is|was|are|at|of|to|or|a|above|below|under|over|about|around|less"
    r"|more|than|stays?|falls?|drops?|rises?|reaches|reach|gets?)){0,5}"
)
MADE_OF = r"(?:cotton|wool|linen|silk|polyester|alcohol|salt|saline|sodium|dextrose|glucose|sugar|juice|oxygen|paper)"
NOT_A_FIGURE = (
    rf"(?:{COUNTED} {NUM} of {NUM}|{SCALED}{REACHES} {NUM} (?:out )?of (?:10|ten)\b(?! {PEOPLE})"
    rf"|oxygen{REACHES} {NUMBER} ?%|{NUM}[ -]?(?:%|per ?cent\b) {MADE_OF}\b)"
)
FIGURE = re.compile(
    rf"(?<!\w)(?:{NOT_A_FIGURE}"
    r"|(?P<figure>"
    rf"{NUM}[ -]?(?:[%\u2030]|per ?cent\b|pct\b|percentage points?\b)(?!{DISCOUNT})"
    rf"|(?:half|quarter) (?:of )?an? per ?cent\b"
    rf"|{NUMBER} (?:(?:in|out of)(?: every| each| the)?|for every|for each|per) {NO_YEAR}{NUM}{NO_TIME}"
    rf"|{NUMBER} of (?:every |each |the )?{NO_YEAR}{NUMBER}{NO_TIME}"
    rf"|{IN_WORDS} (?:(?:in|out of)(?: every| each)?|for every|of every|of each) {NUM}{NO_TIME}"
    rf"|(?<!\w)(?!one ){WORD} of {IN_WORDS}{NO_TIME}"
    rf"|(?<![\w/.-])[1-9]\d? ?/ ?[1-9]\d{{0,2}}(?![\w/]) (?:(?:of|the) (?!{THINGS}\b)|{PEOPLE}\b)"
    rf"|(?<!\w)(?:one|an?|two|three|four|five|nine)[ -]{PARTS} of (?!{THINGS}\b)"
    rf"|(?<!\w)(?:two|three|four)[ -](?:thirds|quarters|fourths|fifths)\b(?! of {THINGS}\b)"
    rf"|(?<!\w)half (?:of )?(?:all |the |of the |our |my |your |its |their |these |those )?{PEOPLE}\b"
    rf"|(?<!\w)(?:half|{PARTS}) (?:of )?(?:all|our) {PEOPLE}\b"
    rf"|(?<!\w)half of (?:all |the )?(?:(?!(?:of|in|for|to|and|or)\b)[\w-]+ ){{1,2}}{PEOPLE}\b"
    rf"|every (?:other|second|third|fourth|fifth|tenth) {PEOPLE}\b"
    rf"|{NUM}(?:-fold| ?[x×]|[ -]times) (?:more|less|fewer|higher|lower|greater|better|safer|stronger|the)\b(?! likely)"
    rf"|{NUM}[ -]?fold\b"
    r"|(?<!\w)(?:50 ?[-:/] ?50|fifty-fifty)(?!\w)"
    rf"|(?<![\w.])0?\.\d+ of (?:{PEOPLE}|the|all)\b"
    r"))",
    re.IGNORECASE,
)


# What an amount or a figure can start with: the patterns are tried only there.
CANDIDATE = re.compile(
    rf"{SIGN}|(?<!\w)(?:[\d.]|(?:{'|'.join(f'{ONES} {TEENS} {TENS} {COUNTED} {PARTS} {SCALED} oxygen'.split())}"
    rf"|an?(?=[ -](?:few|couple|hundred|thousand|million|{PARTS}))"
    r"|few|couple|hundred|thousand|million|dozen|buy|half|quarters?|every"
    r"|US|U\.S\.|CAD?|USD|EUR|GBP|costs?|charges?|priced?s?|fees?)\b)",
    re.IGNORECASE,
)


def amounts_in(text: NormalText) -> Iterator[Occurrence]:
    """Yield each amount of money with its line."""
    for line, match in _matches(AMOUNT, text):
        yield line, match[0]


def figures_in(text: NormalText) -> Iterator[Occurrence]:
    """Yield each figure (a share, percentage or multiple) with its line."""
    for line, match in _matches(FIGURE, text):
        if match["figure"]:
            yield line, match["figure"]


def _matches(pattern: re.Pattern[str], text: NormalText) -> Iterator[tuple[int, re.Match[str]]]:
    end = 0
    for offset in _candidates(text.text):
        if offset >= end and (match := pattern.match(text.text, offset)):
            yield text.line(offset), match
            end = match.end()


@lru_cache(maxsize=8)  # amounts and figures are looked for in the same text
def _candidates(text: str) -> tuple[int, ...]:
    return tuple(match.start() for match in CANDIDATE.finditer(text))


UNNAMED_STUDY = re.compile(
    r"(?<!\bno )(?<!\bwhich )\b(?:stud(?:y|ies)|research|trials?|science) "
    r"(?:(?:has|have|clearly|also|now|consistently) ){0,4}(?:shows?|shown|showed|proves?|proved|proven)\b",
    re.IGNORECASE,
)
AMOUNT_HINT = "leave it out: pages show prices from content/pricing.yml"
FIGURE_HINT = 'put it into content/evidence.yml, and write {{ figure("source.finding") }} here'
STUDIES_HINT = 'say what was found and in whom, with {{ figure("source.finding") }} or {{ finding("source.finding") }}'
DENIAL = re.compile(rf"\b(?:{DENIALS})", re.IGNORECASE)
DENIED_WITHIN = 12  # words
CLAUSE = re.compile(r"[.!?;:] |\n|\|| but | and (?:is|are|has|have|it|they|we) ")
LONGEST_BEFORE = LONGEST_AFTER = 300  # characters
# A reader's question, as a heading of an FAQ: not "Why wait?" or "Ready to feel better?"
QUESTION_START = re.compile(
    r"(?:^|[.!?:;|\n\"])[\W_]*(?:am|are(?! you)|can|could|did|do|does|has|have|how|is|must|should|was|were|what|when|"
    r"where|which|who|will)\b[^.!?\n|]*$",
    re.IGNORECASE,
)
QUESTION_END = re.compile(rf"[^.!?\n|]{{0,{LONGEST_AFTER}}}\?")


class Violation(NamedTuple):
    """Words that a text must not have, the line they are on, and what to say about them."""

    line: int
    words: str
    message: str
    hint: str
    code: str

    def at(self, path: PurePosixPath) -> Diagnostic:
        """Return the diagnostic for the file that the text is from."""
        return Diagnostic(path, self.line, self.message, self.hint, self.code)


def phrase_violations(text: NormalText, banned: BannedPhrases) -> Iterator[Violation]:
    """Yield a violation for each banned phrase in a text."""
    for phrase, match in banned.matches_in(text.text):
        if phrase.if_denied is None or not (
            is_denied(text.text, match.start()) or is_in_question(text.text, *match.span())
        ):
            message = f'"{shortened(match[0])}" is a banned phrase: {phrase.why}'
            yield Violation(text.line(match.start()), match[0], message, phrase.instead, "phrase-banned")


def is_denied(text: str, offset: int) -> bool:
    """Return whether the clause has a word such as "not" or "whether" in the twelve words before `offset`."""
    clause = CLAUSE.split(text[max(0, offset - LONGEST_BEFORE) : offset])[-1]
    return bool(DENIAL.search(" ".join(clause.split()[-DENIED_WITHIN:])))


def is_in_question(text: str, start: int, end: int) -> bool:
    """Return whether the words from `start` to `end` are part of a question that a reader might ask."""
    return bool(QUESTION_END.match(text, end) and QUESTION_START.search(text, max(0, start - LONGEST_BEFORE), start))


def amount_violations(text: NormalText) -> Iterator[Violation]:
    """Yield a violation for each amount of money in a text."""
    for line, amount in amounts_in(text):
        yield Violation(line, amount, f'an amount is typed: "{amount}"', AMOUNT_HINT, "price-typed")


def figure_violations(text: NormalText) -> Iterator[Violation]:
    """Yield a violation for each figure and each unnamed study in a text."""
    for line, figure in figures_in(text):
        yield Violation(line, figure, f'a figure is typed: "{shortened(figure)}"', FIGURE_HINT, "figure-typed")
    for line, match in text.matches(UNNAMED_STUDY):
        message = f'"{shortened(match[0])}" does not say which study'
        yield Violation(line, match[0], message, STUDIES_HINT, "study-unnamed")


def check_characters(path: PurePosixPath, text: str, first_line: int = 1) -> Iterator[Diagnostic]:
    """Yield each invisible character and look-alike letter, whether typed or written as a reference such as `&shy;`."""
    for number, line in enumerate(text.split("\n"), first_line):
        shown = unescape(line) if "&" in line else line
        for _, char in hidden_characters(shown):
            hint = "delete it, or type a regular space instead"
            yield Diagnostic(path, number, f"invisible character {character_name(char)}", hint, "hidden-character")
        for _, word, letter in borrowed_letters(shown):
            message = f'"{shortened(word)}" has a letter from another alphabet: {character_name(letter)}'
            yield Diagnostic(path, number, message, "retype the word", "other-alphabet")
