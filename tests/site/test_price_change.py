"""One price changed in the file changes everywhere, and nothing of the old one stays."""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from scripts.data.load import Content
from scripts.render.templates import dollars
from tests.project import Project, copy_after, files, text_of


def amounts(content: Content) -> set[Decimal]:
    return set(content.pricing.amounts.values())


def spellings(amount: Decimal) -> set[str]:
    """Every way in which a page or data file could write an amount."""
    return {dollars(amount), f"{amount:.2f}", f"{amount:,.2f}", f"${amount:.0f}", f"{amount:,.0f}"}


def numbers(text: str) -> set[str]:
    """Every number in a text, with its dollar sign; in words, checksums, and pages are none."""
    return set(re.findall(r"(?<![\w.,])\$?\d[\d,]*(?:\.\d+)?(?!\w|-\d)", text))


def change(project: Project, offer: str, variant: str, new: str) -> None:
    """Write a new price into the file as an editor would, and leave the rest."""
    pattern = rf"(- id: {offer}\n.*?- variant: {variant}\n        price: )[\d.]+"
    text, count = re.subn(pattern, rf"\g<1>{new}", project.read("content/pricing.yml"), count=1, flags=re.DOTALL)
    assert count == 1
    project.write("content/pricing.yml", text)


NEW = {
    ("series", "infusion-only"): "3181.37",
    ("maintenance", "infusion-only"): "419.53",
    ("series", "with-integration"): "5003.71",
}


@dataclass(frozen=True)
class Changed:
    """A project that was built, then edited, then built again."""

    project: Project
    content_before: Content
    before: Mapping[str, bytes]


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory, built_project: Project) -> Changed:
    project = copy_after(built_project, tmp_path_factory.mktemp("changed") / "project")
    before = project.content()
    for (offer, variant), price in NEW.items():
        change(project, offer, variant, price)
    project.build()
    return Changed(project, before, files(built_project.site))


def test_a_price_changed_in_the_file_changes_everywhere(changed: Changed, built_site: Path) -> None:
    before, after = changed.content_before, changed.project.content()
    shown = numbers(text_of(changed.project.site))
    gone = {spelling for amount in amounts(before) - amounts(after) for spelling in spellings(amount)}
    assert gone & numbers(text_of(built_site)), "the test looks for what was there"
    assert not gone & shown
    for offer, variant in NEW:
        assert dollars(before.pricing.amounts[f"{offer}.{variant}"]) in gone
        assert dollars(after.pricing.amounts[f"{offer}.{variant}"]) in shown


def test_pages_search_csv_and_json_all_have_the_new_price(changed: Changed) -> None:
    project = changed.project
    rows = {row["id"]: row["amount"] for row in csv.DictReader(io.StringIO(project.read("site/pricing.csv")))}
    tables = project.json("site/pricing.json")["tables"]
    cells = {cell["id"]: cell["amount"] for table in tables for row in table["rows"] for cell in row["amounts"]}
    assert rows["series.infusion-only"] == cells["series.infusion-only"] == "3181.37"
    assert "costs/#prices" in project.searched("$3,181.37")
    for page in ("index.html", "costs/index.html"):
        assert ">$3,181.37</data>" in project.read(f"site/{page}")


def test_an_edit_touches_no_page_that_does_not_show_it(changed: Changed) -> None:
    now = files(changed.project.site)
    edited = {name for name, data in now.items() if changed.before.get(name) != data}
    assert {"costs/index.html", "pricing.csv", "pricing.json", "search.json"} <= edited
    assert not edited & {"risks/index.html", "404.html", "about/index.html", "assets/site.css"}


REFUNDS = "You get back what you have not used."


@pytest.fixture(scope="module")
def reworded(tmp_path_factory: pytest.TempPathFactory, built_project: Project) -> Project:
    """The project with one more price changed alone, and with new words in its data, built."""
    project = copy_after(built_project, tmp_path_factory.mktemp("reworded") / "project")
    change(project, "maintenance", "infusion-only", "419.53")
    asked = f"question: {project.content().clinic.fact('refunds').question}\n    value:"
    project.edit("content/clinic.yml", asked, f"{asked} {REFUNDS}")
    project.edit("content/pricing.yml", "name: Initial series", "name: First & foremost series")
    project.build()
    return project


def test_only_the_sums_of_a_changed_price_change(reworded: Project, built_site: Path) -> None:
    marks = re.compile(r'data-price="([^"]+)">(\$[\d.,]+\d)<')
    old, new = (set(marks.findall(text_of(site))) for site in (built_site, reworded.site))
    assert {name for name, _ in new} == {name for name, _ in old}
    edited = {name for name, _ in new - old}
    assert {"maintenance.infusion-only", "maintenance.integration-adds", "first-year.18.infusion-only"} <= edited
    assert not [name for name in edited if name.startswith("series.")]


def test_new_words_of_the_data_stand_wherever_they_are_shown(reworded: Project) -> None:
    paying = reworded.read("site/paying/index.html")
    assert REFUNDS in paying
    assert reworded.content().clinic.fact("refunds").question not in paying
    assert "First &amp; foremost series" in reworded.read("site/costs/index.html")
    assert "First & foremost series" in reworded.read("site/pricing.csv")
