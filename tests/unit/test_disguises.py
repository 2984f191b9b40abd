"""Words that no page may have, in disguise: other signs, marks between, escapes, and places where they hide."""

import pytest

from scripts.checks.banned import BannedPhrases, read_banned_phrases
from scripts.checks.wording import check_data_words, check_page_words
from tests.project import ROOT, Project
from tests.unit.a_page import page


@pytest.fixture(scope="module")
def banned() -> BannedPhrases:
    return read_banned_phrases(ROOT)


def said(text: str, banned: BannedPhrases) -> list[str]:
    return [str(problem) for problem in sorted(check_page_words(page(text), banned))]


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
        "Don\u2019t wait.",
        "\uff27uaranteed.",
    ],
)
def test_a_banned_phrase_in_disguise_is_refused(text: str, banned: BannedPhrases) -> None:
    (problem,) = said(text, banned)
    assert " is not for this site: " in problem


def test_words_of_two_paragraphs_make_no_phrase(banned: BannedPhrases) -> None:
    assert said("Is it safe?\n\n- safe\n- and effective\n\nIt is safe\n\nand effective.", banned) == []


def test_a_figure_in_the_words_of_a_link_is_refused(banned: BannedPhrases) -> None:
    (problem,) = said('{{ download("pricing.csv", "50% off") }}', banned)
    assert 'a figure is typed: "50%"' in problem


@pytest.mark.parametrize("file", ["handouts", "checklists", "treatments", "clinic", "decision"])
def test_our_own_titles_are_checked(data: Project, banned: BannedPhrases, file: str) -> None:
    """Only those of sources are others' words."""
    data.append(f"content/{file}.yml", "more:\n  - title: A miracle\n")
    (problem,) = check_data_words(data.root, banned)
    assert '"miracle" is not for this site' in str(problem)


def test_an_escape_hides_no_phrase(data: Project, banned: BannedPhrases) -> None:
    data.append(
        "content/glossary.yml", "  - id: x\n    means: \"A m\\u0069racle, it\\x27s said.\"\n  - means: 'Don''t wait'"
    )
    problems = [str(problem) for problem in check_data_words(data.root, banned)]
    assert ['"miracle"' in problems[0], '"Don\'t wait"' in problems[1], len(problems)] == [True, True, 2]
