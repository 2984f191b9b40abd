"""Two sites' facts compared: everything that a visitor would see differently, and nothing else. No site is built."""

from dataclasses import replace
from decimal import Decimal

import pytest

from scripts.report.compare import Changes, compare
from scripts.report.sentences import KeyedSentence, compare_words
from scripts.report.snapshot import PageSnapshot, SiteSnapshot
from scripts.report.words import page_list, price_difference, price_name, summary

SERIES = "series.infusion-only"


def page(
    *said: str,
    prices: dict[str, str] | None = None,
    figures: dict[str, str] | None = None,
    sources: dict[str, str] | None = None,
    grade: float = 6.0,
) -> PageSnapshot:
    texts = tuple(KeyedSentence(text, text) for text in said)
    seen = repr((said, prices, figures, sources, grade))
    return PageSnapshot("A page", prices or {}, figures or {}, sources or {}, texts, grade, seen)


def site(
    pages: dict[str, PageSnapshot] | None = None,
    moved: dict[str, str] | None = None,
    around: tuple[KeyedSentence, ...] = (),
    files: dict[str, str] | None = None,
) -> SiteSnapshot:
    return SiteSnapshot(pages or {}, moved or {}, around, files or {})


def changes_of(before: PageSnapshot, after: PageSnapshot) -> Changes:
    return compare(site({"costs/": before}), site({"costs/": after}))


def test_two_sites_that_are_alike_differ_in_nothing() -> None:
    one = site({"": page("Welcome."), "costs/": page(prices={SERIES: "3475.00"})}, {"old/": "costs/"}, (), {"a": "1"})
    found = compare(one, one)
    assert summary(found) == ("Nothing changes that a visitor reads",)
    assert (found.directly_changed, found.indirectly_changed) == ((), ())


def test_a_price_that_changed_is_told_with_its_difference_and_its_pages() -> None:
    before = {"": page(prices={SERIES: "3475.00"}), "costs/": page(prices={SERIES: "3475.00"})}
    after = {"": page(prices={SERIES: "3575.00"}), "costs/": page(prices={SERIES: "3575.00"})}
    (change,) = compare(site(before), site(after)).prices
    assert (change.before, change.after, change.difference) == ("3475.00", "3575.00", Decimal(100))
    assert (change.kind, price_difference(change), page_list(change)) == (
        "changed",
        "+$100 (+2.9%)",
        "the home page, costs/",
    )


def test_a_price_that_falls_has_its_sign() -> None:
    (change,) = changes_of(page(prices={SERIES: "1000.00"}), page(prices={SERIES: "987.50"})).prices
    assert price_difference(change) == "-$12.50 (-1.2%)"


def test_a_new_and_a_gone_price_have_no_difference() -> None:
    before, after = page(prices={SERIES: "3475.00"}), page(prices={"maintenance.infusion-only": "475.00"})
    found = changes_of(before, after).prices
    assert {(change.name, change.kind, price_difference(change)) for change in found} == {
        (SERIES, "removed", ""),
        ("maintenance.infusion-only", "added", ""),
    }


def test_a_price_that_moves_to_another_page_is_told() -> None:
    before = site({"": page(prices={SERIES: "3475.00"}), "costs/": page("x")})
    after = site({"": page(), "costs/": page("x", prices={SERIES: "3475.00"})})
    found = compare(before, after)
    (change,) = found.prices
    assert summary(found)[0] == "1 price shown on other pages"
    assert (change.kind, page_list(change)) == ("moved", "costs/, new on costs/, no longer on the home page")


def test_amounts_that_are_worked_out_are_told_apart_from_stated_prices() -> None:
    before = page(prices={SERIES: "600.00", "series.infusion-only.per-infusion": "100.00"})
    after = page(prices={SERIES: "660.00", "series.infusion-only.per-infusion": "110.00"})
    found = changes_of(before, after)
    assert [len(found.prices), len(found.sums)] == [1, 1]
    assert summary(found)[:2] == ("1 price changed", "1 calculated amount changed")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (SERIES, "Initial series, Without integration therapy"),
        ("first-year.18.with-integration", "First year with 18, with integration"),
        ("maintenance.infusion-only.per-infusion", "maintenance, infusion only, per infusion"),
    ],
)  # fmt: skip
def test_a_price_is_told_by_its_name_on_the_site_or_else_by_its_id(name: str, words: str) -> None:
    assert price_name(name, {SERIES: "Initial series, Without integration therapy"}) == words


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [({"a2020.x#0": "50"}, {"a2020.x#0": "45"}, "changed"), ({}, {"b.x": "1"}, "added"), ({"b.x": "1"}, {}, "removed")],
)
def test_a_figure_that_changed_is_new_or_is_gone_is_told(
    before: dict[str, str], after: dict[str, str], kind: str
) -> None:
    (change,) = changes_of(page(figures=before), page(figures=after)).figures
    assert change.kind == kind


def test_a_citation_that_one_of_two_pages_drops_is_told() -> None:
    cited = {"short2018": "Short 2018, review."}
    before = site({"benefits/": page(sources=cited), "risks/": page(sources=cited)})
    after = site({"benefits/": page(sources=cited), "risks/": page()})
    (change,) = compare(before, after).citations
    assert (change.name, page_list(change)) == ("short2018", "benefits/, no longer on risks/")


