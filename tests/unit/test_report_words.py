"""A report in words: what comes from a site shows in Markdown and HTML and does nothing else."""

import re
from dataclasses import replace

import pytest
from lxml import html as lxml_html

from scripts.report.compare import Changes, compare
from scripts.report.pictures import Pair
from scripts.report.sentences import KeyedSentence
from scripts.report.snapshot import PageSnapshot, SiteSnapshot
from scripts.report.words import LONGEST_MARKDOWN, Report, escape_markdown, html, markdown

LINE = re.compile(r"^(?:[#-]+ |\| |<[^>]*>|)")
HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</details></table><h1>x",
    "[text](https://example.com)",
    "![picture](https://example.com/x.png)",
    "**bold** _em_ `code` ~~gone~~",
    "a | b | c",
    "@everyone and @org/team",
    "fixes #1 and GH-2 and org/repo#3",
    "https://example.com and www.example.com",
    "somebody@example.com",
    ":tada: $x^2$ &amp; &#64;all",
    "one\n\n# two\n- three\n| four |",
    "back\\slash \\<b>",
    "\u202e reversed \u200b",
    "{{ 7 * 7 }} {% raw %}",
    "<!-- -->",
    "]]> --> ``` ~~~",
]


def report_of(*texts: str, before: tuple[str, ...] = (), name: str = "costs/") -> Report:
    return Report("main", "HEAD", "2026-11-22", changes=changes_of(before, texts, name))


def changes_of(before: tuple[str, ...], after: tuple[str, ...], name: str = "costs/") -> Changes:
    def site(texts: tuple[str, ...]) -> SiteSnapshot:
        said = tuple(KeyedSentence(text, text) for text in texts)
        text = " ".join(texts)
        marks = {"series.infusion-only": "3475.00"} if texts == after else {"series.infusion-only": "3375.00"}
        page = PageSnapshot(text, marks, {"a.b": text}, {"a": text}, said, len(texts), repr(texts))
        return SiteSnapshot({name: page, **({text: page} if text else {})}, {}, said, {text: "1"} if text else {})

    return compare(site(before), site(after))


@pytest.mark.parametrize("text", HOSTILE)
def test_in_markdown_a_text_is_one_line_without_any_markup(text: str) -> None:
    shown = escape_markdown(text)
    assert "\n" not in shown
    bare = re.sub(r"\\.|&#?\w+;", "", shown)
    assert not re.search(r"[\\`*_\[\]<>|~&\u202e\u200b]", bare)
    assert not re.search(r"[@#]\w|://|\bwww\.|:\w+:|GH-\d|\$\D", shown.replace("&#8288", "").replace("&#36", ""))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_adds_no_line_and_no_element_to_the_markdown(text: str) -> None:
    def shape(word: str) -> list[str]:
        report = report_of(word, f"{word} and what you read with it", before=("And what you read with it",))
        return [LINE.findall(line)[0] for line in markdown(report).split("\n")]

    assert shape(text) == shape(" ".join(["harmless"] * len(text.split())))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_shown_as_it_is_in_html(text: str) -> None:
    def elements(word: str) -> list[str]:
        tree = lxml_html.document_fromstring(html(report_of(word, "x", before=("x",))))
        return [str(element.tag) for element in tree.iter()]

    assert elements(text) == elements("harmless")


def test_a_name_of_a_branch_is_text_too() -> None:
    report = replace(report_of("x"), before="<b>|@you", notes=("[x](y)",))
    assert "From \\<b\\>\\|@&#8288;you to HEAD" in markdown(report)
    assert "\\[x\\](y)" in markdown(report)


def test_prices_stay_readable() -> None:
    assert escape_markdown("from $3,475 to $4,466, about 2.9%") == "from $3,475 to $4,466, about 2.9%"


def test_the_summary_stands_first_and_a_price_in_one_row() -> None:
    lines = markdown(report_of("Series", before=("Series old",))).split("\n")
    assert lines[0].startswith("# ")
    assert lines[2].startswith("**1 price changed, ")
    assert any(line.startswith("| series, infusion only | $3,375 | $3,475 | +$100 (+3.0%) | costs/") for line in lines)


def test_words_that_went_and_came_are_marked() -> None:
    report = report_of("You lie in a chair.", before=("You sit in a chair.",))
    assert "- Changed: You ~~sit~~ **lie** in a chair." in markdown(report)
    assert "<li>Changed: You <del>sit</del> <ins>lie</ins> in a chair.</li>" in html(report)


def test_a_change_without_an_effect_is_said_to_have_none() -> None:
    text = markdown(Report("main", "HEAD", "2026-11-22", changes_of((), ())))
    assert "**Nothing changes that a visitor reads.**" in text
    assert "##" not in text


def test_a_state_that_does_not_build_is_told_with_its_messages() -> None:
    failure = ("main", ("docs/costs.md:8: there is no price <b>", "1 problem"))
    report = Report("main", "HEAD", "2026-11-22", failures=(failure,))
    assert "**The two cannot be compared.**" in markdown(report)
    assert "## main does not build\n\n- docs/costs.md:&#8288;8: there is no price \\<b\\>\n- 1 problem" in markdown(
        report
    )
    assert "<li>docs/costs.md:8: there is no price &lt;b&gt;</li>" in html(report)


def test_a_report_that_is_too_long_is_cut_at_a_line_and_says_so() -> None:
    text = markdown(report_of(*(f"Sentence number {number} is new here." for number in range(4_000))))
    assert len(text) < LONGEST_MARKDOWN + 200
    assert text.count("<details>") == text.count("</details>")
    assert text.endswith("**This is not all.** The rest is in `index.html` of the report.\n")


def test_the_pictures_stand_side_by_side_in_html_only() -> None:
    report = replace(report_of("x"), pairs=(Pair("costs/", 360, "costs-360-before.jpg", None),))
    tree = lxml_html.document_fromstring(html(report))
    assert tree.xpath("//figure/img/@src") == ["pictures/costs-360-before.jpg"]
    assert tree.xpath("//figure[not(img)]/text()") == ["There is no such page."]
    assert "pictures/" not in markdown(report)
