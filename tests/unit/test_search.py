"""What search knows: the words of each place, and what readers type, whose mistakes have their line."""

import json

import pytest

from scripts.article import Article
from scripts.checks.site.shown import check_search
from scripts.data.load import Content, load_content
from scripts.diagnostics import CheckFailed
from scripts.outputs.search import Entry, search_entries, search_index
from tests.project import PINNED, Project


@pytest.mark.parametrize(
    ("text", "nowhere"),
    [
        ("Price and cost. The bladder.", []),
        ("Prices and cost. The bladder.", []),
        ("Price and cost. A blade.", [(5, "bladder")]),
        ("Cost", [(3, "price"), (5, "bladder")]),
    ],
)
def test_a_synonym_that_leads_nowhere_is_told_with_its_line(
    data: Project, text: str, nowhere: list[tuple[int, str]]
) -> None:
    data.write("content/search.yml", SYNONYMS)
    content = load_content(data.root, PINNED)
    data.write("search.json", index_of(content, {"l": "", "t": "Home", "x": text}))
    diagnostics = check_search(data.root, content)
    assert [str(diagnostic) for diagnostic in diagnostics] == [
        f'content/search.yml:{line}: "{word}" is not on any page; write a word that is on a page [search-synonym]'
        for line, word in nowhere
    ]


def index_of(content: Content, *entries: Entry) -> str:
    return "".join(search_index(entries, content.search, content.words.search))


SYNONYMS = """synonyms:
  - typed: [how much, expensive]
    means: [price, cost]
  - typed: [pee]
    means: [bladder]
"""
HOME = {"l": "", "t": "Price and cost. The bladder.", "x": ""}
ASKED = """
asked:
  - page: index
    ways: [anything]
  - page: risks
    anchor: blader
    ways: [can I pee]
"""


def test_a_way_to_ask_for_no_place_is_told_with_its_line(data: Project) -> None:
    data.write("content/search.yml", SYNONYMS + ASKED.replace("can I", "i"))
    content = load_content(data.root, PINNED)
    data.write("search.json", index_of(content, HOME, {"l": "risks/#bladder", "t": "Bladder", "x": ""}))
    assert [str(diagnostic) for diagnostic in check_search(data.root, content)] == [
        'content/search.yml:11: search finds no place "risks/#blader"; did you mean "risks/#bladder"? [search-place]'
    ]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (ASKED, ':12: ways is "can I pee"'),
        (ASKED.replace("can I", "i") + "  - {page: index, ways: [other]}\n", ':13: "" is listed twice'),
    ],
)
def test_a_way_to_ask_that_search_cannot_use_is_told_with_its_line(data: Project, asked: str, said: str) -> None:
    data.write("content/search.yml", SYNONYMS + asked)
    with pytest.raises(CheckFailed) as failed:
        load_content(data.root, PINNED)
    (told,) = failed.value.diagnostics
    assert str(told).startswith(f"content/search.yml{said}")


def test_every_typed_form_gets_all_its_meanings(data: Project) -> None:
    search = load_content(data.root, PINNED).search
    assert search.by_typed == {"how much": ("price", "cost"), "expensive": ("price", "cost"), "pee": ("bladder",)}


ARTICLE = Article(
    """<h1 id="top">Does it <em>help</em>?</h1><nav>On this page</nav>
<p>Helps <em>some</em> &amp; not all.<sup>7</sup><sup>8</sup> It fades.</p><aside data-unsearched>Again</aside> Yes.
<table><tr><td>$1</td><td>9.90</td></tr></table><section><h2 id="when">When</h2><p>After a day</p></section>
<p>Ask.</p><svg><title>Drawn</title></svg><h2 id="sources">Sources</h2><ol><li>Nobody</li></ol>"""
)


def test_each_section_is_found_as_plain_text_at_its_heading() -> None:
    """A section ends where what encloses it ends; cells and blocks do not run on; what repeats the text is left out."""
    assert list(search_entries(ARTICLE.tree, "benefits/", "How many.")) == [
        {
            "l": "benefits/",
            "t": "Does it help?",
            "x": "How many. Helps some & not all. It fades. Yes. $1 9.90 Ask.",
            "d": "How many.",
        },
        {"l": "benefits/#when", "t": "When", "x": "After a day"},
    ]


def test_the_index_has_every_word_and_no_text(data: Project) -> None:
    content = load_content(data.root, PINNED)
    far = [{"l": f"{number}/", "t": "Far", "x": "", "d": ""} for number in range(100)]
    entries = [
        {"l": "a/", "t": "“A”", "x": "Two studies, one study.", "d": "Two."},
        *far,
        {"l": "a/#b", "t": "B", "x": "One"},
    ]
    data.write("search.json", index_of(content, *entries))
    index = data.json("search.json")
    assert index["places"] == "one 0-F study 0. two 0"
    assert index["entries"][0] == {"l": "a/", "t": "“A”", "d": "Two."}
    assert index["entries"][-1] == {"l": "a/#b", "t": "B"}
    assert index["synonyms"] == {typed: list(means) for typed, means in content.search.by_typed.items()}
    assert index["words"] == {
        "on_page": "On the page: {title}",
        "none": "No results. Try fewer or other words.",
        "results": {"one": "{count} result", "other": "{count} results"},
    }


def test_words_of_every_question_are_left_out_of_texts_in_every_form(data: Project) -> None:
    data.write("content/search.yml", SYNONYMS + "asking: [does, help]\n")
    content = load_content(data.root, PINNED)
    index = json.loads(index_of(content, {"l": "a/", "t": "Does it help?", "x": "It helped one of two."}))
    assert index["places"] == "it 0 of 0 one 0 two 0"
    assert index["asking"] == "doe help"
