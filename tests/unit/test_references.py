"""A source in the list of sources: its sentences end once, and its names are as they are written."""

import pytest

from scripts.data.evidence import Source
from scripts.data.load import load_content
from scripts.render.references import reference
from tests.project import FIXTURES, PINNED

SOURCE = {
    "id": "a2020",
    "organization": "A body",
    "title": "A title",
    "container": "A place",
    "year": "2020",
    "url": "https://example.org/",
    "checked": "2026-11-22",
}
WORDS = load_content(FIXTURES, PINNED).words
KINDS = ("trial", "review", "guideline", "label", "government", "insurer", "news", "survey", "preprint", "price guide")


def shown(**more: object) -> str:
    return str(reference(Source.model_validate({"kind": "trial", **SOURCE, **more}), WORDS)).partition(" <a")[0]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("title", ["How much?", "Stop!", "Really?!", "Is it “safe?”", "The “end.”", "And then…", "Dr."])
def test_a_title_that_has_its_own_end_gets_no_full_stop(kind: str, title: str) -> None:
    said = shown(kind=kind, title=title)
    assert f"A body. {title} " in said
    assert ".." not in said


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("title", ["How much", "It is “safe”", "[Our own words]", "[Is it?]", "Dose (mg/kg)"])
def test_any_other_title_gets_one(kind: str, title: str) -> None:
    assert f"A body. {title}. " in shown(kind=kind, title=title)


@pytest.mark.parametrize(
    ("title", "written"), [('The "end."', "The &#34;end.&#34; "), ("The 'why?'", "The &#39;why?&#39; ")]
)
def test_straight_quotation_marks_count_as_curly_ones(title: str, written: str) -> None:
    assert f"A body. {written}" in shown(title=title)


@pytest.mark.parametrize(
    ("container", "written"),
    [
        ("Drugs.com", "<i>Drugs.com</i>. 2020."),
        ("J. Clin. Psych.", "<i>J Clin Psych</i>. 2020."),
        ("Who?", "<i>Who?</i> 2020."),
    ],
)
def test_a_place_keeps_the_dot_inside_its_name_and_loses_those_of_abbreviations(container: str, written: str) -> None:
    assert f"A title. {written}" in f"{shown(container=container)} "


@pytest.mark.parametrize(
    ("authors", "written"),
    [
        (["Dean RL", "et al"], "Dean RL, et al. A title."),
        (["Smith J Jr."], "Smith J Jr. A title."),
        (["Acme Inc."], "Acme Inc. A title."),
        (["Li Wei"], "Li Wei. A title."),
        (["van der Berg AB"], "van der Berg AB. A title."),
        (["Plato"], "Plato. A title."),
    ],
)
def test_a_name_stays_as_it_is_written_and_ends_with_one_dot(authors: list[str], written: str) -> None:
    assert shown(authors=authors, organization=None).startswith(written)
