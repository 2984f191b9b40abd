"""The decision aid's data and blocks: short lists, equal detail, and names that have to be known."""

import pytest
from lxml.html import HtmlElement, fragment_fromstring

from scripts.data.load import Content, load_content
from scripts.diagnostics import CheckFailed
from tests.project import PINNED, Project
from tests.unit.test_expand import diagnostics, page

BOTH_PAGES = pytest.mark.parametrize("macro", ["compare_treatments", "options_side_by_side"])


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


def test_a_count_that_no_study_made_is_refused_where_it_is_named(data: Project) -> None:
    data.edit("content/treatments.yml", "counted: [one2020.response]", "counted: [one2020.respons]")
    said = 'content/treatments.yml:17: there is no finding "one2020.respons"; did you mean "one2020.response"?'
    assert problems_of_data(data) == f"{said} [name-unknown]"


def beside(macro: str, content: Content) -> dict[str, HtmlElement]:
    """Return what a page shows of each option, by its id."""
    shown = fragment_fromstring(page(f"{{{{ {macro}() }}}}", content), create_parent=True)
    return {str(option.get("data-option")): option for option in shown.xpath("//*[@data-option]")}


def said(option: HtmlElement) -> str:
    return " ".join(str(option.text_content()).split())


@BOTH_PAGES
def test_each_option_has_a_count_with_who_was_studied_and_against_what(macro: str, content: Content) -> None:
    for option in beside(macro, content).values():
        (counted,) = option.xpath(".//*[@data-field='counted']")
        assert "About 50 in 100 people felt much better within six weeks, and about 50 in 100 did not." in said(counted)
        assert "of 200 people with depression. There was no comparison group." in said(counted)
        assert counted.xpath(".//sup[@class='cite']")
    assert "These rows cannot be compared." in page(f"{{{{ {macro}() }}}}", content)


@BOTH_PAGES
def test_a_count_that_was_read_only_in_part_is_told_in_words(macro: str, data: Project) -> None:
    data.edit("content/treatments.yml", "counted: [one2020.response]", "counted: [one2020.doubtful]")
    counted = beside(macro, data.content())["iv-ketamine"].xpath(".//*[@data-field='counted']")[0]
    assert said(counted).startswith("Some people felt better, but the full report was not read.")


@BOTH_PAGES
def test_two_counts_that_disagree_are_both_shown(macro: str, data: Project) -> None:
    data.edit("content/treatments.yml", "counted: [one2020.response]", "counted: [one2020.response, one2020.groups]")
    told = said(beside(macro, data.content())["iv-ketamine"])
    assert "felt much better" in told
    assert "With ECT" in told


@BOTH_PAGES
def test_the_prices_and_times_of_this_clinic_stand_beside_the_option_they_are_for(macro: str, data: Project) -> None:
    other = "    name: A test\n    treatment: no-treatment\n"
    data.edit("content/pricing.yml", "    name: Maintenance infusion\n", other)
    options = {name: said(option) for name, option in beside(macro, data.content()).items()}
    assert "At this clinic: Initial series $3,475." in options["iv-ketamine"]
    assert "At this clinic: 6 infusions over 3 weeks." in options["iv-ketamine"]
    assert "At this clinic: A test $475." in options["no-treatment"]
    assert "6 infusions" not in options["no-treatment"]
