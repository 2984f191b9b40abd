"""One price changed in the file changes everywhere, and nothing of the old one stays."""

import csv
import io
import re
from decimal import Decimal
from pathlib import Path

import pytest

from scripts.data.load import Content
from scripts.render.amounts import dollars
from tests.project import Project, files, text_of


def amounts(content: Content) -> set[Decimal]:
    return set(content.pricing.amounts.values())


def spellings(amount: Decimal) -> set[str]:
    """Every way in which a page or data file could write an amount."""
    return {dollars(amount), f"{amount:.2f}", f"{amount:,.2f}", f"${amount:.0f}", f"{amount:,.0f}"}


def numbers(text: str) -> set[str]:
    """Every number in a text, with its dollar sign; digits inside words and checksums are none."""
    return set(re.findall(r"(?<![\w.,])\$?\d[\d,]*(?:\.\d+)?(?!\w)", text))


def change(project: Project, offer: str, variant: str, new: str) -> None:
    """Write a new price into the file as an editor would, and leave the rest."""
    pattern = rf"(- id: {offer}\n.*?    {variant}:\n      price: )[\d.]+"
    text, count = re.subn(pattern, rf"\g<1>{new}", project.read("content/pricing.yml"), count=1, flags=re.DOTALL)
    assert count == 1
    project.write("content/pricing.yml", text)


@pytest.mark.parametrize(
    ("offer", "variant", "new"),
    [
        ("series", "infusion-only", "3181.37"),
        ("maintenance", "infusion-only", "419.53"),
        ("series", "with-integration", "5003.71"),
    ],
)
def test_a_price_changed_in_the_file_changes_everywhere(
    project_with_site: Project, built_site: Path, offer: str, variant: str, new: str
) -> None:
    before = project_with_site.content()
    change(project_with_site, offer, variant, new)
    after = project_with_site.content()
    project_with_site.build()
    shown = numbers(text_of(project_with_site.site))
    gone = {spelling for amount in amounts(before) - amounts(after) for spelling in spellings(amount)}
    assert dollars(before.pricing.price(offer, variant)) in gone
    assert gone & numbers(text_of(built_site)), "the test looks for what was there"
    assert not gone & shown
    assert dollars(after.pricing.price(offer, variant)) in shown


def test_every_sum_that_was_shown_is_shown_anew(project_with_site: Project) -> None:
    marks = re.compile(r'data-price="([^"]+)">(\$[\d.,]+\d)<')
    old = set(marks.findall(text_of(project_with_site.site)))
    change(project_with_site, "maintenance", "infusion-only", "419.53")
    project_with_site.build()
    new = set(marks.findall(text_of(project_with_site.site)))
    assert {name for name, _ in new} == {name for name, _ in old}
    changed = {name for name, _ in new - old}
    assert {"maintenance.infusion-only", "maintenance.integration-adds", "first-year.18.infusion-only"} <= changed
    assert not [name for name in changed if name.startswith("series.")]


def test_pages_search_csv_and_json_all_have_the_new_price(project_with_site: Project) -> None:
    change(project_with_site, "series", "infusion-only", "3181.37")
    project_with_site.build()
    rows = {row["id"]: row["amount"] for row in csv.DictReader(io.StringIO(project_with_site.read("site/pricing.csv")))}
    tables = project_with_site.json("site/pricing.json")["tables"]
    cells = {cell["id"]: cell["amount"] for table in tables for row in table["rows"] for cell in row["amounts"]}
    assert rows["series.infusion-only"] == cells["series.infusion-only"] == "3181.37"
    assert any("$3,181.37" in entry["x"] for entry in project_with_site.json("site/search.json")["entries"])
    for page in ("index.html", "costs/index.html"):
        assert ">$3,181.37</data>" in project_with_site.read(f"site/{page}")


def test_a_new_name_of_an_offer_stands_in_every_table(project_with_site: Project) -> None:
    project_with_site.edit("content/pricing.yml", "name: Initial series", "name: First & foremost series")
    project_with_site.build()
    assert "First &amp; foremost series" in project_with_site.read("site/costs/index.html")
    assert "First & foremost series" in project_with_site.read("site/pricing.csv")


def test_an_answer_of_the_clinic_takes_the_place_of_the_question(project_with_site: Project) -> None:
    question = project_with_site.content().clinic.fact("refunds").question
    answer = "You get back what you have not used."
    project_with_site.edit(
        "content/clinic.yml", f"question: {question}\n    value:", f"question: {question}\n    value: {answer}"
    )
    project_with_site.build()
    paying = project_with_site.read("site/paying/index.html")
    assert answer in paying
    assert question not in paying


def test_an_edit_touches_no_page_that_does_not_show_it(project_with_site: Project) -> None:
    before = files(project_with_site.site)
    change(project_with_site, "series", "with-integration", "5003.71")
    project_with_site.build()
    changed = {name for name, data in files(project_with_site.site).items() if before.get(name) != data}
    assert {"costs/index.html", "pricing.csv", "pricing.json", "search.json"} <= changed
    assert not changed & {"risks/index.html", "404.html", "about/index.html", "assets/site.css"}
