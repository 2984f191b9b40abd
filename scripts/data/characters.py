"""Characters that are not what they seem: typographic ones, invisible ones, and letters of another alphabet.

A word with a letter of another alphabet looks right, but no check or search finds it. Source: Unicode Technical
Standard 39, 5.1 (mixed scripts) and confusables.txt, of which only the closest look-alikes are used here.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

PLAIN = str.maketrans(
    {
        **dict.fromkeys("“”„‟″", '"'),
        **dict.fromkeys("‘’‚‛′", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
        **dict.fromkeys("\xa0\u2007\u202f\t", " "),
        **dict.fromkeys("\xad\u200b\u200c\u200d\u2060\ufeff"),
    }
)
TYPOGRAPHIC = re.compile(f"[{''.join(map(chr, PLAIN))}]")

SPACES = " \xa0\u202f"  # a plain one, and the no-break spaces
TAB = 9
INVISIBLE_CATEGORIES = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs"}
CATEGORY_NAMES = {"Cc": "control character", "Co": "private use", "Cs": "surrogate", "Cn": "unassigned"}
# Letters and marks that are invisible. Source: Unicode, DerivedCoreProperties.txt, Default_Ignorable_Code_Point, except
# those in INVISIBLE_CATEGORIES; also the Braille blank and the object replacement character.
INVISIBLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\ufffc\U000e0100-\U000e01ef]"
)
# Inside emoji, such characters are allowed. Source: UTS #51, 1.4.9 (emoji sequences); pictures are listed by block.
_PICTURE = (
    "[\xa9\xae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u27bf\u2934\u2935\u2b05-\u2b55\u3030\u303d"
    "\u3297\u3299\U0001f000-\U0001faff][\ufe0e\ufe0f]?[\U0001f3fb-\U0001f3ff]?"
)
_FLAG = "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{2,6}\U000e007f"
EMOJI = rf"{_FLAG}|[0-9#*]\ufe0f?\u20e3|{_PICTURE}(?:\u200d{_PICTURE})*"
NOT_PLAIN = re.compile(rf"{EMOJI}|[^\n -~]")


def plain(text: str) -> str:
    """Return `text` as a keyboard types it: straight quotation marks, plain hyphens and spaces, nothing invisible."""
    return text.translate(PLAIN)


def character_name(char: str) -> str:
    """Return the code point and name of a character that its looks do not identify: `U+00AD (soft hyphen)`."""
    name = unicodedata.name(char, CATEGORY_NAMES.get(unicodedata.category(char), "character")).lower()
    return f"U+{ord(char):04X} ({'tab' if ord(char) == TAB else name})"


@lru_cache(maxsize=1024)
def is_invisible(char: str) -> bool:
    """Return whether a reader sees nothing, an unusual space, or an empty box in place of the character."""
    return char not in SPACES and bool(unicodedata.category(char) in INVISIBLE_CATEGORIES or INVISIBLE.match(char))


def hidden_characters(text: str) -> Iterator[tuple[int, str]]:
    """Yield each invisible character with its offset, except line ends and parts of emoji."""
    if text.isascii() and text.isprintable():
        return
    for match in NOT_PLAIN.finditer(text):
        if len(match[0]) == 1 and is_invisible(match[0]):
            yield match.start(), match[0]


WORD = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+")
NOT_LATIN = re.compile(r"[^\x00-\u024f\u1e00-\u1eff]")
# A unit, such as the microgram, or a biological name: capitals with one small Greek letter.
SCIENTIFIC = re.compile(r"[μΩ][A-Za-z]{1,3}|[kMG]Ω|(?=.*[A-Z].*[A-Z])(?:[A-Z]*[α-ω][A-Z]*|[α-ω][a-z]?[A-Z]+)")
SAME_SCRIPT = {"HIRAGANA": "CJK", "KATAKANA": "CJK", "HANGUL": "CJK", "BOPOMOFO": "CJK", "KATAKANA-HIRAGANA": "CJK"}
LATIN_LOOKALIKES = {
    "CYRILLIC": frozenset("асеорхуѕіјԁһӏԛԝАВЕЅІЈКМНОРСТХУԌԚԜ"),
    "GREEK": frozenset("ονιρυκΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"),
    "ARMENIAN": frozenset("օոսհցյՕՍԼ"),
}
MAY_STAND_ALONE = "GREEK"  # its single letters stand for quantities


def borrowed_letters(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield (offset, word, letter) for each word that mixes alphabets, or that looks Latin and is not."""
    if not NOT_LATIN.search(text):
        return
    for match in WORD.finditer(text):
        if NOT_LATIN.search(match[0]) and (letter := _borrowed_letter(match[0])):
            yield match.start(), match[0], letter


@lru_cache(maxsize=1024)
def _borrowed_letter(word: str) -> str | None:
    """Return the first letter of a word that only looks Latin, or None if there is none."""
    text = unicodedata.normalize("NFKC", word)
    by_script = {_script(char): char for char in reversed(text) if unicodedata.category(char) in {"Lu", "Ll", "Lo"}}
    if len(by_script) > 1 and not SCIENTIFIC.fullmatch(text):
        return next((char for script, char in by_script.items() if script != "LATIN"), None)
    for script, look_alikes in LATIN_LOOKALIKES.items():
        if set(by_script) == {script} and look_alikes.issuperset(text) and len(text) > (script == MAY_STAND_ALONE):
            return text[0]
    return None


def _script(letter: str) -> str:
    """Return the alphabet of a letter, which is the first word of its Unicode name."""
    first = unicodedata.name(letter, "LATIN").split()[0]
    return SAME_SCRIPT.get(first, first)
