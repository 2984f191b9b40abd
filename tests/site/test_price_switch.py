"""A price with a day, in a whole site: the old one until that day, the new one from then on, announced before."""

import io
import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pypdf
import pytest

from scripts.data.load import load_content
from scripts.render.templates import dollars
from tests.project import PINNED, Project, copy_after, files, text_of
from tests.site.test_price_change import numbers, spellings

ANNOUNCES = {"costs/index.html", "pricing.csv", "pricing.json", "search.json"}
NEW = {
    ("series", "infusion-only"): "3181.37",
    ("series", "with-integration"): "5003.71",
    ("maintenance", "infusion-only"): "419.53",
    ("maintenance", "with-integration"): "701.29",
}


@dataclass(frozen=True)
class Switch:
    """The site on the last day of the old prices and on the first of the new, with all amounts of each."""

    day: date
    old_site: Path
    new_site: Path
    old: dict[str, Decimal]
    new: dict[str, Decimal]


def plan(project: Project, day: date) -> None:
    """Let all prices of the real file change on `day`."""
    text = project.read("content/pricing.yml")
    for (offer, variant), amount in NEW.items():
        price = rf"(- id: {offer}\n.*?- variant: {variant}\n        price: [\d.]+\n)"
        lines = rf"\g<1>        changes:\n          - from: {day}\n            price: {amount}\n"
        text, count = re.subn(price, lines, text, count=1, flags=re.DOTALL)
        assert count == 1
    project.write("content/pricing.yml", text)


@pytest.fixture(scope="module")
def switch(tmp_path_factory: pytest.TempPathFactory, built_project: Project) -> Switch:
    """Two builds of one project; tests only read."""
    project = copy_after(built_project, tmp_path_factory.mktemp("switch") / "project")
    old = project.content().pricing
    day = old.read + timedelta(days=40)
    plan(project, day)
    sites = []
    for when in (day - timedelta(days=1), day):
        project.build({"SITE_DATE": str(when)})
        sites.append(project.site.rename(project.root / f"site-{when}"))
    new = load_content(project.root, {**PINNED, "SITE_DATE": str(day)}).pricing
    return Switch(day, sites[0], sites[1], old.amounts, new.amounts)


def only(these: dict[str, Decimal], others: dict[str, Decimal]) -> set[str]:
    """Every way to write an amount of `these` that is none of `others`."""
    return {spelling for amount in set(these.values()) - set(others.values()) for spelling in spellings(amount)}


def sheet(site: Path) -> str:
    page = pypdf.PdfReader(io.BytesIO((site / "handouts/costs.pdf").read_bytes())).pages[0]
    return " ".join(page.extract_text().split())


def test_until_the_day_everything_has_the_old_prices_and_the_costs_page_announces_the_new(switch: Switch) -> None:
    coming, made_new = set(map(Decimal, NEW.values())), only(switch.new, switch.old)
    told = {spelling for amount in coming for spelling in spellings(amount)}
    for name, raw in files(switch.old_site).items():
        if name.endswith((".html", ".json", ".csv")):
            shown = numbers(raw.decode()) & made_new
            assert not shown - (told if name in ANNOUNCES else set()), name
    costs = (switch.old_site / "costs/index.html").read_text(encoding="utf-8")
    assert all(f".from.{switch.day}" in costs and f">{dollars(amount)}</data>" in costs for amount in coming)
    assert only(switch.old, switch.new) & numbers(text_of(switch.old_site))


def test_on_the_day_everything_has_the_new_prices_and_nothing_is_announced(switch: Switch) -> None:
    shown = numbers(text_of(switch.new_site))
    assert not only(switch.old, switch.new) & shown
    assert {f"{amount:.2f}" for amount in map(Decimal, NEW.values())} <= shown
    assert "coming-prices" not in text_of(switch.new_site)


def test_the_handout_switches_too_and_says_that_prices_will_change(switch: Switch) -> None:
    before, after = sheet(switch.old_site), sheet(switch.new_site)
    assert "Some will change on" in before
    assert "Some will change on" not in after
    for (offer, variant), amount in NEW.items():
        assert dollars(switch.old[f"{offer}.{variant}"]) in before
        assert dollars(Decimal(amount)) in after
