"""How hard a text is to read: syllables, sentences, the grade."""

import socket
from pathlib import Path

import pytest

from scripts.checks.readability import TextBlock, grade, sentences, syllables

# Counted by hand from a printed dictionary's divisions.
SYLLABLES = {
    1: "a drip drive whole rule file stopped eased mixed breathe eyes while through friend pulse jaws",
    2: "doctor price-list prices pages table settled needed wanted being doing quiet trial useful safety someone "
    "something sometimes business react ease-off lifeline doses every rarely state-run",
    3: "ketamine infusion depression serious suicide usual idea area medicine hospital reacted dependence clinician's "
    "barrier's remission example included nausea everyone fluid-based",
    4: "anxiety suicidal anesthesia esketamine experience experienced agitated evidence-based psychiatric",
    5: "dissociation evaluation evaluated treatment-resistant hallucination",
}


@pytest.mark.parametrize(("count", "word"), [(n, word) for n, words in SYLLABLES.items() for word in words.split()])
def test_syllables_are_those_of_a_dictionary(count: int, word: str) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("FDA", 3),
        ("FDA's", 3),
        ("PTSD", 4),
        ("HSAs", 3),
        ("IV", 2),
        ("AMPA", 2),
        ("WA", 4),
        ("50", 2),
        ("$3,475", 4),
        ("$3,475.50", 4),
        ("50%", 4),
        ("988lifeline.org", 6),
        ("A", 1),
        ("Mmm", 1),
        ("-", 1),
    ],
)
def test_figures_and_capitals_are_counted_as_they_are_read_aloud(word: str, count: int) -> None:
    assert syllables(word) == count


# Each counted by hand too.
GOLDEN = {
    "The cat sat on the mat. It was a big, fat cat.": -1.45,
    "You may feel floaty, dreamy or far away. It can be strange, and a few people get scared.": 2.34,
    "Ketamine is an anesthetic drug, given slowly at a low dose to try to lift depression. The FDA has not approved it "
    "for that.": 6.79,
    "Four score and seven years ago our fathers brought forth on this continent, a new nation, conceived in Liberty, "
    "and dedicated to the proposition that all men are created equal.": 14.99,
    "Ketamine infusion therapy constitutes an innovative pharmacological intervention for individuals experiencing "
    "treatment-resistant psychiatric conditions.": 32.01,
}


@pytest.mark.parametrize(("text", "expected"), GOLDEN.items())
def test_the_grade_of_a_known_text_stays_the_same(text: str, expected: float) -> None:
    assert grade(text) == pytest.approx(expected, abs=0.005)


def test_the_grade_is_flesch_and_kincaid_s() -> None:
    """6 words, 2 sentences, 8 syllables: 0.39 * 3 + 11.8 * 8 / 6 - 15.59."""
    assert grade("Doctors ask you. You can answer.") == pytest.approx(0.39 * 3 + 11.8 * 8 / 6 - 15.59)


def test_a_text_without_words_has_no_grade() -> None:
    assert grade("") == grade(" \n ... \n") == 0


def test_no_word_is_left_out() -> None:
    counted = [
        word
        for sentence in sentences([TextBlock("text", "In 2023 IV ketamine (off-label) cost $5 & 50%.")])
        for word in sentence.words
    ]
    assert counted == ["In", "2023", "IV", "ketamine", "off-label", "cost", "$5", "50%"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two? Three! Four", 4),
        ("See Dr. Smith at 10 a.m. on Monday. Then rest.", 2),
        ("It took 1.5 to 2 hours. See cms.gov for more.", 2),
        ('He said "stop." Then he left.', 2),
        ("Some drugs, e.g. Valium, are strong.", 1),
        ("Call 911. 988 is another line.", 2),
        ("It stopped… and went on.", 1),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, expected: int) -> None:
    assert len(list(sentences([TextBlock("text", text)]))) == expected


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refused(*_: object) -> None:
        raise AssertionError("a connection was asked for")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.chdir(tmp_path)
    assert grade("Ketamine may not help everyone.") > 0
