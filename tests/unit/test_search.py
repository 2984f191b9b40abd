"""The synonyms of the search: a mistake in their file has its line."""

import json

import pytest

from scripts.article import Article
from scripts.checks.site.shown import check_synonyms
from scripts.data.load import load_content
from scripts.outputs.search import indexed, search_entries, search_index
from tests.project import PINNED, Project


@pytest.mark.parametrize(
    ("text", "nowhere"),
    [
        ("Price and cost. The bladder.", []),
        ("Prices and cost. The bladder.", [(3, "price")]),
        ("Cost", [(3, "price"), (5, "bladder")]),
    ],
)
def test_a_synonym_that_leads_nowhere_is_told_with_its_line(
    data: Project, text: str, nowhere: list[tuple[int, str]]
) -> None:
    content = load_content(data.root, PINNED)
    data.write(
        "search.json", "".join(search_index([{"l": "", "t": "Home", "x": text}], content.search, content.words.search))
    )
    diagnostics = check_synonyms(data.root, data.root, content)
    assert [str(diagnostic) for diagnostic in diagnostics] == [
        f'content/search.yml:{line}: "{word}" is not on any page; write a word that is on a page [search-synonym]'
        for line, word in nowhere
    ]


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
        {"l": "benefits/", "t": "Does it help?", "x": "How many. Helps some & not all. It fades. Yes. $1 9.90 Ask."},
        {"l": "benefits/#when", "t": "When", "x": "After a day"},
    ]


def test_the_index_is_read_as_it_was_written(data: Project) -> None:
    content = load_content(data.root, PINNED)
    entries = [{"l": "a/", "t": "“A”", "x": "one\ntwo"}, {"l": "b/", "t": "]", "x": ","}]
    data.write("search.json", "".join(search_index(entries, content.search, content.words.search)))
    assert list(indexed(data.root / "search.json")) == entries
    assert data.json("search.json") == {
        "entries": entries,
        "synonyms": {typed: list(means) for typed, means in content.search.by_typed.items()},
        "words": {
            "on_page": "On the page: {title}",
            "none": "No results. Try fewer or other words.",
            "results": {"one": "{count} result", "other": "{count} results"},
        },
    }


def test_an_index_that_is_written_otherwise_is_not_taken_for_an_empty_one(data: Project) -> None:
    data.write("search.json", json.dumps({"entries": [], "synonyms": {}}))
    with pytest.raises(ValueError, match=r"search\.json has no end"):
        list(indexed(data.root / "search.json"))
