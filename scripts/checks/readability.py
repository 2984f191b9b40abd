"""How hard a page is to read: a school grade, and sentences that are too long.

The figures are an alarm, not a goal: a low grade does not make a page clear. They need no network and no word list.

A heading, a list item and a long table cell each end a sentence; the short cells of a row together are one sentence.
Citation numbers and the list of sources are not the page's own words and do not count; every other word does.

Syllables are counted by rules of English spelling. Measured in November 2026 against the CMU Pronouncing Dictionary
(135,000 words, BSD license), on running words that it contains: on our own pages, for which the rules were made, more
than 99 in 100 are right; in 20,000 words of other texts, 98 in 100, without bias, so that a grade moved by 0.02; in the
whole dictionary, with names, 92 in 100. Hyphenation (pyphen) was right for 94, 91 and 62 in 100. It counts too few,
since a line may not break after every syllable, and lowered the grade of our pages by 0.8.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from lxml.html import HtmlElement

# fmt: off
BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "div", "dl", "dt", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li", "main", "ol", "p",
    "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
}
# fmt: on
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "caption", "legend"}
LEFT_OUT = {"nav", "script", "style", "svg", "template"}  # nav repeats headings; drawings have their text beside them
CITATIONS = {"cite", "see", "sources", "list-sources"}  # sources and where to check: not the page's own words
LOOKUP_TABLES = {"look-up", "scorecards"}  # long tables, of which a reader reads a single row
PROPER_NAMES = {"named"}  # names of people, places and titles, which nobody can make easier
SHORT_CELL = 3  # words

Kind = Literal["heading", "text", "row"]


@dataclass(frozen=True, slots=True)
class TextBlock:
    """The text of one block element."""

    kind: Kind
    text: str


def text_blocks_of(tree: HtmlElement) -> list[TextBlock]:
    """Return the text blocks of a page's article, or of the whole page if it has none."""
    article = tree.find(".//article")
    return list(_blocks(tree if article is None else article))


def _row_blocks(cells: Iterable[str]) -> Iterator[TextBlock]:
    """Yield the text blocks of a table row: one for each long cell, and one for all short cells together.

    Reason: one-word sentences, such as amounts, would make any page look easy to read.
    """
    filled = [cell for cell in cells if cell]
    short = [cell for cell in filled if len(cell.split()) <= SHORT_CELL]
    if short:
        yield TextBlock("row", " ".join(short))
    yield from (TextBlock("text", cell) for cell in filled if cell not in short)


def _blocks(element: HtmlElement) -> Iterator[TextBlock]:
    """Yield the text blocks in an element, in order. Inline elements do not end a block."""
    words: list[str] = []

    def flush(kind: Kind) -> Iterator[TextBlock]:
        text = " ".join("".join(words).split())
        words.clear()
        if text:
            yield TextBlock(kind, text)

    def read(parent: HtmlElement) -> Iterator[TextBlock]:
        words.append(parent.text or "")
        for child in parent:
            if _is_counted(child):
                yield from read_block(child) if child.tag in BLOCKS else read(child)
            words.append(child.tail or "")

    def read_block(child: HtmlElement) -> Iterator[TextBlock]:
        yield from flush("text")
        if child.tag == "tr":
            yield from _row_blocks(" ".join(block.text for block in _blocks(cell)) for cell in child)
        else:
            yield from read(child)
            yield from flush("heading" if child.tag in HEADINGS else "text")

    yield from read(element)
    yield from flush("text")


def _is_counted(element: HtmlElement) -> bool:
    if not isinstance(element.tag, str) or element.tag in LEFT_OUT or element.get("id") == "sources":
        return False
    return not (CITATIONS | LOOKUP_TABLES | PROPER_NAMES) & set(element.get("class", "").split())


WORD = re.compile(r"[$]?[^\W_]+(?:[-'’.,:/@&][^\W_]+|%)*")  # off-label, 3,475 and cms.gov are one word each
ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|vs|etc|Dr|Mr|Ms|Mrs|St|No|U\.S|a\.m|p\.m|[A-Z])\.[\"')\]”’]*$")
SENTENCE_END = re.compile(r"(?<=[.!?…])[\"')\]”’]*\s+(?=[\"'(\[“‘]*[^\Wa-z_])")

AMOUNT = re.compile(r"\$[\d,.]+")
SYLLABLES_IN_AMOUNT = 4  # "forty dollars", "five hundred dollars"
PIECE = re.compile(r"\d|[$%]|[^\W\d_]+")
VOWELS = re.compile(r"[aeiouy]+")

