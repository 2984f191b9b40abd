"""The clinic as data: what it has told becomes links and parts, what it has not stays a question, mistakes are told."""

import re
from pathlib import PurePosixPath

import pytest

from scripts.checks.source.words import check_conditions, check_names, check_names_in_data
from scripts.data.front_matter import read_page
from scripts.data.load import Content, load_content
from scripts.macros import OtherPages
from scripts.macros.expand import expand
from tests.names import page_of
from tests.project import PINNED, ROOT, Project
from tests.unit.a_clinic import CLINIC, PAGE, PLACE, knowing, refused, shown
from tests.unit.a_page import page


def told(text: str, content: Content, head: str = "") -> list[str]:
    page = read_page(f"---\n{head}\n---\n{text}\n", PAGE)
    return [str(found) for found in check_names(page, content)]


def test_two_places_with_one_id_and_one_name_are_told_beside_other_mistakes(data: Project) -> None:
    data.append(CLINIC, PLACE + PLACE.partition("\n")[2].replace("zip: 80202", "zip: 8020"))
    assert [line.partition("; ")[0].split(": ", 1)[1] for line in refused(data).splitlines()] == [
        'id "denver" is already used on line 22',
        'name "Denver" is already used on line 23',
        'zip is "8020", which is not valid here',
    ]


def test_a_number_typed_as_an_answer_is_sent_to_its_key(data: Project) -> None:
    data.edit(CLINIC, "    value:\n", "    value: call 1-800-555-0100\n")
    assert refused(data) == (
        'content/clinic.yml:12: value is "call 1-800-555-0100", but pages make links of what is after phone:; '
        "write it after phone: near the top of the file, and leave value: empty [value-elsewhere]\n"
    )


def test_an_address_writes_and_a_license_can_be_checked(data: Project) -> None:
    asked = "".join(f"  - id: {name}\n    label: It\n    question: Which?\n" for name in ("email", "licence"))
    data.edit(CLINIC, "facts:\n", f"facts:\n{asked}")
    content = knowing(data, "email: care@example.org\nlicense:\n  says: Number 4\n  check: https://example.gov/4")
    assert '<a href="mailto:care@example.org">care@example.org</a>' in shown('ask("email")', content)
    assert 'Number 4 <a href="https://example.gov/4">Check the license</a>' in shown('ask("licence")', content)


def test_a_place_shows_what_is_known_and_asks_for_the_rest(data: Project) -> None:
    part = shown("places()", knowing(data, PLACE))
    assert "## Denver {#place-denver .named}" in part
    assert "1200 Larimer Street #400, Denver, CO 80202" in part
    assert '<a class="nobreak" href="tel:+13035550100">303-555-0100</a>' in part
    assert "Monday to Friday: 8:30 a.m. to 5:00 p.m." in part
    assert "Where can I park?" in part
    assert "When is it open?" not in part


def test_the_contact_page_leads_to_the_page_of_places_once_there_is_one(data: Project) -> None:
    content = knowing(data, PLACE)
    assert "### Denver {#place-denver" in shown('places("short")', content)
    others = OtherPages(page_with={"places": "our-locations"}.get)
    assert '<a href="/our-locations/#place-denver">Denver</a>' in shown('places("short")', content, others)


def test_without_places_people_and_booking_nothing_is_invented() -> None:
    content = load_content(ROOT, PINNED)
    assert shown("places()", content).count('class="ask"') == 2
    assert "Who is in the room" in shown("team()", content)
    assert shown("book()", content) == ""
    assert shown('other_sites("private")', content) == ""


@pytest.mark.parametrize(
    ("tracks", "said"), [("yes", "that it tracks"), ("no", "that it does not track"), ("unknown", "has not said")]
)
def test_a_booking_site_is_named_with_whether_it_tracks(data: Project, tracks: str, said: str) -> None:
    content = knowing(data, f"booking:\n  url: https://book.example.com/a\n  tracks: {tracks}")
    private = shown('other_sites("private")', content)
    assert "book.example.com" in private
    assert said in private
    assert "We have not tested it" in shown('other_sites("tested")', content)


def test_a_booking_page_on_the_same_host_is_not_another_companys(data: Project) -> None:
    data.append(CLINIC, "booking:\n  url: https://example.org/book")
    assert load_content(data.root, {**PINNED, "SITE_URL": "https://example.org/guide/"}).other_sites == []


