"""Mistakes in a pricing file with everything in it: all are told in one go, each at its line, with what to write."""

import subprocess
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scripts.checks.source.prices import price_warnings
from scripts.data.load import load_content
from scripts.data.pricing import Pricing
from scripts.diagnostics import CheckFailed
from tests.priced import filled_project, on
from tests.project import PINNED, Project

FILE = "content/pricing.yml"
WRONG = {
    "offers: [consultation, trial, spravato]": "offers: []",
    "percent: 15": "percent: 110",
    "until: 2027-01-31": "until: 2026-11-30",
    "- variant: with-nurse\n        price: 5200.00": "- variant: with-integration\n        price: 5200.00",
    "id: session\n": "id: first-year\n",
    "goes-on-with: maintenance": "goes-on-with:",
    "begins-with: series": "begins-with: serie",
    "variants: [with-integration]": "variants: [with-integraton]",
    "place: denver\n        price: 300": "place: santa-fee\n        price: 300",
    "price: 9999.99": "price: 0",
    "note: To see how": "note: The #1 way to see how",
    "covers: 36 sessions": "covers: 36 sesions",
}


A_NUMBER = "write a number from 1 to 99, with at most 1 decimal place"
KEPT = "a name that the site keeps for sums; write another one"
TOLD = (
    f'10: id is "first-year", {KEPT}, like first-year-price [name-of-sum]',
    "38: there is a price for with-integration on line 36 already; delete one of the two [duplicate-entry]",
    '58: note is "The", and everything after # is ignored; put the whole value in quotation marks [yaml-hash]',
    '75: there is no place "santa-fee"; did you mean "santa-fe"? [name-unknown]',
    '82: there is no unit "sesions"; did you mean "sessions"? [name-unknown]',
    '84: price is "0", which is not above 0; write the price, or list it under free: [value-price]',
    '92: the table "others" lists no offers; write the ids of its offers, like offers: [series] [price-table]',
    '105: there is no variant "with-integraton"; did you mean "with-integration"? [name-unknown]',
    '111: there is no offer "serie"; did you mean "series"? [name-unknown]',
    "112: goes-on-with is empty; write the id of an offer, like maintenance [value-missing]",
    "124: until is 2026-11-30, before it begins on 2026-12-01; correct one of the two days [price-promotion]",
    f'131: percent is "110", which is out of range; {A_NUMBER} [value-number]',
)


@pytest.fixture
def filled(tmp_path: Path) -> Project:
    return filled_project(tmp_path / "project")


def said(project: Project) -> list[str]:
    try:
        load_content(project.root, PINNED)
    except CheckFailed as found:
        return [str(diagnostic) for diagnostic in found.diagnostics]
    return []


