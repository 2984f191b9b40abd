"""The evidence file: what is shown of it, and what is refused."""

import pytest

from scripts.data.load import Content
from tests.project import Project
from tests.unit.test_bad_data import diagnostics as problems_of_data
from tests.unit.test_expand import diagnostics, page

EVIDENCE = "content/evidence.yml"


def test_a_figure_is_a_frequency_with_its_other_half_who_was_studied_and_its_source(content: Content) -> None:
    shown = page('{{ figure("one2020.response") }}', content)
    for words in (
        '<data class="share" value="50" data-finding="one2020.response#0">50 in 100</data> people felt much better',
        "and about 50 in 100 did not.",
        "a review of clinic records of 200 people with depression",
        "There was no comparison group.",
        '<a href="#source-one2020" id="cite-1" aria-label="Source 1">1</a>',
    ):
        assert words in shown


def test_two_groups_are_shown_with_both_halves_each(content: Content) -> None:
    shown = page('{{ figure("one2020.groups", "short") }}', content)
    assert "With ketamine, about" in shown
    assert "responded and 45 did not" in shown
    assert "responded and 59 did not" in shown


def test_a_fee_in_law_is_shown_with_where_to_check_it(content: Content) -> None:
    shown = page('{{ figure("law2022.fee") }}', content)
    assert '<data class="value" value="25" data-finding="law2022.fee">$25</data>' in shown
    assert 'See <a href="https://www.cms.gov">cms.gov</a> for updates.' in shown


def test_sources_are_numbered_as_they_are_cited_and_listed_once(content: Content) -> None:
    shown = page('A.{{ cite("law2022") }} B.{{ cite("one2020") }} C.{{ cite("law2022") }}', content)
    listed = shown.partition("## Sources {#sources}")[2]
    assert listed.index("A Government Agency") < listed.index("One 2020")
    assert listed.count("<li ") == shown.count('id="cite-') == 2
    assert listed.count('href="#cite-1"') == 1
    assert 'One 2020, records study. <a href="https://doi.org/10.1000/one">doi:10.1000/one</a>' in listed
    assert 'href="/references/#list"' in listed


def test_the_list_of_all_sources_tells_each_in_full(content: Content) -> None:
    shown = page("{{ all_references() }}", content)
    assert '<li id="one2020">' in shown
    assert "One AB, Two C. What happened &amp; when. <i>A Journal</i>. 2020;1(2):3-4." in shown
    assert "Checked " in shown


def test_a_page_that_cites_nothing_has_no_list(content: Content) -> None:
    assert "Sources" not in page("Words.", content)


