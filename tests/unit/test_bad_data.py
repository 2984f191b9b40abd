"""A wrong data file: each mistake has its line, what is wrong, and what to write instead."""

import time

import pytest

from scripts.data.load import load_content
from scripts.diagnostics import CheckFailed
from tests.bad_data import ALL, BadData
from tests.project import PINNED, Project


def diagnostics(data: Project) -> str:
    with pytest.raises(CheckFailed) as found:
        load_content(data.root, PINNED)
    return str(found.value)


@pytest.mark.parametrize("bad", ALL, ids=lambda bad: bad.name)
def test_a_wrong_file_is_refused_with_its_line_and_what_to_write(data: Project, bad: BadData) -> None:
    bad.spoil(data)
    assert diagnostics(data) == bad.said


def test_the_mistakes_of_all_files_are_told_at_once_and_in_order(data: Project) -> None:
    data.edit("content/safety.yml", "title:", "titel:")
    data.edit("content/pricing.yml", "price: 673.00", "price: free")
    data.edit("content/pricing.yml", "confirmed: 2026-11-22", "confirmed: yesterday")
    data.edit("content/course.yml", "weeks: 3", "weeks: 0")
    places = [line.split(": ")[0] for line in diagnostics(data).splitlines()]
    assert places == [
        "content/course.yml:10",
        "content/pricing.yml:3",
        "content/pricing.yml:28",
        "content/safety.yml:2",
    ]


def test_a_misspelled_name_is_told_once_and_not_as_missing_too(data: Project) -> None:
    data.edit("content/pricing.yml", "currency: USD", "curency: USD")
    assert (
        diagnostics(data)
        == 'content/pricing.yml:2: "curency:" is not recognized here; did you mean "currency"? [key-unknown]'
    )


def test_a_misspelled_name_beside_a_missing_one_hides_it_not(data: Project) -> None:
    data.edit("content/pricing.yml", "currency: USD\nconfirmed:", "confrmed:")
    assert diagnostics(data).splitlines() == [
        'content/pricing.yml:2: "confrmed:" is not recognized here; did you mean "confirmed"? [key-unknown]',
        'content/pricing.yml:2: "currency:" is missing; add a line that begins with currency: [value-missing]',
    ]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [  # a list of nothing, a row twice, a longest time below the shortest, a crisis line without a way to it
        ("content/pricing.yml", "offers: [series, maintenance]", "offers: []"),
        ("content/pricing.yml", "cost-factors:\n  - How many infusions you have", "cost-factors: []"),
        ("content/pricing.yml", "[6, 12, 18]", "[]"),
        ("content/pricing.yml", "[6, 12, 18]", "[6, 12, 12]"),
        ("content/course.yml", "longest-hours: 2", "longest-hours: 1"),
        (
            "content/safety.yml",
            '      ways:\n        - words: Llame al 988 y oprima 2\n          call: "988"',
            "      ways: []",
        ),
    ],
    ids=["table", "factors", "examples", "example twice", "longest below shortest", "no way to a crisis line"],
)
def test_data_that_would_make_an_empty_or_senseless_block_are_refused(
    data: Project, path: str, old: str, new: str
) -> None:
    data.edit(path, old, new)
    assert diagnostics(data).startswith(f"{path}:")


@pytest.mark.parametrize("lost", ["call", "sms"])
def test_the_lifeline_can_always_be_called_and_texted(data: Project, lost: str) -> None:
    data.edit("content/safety.yml", f'{lost}: "988"', "chat: https://988lifeline.org/")
    assert diagnostics(data).startswith("content/safety.yml:")


@pytest.mark.parametrize(
    "value", ['"two\\nlines"', '"a red \\e[31m word"', '"hidden \\u202e turn"', '"zero \\u200b width"']
)
def test_a_message_is_one_line_of_visible_characters(data: Project, value: str) -> None:
    data.edit("content/pricing.yml", "name: Initial series", f"name: {value}")
    said = diagnostics(data)
    assert said.startswith("content/pricing.yml:7: ")
    assert said.isprintable()


def test_a_control_character_is_told_with_its_own_line(data: Project) -> None:
    data.edit("content/pricing.yml", "The first course.", "The first\x07 course.")
    assert diagnostics(data).startswith("content/pricing.yml:8: ")


def test_an_empty_list_is_called_empty(data: Project) -> None:
    data.edit("content/pricing.yml", "cost-factors:\n  - How many infusions you have\n", "cost-factors:\n")
    assert diagnostics(data).startswith("content/pricing.yml:77: cost-factors is empty; ")


def test_a_byte_order_mark_and_windows_line_ends_are_fine(data: Project) -> None:
    text = data.read("content/pricing.yml").replace("\n", "\r\n")
    data.write("content/pricing.yml", b"\xef\xbb\xbf" + text.encode())
    assert load_content(data.root, PINNED).pricing.amounts["series.infusion-only"] == 3475


def test_unknown_names_are_told_in_a_time_that_grows_as_the_file_does(data: Project) -> None:
    """And not as its square: a file of another program has thousands."""
    text = data.read("content/pricing.yml")
    taken = []
    for count in (2_000, 8_000):
        data.write("content/pricing.yml", text + "".join(f"k{number}: x\n" for number in range(count)))
        started = time.process_time()
        assert diagnostics(data).count("\n") == count - 1
        taken.append(time.process_time() - started)
    assert taken[1] < 8 * taken[0], taken