def test_all_mistakes_are_told_at_once_each_with_its_line(filled: Project) -> None:
    for old, new in WRONG.items():
        filled.edit(FILE, old, new)
    assert said(filled) == [f"{FILE}:{line}" for line in TOLD]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "id: trial",
            "id: per-infusion",
            'id is "per-infusion", a name that the site keeps for sums; write another one',
        ),
        ("id: with-nurse", "id: nurse-adds", 'id is "nurse-adds", a name that the site keeps for sums'),
        ("id: with-nurse", "id: integration", "its sums would have the same names as those of the one on line 17"),
        ("id: students", "id: winter", "its sums would have the same names as those of the one on line"),
        ("id: others", "id: fees", 'id is "fees", a name that the site keeps for its own tables'),
        ("id: others", "id: promotion-x", 'id is "promotion-x", a name that the site keeps for its own tables'),
        ("dollars: 25.00", "dollars: 150.00", "dollars is 150.00, and the lowest price it is on is 150.00"),
        ("    dollars: 25.00\n", "", "For students has neither percent nor dollars; keep one of the two"),
        ("dollars: 25.00", "dollars: 25.00\n    percent: 5", "For students has both percent and dollars"),
        ("goes-on-with: maintenance", "goes-on-with: spravato", "series and spravato do not count the same"),
        (
            "begins-with: series",
            "begins-with: consultation",
            "begins-with is consultation, which does not say how many",
        ),
        ("examples: [6, 12, 18]", "examples: [6, 12, 53]", "53 is more than 52, the most that a first year can have"),
        ("    shows: first-year\n", "    shows: first-year\n    offers: [series]\n", "a table of first years lists no"),
        ("variants: [with-integration]", "variants: [infusion-only]", 'the table "integration" has nothing to show'),
        ("offers: [tms, spravato]", "offers: [consultation]", 'the table "sessions" has nothing to show'),
        ("- variant: with-nurse\n        price: 5200", "- variant: [a]\n        price: 5200", "variant is a list"),
        ("offers: [tms, spravato]", "offers: tms", 'offers is "tms", not a list'),
        ("combines: yes", "combines: maybe", 'combines is "maybe", which is not valid here'),
        ("      - variant: with-nurse\n        price: 700", "      - price: 700", '"variant:" is missing; add a line'),
        ("price: 5200.00", "price: 3000.00", "price is 3000.00, less than 3475.05 without integration therapy"),
        ("treatment: tms", "treatment: tmz", 'there is no treatment "tmz"; did you mean "tms"?'),
    ],
)
def test_what_does_not_fit_together_is_told(filled: Project, old: str, new: str, message: str) -> None:
    filled.edit(FILE, old, new)
    found = said(filled)
    assert any(message in one for one in found), found


def test_a_file_without_variants_places_and_plan_is_enough(filled: Project) -> None:
    text = filled.read(FILE)
    filled.write(
        FILE,
        "currency: USD\nread: 2026-11-22\noffers:\n  - id: visit\n    name: Visit\n    prices:\n      - price: 90\n"
        "tables:\n  - id: course\n    caption: What it costs\n    offers: [visit]\n"
        + text[text.index("payment-routes:") :],
    )
    filled.write("content/handouts.yml", filled.read("content/handouts.yml").replace("first-year", "course"))
    assert said(filled) == []
    assert load_content(filled.root, PINNED).pricing.amounts == {"visit": 90}


def test_a_place_is_one_of_those_in_the_clinic_file(filled: Project) -> None:
    filled.edit("content/clinic.yml", "id: denver", "id: elsewhere")
    filled.edit(FILE, "place: denver", "place: chicago")
    assert said(filled) == [
        'content/clinic.yml:24: id is "elsewhere", which stands for all other places; write its town or street '
        "[name-of-sum]",
        f'{FILE}:75: there is no place "chicago"; add it to places: in content/clinic.yml, or write a place that is '
        "there [name-unknown]",
    ]


def git(project: Project, *arguments: str) -> None:
    command = ["git", "-C", str(project.root), "-c", "user.name=a", "-c", "user.email=a@example.org", *arguments]
    subprocess.run(command, check=True, capture_output=True)


def moved(project: Project) -> list[str]:
    content = on(project, "2026-12-20")
    return [str(one) for one in price_warnings(project.root, content) if one.code == "price-moved"]


def test_a_price_that_moved_by_more_than_half_since_the_last_commit_is_a_warning(filled: Project) -> None:
    def warnings() -> list[str]:
        return moved(filled)

    filled.edit(FILE, "price: 475.15", "price: 47.15")
    assert warnings() == [], "without Git, nobody knows"
    filled.edit(FILE, "price: 47.15", "price: 475.15")
    git(filled, "init", "--quiet")
    git(filled, "add", ".")
    assert warnings() == [], "without a commit"
    git(filled, "commit", "--quiet", "--message", "prices")
    assert warnings() == []
    filled.edit(FILE, "price: 475.15", "price: 47.15")
    filled.edit(FILE, "price: 700.25", "price: 1050.37")  # less than half more
    filled.edit(FILE, "price: 395.00", "price: 600.00")
    hint = "check it with the clinic; if it is right, there is nothing else to do [price-moved]"
    assert warnings() == [
        f"{FILE}:48: price is 47.15, 90 percent less than the 475.15 committed before; {hint}",
        f"{FILE}:61: price is 600.00, 52 percent more than the 395.00 committed before; {hint}",
    ]
    git(filled, "commit", "--quiet", "--all", "--message", "prices")
    assert len(warnings()) == 2, "of what the last commit changed"
    git(filled, "commit", "--quiet", "--allow-empty", "--message", "more")
    assert warnings() == []


