"""The decision aid's data and blocks: short lists, equal detail, and names that have to be known."""

import pytest

from scripts.data.load import Content, load_content
from scripts.diagnostics import CheckFailed
from tests.project import PINNED, Project
from tests.unit.test_expand import diagnostics, page


def problems_of_data(data: Project) -> str:
    with pytest.raises(CheckFailed) as found:
        load_content(data.root, PINNED)
    return str(found.value)


def test_more_than_seven_values_are_refused_where_the_eighth_begins(data: Project) -> None:
    more = "".join(f"  - {{id: v{n}, name: N, words: More, says: So, sources: [one2020]}}\n" for n in range(6))
    data.edit("content/decision.yml", "questions:\n", f"{more}questions:\n")
    assert problems_of_data(data).startswith("content/decision.yml:18: values has 8 entries; keep at most 7")


def test_good_points_that_are_told_at_more_length_than_the_others_are_refused(data: Project) -> None:
    data.edit("content/treatments.yml", "good: It may help.", "good: It may help, and it does so in many fine ways.")
    assert "content/treatments.yml:12: good has 11 words, while the others have about" in problems_of_data(data)


def test_an_unknown_group_of_questions_gets_the_nearest_name(content: Content) -> None:
    said = diagnostics('{{ questions("mony") }}', content)
    assert said == ['docs/costs.md:1: there is no group of questions "mony"; did you mean "money"? [name-unknown]']


def test_a_value_names_the_choices_it_speaks_for_or_says_that_there_is_none(content: Content) -> None:
    shown = page("{{ values_point_to() }}", content)
    assert "Points to: IV ketamine." in shown
    assert "Points to: no single choice." in shown
