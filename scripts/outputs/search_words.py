"""The words of the search index: the stem of each, and in which places it stands.

overrides/assets/search.js has the same stems; a test compares the two on every word of the site.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from string import ascii_lowercase, ascii_uppercase, digits

STEPS = digits + ascii_lowercase + ascii_uppercase[:-2]  # how many places further, in one sign
FAR = "-"  # as many places as there are signs
AGAIN = "."  # more than once in the place before

_ACCENT = re.compile("[\u0300-\u036f]")
_WORD = re.compile(r"[a-z0-9]+")
_COMPOUND = re.compile("[a-z0-9]+(?:[-\u2010\u2011][a-z0-9]+)+")
_IES = re.compile(r"^(..+)ie[sd]$")
_ENDING = re.compile(r"^(...+?)(?:ing|ed|es|e)$|^(..+[^su])s$")
_DOUBLE = re.compile(r"([b-df-hj-np-tv-z])\1$")
_SHORT_DOUBLES = "bdgmnprt"  # a short "fal" would find "false"


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return what the forms of a word have in common: "pric" of prices and pricing, "stop" of stopping."""
    word = _ENDING.sub(lambda found: found[1] or found[2], _IES.sub(r"\1y", word))
    return _DOUBLE.sub(_single, word)


def _single(found: re.Match[str]) -> str:
    at, letter = found.start(), found[1]
    return letter if at > 3 or (at > 1 and letter in _SHORT_DOUBLES) else found[0]


def stems(text: str) -> Iterator[str]:
    """Yield the stem of each word of a text; a compound is its parts, and one word as well."""
    text = _ACCENT.sub("", unicodedata.normalize("NFD", text)).lower()
    yield from map(stem, _WORD.findall(re.sub("['’]", "", text)))
    yield from (stem(re.sub(r"\W", "", word)) for word in _COMPOUND.findall(text))


class Postings:
    """In which places each stem stands; as text, what the script reads: `stem signs stem signs …`."""

    def __init__(self) -> None:
        self._signs: dict[str, str] = {}
        self._last: dict[str, int] = {}

    def add(self, place: int, text: str) -> int:
        """Add the words of a place, which comes after all before it; return how many there are."""
        words = Counter(stems(text))
        for one, times in words.items():
            far, near = divmod(place - self._last.get(one, 0), len(STEPS))
            self._signs[one] = f"{self._signs.get(one, '')}{FAR * far}{STEPS[near]}{AGAIN if times > 1 else ''}"
            self._last[one] = place
        return words.total()

    def __str__(self) -> str:
        return " ".join(f"{one} {signs}" for one, signs in sorted(self._signs.items()))
