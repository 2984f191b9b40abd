"""The search: what patients ask finds its page, and the dialog gives nothing away and holds nobody."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from ruamel.yaml import YAML

from tests.browser.conftest import AT_BOTH, Watched, search

QUESTIONS = YAML(typ="safe").load(Path(__file__).with_name("search_questions.yml"))
WORDS = {"on_page": "On the page: {title}", "none": "None.", "results": {"one": "1 result", "other": "{count} results"}}
FIRST = 3  # results that a reader looks at
RANK = """async ({ address, index, questions }) => {
  const { prepare, find } = await import(`${address}assets/search.js`);
  const prepared = prepare(index || await (await fetch(`${address}search.json`)).json());
  return questions.map((question) => find(prepared, question).found.map(([best]) => best.l));
}"""


def answers(place: str, wanted: str) -> bool:
    """True for the section itself, for its page, and for any section of a page that is wanted as a whole."""
    page, _, section = wanted.partition("#")
    return place in {wanted, page} if section else place.partition("#")[0] == page


def missed(page: Page, address: str, index: Any = None) -> dict[str, list[str]]:
    """Return each question without an answer among the first results, and those."""
    asked = [question["ask"] for question in QUESTIONS]
    results = page.evaluate(RANK, {"address": address, "index": index, "questions": asked})
    return {
        question["ask"]: found[:FIRST]
        for question, found in zip(QUESTIONS, results, strict=True)
        if not any(answers(place, wanted) for place in found[:FIRST] for wanted in question["answers"])
    }


def test_every_question_finds_its_page_among_the_first_three(page: Page, address: str) -> None:
    assert len(QUESTIONS) > 70
    assert missed(page, address) == {}


def test_synonyms_and_not_luck_find_what_the_site_says_otherwise(page: Page, address: str) -> None:
    index = page.evaluate("async (address) => (await fetch(`${address}search.json`)).json()", address)
    assert "is it addictive" in missed(page, address, {**index, "synonyms": {}})


@AT_BOTH
def test_search_finds_a_page_and_leads_there(page: Page, address: str) -> None:
    assert any("costs/" in link for link in search(page, "does insurance pay")[:FIRST])
    page.get_by_role("dialog").get_by_role("link").first.click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert page.url.startswith(address)
    assert page.url != address


@pytest.mark.parametrize(("misspelt", "page_found"), [("insurence", "costs/"), ("bladdr", "risks/")])
def test_search_forgives_a_misspelt_word(page: Page, misspelt: str, page_found: str) -> None:
    assert any(page_found in link for link in search(page, misspelt)[:FIRST])


ALIKE = (
    *(
        "copy copies copied copying",
        "company companies",
        "study studies studied",
        "allergy allergies",
        "pay pays paying",
    ),
    *("stop stops stopped stopping", "plan planned planning", "drip dripping", "cancel cancelled canceled cancelling"),
    *("call calls called calling", "miss missed missing", "process processes processed", "class classes", "add adding"),
    *("dose doses dosed", "price prices priced pricing", "virus viruses", "worry worries worried"),
    *("clinic clinics clinic's clinic’s", "co-pay copay co‑pays", "long-term longterm", "rest rests rested resting"),
)
APART = (
    "fall false",
    "pay pain",
    "try trial",
    "only online",
    "stop step",
    "plan plant planet",
    "ill illegal",
)


def test_each_form_of_a_word_finds_every_other(page: Page, address: str) -> None:
    for forms in map(str.split, ALIKE):
        assert found_by_each(page, address, forms) == {form: {*forms} for form in forms}


def test_the_second_word_is_no_form_of_the_first(page: Page, address: str) -> None:
    """But for beginnings: who has typed "plan" so far may go on to "plants"."""
    for words in map(str.split, APART):
        for word, found in found_by_each(page, address, words).items():
            assert found <= {other for other in words if other.startswith(word)}


def found_by_each(page: Page, address: str, words: list[str]) -> dict[str, set[str]]:
    """Return which of the words are found by each, when every one stands on a page of its own."""
    pages = [{"l": f"{number}/", "t": f"Page {number}", "x": word} for number, word in enumerate(words)]
    others = [{"l": f"other-{number}/", "t": "Other", "x": "xylophone"} for number in range(40)]
    index = {"entries": [*pages, *others], "synonyms": {}, "words": WORDS}
    results = page.evaluate(RANK, {"address": address, "index": index, "questions": words})
    return {word: {words[int(place[:-1])] for place in found} for word, found in zip(words, results, strict=True)}


def test_a_word_is_marked_in_every_form(page: Page) -> None:
    text = "Companies and a company. Pain and pay."
    index = {"entries": [{"l": "risks/", "t": "Risks", "x": text}], "synonyms": {}, "words": WORDS}
    page.route("**/search.json", lambda route: route.fulfill(body=json.dumps(index)))
    search(page, "company pay")
    expect(page.locator("#search-hits mark")).to_have_text(["Companies", "company", "pay"])


def test_no_page_is_two_results_and_its_other_places_stand_below(page: Page) -> None:
    found = [link.partition("#")[0] for link in search(page, "bladder")]
    assert len(found) == len(set(found)) > 1
    below = page.locator("#search-hits li").first.locator(".hit-more a").first
    assert str(below.get_attribute("href")).partition("#")[0] == found[0]


def test_enter_leads_to_the_best_for_what_is_typed_now(page: Page) -> None:
    search(page, "bladder")
    page.get_by_role("searchbox").fill("refunds")
    page.keyboard.press("Enter")
    page.wait_for_url("**/paying/#refunds")


def test_search_says_when_nothing_is_found(page: Page) -> None:
    assert search(page, "xylophone") == []
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("No results")


def test_the_search_dialog_has_a_name_and_gives_the_focus_back(page: Page) -> None:
    opener = page.get_by_role("button", name="Search", exact=True)
    opener.click()
    expect(page.get_by_role("dialog", name="Search this site")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(opener).to_be_focused()


def test_nothing_of_search_is_fetched_before_someone_searches(new_tab: Page, address: str, watched: Watched) -> None:
    new_tab.goto(address)
    new_tab.wait_for_load_state("networkidle")
    assert not [url for url in watched.requests if "search" in url]
    search(new_tab, "cost")
    fetched = [url.rpartition("/")[2] for url in watched.requests if "search" in url]
    assert sorted(fetched) == ["search.js", "search.json"]


def test_an_address_can_neither_open_the_search_nor_fill_it(tab: Page, address: str, watched: Watched) -> None:
    tab.goto(f"{address}?q=<img src=x onerror=alert(1)>&h=cost#search")
    tab.wait_for_load_state("networkidle")
    expect(tab.locator("#search")).to_be_hidden()
    expect(tab.locator("#search-input")).to_have_value("")
    assert not [url for url in watched.requests if "assets/search.js" in url]


def test_what_the_index_says_is_shown_as_text(page: Page) -> None:
    hostile = "<img src=x onerror=alert(1)> bladder <b>bold</b>"
    index = {"entries": [{"l": "risks/", "t": hostile, "x": hostile}], "synonyms": {}, "words": WORDS}
    page.route("**/search.json", lambda route: route.fulfill(body=json.dumps(index)))
    search(page, "bladder")
    hits = page.locator("#search-hits")
    expect(hits).to_contain_text("<img src=x onerror=alert(1)>")
    expect(hits.locator("mark")).to_have_text(["bladder"])
    assert hits.locator("img").count() == 0


@pytest.mark.parametrize("lost", ["search.js", "search.json"])
def test_search_that_cannot_be_loaded_says_where_the_pages_are(page: Page, watched: Watched, lost: str) -> None:
    page.route(f"**/{lost}", lambda route: route.abort())
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("See All pages at the foot of the page.")
    page.keyboard.press("Escape")
    page.unroute(f"**/{lost}")
    assert search(page, "cost")
    assert [said for said in watched.complaints if "ERR_FAILED" not in said] == []
    watched.complaints.clear()
