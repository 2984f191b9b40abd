"""Checklists and handouts: what their files may say, and the sheets that come of them."""

import io
import json
import re

import pypdf
import pytest
import typst

from scripts.checks.source.downloads import check_handout_pages, check_named_pages, check_sheets
from scripts.data.front_matter import Page
from scripts.data.load import Content, load_content
from scripts.diagnostics import CheckFailed
from scripts.render.handouts import typeset, typst_source
from scripts.render.templates import typst_value
from tests.project import PINNED, Project
from tests.unit.a_page import HEAD, page

HOSTILE = (
    '#read("/etc/passwd")',
    '"); #read("/etc/passwd"); ("',
    "*bold* _slanted_ `raw` $x^2$ @label <label> // gone /* gone */ ~ -- ...",
    "ends with a backslash \\",
    '\\" #panic() \\u{41}',
    "= a heading\n- an item",
    "a 'quote', \u201cquotes\u201d, a nul-free \u00fcnusual \U0001f642 text",
)
CHECKLISTS, HANDOUTS = "content/checklists.yml", "content/handouts.yml"
PAGES = tuple(page("Words.", name) for name in ("prepare", "costs", "aftercare", "what-it-is"))


def sheet_text(content: Content, name: str = "prepare", head: str = HEAD) -> str:
    """The words of a sheet, as a reader of the PDF finds them."""
    front_matter = page("", head=head).front_matter
    assert front_matter
    source = typst_source(content.handouts.handout(name), content, front_matter)
    reader = pypdf.PdfReader(io.BytesIO(typeset(source.encode(), content.settings.day)))
    return " ".join(" ".join(sheet.extract_text() for sheet in reader.pages).split())


def refused(data: Project) -> list[str]:
    with pytest.raises(CheckFailed) as found:
        load_content(data.root, PINNED)
    return str(found.value).splitlines()


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_a_value_has_typst_takes_it_for_text(text: str) -> None:
    document = f"#metadata({typst_value(text)}) <it>".encode()
    found = typst.query(document, "<it>", field="value", ignore_system_fonts=True)
    assert json.loads(found) == [text]


def test_markup_in_a_data_file_stands_on_the_sheet_as_it_is_written(data: Project) -> None:
    hostile = '#read("/etc/passwd") *b* $x$ @a `c` // d'
    data.edit(HANDOUTS, "Tick off what you have done.", f"'{hostile}'")
    data.edit(CHECKLISTS, "text: You are ill.", f"text: '{hostile}'")
    data.edit("content/clinic.yml", "name: ", "name: '#panic() ' # ")
    text = sheet_text(data.content())
    assert text.count(hostile) == 2
    assert "#panic()" in text


def test_a_sheet_has_its_lists_its_questions_help_in_a_crisis_and_its_review(content: Content) -> None:
    text = sheet_text(content)
    for words in (
        "Before your infusion",
        "Arrange a ride. Ask someone to fetch you.",
        "A visit takes about 1.5 to 2 hours.",
        content.safety.driving.text,
        content.clinic.fact("refunds").question,
        "Call 988, Text 988",
        "Llame al 988",
        content.safety.legal_status.sentence,
        "information, not medical advice",
        "Last review: November 22, 2026. Next review: May 22, 2027.",
        "Stella Mental Health publishes this site. No clinician has checked it yet.",
        f"{PINNED['SITE_URL']}handouts/prepare/",
    ):
        assert words in text, words
    assert "overdue" not in text


def test_a_sheet_says_that_its_review_is_overdue(content: Content) -> None:
    head = HEAD.replace("last-review: 2026-11-22", "last-review: 2025-01-02").replace("2027-05-22", "2025-07-02")
    assert "Review overdue since July 2, 2025." in sheet_text(content, head=head)


def test_the_clinics_answer_stands_below_its_question(data: Project) -> None:
    question = "question: What do I get back if I stop early?\n    value:"
    data.edit("content/clinic.yml", question, f"{question} All of it.")
    assert "What do I get back if I stop early? All of it." in sheet_text(data.content())


def test_a_price_changed_in_the_file_changes_the_sheet(data: Project) -> None:
    before = sheet_text(data.content(), "costs")
    assert "$3,475" in before
    assert "confirmed these prices on November 22, 2026." in before
    data.edit("content/pricing.yml", "price: 3475.00", "price: 3580.00")
    after = sheet_text(data.content(), "costs")
    assert "$3,580" in after
    assert "$3,475" not in after


def of_sheets(data: Project) -> list[str]:
    """What is said; a text that several sheets show is told for each of them."""
    return sorted({str(diagnostic) for diagnostic in check_sheets(PAGES, data.content())})


def test_a_handout_over_one_page_is_refused_with_its_line(data: Project) -> None:
    part = "      - checklist: prepare.before\n"
    data.edit(HANDOUTS, part, part * 30)
    assert of_sheets(data) == [
        'content/handouts.yml:2: the handout "prepare" is 3 pages long, not one; '
        "shorten it, or leave out a part [handout-length]"
    ]


def test_the_handouts_as_they_are_can_be_printed(data: Project) -> None:
    assert of_sheets(data) == []


