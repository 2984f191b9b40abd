"""The normal form: what a reader takes in, each place with the line of its source."""

import pytest

from scripts.checks.normal_form import PLACEHOLDER, normalize

SAME = "safe and effective"


@pytest.mark.parametrize(
    "text",
    [
        "safe and e\ufb00ective",  # a ligature
        "safe and **effective**",
        "sa**fe** and *eff*ective",
        "__safe__ and _effective_",
        "`safe` and effective",
        "safe&nbsp;and&#32;effective",
        "safe &#97;nd &#x65;ffective",
        "safe\nand\neffective",
        "safe   and \t effective",
        "> safe and\n> effective",
        "[safe](index.md) and effective",
        "[safe](index.md#a_(b)) and [effective][1]",
        "![safe](a.png) and effective",
        "\uff53\uff41\uff46\uff45 and effective",  # full width
        "\U0001d42c\U0001d41a\U0001d41f\U0001d41e and effective",  # mathematical bold
        "\u24e2\u24d0\u24d5\u24d4 and effective",  # in circles
        "\U0001f182\U0001f170\U0001f175\U0001f174 and effective",  # in black squares
        "\ua731\u1d00\ua730\u1d07 and effective",  # small capitals
        "s\u0336a\u0336f\u0336e\u0336 and effective",  # struck through
        "sa\xadfe and effective",
        "safe and effec\u200btive",
        "safe\u2003and\u202feffective",
    ],
)
def test_what_looks_alike_is_the_same(text: str) -> None:
    assert normalize(text).text == SAME


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("\u0665\u0660\u066a and \u2460 and \u277a", "50% and 1 and 5"),
        ("\xbd, \u2154", "1/2, 2/3"),
        ("it\u2019s \u201cso\u201d \u2013 non\u2011stop", 'it\'s "so" - non-stop'),
        ("Jos\xe9, se\xf1or, W\u0142odarczyk", "Jos\xe9, se\xf1or, W\u0142odarczyk"),
        ("e\u0301", "\xe9"),
        ("\\$5 and \\*", "$5 and *"),
        ("snake_case and 5 * 6", "snake_case and 5  6"),
        ("&amp;nbsp; &unknown; AT&T", "&nbsp; &unknown; AT&T"),
        ("<https://example.org/50%25>", ""),
        ("[1]: https://example.org/50%25", ""),
        ("[words](a.md 'title')", "words 'title')"),
    ],
)
def test_signs_that_mean_something_are_kept(text: str, same: str) -> None:
    assert normalize(text).text == same


@pytest.mark.parametrize(
    "text",
    ["one\n\ntwo", "one\n- two", "one\n1. two", "# one\ntwo", "| one |\n| two |", "one\n## two", "> one\n>\n> two"],
)
def test_the_end_of_a_paragraph_an_item_a_heading_or_a_row_stays(text: str) -> None:
    assert "\n" in normalize(text).text


def test_an_expression_counts_as_its_words_and_a_price_as_a_dollar_sign() -> None:
    assert normalize('from {{ price("series") }}').text == f"from ${PLACEHOLDER}"
    assert (
        normalize('{{ download("pricing.csv", "Safe") }}').text
        == f"{PLACEHOLDER}pricing.csv{PLACEHOLDER}Safe{PLACEHOLDER}"
    )


def test_each_place_has_the_line_of_its_source() -> None:
    text = normalize("one\ntwo **three**\n\n&nbsp;\n> four\n> fi\ufb03ve {{ x(\n1) }} six", 10)
    for word, line in {"one": 10, "two": 11, "three": 11, "four": 14, "fiffive": 15, "six": 16}.items():
        assert text.line(text.text.index(word)) == line, word
