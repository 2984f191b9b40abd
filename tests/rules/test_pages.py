"""What no page, template or data file may hold: figures that belong in one file, and HTML."""

import re
from pathlib import Path

import pytest

from scripts.data.load import load_content
from tests.names import page_of
from tests.project import PINNED, ROOT
from tests.rules.sources import name, text, tracked

DOCS = sorted((ROOT / "docs").rglob("*.md"))
AMOUNT = re.compile(r"\$\s?\d")


@pytest.mark.parametrize("file", DOCS, ids=name)
def test_a_page_has_no_price_percentage_frequency_or_html(file: Path) -> None:
    page = re.sub(r"\{\{.*?\}\}", "", text(file))
    assert not re.search(r"[$€£]\s?\d|\d\s?(dollars|USD)\b", page)
    assert "%" not in page
    assert not re.search(r"\b\d+ (in|of|out of) (every )?\d+\b", page)
    assert not re.search(r"<(?!https://|mailto:)[a-zA-Z/!?]|&[a-z]+;|&#", page)
    assert "{%" not in page


@pytest.mark.parametrize("file", DOCS, ids=name)
def test_a_page_spells_out_no_amount_of_the_pricing_file(file: Path) -> None:
    amounts = set(load_content(ROOT, PINNED).pricing.amounts.values())
    typed = {number.replace(",", "") for number in re.findall(r"\d[\d,]*(?:\.\d\d)?", text(file))}
    assert not {f"{amount:.0f}" for amount in amounts if amount > 100} & typed


def test_amounts_stand_in_the_pricing_file_only() -> None:
    places = ("docs/", "overrides/", "content/", "README")
    files = [file for file in tracked() if name(file).startswith(places) and file.suffix != ".png"]
    assert [name(file) for file in files if AMOUNT.search(text(file))] == []
    assert [name(file) for file in files if re.search(r"(?m)^\s*price:", text(file))] == ["content/pricing.yml"]


def asked(macro: str) -> set[str]:
    pages = "\n".join(text(file) for file in DOCS)
    return set(re.findall(rf"\b{macro}\(\"([^\"]+)\"", pages))


def test_every_offer_is_priced_on_some_page() -> None:
    pricing = load_content(ROOT, PINNED).pricing
    tables = [table for table in pricing.tables if table.id in asked("price_table")]
    in_tables = {offer.id for table in tables for offer in pricing.offers_in(table)}
    assert {offer.id for offer in pricing.offers} <= asked("price") | in_tables


def test_every_price_table_is_on_some_page() -> None:
    assert asked("price_table") == {table.id for table in load_content(ROOT, PINNED).pricing.tables}


def test_coming_prices_are_announced_on_the_page_that_the_estimator_links() -> None:
    assert "\n{{ coming_prices() }}\n" in text(page_of(ROOT, "costs"))


def test_everything_that_only_the_clinic_knows_is_asked_on_some_page() -> None:
    places = {"locations", "address"} if "{{ places(" in text(page_of(ROOT, "contact")) else set()
    assert {fact.id for fact in load_content(ROOT, PINNED).clinic.facts} == asked("ask") | places


def test_what_each_offer_includes_and_every_way_to_pay_is_on_some_page() -> None:
    pages = "\n".join(text(file) for file in DOCS)
    assert asked("included") == {"series", "maintenance"}
    assert "{{ payment_routes() }}" in pages
    assert "{{ cost_factors() }}" in pages


@pytest.mark.parametrize("file", DOCS, ids=name)
def test_a_block_stands_alone_on_its_line(file: Path) -> None:
    """Reason: Markdown would put a block between words into a paragraph, which may not hold one."""
    lines = ["", *text(file).split("\n"), ""]
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        if re.search(r"\{\{ (\w+_table|included|payment_routes|cost_factors|cost_estimator|coming_prices|ask)\(", line):
            assert re.fullmatch(r"\{\{ [^{}]* \}\}", line), line
            assert (before, after) == ("", ""), line