@pytest.mark.parametrize("char", ["\U0001f600", "\u4e2d", "\u0e01", "\u274c"])
@pytest.mark.parametrize(
    ("path", "old", "at"),
    [
        (CHECKLISTS, "text: You are ill.", "text: You are ill. {}"),
        (HANDOUTS, "Tick off what you have done.", "Tick {} off."),
        ("content/clinic.yml", "name: ", "name: {} "),
        ("content/decision.yml", "- What does a whole year cost?", "- What does {} cost?"),
        ("content/pricing.yml", "name: Initial series", "name: Initial {}"),
        ("content/safety.yml", "title: ", "title: Help {} "),
    ],
)
def test_a_sign_that_cannot_be_printed_is_told_at_its_line(
    data: Project, path: str, old: str, at: str, char: str
) -> None:
    text = data.read(path)
    place = text.index(old)
    data.write(path, f"{text[:place]}{at.format(char)}{text[place + len(old) :]}")
    line = text.count("\n", 0, place) + 1
    assert of_sheets(data) == [
        f'{path}:{line}: the font of the printed handouts has no "{char}" (U+{ord(char):04X}); '
        "write it in words [handout-character]"
    ]


def test_signs_that_can_be_printed_are_let_through(data: Project) -> None:
    data.edit(CHECKLISTS, "text: You are ill.", "text: 'Señora Žižek’s “½” – ≥ 5 → é, e\u0301, ✓'")
    assert of_sheets(data) == []


def test_a_reviewer_whose_name_cannot_be_printed_is_told_on_the_page(data: Project) -> None:
    owner = page("Words.", "prepare", HEAD.replace("reviewer: none", "reviewer: \u674e Wei"))
    (diagnostic,) = check_sheets([owner], data.content())
    assert str(diagnostic) == (
        'docs/prepare.md:5: the font of the printed handouts has no "\u674e" (U+674E); '
        "write it in words [handout-character]"
    )


def test_what_no_handout_shows_may_have_any_sign(data: Project) -> None:
    data.edit("content/glossary.yml", "means: ", "means: \u4e2d ")
    assert of_sheets(data) == []


@pytest.mark.parametrize(
    ("path", "old", "new", "said"),
    [
        (HANDOUTS, "prepare.put-off", "prepare.putoff", '9: there is no part of a checklist "prepare.putoff"; did'),
        (HANDOUTS, "prepare.put-off", "prepair.put-off", '9: there is no part of a checklist "prepair.put-off"; did'),
        (HANDOUTS, "prepare.put-off", "put-off", '9: checklist is "put-off", which is not valid here; write a'),
        (HANDOUTS, "[refunds]", "[refund]", '12: there is no clinic fact "refund"; did you mean "refunds"?'),
        (HANDOUTS, ": money", ": mony", '20: there is no group of questions "mony"; did you mean "money"?'),
        (
            HANDOUTS,
            "prices: course",
            "prices: curse",
            '19: there is no price table "curse"; did you mean "course"?',
        ),
        (HANDOUTS, "safety: driving", "title: A rule", "10: the part shows nothing; keep exactly one of: checklist"),
        (
            HANDOUTS,
            "  - safety: driving",
            "  - safety: driving\n        prices: course",
            "10: the part shows safety and",
        ),
        (HANDOUTS, "title: Ask the clinic\n        ", "", '11: "title:" is missing; add a line that begins'),
        (HANDOUTS, "columns: 2", "columns: 3", '4: columns is "3", which is out of range; write a whole number'),
        (CHECKLISTS, "course: visit-length", "course: visit", '15: course is "visit", which is not valid here; did'),
        (CHECKLISTS, "            more: A visit takes\n", "", '14: course is "visit-length", but there is no text'),
        (CHECKLISTS, "[one2020]", "[two2020]", '7: there is no source "two2020"; did you mean "one2020"?'),
        (CHECKLISTS, "        lead: Begin a week ahead.\n", "", "6: there are sources, but no sentence for them"),
        (
            CHECKLISTS,
            "          - text: You",
            "          - text: Y\n" * 7 + "          - text: You",
            "19: the list has 8",
        ),
    ],
)
def test_what_a_file_gets_wrong_is_told_with_its_line(data: Project, path: str, old: str, new: str, said: str) -> None:
    data.edit(path, old, new)
    told = refused(data)
    assert any(line.startswith(f"{path}:{said}") for line in told), told


def test_a_handout_with_prices_may_take_both_sides_of_its_sheet(data: Project) -> None:
    data.edit(HANDOUTS, "prices: course", "prices: first-year")
    for years, said in ((30, []), (45, ["more than both sides of a sheet; shorten it, or leave out a part"])):
        examples = ", ".join(str(count) for count in range(6, 6 + years))
        data.write(
            "content/pricing.yml",
            re.sub(r"examples: \[.*\]", f"examples: [{examples}]", data.read("content/pricing.yml")),
        )
        pages = [one for one in of_sheets(data) if "handout-length" in one]
        assert [one.partition("pages long, ")[2].partition(" [")[0] for one in pages] == said


def test_a_page_that_is_not_there_is_told(data: Project) -> None:
    assert list(check_named_pages(data.root, PAGES, data.content())) == []
    told = [str(diagnostic) for diagnostic in check_named_pages(data.root, PAGES[:1], data.content())]
    assert told == [
        'content/handouts.yml:14: there is no page "costs"; write prepare [page-unknown]',
        'content/safety.yml:30: there is no page "what-it-is"; write prepare [page-unknown]',
        'content/checklists.yml:12: there is no page "aftercare"; did you mean "prepare"? [page-unknown]',
    ]


def test_a_handout_without_a_page_that_shows_it_is_told(data: Project) -> None:
    def told(*pages: Page) -> list[str]:
        return [str(diagnostic) for diagnostic in check_handout_pages(pages, data.content())]

    prepare, costs = (
        page('{{ handout("prepare") }}', "handouts/prepare"),
        page("{{handout('costs')}}", "handouts/costs"),
    )
    assert told(prepare, costs) == []
    assert told(page("Words.", "handouts/prepare"), costs) == [
        'content/handouts.yml:2: the handout "prepare" has no page of its own; '
        'write docs/handouts/prepare.md, with {{ handout("prepare") }} on a line of its own [handout-page]'
    ]