@pytest.mark.parametrize(
    ("reviewed", "said"),
    [
        ((), "No clinician has reviewed these pages yet."),
        ((False, False), "No clinician has reviewed these pages yet."),
        ((True, False), "A clinician has reviewed 1 of the 2 pages. Each page says whether it is one of them."),
        ((True, True), "A clinician has reviewed every page."),
    ],
)
def test_what_pages_say_of_reviewers_follows_all_pages(content: Content, reviewed: tuple[bool, ...], said: str) -> None:
    assert shown("reviewed()", content, OtherPages(reviewed=lambda: reviewed)) == said


def test_a_page_names_its_own_reviewer(content: Content) -> None:
    text = page_of(ROOT, "about").read_text(encoding="utf-8").replace("reviewer: none", "reviewer: Ann Roe, MD")
    others = OtherPages(lambda _: read_page(text, PAGE).front_matter)
    assert shown('reviewed("about")', content, others) == "Ann Roe, MD reviewed this page on November 22, 2026."
    assert shown('reviewed("about")', content) == "No clinician has reviewed this page yet."


def test_each_condition_that_is_counted_has_a_part_on_its_page(data: Project) -> None:
    data.edit("content/clinic.yml", "conditions: [low-mood]", "conditions:\n  - anxiety\n  - chronic-pain")
    content = data.content()
    assert expand('{{ count("conditions") }}', PurePosixPath("docs/x.md"), content) == "two"
    pages = [
        page("### Anxiety {#anxiety}", "other"),
        page('{{ count("conditions") }}\n\n### Fear {#anxiety}', "is-it-for-me"),
    ]
    line = data.read("content/clinic.yml").splitlines().index("  - chronic-pain") + 1
    assert [str(found) for found in check_conditions(pages, content)] == [
        f"content/clinic.yml:{line}: docs/is-it-for-me.md has no heading {{#chronic-pain}}; "
        "add that part there, or delete the name here [condition-heading]"
    ]


def test_a_count_is_a_word_that_follows_the_data(content: Content, data: Project) -> None:
    assert shown('count("treatments")', load_content(ROOT, PINNED)) == "nine"
    assert shown('count("places")', content) == "no"
    assert shown('count("places")', knowing(data, PLACE)) == "one"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Call Stella.", 'the clinic\'s name is typed: "Stella"; write {{ clinic() }} [clinic-typed]'),
        ("Stella Mental\nHealth", '"Stella Mental Health"; write {{ clinic("name") }} [clinic-typed]'),
        ("Look at nine choices.", '"nine choices"; write {{ count("treatments") }} for the number [count-typed]'),
        ("No clinician has reviewed it.", "write {{ reviewed() }}, which follows reviewer: [reviewer-typed]"),
    ],
)
def test_what_the_data_says_is_not_typed(text: str, said: str) -> None:
    (line,) = told(text, load_content(ROOT, PINNED))
    assert line.startswith("docs/about.md:4: ")
    assert said in line


@pytest.mark.parametrize(
    "text",
    [
        "The stellate ganglion.",
        "Stellar work.",
        "See [here](https://www.example.org/Stella/a).",
        '{{ clinic() }} and {{ clinic("name") }}',
        "Mark the two or three choices.",
        "A clinician has to weigh it with you.",
    ],
)
def test_other_words_are_no_name_and_no_count(text: str) -> None:
    assert told(text, load_content(ROOT, PINNED), "reviewer: Dr. Stella Roe") == []


def test_a_title_and_a_data_file_say_the_clinic(data: Project) -> None:
    (line,) = told("", data.content(), "title: About Stella")
    assert line == 'docs/about.md:2: the clinic\'s name is typed: "Stella"; write "the clinic" [clinic-typed]'
    assert told("", data.content(), "author: Stella Mental Health") == []
    data.edit("content/checklists.yml", "text: ", "text: Stella ")
    (found,) = check_names_in_data(data.root, data.content().clinic)
    assert str(found).endswith('write "the clinic" or "this clinic" [clinic-typed]')


def test_the_examples_of_the_guide_for_editors_are_right(data: Project) -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## Say how to reach the clinic")[2]
    reach, place, person = re.findall(r"```yaml\n(.*?)```", guide.partition("\n## ")[0], re.DOTALL)
    data.edit(CLINIC, "phone: 1-800-555-0100\nphone-hours: on weekdays\n", f"{reach}places:\n{place}people:\n{person}")
    data.write("content/treatments.yml", data.read("content/treatments.yml").replace("id: no-treatment", "id: tms"))
    clinic = data.content().clinic
    assert (clinic.can_be_reached, clinic.places[0].hours[1].days, clinic.people[0].role) == (
        True,
        (5, 6),
        "Medical director",
    )