def test_a_reference_that_was_corrected_is_told() -> None:
    (change,) = changes_of(page(sources={"a": "Doe 2019."}), page(sources={"a": "Doe 2020."})).citations
    assert (change.before, change.after) == ("Doe 2019.", "Doe 2020.")


def test_sentences_are_told_as_new_gone_or_worded_otherwise() -> None:
    before = page("It is short.", "You sit in a chair for about an hour.", "Then you go home.", "Bring a friend.")
    after = page(
        "It is short.", "You lie in a chair for about an hour.", "Bring a friend.", "Ask us anything you like."
    )
    (change,) = changes_of(before, after).pages
    assert change.wording.changed == (
        ("You sit in a chair for about an hour.", "You lie in a chair for about an hour."),
    )
    assert (change.wording.removed, change.wording.added) == (("Then you go home.",), ("Ask us anything you like.",))


def test_a_sentence_in_which_only_an_amount_differs_is_only_counted() -> None:
    before = PageSnapshot("", {}, {}, {}, (KeyedSentence("It costs $3,475.", "It costs $a."),), 5, "1")
    after = PageSnapshot("", {}, {}, {}, (KeyedSentence("It costs $3,575.", "It costs $a."),), 5, "2")
    (change,) = changes_of(before, after).pages
    assert (change.wording.amounts, change.wording.changed) == (1, ())


def test_a_sentence_that_shows_another_price_instead_is_told_in_full() -> None:
    before = PageSnapshot("", {}, {}, {}, (KeyedSentence("It costs $3,475.", "It costs $a."),), 5, "1")
    after = PageSnapshot("", {}, {}, {}, (KeyedSentence("It costs $475.", "It costs $b."),), 5, "2")
    (change,) = changes_of(before, after).pages
    assert change.wording.changed == (("It costs $3,475.", "It costs $475."),)


def test_sentences_that_change_places_are_neither_new_nor_gone() -> None:
    (change,) = changes_of(page("First comes this.", "Nothing else."), page("Nothing else.", "First comes this.")).pages
    wording = change.wording
    assert (wording.moved, wording.added, wording.removed, wording.changed) == (1, (), (), ())


def test_a_page_written_anew_is_compared_in_time() -> None:
    before = page(*(f"Sentence number {number} of the old text." for number in range(1_000)))
    after = page(*(f"Another one, the {number}th, is here." for number in range(1_000)))
    (change,) = changes_of(before, after).pages
    assert len(change.wording.added) == len(change.wording.removed) == 1_000


def test_the_words_of_a_sentence_that_changed_are_told_apart() -> None:
    assert tuple(compare_words("You sit in a chair.", "You lie down in a chair.")) == (
        ("same", "You"),
        ("gone", "sit"),
        ("new", "lie down"),
        ("same", "in a chair."),
    )


def test_a_gone_page_that_leads_nowhere_is_lost_and_one_that_leads_on_is_not() -> None:
    before = site({"old/": page(), "older/": page(), "costs/": page()})
    found = compare(before, site({"costs/": page()}, {"old/": "costs/"}))
    assert [(gone.address, gone.to) for gone in found.removed] == [("old/", "costs/"), ("older/", None)]
    assert [gone.address for gone in found.removed_without_redirect] == ["older/"]
    assert summary(found) == ("1 page removed with a redirect", "1 page removed without a redirect")


def test_a_page_that_led_on_and_does_so_no_more_is_lost() -> None:
    before = site({"costs/": page()}, {"old/": "costs/", "older/": "costs/"})
    found = compare(before, site({"costs/": page()}, {"older/": "costs/"}))
    assert [gone.address for gone in found.removed_without_redirect] == ["old/"]
    assert len(found.removed) == 1


def test_a_new_page_is_told() -> None:
    found = compare(site(), site({"new/": page("Hello.")}))
    assert [address for address, _ in found.added] == ["new/"]
    assert (summary(found), found.directly_changed) == (("1 page added",), ("new/",))


@pytest.mark.parametrize(
    ("after", "said"),
    [(6.1, ("1 page harder to read",)), (5.2, ("1 page easier to read",))],
)
def test_a_reading_grade_that_rose_or_fell_is_told(after: float, said: tuple[str, ...]) -> None:
    assert summary(changes_of(page(grade=6.0), page(grade=after))) == said


def test_a_page_of_which_only_the_code_differs_is_one_to_look_at() -> None:
    before = page("Same.")
    found = changes_of(before, replace(before, fingerprint="other"))
    assert (found.directly_changed, found.indirectly_changed) == ((), ("costs/",))
    assert summary(found) == ("Nothing changes that a visitor reads",)


def test_what_stands_around_every_page_and_other_files_are_compared() -> None:
    before = site({}, {}, (KeyedSentence("Call 988", "Call 988"),), {"a.pdf": "1", "b.csv": "1", "c.svg": "1"})
    after = site({}, {}, (KeyedSentence("Call 911", "Call 911"),), {"b.csv": "2", "c.svg": "1", "d.png": "1"})
    found = compare(before, after)
    assert found.shared.changed == (("Call 988", "Call 911"),)
    assert found.files == (("a.pdf", "gone"), ("b.csv", "changed"), ("d.png", "new"))
