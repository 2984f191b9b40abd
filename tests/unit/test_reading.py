"""How hard a built page is to read, and whether it counts in one way: told at the line of docs/."""

from pathlib import PurePosixPath

import pytest
from markdown import markdown

from scripts.checks.readability import grade
from scripts.checks.site.built import BuiltPage
from scripts.checks.site.reading import check_denominators, check_grade, check_lists, long_sentences
from scripts.data.load import Content
from scripts.macros.expand import expand
from tests.unit.a_page import HEAD, LINE

HARD = "Individuals experiencing psychiatric deterioration necessitate comprehensive multidisciplinary evaluation."
LONG = "This is one " + "very " * 17 + "long sentence."
SHORT = "This is a short one."


def built(text: str, kind: str = "page", shown: str | None = None) -> BuiltPage:
    """The page that `text` becomes; `shown` has its macros replaced. What a test adds stands one line below `LINE`."""
    source = f"{HEAD.replace('title:', f'kind: {kind}{chr(10)}title:', 1)}{text}\n"
    html = f"<html><body><article>{markdown(shown or text)}</article></body></html>"
    return of_html(html, source)


def of_html(html: str, source: str = "") -> BuiltPage:
    return BuiltPage(PurePosixPath("page/index.html"), html, PurePosixPath("docs/page.md"), source)


def test_a_page_that_is_hard_to_read_is_refused_with_its_grade() -> None:
    (diagnostic,) = check_grade(built(HARD))
    assert str(diagnostic).startswith("docs/page.md:1: the page reads at grade ")
    assert diagnostic.message.endswith(", above 8")


def test_a_legal_page_may_be_a_grade_harder() -> None:
    text = "You have a right to get a written list of what your care could cost, before you have any of that treatment "
    text += "in a clinic."
    assert 8 < grade(text) < 9
    assert list(check_grade(built(text)))
    assert not list(check_grade(built(text, "legal")))
    assert list(check_grade(built(HARD, "legal")))


def test_long_sentences_are_told_with_their_lines_when_there_are_more_than_one_in_ten() -> None:
    text = "\n\n".join([SHORT] * 8 + [LONG, LONG.replace("one", "one more")])
    first, second = (str(diagnostic) for diagnostic in long_sentences(built(text)))
    assert first.startswith(
        f'docs/page.md:{LINE + 19}: 2 of 10 sentences have more than 20 words, this one has 23: "This '
    )
    assert second.startswith(f"docs/page.md:{LINE + 17}: ")


def test_a_long_sentence_is_found_around_its_macro_and_behind_its_link(content: Content) -> None:
    words = "You pay {{ price('series') }} for [this one](costs.md), " + "very " * 17 + "often."
    text = f"{SHORT} You pay a bill.\n\n{words}"
    shown = expand(text, PurePosixPath("docs/page.md"), content)
    (diagnostic,) = long_sentences(built(text, shown=shown))
    assert str(diagnostic).startswith(f"docs/page.md:{LINE + 3}: 1 of 3 sentences ")


def test_one_long_sentence_in_ten_is_let_through() -> None:
    assert list(long_sentences(built("\n\n".join([SHORT] * 9 + [LONG])))) == []
    assert list(long_sentences(built("\n\n".join([SHORT] * 8 + [LONG]))))


def test_headings_make_no_page_look_shorter() -> None:
    assert list(long_sentences(built("\n\n".join(["## Head"] * 20 + [SHORT] * 8 + [LONG]))))


@pytest.mark.parametrize(
    "text",
    [
        "Once 3 in 100, then 4 in 10.",
        "Once 3 in 100.\n\n- then 4 out of 10",
        "| a | b |\n|---|---|\n| 3 in 100 | 4 in every 10 |",
    ],
)
def test_a_second_denominator_is_told_at_its_line(text: str) -> None:
    (diagnostic,) = check_denominators(of_html(markdown(text, extensions=["tables"]), f"{HEAD}{text}\n"))
    assert diagnostic.line == LINE + next(number for number, line in enumerate(text.split("\n")) if "4 " in line)
    assert "is on a page whose first frequency is out of 100" in diagnostic.message


@pytest.mark.parametrize(
    ("html", "said"),
    [
        (
            "<p>50 in 100 did.</p><p>7 in 1,000 did.</p>",
            '"7 in 1,000" is on a page whose first frequency is out of 100; give it out of 100',
        ),
        (
            "<p><b>50 in 100</b> did, 1 out of 5 did not.</p>",
            '"1 out of 5" is on a page whose first frequency is out of 100',
        ),
        ("<table><tr><td>50 in 100</td><td>5 in 10</td></tr></table>", '"5 in 10" is on a page'),
        (
            "<p>1 in 10 did; 1 out of every 20 did not.</p>",
            '"1 out of every 20" is on a page whose first frequency is out of 10',
        ),
    ],
)
def test_two_denominators_on_a_page_are_refused(html: str, said: str) -> None:
    (diagnostic,) = check_denominators(of_html(html))
    assert str(diagnostic).startswith(f"docs/page.md:1: {said}")


@pytest.mark.parametrize(
    "html",
    [
        "<p>50 in 100 did. About 50 in 100 did not. 1 of 18 insurers paid.</p>",
        "<p>50 in 100 did, in 2023 and in 1970: 4 in 2019.</p>",
        "<p>This is from a study of 424 people in 12 clinics.</p>",
        '<p>50 in 100</p><h2 id="sources">Sources</h2><ol class="sources"><li>One in 5: 1 in 5</li></ol>',
    ],
)
def test_one_denominator_is_let_through(html: str) -> None:
    assert list(check_denominators(of_html(html))) == []


def items(count: int, mark: str = "-") -> str:
    return "\n".join(f"{mark} item" for _ in range(count))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (items(8), LINE + 1),
        (items(8, "1."), LINE + 1),
        (items(8, "*"), LINE + 1),
        (f"Words:\n\n{items(8)}\n\nMore.", LINE + 3),
        (items(8).replace("\n", "\n\n"), LINE + 1),
        (items(8).replace("item\n", "item\n  that goes on\n"), LINE + 1),
        (f"- outer\n{items(8, '    -')}\n- outer", LINE + 2),
        (items(4) + "\n" + items(4, "1."), LINE + 1),
        (items(4) + "\n    - inner\n" + items(4), LINE + 1),
    ],
)
def test_a_list_of_more_than_seven_is_refused(text: str, line: int) -> None:
    (diagnostic,) = check_lists(built(text))
    assert str(diagnostic).startswith(
        f"docs/page.md:{line}: the list has 8 items, more than 7; split it into two lists"
    )


@pytest.mark.parametrize(
    "text",
    [
        items(7),
        f"{items(7)}\n\nWords between.\n\n{items(7)}",
        f"{items(7)}\n\n## A heading\n\n{items(7)}",
        f"{items(4)}\n{items(4, '    -')}\n- last",
        "Words - with - hyphens - and - more - of - them - all - day",
        "| a |\n|---|\n" + "| - b |\n" * 9,
        "*slanted* words\n" * 9,
    ],
)
def test_shorter_lists_are_let_through(text: str) -> None:
    assert list(check_lists(built(text))) == []
