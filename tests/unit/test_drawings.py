"""Pictures: what they draw is what the data say, and what cannot be drawn is refused."""

import re

import pytest

from scripts.data.load import Content
from scripts.render.drawings import bar_length, count_people, finding_groups, people_path, visit_spans
from tests.project import Project
from tests.unit.test_bad_data import diagnostics as problems_of_data
from tests.unit.test_expand import diagnostics, page

EVIDENCE, MECHANISM, COURSE = (f"content/{name}.yml" for name in ("evidence", "mechanism", "course"))
PART = 'part-of: {finding: response, others: "felt much better, but still had symptoms"}'


def drawn(shown: str) -> list[tuple[str, int]]:
    """Every kind of person of a picture with how many of it are drawn, in order."""
    return [
        (kind, count_people(path))
        for path, kind in re.findall(r'<path d="([^"]+)" marker-start="url\(#people-(\w+)', shown)
    ]


def test_a_finding_inside_another_is_drawn_with_it_and_the_counts_add_up_to_100(content: Content) -> None:
    shown = page('{{ icon_array("one2020.response") }}', content)
    assert drawn(shown) == [("all", 20), ("some", 30), ("none", 50)]
    for words in (
        '<data class="share" value="20" data-finding="one2020.remission#0">20</data> had few symptoms left</li>',
        '<li class="some">30 felt much better, but still had symptoms</li>',
        '<li class="none">50 did neither</li>',
        "Counted within six weeks.",
        "a review of clinic records of 200 people with depression",
        "There was no comparison group.",
        'aria-label="Source 1"',
    ):
        assert words in shown


def test_groups_stand_side_by_side_with_the_same_100_each(content: Content) -> None:
    shown = page('{{ icon_array("one2020.groups") }}', content)
    assert drawn(shown) == [("all", 55), ("none", 45), ("all", 41), ("none", 59)]
    assert "<p>With ketamine</p>" in shown
    assert "<p>With ECT</p>" in shown


