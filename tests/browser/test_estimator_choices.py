"""The cost estimator of a clinic with three variants and two places: every choice comes to what it should."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from playwright.sync_api import Page, Route, expect

from scripts.render.templates import dollars
from tests.browser.test_estimator import EVERY_SUM, at_work
from tests.changes import shown
from tests.priced import filled_project, on

TOOL = re.compile(r'<section class="estimator".*?</details>\s*</section>', re.DOTALL)
MOST = 20  # infusions in a year: each is tried with every share
SERIES = ("3475.05", "4466.00", "5200.00") * 2
EACH = ("475.15", "673.00", "700.25", "450.00", "673.00", "700.25")


def sums_by_hand() -> Iterator[str]:
    for first, each in zip(map(Decimal, SERIES), map(Decimal, EACH), strict=True):
        for count in range(6, MOST + 1):
            following = (count - 6) * each
            total = first + following
            for share in range(101):
                paid = (total * share / 100).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
                sums = (first, following, total, paid, total - paid)
                yield " ".join(dollars(amount) if amount else "nothing" for amount in sums)


def test_every_choice_of_variant_and_place_comes_to_what_it_does_by_hand(
    tab: Page, address: str, tmp_path: Path
) -> None:
    project = filled_project(tmp_path / "project")
    project.edit("content/pricing.yml", "examples: [6, 12, 18]", f"examples: [6, 12, 18]\n  most: {MOST}")
    tool = shown(on(project, "2026-12-20"), "cost_estimator()")

    def answer(route: Route) -> None:
        response = route.fetch()
        html, count = TOOL.subn(lambda _: tool, response.text())
        assert count == 1
        route.fulfill(response=response, body=html)

    tab.route(f"{address}your-first-year/", answer)
    try:
        estimator = at_work(tab, address)
        assert estimator.evaluate(EVERY_SUM) == list(sums_by_hand())
        estimator.get_by_role("radio", name="With a nurse of your own, Santa Fe").check()
        expect(estimator).to_contain_text("infusions, with a nurse of your own, Santa Fe.")
    finally:
        tab.unroute(f"{address}your-first-year/")
