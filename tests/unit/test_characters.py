"""Signs that nobody sees, and letters of other alphabets: told with their names, but where they belong."""

import pytest

from scripts.data.characters import borrowed_letters, character_name, hidden_characters

# fmt: off
HIDDEN = (
    0x00, 0x07, 0x09, 0x7F, 0x85, 0xAD, 0x34F, 0x600, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180E, 0x180F,
    0x2003, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202E, 0x2060, 0x2065, 0x206F, 0x2800,
    0x3000, 0x3164, 0xD800, 0xE000, 0xFE00, 0xFE0E, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFC, 0xFFFF,
    0x1BCA0, 0x1D173, 0xE0000, 0xE0001, 0xE0041, 0xE007F, 0xE0100, 0xE01EF, 0xF0000, 0x10FFFF,
)
# fmt: on


@pytest.mark.parametrize("code", HIDDEN, ids="U+{:04X}".format)
def test_a_sign_that_hides_is_found_with_its_place(code: int) -> None:
    assert list(hidden_characters(f"wo{chr(code)}rd")) == [(2, chr(code))]
    assert character_name(chr(code)).startswith(f"U+{code:04X} (")


@pytest.mark.parametrize(
    "text",
    [
        "It\u2019s plain: \u2013 \u2014 \u201cso\u201d \u2026 \xb0 \xba \xaa \xbd \xb5g \u20ac \xa9 \u2122 \xd7",
        "\xbfPuede ayudar? Se\xf1or, Jos\xe9, W\u0142odarczyk, e\u0301",
        "no\xa0break\u202fhere\nand a line",
        "\u2764\ufe0f \u260e\ufe0f \u2714\ufe0e",
        "\U0001f469\u200d\u2695\ufe0f \U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f3f3\ufe0f\u200d\U0001f308",
        "\U0001f44d\U0001f3fd \U0001f469\U0001f3fd\u200d\U0001f52c",
        "1\ufe0f\u20e3 #\ufe0f\u20e3",
        "\U0001f1fa\U0001f1f8",
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    ],
)
def test_usual_signs_and_what_an_emoji_is_made_of_are_let_through(text: str) -> None:
    assert list(hidden_characters(text)) == []


@pytest.mark.parametrize(
    "text",
    ["$\ufe0f475", "4\ufe0f75", "a\u200d\U0001f469", "\U0001f469\u200d", "\U0001f3f4\U000e0067", "%\ufe0f", "+\ufe0e"],
)
def test_a_part_of_an_emoji_elsewhere_is_found(text: str) -> None:
    assert list(hidden_characters(text))


@pytest.mark.parametrize(
    ("word", "letter"),
    [
        ("Ket\u0430mine", "\u0430"),
        ("\u0441ure", "\u0441"),
        ("ket\u03b1mine", "\u03b1"),
        ("\u0391pproved", "\u0391"),
        ("s\u0585fe", "\u0585"),
        ("\u13dfure", "\u13df"),
        ("saf\u0435-ish", "\u0435"),
        ("\u0441\u043e\u0440\u0435", "\u0441"),  # looks Latin as a whole
        ("\u0410", "\u0410"),
        ("\u039f\u039d\u0395", "\u039f"),
        ("\u0578\u0578", "\u0578"),
        ("\u5b57word", "\u5b57"),
    ],
)
def test_a_word_with_letters_of_another_alphabet_is_found(word: str, letter: str) -> None:
    ((place, _, found),) = borrowed_letters(f"So {word} here.")
    assert (place, found) == (3, letter)


@pytest.mark.parametrize(
    "text",
    [
        "\u03b2-blocker, \u03b1-2, \u03bcg, \xb5g, 5 \u03bcL, k\u03a9, \u03b1 and \u03c1 = 0.5, \u0394",
        "TNF\u03b1, IFN\u03b3, NF\u03baB, PPAR\u03b3, \u03b2hCG, \u03b12A, GABA\u2010A",
        "\xbfQu\xe9? ma\xf1ana, W\u0142odarczyk, Dvo\u0159\xe1k, \u0130stanbul, 2\xba, 1\xaa, 37 \xb0C",
        "na\xefve, Nguy\u1ec5n",
        "\u0420\u0443\u0441\u0441\u043a\u0438\u0439",
        "\u0395\u03bb\u03bb\u03b7\u03bd\u03b9\u03ba\u03ac, \u65e5\u672c\u8a9e\u306e\u8a9e",
        "\u210c and \U0001d400 and \uff21",
    ],
)
def test_a_letter_of_science_a_name_and_a_whole_word_are_let_through(text: str) -> None:
    assert list(borrowed_letters(text)) == []
