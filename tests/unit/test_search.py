"""The synonyms of the search: a mistake in their file has its line."""

import json

import pytest

from scripts.checks.search import check_synonyms
from scripts.content.load import load_content
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