def test_a_pull_request_is_compared_with_what_it_would_change(filled: Project, tmp_path: Path) -> None:
    git(filled, "init", "--quiet", "--initial-branch", "main")
    git(filled, "add", ".")
    git(filled, "commit", "--quiet", "--message", "prices")
    git(filled, "checkout", "--quiet", "-b", "request")
    filled.edit(FILE, "price: 475.15", "price: 47.15")
    git(filled, "commit", "--quiet", "--all", "--message", "maintenance")
    git(filled, "commit", "--quiet", "--allow-empty", "--message", "and a page")
    git(filled, "checkout", "--quiet", "main")
    git(filled, "merge", "--quiet", "--no-ff", "--message", "as GitHub merges it for the checks", "request")
    git(filled, "clone", "--quiet", "--depth", "2", f"file://{filled.root}", str(tmp_path / "runner"))
    (told,) = moved(Project(tmp_path / "runner"))
    assert "90 percent less than the 475.15 committed before" in told


CENTS = st.integers(2, 9_999_999).map(lambda cents: f"{cents // 100}.{cents % 100:02}")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(first=CENTS, each=CENTS, count=st.integers(1, 52), percent=st.integers(10, 990), more=st.integers(1, 99))
def test_no_sum_differs_from_one_reckoned_by_hand(first: str, each: str, count: int, percent: int, more: int) -> None:
    def cents(amount: Decimal) -> Decimal:
        return amount.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)

    share, other = Decimal(percent) / 10, (Decimal(100) - more) / 100
    reduced = {"percent": f"{share}", "offers": ["a"]}
    amounts = Pricing.model_validate(
        {
            "currency": "USD",
            "read": "2026-11-22",
            "cost-factors": ["a"],
            "payment-routes": [{"id": "a", "name": "a", "note": "a", "who-says": "clinic"}],
            "units": [{"id": "hour", "one": "hour", "several": "hours"}],
            "offers": [
                {"id": "a", "name": "A", "covers": f"{count} hours", "prices": [{"price": first}]},
                {"id": "b", "name": "B", "covers": "1 hour", "prices": [{"price": each}]},
            ],
            "tables": [{"id": "course", "caption": "a", "offers": ["a", "b"]}],
            "plan": {
                "begins-with": "a",
                "goes-on-with": "b",
                "begins": "a",
                "one-more": "b",
                "more": "b",
                "examples": [f"{count}"],
            },
            "promotions": [{"id": "p", "name": "P", **reduced, "from": "2026-11-22", "until": "2026-11-22"}],
            "discounts": [
                {"id": "d", "name": "D", "percent": f"{more}", "offers": ["a"], "who": "a", "combines": "true"}
            ],
        }
    ).amounts
    one, two = Decimal(first), Decimal(each)
    promotion = cents(one - one * share / 100)
    assert amounts == {
        "a": one,
        "b": two,
        "a.per-hour": cents(one / count),
        "b.per-hour": two,
        "a.for.p": promotion,
        "a.for.d": cents(one * other),
        "a.for.p.d": cents(promotion * other),
        f"first-year.{count}.b": Decimal(0),
        **{f"first-year.{number}": one + (number - count) * two for number in range(count, 53)},
    }
