"""Signs that are not what they look like: those of word processors, and those that nobody sees."""

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
OF_WORD_PROCESSORS = re.compile(f"[{''.join(map(chr, PLAIN))}]")

SPACES = " \xa0\u202f"  # a plain one, and those that do not break
TAB = 9
UNSEEN_KINDS = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs"}
NAMELESS = {"Cc": "control character", "Co": "private sign", "Cs": "half a sign", "Cn": "sign without a name"}
# Letters and marks that show nothing. Source: Unicode, DerivedCoreProperties.txt, Default_Ignorable_Code_Point, without
# those that UNSEEN_KINDS have; the blank of Braille, and the place of an object.
SHOWING_NOTHING = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\ufffc\U000e0100-\U000e01ef]"
)
# Inside an emoji such signs have their place. Source: UTS #51, 1.4.9 (emoji sequences); the pictures by their blocks.
_PICTURE = (
    "[\xa9\xae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u27bf\u2934\u2935\u2b05-\u2b55\u3030\u303d"
    "\u3297\u3299\U0001f000-\U0001faff][\ufe0e\ufe0f]?[\U0001f3fb-\U0001f3ff]?"
)
_FLAG = "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{2,6}\U000e007f"
EMOJI = rf"{_FLAG}|[0-9#*]\ufe0f?\u20e3|{_PICTURE}(?:\u200d{_PICTURE})*"
NOT_PLAIN = re.compile(rf"{EMOJI}|[^\n -~]")


def plain(text: str) -> str:
    """Return `text` as it would be typed: straight quotation marks, hyphens and spaces, nothing that hides."""
    return text.translate(PLAIN)


def character_name(char: str) -> str:
    """Return the name of a sign that cannot be told by looking at it, `soft hyphen (U+00AD)`."""
    name = unicodedata.name(char, NAMELESS.get(unicodedata.category(char), "sign")).lower()
    return f"{'tab' if ord(char) == TAB else name} (U+{ord(char):04X})"


@lru_cache(maxsize=1024)
def hides(char: str) -> bool:
    """Tell whether a reader sees nothing where the sign stands, or a space that is none, or an empty box."""
    return char not in SPACES and bool(unicodedata.category(char) in UNSEEN_KINDS or SHOWING_NOTHING.match(char))


def hidden_in(text: str) -> Iterator[tuple[int, str]]:
    """Yield each sign that hides, but line ends and what an emoji is made of, with its place."""
    if text.isascii() and text.isprintable():
        return
    for found in NOT_PLAIN.finditer(text):
        if len(found[0]) == 1 and hides(found[0]):
            yield found.start(), found[0]
