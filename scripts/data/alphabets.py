"""Letters of other alphabets in place of Latin ones: the word looks right, but no check or search finds it.

Source: Unicode Technical Standard 39, 5.1 (mixed scripts) and confusables.txt, of which only the closest are used here.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

WORD = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+")
NOT_LATIN = re.compile(r"[^\x00-\u024f\u1e00-\u1eff]")
# A unit, such as a microgram, or a biological name: capitals with one small Greek letter.
OF_SCIENCE = re.compile(r"[μΩ][A-Za-z]{1,3}|[kMG]Ω|(?=.*[A-Z].*[A-Z])(?:[A-Z]*[α-ω][A-Z]*|[α-ω][a-z]?[A-Z]+)")
ONE_SCRIPT = {"HIRAGANA": "CJK", "KATAKANA": "CJK", "HANGUL": "CJK", "BOPOMOFO": "CJK", "KATAKANA-HIRAGANA": "CJK"}
LOOK_LATIN = {
    "CYRILLIC": frozenset("асеорхуѕіјԁһӏԛԝАВЕЅІЈКМНОРСТХУԌԚԜ"),
    "GREEK": frozenset("ονιρυκΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"),
    "ARMENIAN": frozenset("օոսհցյՕՍԼ"),
}
STANDS_ALONE = "GREEK"  # single letters name quantities


def borrowed_letters(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield (offset, word, letter) for each word that mixes alphabets, or that looks Latin and is not."""
    if not NOT_LATIN.search(text):
        return
    for found in WORD.finditer(text):
        if NOT_LATIN.search(found[0]) and (letter := _borrowed(found[0])):
            yield found.start(), found[0], letter


@lru_cache(maxsize=1024)
def _borrowed(word: str) -> str | None:
    """Return the first letter of a word that only looks Latin, or None."""
    text = unicodedata.normalize("NFKC", word)
    by_script = {_script(char): char for char in reversed(text) if unicodedata.category(char) in {"Lu", "Ll", "Lo"}}
    if len(by_script) > 1 and not OF_SCIENCE.fullmatch(text):
        return next((char for script, char in by_script.items() if script != "LATIN"), None)
    for script, look_alikes in LOOK_LATIN.items():
        if set(by_script) == {script} and look_alikes.issuperset(text) and len(text) > (script == STANDS_ALONE):
            return text[0]
    return None


def _script(letter: str) -> str:
    """Return the alphabet of a letter, with which its Unicode name begins."""
    first = unicodedata.name(letter, "LATIN").split()[0]
    return ONE_SCRIPT.get(first, first)
