"""The synonyms of the search: a mistake in their file has its line."""

import json

import pytest

from scripts.checks.search import check_synonyms
from scripts.content.load import load_content
from scripts.finish.search import search_index
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
    data.write("search.json", json.dumps({"entries": [{"l": "", "t": "Home", "x": text}], "synonyms": {}}))
    problems = check_synonyms(data.root, data.root, load_content(data.root, PINNED))
    assert [str(problem) for problem in problems] == [
        f'content/search.yml:{line}: "{word}" is on no page; write a word that a page has' for line, word in nowhere
    ]


def test_every_typed_form_gets_all_its_meanings(data: Project) -> None:
    search = load_content(data.root, PINNED).search
    assert search.by_typed == {"how much": ("price", "cost"), "expensive": ("price", "cost"), "pee": ("bladder",)}


@pytest.mark.parametrize(("name", "key"), [("search/search_index.json", "docs"), ("search.json", "items")])
def test_the_index_of_either_generator_becomes_plain_text(data: Project, name: str, key: str) -> None:
    text = "<p>Helps <em>some</em> &amp; not all.<sup>7</sup><sup>8</sup> It fades.</p>"
    (data.root / name).parent.mkdir(exist_ok=True)
    data.write(name, json.dumps({key: [{"location": "benefits/", "title": "The <b>other</b> side", "text": text}]}))
    index = json.loads(search_index(data.root, load_content(data.root, PINNED).search, {"benefits/": "How many."}))
    assert index["entries"] == [
        {"l": "benefits/", "t": "The other side", "x": "How many. Helps some & not all. It fades."}
    ]