@pytest.mark.parametrize("begun", [0, 7, 10, 95])
@pytest.mark.parametrize("count", [1, 3, 5])
def test_people_are_drawn_in_rows_of_ten_each_in_a_place_of_its_own(begun: int, count: int) -> None:
    x, y, places = 0, 0, []
    for char, across, down in re.findall(r"([Mhm])(-?\d+)(?: (-?\d+))?", people_path(begun, count)):
        x, y = (int(across), int(down)) if char == "M" else (x + int(across), y + int(down or 0))
        places.append(y + x // 10)
    assert places == list(range(begun, begun + count))


def test_nobody_is_drawn_where_the_count_is_none(data: Project) -> None:
    data.edit(EVIDENCE, "percent: 50", "percent: 20.4")
    shown = page('{{ icon_array("one2020.response") }}', data.content())
    assert drawn(shown) == [("all", 20), ("none", 80)]
    assert "0 felt much better, but still had symptoms" in shown


def test_a_page_brings_the_figures_of_people_once_and_no_id_twice(content: Content) -> None:
    shown = page(
        '{{ icon_array("one2020.response") }}\n\n{{ icon_array("one2020.groups") }}\n\n{{ mechanism() }}', content
    )
    ids = re.findall(r'\bid="([^"]+)"', shown)
    assert ids.count("people-all") == 1
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{{ icon_array("one2020.respons") }}', 'there is no finding "one2020.respons"; did you mean'),
        ('{{ icon_array("one2020.doubtful") }}', '"one2020.doubtful" has no figure; write {{ finding('),
        ('{{ icon_array("law2022.fee") }}', '"law2022.fee" has no shares of people to draw; write {{ figure('),
        ("{{ icon_array() }}", '"icon_array" does not take these values'),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_what_to_write(content: Content, text: str, said: str) -> None:
    assert diagnostics(text, content)[0].startswith(f"docs/costs.md:1: {said}")


@pytest.mark.parametrize(
    ("path", "old", "new", "said"),
    [
        (
            EVIDENCE,
            "percent: 20.4",
            "percent: 60",
            "57: remission is 60 in 100, more than the 50 in response; check both",
        ),
        (
            EVIDENCE,
            "finding: response,",
            "finding: respons,",
            '57: this source has no other finding "respons"; did you mean "response"?',
        ),
        (EVIDENCE, "finding: response,", "finding: groups,", "57: remission and groups do not count the same people"),
        (
            EVIDENCE,
            PART,
            "part-of: response",
            '57: part-of is "response", not a group of lines; write its lines below it',
        ),
        (
            EVIDENCE,
            "          - percent: 50\n",
            "          - percent: 50\n        part-of: {finding: remission, others: felt worse}\n",
            "26: response is 50 in 100, more than the 20 in remission",
        ),
        (
            MECHANISM,
            "status: known",
            "status: certain",
            '5: status is "certain", which is not valid here; write one of: ',
        ),
        (
            MECHANISM,
            "sources: [one2020]",
            "sources: [two2020]",
            '6: there is no source "two2020"; did you mean "one2020"?',
        ),
        (
            MECHANISM,
            "It blocks a docking site",
            "It blocks one kind of docking site",
            "3: label has 34 characters, more than",
        ),
        (MECHANISM, "    status: known\n", "", '2: "status:" is missing'),
        (
            COURSE,
            "infusion-minutes: 45",
            "infusion-minutes: 91",
            "4: infusion-minutes is 91, longer than the shortest visit",
        ),
    ],
)
def test_data_that_cannot_be_drawn_are_refused_with_their_line(
    data: Project, path: str, old: str, new: str, said: str
) -> None:
    data.edit(path, old, new)
    assert f"{path}:{said}" in problems_of_data(data)


def test_counts_of_every_finding_add_up_to_100(content: Content) -> None:
    counted = [
        sum(part.count for part in group.parts)
        for source, finding in content.evidence.findings.values()
        for group in finding_groups(source, finding, content.words)
    ]
    assert counted == [100] * 4


def test_the_visit_is_drawn_to_scale_without_a_split_that_nobody_stated(content: Content) -> None:
    shortest, longest = visit_spans(content.course.visit)
    assert float(longest.length / shortest.length) == pytest.approx(120 / 90)
    for span in (shortest, longest):
        assert float(span.infusion / longest.length) == pytest.approx(45 / 120)
        assert span.begins == span.length - span.infusion - span.begins
    assert "say how long each takes" in page("{{ visit_timeline() }}", content)


def test_visits_of_one_length_are_drawn_once(data: Project) -> None:
    data.edit(COURSE, "shortest-hours: 1.5", "shortest-hours: 2")
    shown = page("{{ visit_timeline() }}", data.content())
    assert "A visit: 2 hours" in shown
    assert shown.count("45 min</text>") == 1
    assert "a visit of about 2 hours" in shown


def test_the_course_has_a_drop_for_each_infusion_and_a_place_for_each_week(data: Project) -> None:
    data.edit(COURSE, "infusions: 6", "infusions: 8")
    data.edit(COURSE, "weeks: 3", "weeks: 4")
    data.edit("content/pricing.yml", "6 infusions", "8 infusions")
    data.edit("content/pricing.yml", "[6, 12, 18]", "[8, 12, 18]")
    shown = page("{{ course_calendar() }}", data.content())
    drops = re.search(r'class="drops" d="([^"]+)"', shown)
    assert drops
    assert drops[1].count("M") == 8
    assert re.findall(r">(Week \d)<", shown) == ["Week 1", "Week 2", "Week 3", "Week 4"]
    assert "8 infusions over 4 weeks" in shown


def test_known_and_theory_differ_in_words_and_in_shape(content: Content) -> None:
    shown = page("{{ mechanism() }}", content)
    assert re.findall(r'class="step (\w+)"[^>]*?( rx="\d+")?/>', shown) == [("known", ""), ("theory", ' rx="28"')]
    assert "<strong>Known:</strong> It blocks one kind of docking site.<sup" in shown
    assert "<strong>Theory, not proven:</strong> Cells form new links, called <em>synapses</em>.<sup" in shown


def test_bars_follow_the_prices_and_the_list_has_every_amount_marked(data: Project) -> None:
    data.edit("content/pricing.yml", "price: 475.00", "price: 500.00")
    content = data.content()
    shown = page("{{ first_year_bars() }}", content)
    bars = dict(re.findall(r'width="(\d+)" height="20" rx="2"/>\s*<text [^>]*data-price="([^"]+)"', shown))
    bars = {name: int(width) for width, name in bars.items()}
    assert len(bars) == 6
    for name, width in bars.items():
        assert width == bar_length(name, content.pricing)
        assert f'data-price="{name}">' in shown.partition("<ul")[2]
    dearest = content.pricing.amounts["first-year.18.with-integration"]
    assert bars["first-year.12.infusion-only"] / bars["first-year.18.with-integration"] == pytest.approx(
        float(content.pricing.amounts["first-year.12.infusion-only"] / dearest), abs=0.005
    )
    assert ">$6,475</text>" in shown
