"""Signs that a word processor puts in the place of plain ones: they look right, and no program reads them."""

import re
import unicodedata

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


def plain(text: str) -> str:
    """Return `text` as it would be typed: straight quotation marks, hyphens and spaces, nothing that hides."""
    return text.translate(PLAIN)


def called(sign: str) -> str:
    """Return the name of a sign that cannot be told by looking at it, `soft hyphen (U+00AD)`."""
    name = "tab" if sign == "\t" else unicodedata.name(sign, "control character").lower()
    return f"{name} (U+{ord(sign):04X})"
