"""Words that no page may have, in disguise: other signs, marks between, escapes, and places where they hide."""

import pytest

from scripts.checks.banned import BannedPhrases, read_banned_phrases
from scripts.checks.source.words import check_data_words, check_page_words
from tests.project import ROOT, Project
from tests.unit.a_page import page


@pytest.fixture(scope="module")
def banned() -> BannedPhrases:
    return read_banned_phrases(ROOT)


def said(text: str, banned: BannedPhrases) -> list[str]:
    return [str(diagnostic) for diagnostic in sorted(check_page_words(page(text), None, banned))]


@pytest.mark.parametrize(
    "text",
    [
        "It is safe and e\ufb00ective.",
        "It has a success&nbsp;rate.",
        "It is safe and\n**effective**.",
        "It is sa\xadfe and effective.",
        "> It is safe and\n> effective.",
        "[It is safe](index.md) and effective.",
        'Here is {{ download("pricing.csv", "a safe and effective way") }}.',
        "Don\u2019t delay.",
        "\uff27uaranteed.",
    ],
)
def test_a_banned_phrase_in_disguise_is_refused(text: str, banned: BannedPhrases) -> None:
    (diagnostic,) = said(text, banned)
    assert " is a banned phrase: " in diagnostic


def test_words_of_two_paragraphs_make_no_phrase(banned: BannedPhrases) -> None:
    assert said("Is it safe?\n\n- safe\n- and effective\n\nIt is safe\n\nand effective.", banned) == []


def test_a_figure_in_the_words_of_a_link_is_refused(banned: BannedPhrases) -> None:
    (diagnostic,) = said('{{ download("pricing.csv", "50% of it") }}', banned)
    assert 'a figure is typed: "50%"' in diagnostic


@pytest.mark.parametrize("file", ["handouts", "checklists", "treatments", "clinic", "decision"])
def test_our_own_titles_are_checked(data: Project, banned: BannedPhrases, file: str) -> None:
    """Only those of sources are others' words."""
    data.append(f"content/{file}.yml", "more:\n  - title: A miracle\n")
    (diagnostic,) = check_data_words(data.root, banned)
    assert '"miracle" is a banned phrase' in str(diagnostic)


def test_an_escape_hides_no_phrase(data: Project, banned: BannedPhrases) -> None:
    data.append(
        "content/glossary.yml", "  - id: x\n    means: \"A m\\u0069racle, it\\x27s said.\"\n  - means: 'Don''t delay'"
    )
    diagnostics = [str(diagnostic) for diagnostic in check_data_words(data.root, banned)]
    assert ['"miracle"' in diagnostics[0], '"Don\'t delay"' in diagnostics[1], len(diagnostics)] == [True, True, 2]
