"""What a reader must know before saying yes: who should not, who must ask, which medicines, and whom to turn to."""

from pathlib import PurePosixPath

import pytest
from lxml import html

from scripts.data.load import Content, load_content
from scripts.diagnostics import CheckFailed
from scripts.macros.expand import expand
from tests.project import PINNED, ROOT, Project

SAFETY, MEDICINES, CHECKLISTS = "content/safety.yml", "content/medicines.yml", "content/checklists.yml"


@pytest.fixture(scope="module")
def real() -> Content:
    """The project's own data files."""
    return load_content(ROOT, PINNED)


def shown(macro: str, content: Content) -> str:
    return expand(macro, PurePosixPath("docs/page.md"), content)


def rows(content: Content) -> dict[str, str]:
    """The table of medicines: the words of each row by its address."""
    table = html.fromstring(shown("{{ medicines() }}", content))
    return {row.get("id", ""): str(row.xpath("string()")).strip() for row in table.iterfind(".//tbody/tr")}


def refused(data: Project) -> list[str]:
    with pytest.raises(CheckFailed) as found:
        load_content(data.root, PINNED)
    return str(found.value).splitlines()


def test_every_row_of_the_medicines_ends_with_what_to_do_instead_of_stopping(real: Content) -> None:
    told = rows(real)
    assert len(told) == len(real.medicines.medicines)
    assert all(words.endswith(real.medicines.every_row) for words in told.values())


@pytest.mark.parametrize("name", ["benzodiazepines", "opioids", "opioid-treatment"])
def test_where_stopping_suddenly_is_dangerous_the_row_says_so(real: Content, name: str) -> None:
    assert "Stopping suddenly is dangerous" in rows(real)[name]


def test_the_names_that_people_know_stand_beside_the_medicine(real: Content) -> None:
    told = shown("{{ medicines() }}", real)
    for name in ("Xanax", "Klonopin", "Suboxone", "methadone", "buprenorphine", "Adderall", "Sudafed", "theophylline"):
        assert name.lower() in told.lower(), name


def test_the_first_name_on_the_box_is_a_word_of_its_own_so_that_search_finds_it(real: Content) -> None:
    assert "Most antidepressants Zoloft, Prozac" in rows(real)["antidepressants"]


def test_a_medicine_without_a_source_is_refused_at_its_line(data: Project) -> None:
    data.edit(MEDICINES, "    sources: [one2020]\n", "")
    assert refused(data) == [
        f'{MEDICINES}:4: "sources:" is missing; add a line that begins with sources: [value-missing]'
    ]


def test_who_should_not_and_who_must_ask_are_two_lists(real: Content) -> None:
    should_not, ask = real.safety.contraindications, real.safety.precautions
    assert not {item.name for item in should_not.items} & {item.name for item in ask.items}
    assert "bipolar" in shown("{{ precautions() }}", real).lower()
    assert "under 18" in shown("{{ contraindications() }}", real)


def test_a_list_of_more_than_seven_reasons_is_refused(data: Project) -> None:
    data.edit(
        SAFETY,
        "      text: you have serious heart disease.\n",
        "      text: you have it.\n" + "    - {name: A, text: b.}\n" * 7,
    )
    assert refused(data) == [
        f"{SAFETY}:35: the list has 8 items, more than 7; split it into two lists, each with a title [list-long]"
    ]


def test_what_cannot_wait_says_where_to_turn_and_follows_the_clinics_number(data: Project) -> None:
    data.edit(CHECKLISTS, "        boxes: no\n", "        boxes: no\n        urgent: yes\n")
    asked = '{{ checklist("prepare", "put-off") }}'
    told = shown(asked, data.content())
    assert "No answer? Go to an emergency room." in told
    assert "no number" not in told
    data.edit("content/clinic.yml", "phone: 1-800-555-0100\n", "phone:\n")
    assert "No answer, or no number?" in shown(asked, data.content())


def test_every_list_of_signs_that_cannot_wait_is_urgent(real: Content) -> None:
    groups = {group.id: group for checklist in real.checklists.checklists for group in checklist.groups}
    assert groups["call-clinic-now"].urgent == "yes"
    chars = " ".join(item.text for name in ("call-911-body", "call-911-brain") for item in groups[name].items)
    for char in ("chest pain", "breathing", "swelling", "headache", "see", "seizure", "weakness", "speaking"):
        assert char in chars, char