# Silent vowels: driv(e), whol(e), but ta-ble; pill(e)s, but pri-ces; stopp(e)d, but star-ted; us(e)ful.
SILENT_VOWELS = (
    re.compile(r"(?<![aeiouy])(?<![^aeiouyl]l)e$"),
    re.compile(r"(?<![aeiouycgsxz])(?<!ch|sh)(?<![^aeiouyl]l)es$"),
    re.compile(r"(?<![aeiouydt])(?<![^aeiouyl]l)ed$"),
    re.compile(r"(?<=[aeiou][^aeiouyl])e(?=(?:ful|less|ly|ments?|ness|ty|things?|times?|lines?|where|hand)$)"),
    re.compile(r"(?<=[aeiou]l)e(?=(?:ful|less|ly|ness|ty|line)$)|(?<=^som|^sid|^els|^hom)e(?=[bhloptw])"),
    re.compile(r"(?<=^ev)e(?=ry)|(?<=q)ue$"),
)
# Adjacent vowels that belong to two syllables.
SPLIT_VOWELS = (
    re.compile(r"[aeiouy](?=ings?$)|^react|^reass|creat|(?<=[ai])sm$"),  # do-ing, re-act, mechani-sm
    re.compile(
        r"i(?:a(?!ge|l|ns?$|nce|nt)|e(?=t)|o(?!n|u)|u)|(?<=er)ie(?=n)|(?<=rr)ie(?=rs?$)|(?<=[nr])y(?=one$)"
    ),  # psychi-atric, qui-et, peri-od
    re.compile(r"(?<![cgstx])i(?:al|an|ou)|(?<=[rv])iou|(?<=[aeiou][dlmnprv])ia(?=nt|nce)"),  # seri-al, vari-ous
    re.compile(r"(?<![gq])u(?:[ao]|i(?=c|t(?:y|ies)))|(?<=n)uou"),  # evalu-ate, su-icide, ambigu-ity
    re.compile(r"eo(?!pl|u)|(?<=id)eas?$|(?<=ar)eas?$"),  # vide-o, ide-a
)
# Words that are not pronounced as they are spelled, and acronyms that are read as words.
IRREGULAR = {
    "ampa": 2,
    "anesthesia": 4,
    "business": 2,
    "fluid": 2,
    "fluids": 2,
    "ganglion": 3,
    "jaws": 1,
    "nausea": 3,
    "rems": 1,
    "samhsa": 2,
    "riskier": 3,
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence. `is_prose` is false for a heading and for a row of figures, which are not real sentences."""

    text: str
    is_prose: bool

    @property
    def words(self) -> list[str]:
        """The words; a hyphenated word counts as one. Source: R. Flesch, The Art of Readable Writing, 1949."""
        return WORD.findall(self.text)


def grade(text: str) -> float:
    """Return the Flesch-Kincaid grade of a text, or 0 if it has no words. A line break ends a sentence.

    Source: J. P. Kincaid and others, Derivation of new readability formulas, Navy Research Branch Report 8-75, 1975.
    """
    return grade_of(TextBlock("text", line) for line in text.split("\n"))


def grade_of(text_blocks: Iterable[TextBlock]) -> float:
    """Return the Flesch-Kincaid grade of the text blocks of a page, or 0 if they have no words."""
    by_sentence = [words for sentence in sentences(text_blocks) if (words := sentence.words)]
    words = [word for words in by_sentence for word in words]
    if not words:
        return 0.0
    return 0.39 * len(words) / len(by_sentence) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def sentences(text_blocks: Iterable[TextBlock]) -> Iterator[Sentence]:
    """Yield the sentences of each text block. The end of a block also ends a sentence."""
    for block in text_blocks:
        sentence = ""
        for part in SENTENCE_END.split(block.text):
            sentence = f"{sentence} {part}".strip()
            if not ABBREVIATION.search(sentence):
                yield Sentence(sentence, block.kind == "text")
                sentence = ""
        if sentence:
            yield Sentence(sentence, block.kind == "text")


@cache
def syllables(word: str) -> int:
    """Return the number of syllables of any kind of word, at least 1.

    A number has one for each digit, `$` and `%` have two each, and capitals one for each letter (FDA: 3). Numbers and
    symbols count as they are read aloud; source: R. Flesch, The Art of Readable Writing, 1949. One for each digit is
    close: 50 is fif-ty, 100 is one hun-dred, 988 is nine eight eight. All amounts have the same number of syllables, so
    that a page does not become too hard to read because a price now has cents.
    """
    if AMOUNT.fullmatch(word):
        return SYLLABLES_IN_AMOUNT
    pieces = PIECE.findall(re.sub(r"(?<=[A-Z])['’]?s$|['’]", "", word))
    return max(1, sum(_piece_syllables(piece) for piece in pieces))


def _piece_syllables(piece: str) -> int:
    if piece in {"$", "%"}:
        return 2
    if piece.isdigit():
        return 1
    small = piece.lower()
    if small in IRREGULAR:
        return IRREGULAR[small]
    if piece.isupper() and len(piece) <= 5:
        return len(piece) + 2 * piece.count("W")
    count = len(VOWELS.findall(small))
    count -= any(rule.search(small) for rule in SILENT_VOWELS[:3])
    count -= any(rule.search(small) for rule in SILENT_VOWELS[3:])
    return max(1, count + sum(len(rule.findall(small)) for rule in SPLIT_VOWELS))
