"""Pictures of the built site: one that is unnamed, alone or wrong does not get out."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

import pytest

from scripts.checks.site.built import BuiltPage, read_built_page
from scripts.checks.site.facts import check_drawings
from scripts.data.load import Content
from tests.project import Project

BENEFITS, YEAR, PROCESS = (f"{name}/index.html" for name in ("benefits", "your-first-year", "process"))
ARRAY, BARS = '{{ icon_array("oliver2022.response") }}', "{{ first_year_bars() }}"
VISIT, COURSE = "{{ visit_timeline() }}", "{{ course_calendar() }}"

Spoilt = Callable[[str, str, str], list[str]]


@dataclass(frozen=True)
class Fault:
    """In the picture that `macro` draws on `page`, the pattern `old` becomes `new`."""

    page: str
    macro: str
    old: str
    new: str
    said: str


@pytest.fixture(scope="session")
def pages(built_project: Project) -> dict[PurePosixPath, BuiltPage]:
    site, root = built_project.site, built_project.root
    return {
        page.path: page for page in (read_built_page(site, root, site / name) for name in (BENEFITS, YEAR, PROCESS))
    }


@pytest.fixture
def spoilt(built_content: Content, pages: dict[PurePosixPath, BuiltPage]) -> Spoilt:
    """What the check says of a page in which `old` has become `new`."""

    def diagnostics(page: str, old: str, new: str) -> list[str]:
        right = pages[PurePosixPath(page)]
        changed = re.sub(old, new, right.html, count=1, flags=re.DOTALL)
        assert changed != right.html
        return [str(diagnostic) for diagnostic in check_drawings(replace(right, html=changed), built_content)]

    return diagnostics


def line(project: Project, page: str, text: str) -> str:
    """Where a page of docs/ has some text, as messages begin."""
    path = f"docs/{page.partition('/')[0]}.md"
    return f"{path}:{project.read(path).partition(text)[0].count(chr(10)) + 1}: "


FAULTS = (
    Fault(
        PROCESS,
        VISIT,
        r"<figcaption>The infusion.*?</figcaption>",
        "",
        "a drawing has no caption, list or table that says the same",
    ),
    Fault(
        PROCESS,
        COURSE,
        r'(<figure class="picture course-calendar">\s*<svg[^>]*) aria-hidden="true"',
        r"\1",
        "screen readers read a",
    ),
    Fault(BENEFITS, ARRAY, r"m-90 10h10", "m-90 10", "the drawing of oliver2022.response shows 99 people, not 100"),
    Fault(BENEFITS, ARRAY, r'(<path d="M0 0)h10', r"\1", "{'all': 19, 'some': 30, 'none': 50}]; it is [{'all': 20, "),
    Fault(BENEFITS, ARRAY, r">30 responded", ">31 responded", "the list beside oliver2022.response says [{'all': 20, "),
    Fault(YEAR, BARS, r">\$3,475</text>", ">$3,474</text>", "shows first-year.6.infusion-only as $3,474; it is $3,475"),
    Fault(
        YEAR, BARS, r'(<rect class="solid"[^>]* width=")\d+', r"\g<1>99", "first-year.6.infusion-only is not to scale"
    ),
    Fault(
        YEAR,
        BARS,
        r'(<text [^>]*)data-price="[^"]*"',
        r"\1",
        'a drawing shows "$3,475", which is not named as a price',
    ),
    Fault(YEAR, BARS, r"(<li class=\"all\">[^<]*)<data.*?</data>", r"\1", "but the text beside it does not"),
)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.said)
def test_a_picture_that_is_wrong_is_found_at_the_line_that_draws_it(
    built_project: Project, spoilt: Spoilt, fault: Fault
) -> None:
    where = line(built_project, fault.page, fault.macro)
    found = spoilt(fault.page, fault.old, fault.new)
    assert any(diagnostic.startswith(where) and fault.said in diagnostic for diagnostic in found), found


def test_a_picture_of_a_finding_that_is_not_there_is_found(spoilt: Spoilt) -> None:
    found = spoilt(BENEFITS, 'data-shows="oliver2022.response', 'data-shows="oliver2022.respons')
    assert 'there is no finding "oliver2022.respons"; did you mean "oliver2022.response"?' in found[0]


def test_a_drawing_outside_of_a_picture_is_found_below_its_heading(built_project: Project, spoilt: Spoilt) -> None:
    found = spoilt(YEAR, r'(<h2 id="examples">.*?</h2>)', r"\1<svg><circle r='1'/></svg>")
    where = line(built_project, YEAR, "{#examples}")
    assert [diagnostic.split(";")[0] for diagnostic in found] == [
        f"{where}a drawing has no caption, list or table that says the same"
    ]


def test_a_drawing_that_only_decorates_needs_no_words(spoilt: Spoilt) -> None:
    assert spoilt(YEAR, "</h1>", "</h1><svg aria-hidden='true'><circle r='1'/></svg>") == []


def test_search_finds_the_text_beside_a_picture_and_not_the_drawing(built_project: Project) -> None:
    assert "process/#during" not in built_project.searched("Arrive")
    assert "process/" in built_project.searched("Later, you have single infusions as needed.")


def test_a_template_whose_drawings_are_heard_twice_stops_the_build(whole_guide: Project) -> None:
    place = whole_guide.append("docs/prepare.md", "{{ visit_timeline() }}")
    whole_guide.edit("scripts/render/templates/drawings.html.jinja", ' aria-hidden="true"', "")
    done = whole_guide.run("build_site")
    assert done.code == 1
    assert f"docs/prepare.md:{place}: screen readers read a drawing besides " in done.err
    assert not whole_guide.site.exists()
