"""The search: what patients ask finds its page, and the dialog gives nothing away and holds nobody."""

import gzip
import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from scripts.data.load import load_content
from scripts.outputs.search import Entry, search_index, stems
from tests.browser.conftest import AT_BOTH, Watched, search
from tests.project import PINNED, ROOT
from tests.questions import FIRST, faults, found, questions, rank

LOG = questions(ROOT)
ASKED = [one for one in LOG if one.answers and not one.is_held_back]
CONTENT = load_content(ROOT, PINNED)


def index_of(*entries: Entry) -> Any:
    """The search index of these places, without synonyms."""
    index = json.loads("".join(search_index(entries, CONTENT.search, CONTENT.words.search)))
    return {**index, "synonyms": {}}


def missed(page: Page, address: str, index: Any = None) -> dict[str, list[str]]:
    """Return each question without an answer among the first results, and those."""
    results = found(page, address, (one.ask for one in ASKED), index)
    ranked = zip(ASKED, results, strict=True)
    return {one.ask: places[:FIRST] for one, places in ranked if not 0 < rank(one, places) <= FIRST}


def test_every_question_finds_its_page_among_the_first_three(page: Page, address: str) -> None:
    assert len(ASKED) > 110
    assert missed(page, address) == {}


def test_every_answer_of_the_log_is_a_place_of_the_site(page: Page, address: str) -> None:
    index = page.evaluate("async (address) => (await fetch(`${address}search.json`)).json()", address)
    assert list(faults(LOG, {entry["l"] for entry in index["entries"]})) == []


def test_script_and_index_stay_below_40_kilobytes_compressed(page: Page, address: str) -> None:
    names = ("assets/search.js", "search.json")
    sent = sum(len(gzip.compress(page.request.get(address + name).body(), 6)) for name in names)
    assert sent < 40_000


def test_synonyms_and_not_luck_find_what_the_site_says_otherwise(page: Page, address: str) -> None:
    index = page.evaluate("async (address) => (await fetch(`${address}search.json`)).json()", address)
    assert "is it addictive" in missed(page, address, {**index, "synonyms": {}})


def test_a_way_to_ask_is_found_at_its_place_and_not_shown(page: Page) -> None:
    others = [{"l": f"{number}/", "t": "Other", "x": "Else", "d": "Else"} for number in range(40)]
    index = index_of(
        {"l": "risks/", "t": "Risks", "x": "", "d": ""}, {"l": "risks/#pee", "t": "Bladder", "x": ""}, *others
    )
    index["entries"][1]["a"] = "cystitis; always running to the toilet"
    page.route("**/search.json", lambda route: route.fulfill(body=json.dumps(index)))
    assert search(page, "running to toilets")[0].endswith("risks/#pee")
    expect(page.locator("#search-hits")).not_to_contain_text("running")


def test_the_script_and_the_index_have_the_same_stems(page: Page, address: str) -> None:
    texts = [file.read_text(encoding="utf-8") for file in (ROOT / "docs").glob("*.md")]
    ours = [*stems(" ".join([*texts, "Café co‑pay’s"]))]
    module = "async ([address, text]) => (await import(`${address}assets/search.js`)).stemsOf(text)"
    assert page.evaluate(module, [address, " ".join([*texts, "Café co‑pay’s"])]) == ours


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
        for word, others in found_by_each(page, address, words).items():
            assert others <= {other for other in words if other.startswith(word)}


def found_by_each(page: Page, address: str, words: list[str]) -> dict[str, set[str]]:
    """Return which of the words are found by each, when every one stands on a page of its own."""
    pages = [{"l": f"{number}/", "t": f"Page {number}", "x": word} for number, word in enumerate(words)]
    others = [{"l": f"other-{number}/", "t": "Other", "x": "xylophone"} for number in range(40)]
    results = found(page, address, words, index_of(*pages, *others))
    return {word: {words[int(place[:-1])] for place in found} for word, found in zip(words, results, strict=True)}


def test_a_word_of_every_question_is_looked_for_in_headings_only(page: Page, address: str) -> None:
    assert {"who", "must"} <= {*CONTENT.search.asking}
    index = index_of({"l": "text/", "t": "Other", "x": "Who must?"}, {"l": "heading/", "t": "Who must ask", "x": ""})
    assert found(page, address, ["who must"], index) == [["heading/"]]


def test_a_word_is_marked_in_every_form(page: Page) -> None:
    text = "Companies and a company. Pain and pay."
    index = index_of({"l": "risks/", "t": "Risks", "x": text, "d": text})
    page.route("**/search.json", lambda route: route.fulfill(body=json.dumps(index)))
    search(page, "company pay")
    expect(page.locator("#search-hits mark")).to_have_text(["Companies", "company", "pay"])


def test_no_page_is_two_results_and_its_other_places_stand_below(page: Page) -> None:
    pages = [link.partition("#")[0] for link in search(page, "bladder")]
    assert len(pages) == len(set(pages)) > 1
    below = page.locator("#search-hits li").first.locator(".hit-more a").first
    assert str(below.get_attribute("href")).partition("#")[0] == pages[0]


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
    index = index_of({"l": "risks/", "t": hostile, "x": hostile, "d": hostile})
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