@pytest.mark.parametrize(
    ("says", "shown"),
    [
        (
            "The line is 1-800-555-0100, or 303-555-0100.",
            'The line is <a class="nobreak" href="tel:+18005550100">1-800-555-0100</a>, '
            'or <a class="nobreak" href="tel:+13035550100">303-555-0100</a>.',
        ),
        ("Call 988, not A-303-555-0100 & co", "Call 988, not A-303-555-0100 &amp; co"),
    ],
)
def test_a_phone_number_in_a_finding_dials(data: Project, says: str, shown: str) -> None:
    data.edit("content/evidence.yml", "Some people felt better, but the full report was not read.", f'"{says}"')
    assert shown in page('{{ finding("one2020.doubtful") }}', data.content())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            '{{ figure("one2020.respons") }}',
            'there is no finding "one2020.respons"; did you mean "one2020.response"? [name-unknown]',
        ),
        (
            '{{ figure("one.response") }}',
            'there is no finding "one.response"; did you mean "one2020.response"? [name-unknown]',
        ),
        (
            '{{ figure("one2020.doubtful") }}',
            '"one2020.doubtful" has no figure; write {{ finding("one2020.doubtful") }} [figure-unavailable]',
        ),
        (
            '{{ finding("one2020.response") }}',
            '"one2020.response" has no text; write {{ figure("one2020.response") }} [figure-unavailable]',
        ),
        (
            '{{ figure("one2020.response", "long") }}',
            'there is no form of a figure "long"; write one of: full, short [name-unknown]',
        ),
        ('{{ cite("two2020") }}', 'there is no source "two2020"; did you mean "one2020"? [name-unknown]'),
        ("{{ cite() }}", "no source is given; write the id of one from content/evidence.yml [macro-values]"),
    ],
)
def test_a_wrong_name_says_what_to_write(content: Content, text: str, said: str) -> None:
    assert diagnostics(text, content) == [f"docs/costs.md:1: {said}"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("percent: 50", "percent: 150", '25: percent is "150", which is out of range; '),
        ("percent: 50", "percent: half", '25: percent is "half", which is not valid here; '),
        ("percent: 50", "{count: 9, of: 8}", "25: count is 9, more than the 8 it is part of; check the source"),
        ("percent: 50", "count: 9", "25: a share needs one number; write percent:, or count: and of:"),
        ("        population: people with depression\n", "", "14: the finding response has no population; "),
        ("        comparison: none\n", "", "14: the finding response has no comparison; "),
        (
            "        otherwise: did not\n",
            "",
            "14: the finding response tells only one side; add measure: and otherwise:",
        ),
        ("doi: 10.1000/one", "doi: https://doi.org/10.1000/one", '11: doi is "https://doi.org/10.1000/one", '),
        ("doi: 10.1000/one", "doi: one", '11: doi is "one", which is not valid here; write the DOI'),
        ("    doi: 10.1000/one\n", "", "2: the source one2020 has no address; add doi:, pmid: or url:"),
        ("    authors: [One AB, Two C]\n", "", "2: the source one2020 has no authors; "),
        ("checked: 2026-11-22", "checked: 2026-11-31", '12: checked is "2026-11-31", a date that does not exist; '),
        (
            "confidence: verified",
            "confidence: not-found",
            '16: confidence is "not-found", which is not valid here; write one of: ',
        ),
        ("        confidence: verified", "        confidence: partly", "14: the finding response has no text; "),
        ("        check-with: cms.gov\n", "", "the finding fee has no check-with; add check-with: cms.gov or fda.gov"),
        (
            '"A dispute costs #."',
            "A dispute costs much.",
            "the finding fee has a value, but no sentence with a place for it; ",
        ),
        (
            "          - group: ketamine\n            percent: 55.4",
            "          - percent: 55.4",
            "but not a group for each; add group:",
        ),
        ("id: law2022", "id: one2020", 'id "one2020" is already used on line 2; give each entry its own id'),
    ],
)
def test_a_source_that_is_wrong_is_refused_with_its_line(data: Project, old: str, new: str, said: str) -> None:
    data.edit(EVIDENCE, old, new)
    assert any(line.startswith(f"{EVIDENCE}:") and said in line for line in problems_of_data(data).splitlines())


def test_a_lowest_value_has_to_be_the_lower_one(data: Project) -> None:
    data.edit(EVIDENCE, "        value: 25\n", "        lowest: 30\n        value: 25\n")
    assert "the finding fee has a lowest that is not below its value" in problems_of_data(data)


def test_every_mistake_of_a_file_is_told_at_once(data: Project) -> None:
    data.edit(EVIDENCE, "doi: 10.1000/one", "doi: one")
    data.edit(EVIDENCE, "          - percent: 50", "          - {count: 9, of: 8}")
    data.edit(EVIDENCE, "            percent: 41.2", "            percent: 141.2")
    data.edit(EVIDENCE, "        check-with: cms.gov\n", "")
    said = problems_of_data(data)
    assert [line.split(":")[1] for line in said.splitlines()] == sorted(
        (line.split(":")[1] for line in said.splitlines()), key=int
    )
    for part in (
        'doi is "one"',
        "count is 9, more than the 8",
        'percent is "141.2"',
        "the finding fee has no check-with",
    ):
        assert part in said


@pytest.mark.parametrize("path", ["content/safety.yml", "content/treatments.yml", "content/decision.yml"])
def test_a_source_that_nobody_knows_is_refused_where_it_is_named(data: Project, path: str) -> None:
    data.edit(path, "[one2020]", "[one2021]")
    assert 'there is no source "one2021"; did you mean "one2020"?' in problems_of_data(data)
    assert problems_of_data(data).startswith(f"{path}:")


def test_options_that_are_not_told_in_equal_detail_are_refused(data: Project) -> None:
    data.edit(
        "content/treatments.yml", "It can do harm.", "It can do harm, and here is much more about that than elsewhere."
    )
    assert "harms has 13 words, while the others have about" in problems_of_data(data)


def test_the_sources_of_a_page_do_not_depend_on_another_page(content: Content) -> None:
    first = page('{{ cite("law2022") }}', content)
    page('{{ cite("one2020") }}', content)
    assert page('{{ cite("law2022") }}', content) == first
