"""Prices that change on a day: which one is in force, and what is wrong with a change."""

import random
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from scripts.checks.source.prices import price_warnings
from scripts.data.load import load_content
from scripts.data.offers import Price
from scripts.diagnostics import CheckFailed
from tests.changes import DAY, ONE, SERIES, on, plan, shown
from tests.project import PINNED, Project


@pytest.mark.parametrize(
    ("day", "series", "each", "year"),
    [
        (DAY - ONE, "3475.00", "579.17", "9175.00"),
        (DAY, "3600.00", "600.00", "9300.00"),
        (DAY + ONE, "3600.00", "600.00", "9300.00"),
    ],
)
def test_the_new_price_and_its_sums_are_in_force_from_its_day_on(
    data: Project, day: date, series: str, each: str, year: str
) -> None:
    plan(data, SERIES, f"{DAY} 3600.00")
    amounts = on(data, day).pricing.amounts
    names = ("series.infusion-only", "series.infusion-only.per-infusion", "first-year.18.infusion-only")
    assert [str(amounts[name]) for name in names] == [series, each, year]
    assert f"${Decimal(series):,.0f}</data>" in shown(on(data, day), 'price("series")')


def test_the_price_in_force_is_that_of_the_last_change_that_has_begun() -> None:
    """Reason: forty random lists of changes, each compared with a count of days, one by one."""
    chance = random.Random(6)
    for _ in range(40):
        days = sorted(chance.sample(range(400), chance.randint(0, 6)))
        amounts = [str(100 + number) for number in range(len(days) + 1)]
        changes = [
            {"from": str(DAY + ONE * day), "price": amount} for day, amount in zip(days, amounts[1:], strict=True)
        ]
        price = Price.model_validate({"price": amounts[0], "changes": changes})
        number = 0
        for day in range(-1, 402):
            number += day in days
            here = DAY + ONE * day
            assert price.amount(here) == price.on(here).price == Decimal(amounts[number])
            announced = [change.from_ for change in price.on(here).changes]
            assert announced == [DAY + ONE * start for start in days if day < start <= day + 30]


def test_without_a_date_the_clinic_s_own_clock_decides(data: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock(datetime):
        """Two in the night of January 1 in UTC, still the old year in Denver."""

        @classmethod
        def now(cls, tz: object = None) -> "Clock":
            return cls(2027, 1, 1, 2, tzinfo=UTC).astimezone(tz)  # type: ignore[arg-type]

    monkeypatch.setattr("scripts.site_settings.datetime", Clock)
    plan(data, SERIES, f"{DAY} 3600.00")
    assert load_content(data.root, {}).pricing.amounts["series.infusion-only"] == 3600
    data.edit("content/clinic.yml", "time-zone:", "time-zone: America/Denver")
    assert load_content(data.root, {}).pricing.amounts["series.infusion-only"] == 3475


WRONG = {
    "two on one day": (
        ["2027-01-01 3600", "2027-01-01 3700"],
        "18: from is 2027-01-01, the same as in the change above; "
        "delete one of the two, or correct its date [price-change]",
    ),
    "out of order": (
        ["2027-02-01 3600", "2027-01-01 3700"],
        "18: from is 2027-01-01, before the 2027-02-01 of the change above; "
        "put the changes in order of their dates [price-change]",
    ),
    "in the past": (
        ["2026-01-01 3600"],
        "16: from is 2026-01-01, which is not after 2026-11-22, the date in confirmed; "
        "if it is in force, write 3600 after price: and delete the change; otherwise correct the date [price-change]",
    ),
    "on the day of confirmed": (
        ["2026-11-22 3600"],
        "16: from is 2026-11-22, which is not after 2026-11-22, the date in confirmed; "
        "if it is in force, write 3600 after price: and delete the change; otherwise correct the date [price-change]",
    ),
    "decades ahead": (
        ["2072-01-01 3600"],
        "16: from is 2072-01-01, more than two years after 2026-11-22; "
        "correct the year, or leave the change out for now [price-change]",
    ),
    "nothing changes": (
        ["2027-01-01 3475"],
        "17: price is 3475, the same as before; write the new price, or delete the change [price-change]",
    ),
    "back to the price before": (
        ["2027-01-01 3600", "2027-02-01 3600.00"],
        "19: price is 3600.00, the same as before; write the new price, or delete the change [price-change]",
    ),
    "the other price does not follow": (
        ["2027-01-01 4500"],
        "17: from 2027-01-01 on, 4466.00 with integration therapy is less than 4500 without integration therapy; "
        "change both prices on the same day, or check them with the clinic [price-variants]",
    ),
    "confirmed afterwards": (
        ["2027-01-01 3600, confirmed: 2027-01-02"],
        "18: confirmed is 2027-01-02, after the change begins; "
        "write the date on which the clinic confirmed it [price-change]",
    ),
    "no such day": (
        ["2027-02-30 3600"],
        '16: from is "2027-02-30", a date that does not exist; write year-month-day, like 2026-11-22 [value-date]',
    ),
    "no such amount": (
        ["2027-01-01 $3,600"],
        '17: price is "$3,600", which is not a price; write 3600 [value-price]',
    ),
    "an end": (
        ["2027-01-01 3600, until: 2027-02-01"],
        '18: "until:" is not recognized here; write one of: confirmed, from, price [key-unknown]',
    ),
}


@pytest.mark.parametrize(("changes", "said"), WRONG.values(), ids=WRONG)
def test_a_wrong_change_is_refused_with_its_line_and_what_to_write(
    data: Project, changes: list[str], said: str
) -> None:
    plan(data, SERIES, *changes)
    with pytest.raises(CheckFailed) as found:
        load_content(data.root, PINNED)
    assert str(found.value) == f"content/pricing.yml:{said}"


def test_both_prices_of_an_offer_may_change_on_one_day(data: Project) -> None:
    plan(data, SERIES, "2027-01-01 4500")
    plan(data, "price: 4466.00", "2027-01-01 5000")
    assert on(data, DAY).pricing.amounts["series.integration-adds"] == 500


def warnings(data: Project, day: date = DAY - ONE) -> list[str]:
    return [str(diagnostic) for diagnostic in price_warnings(data.root, on(data, day))]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("5212.50", []),  # half as much again is not above 50 percent
        ("1737.50", []),
        ("5300", ["price is 5300, 53 percent more than 3475.00"]),
        ("347.50", ["price is 347.50, 90 percent less than 3475.00"]),
        ("347.50, confirmed: 2026-12-01", []),
    ],
)
def test_a_change_by_more_than_half_is_a_warning_until_it_is_confirmed(
    data: Project, change: str, said: list[str]
) -> None:
    data.edit("content/pricing.yml", "price: 4466.00", "price: 9000.00")
    plan(data, SERIES, f"{DAY} {change}")
    hint = "ask the clinic, then add a line confirmed: with the date of its answer [price-change-large]"
    assert warnings(data) == [f"content/pricing.yml:17: {line}; {hint}" for line in said]


def test_a_change_that_has_begun_is_in_force_and_only_a_warning_to_tidy_up(data: Project) -> None:
    plan(data, SERIES, "2027-01-01 3600.00", "2027-02-01 3700.00")
    begun = (
        "content/pricing.yml:{}: the price has been {} since {}; the next time you edit the file, write {} "
        "after price: and delete {} [price-change-past]"
    )
    assert warnings(data) == []
    assert warnings(data, DAY) == [begun.format(16, "3600.00", DAY, "3600.00", "this change")]
    assert warnings(data, date(2027, 2, 1)) == [
        begun.format(18, "3700.00", "2027-02-01", "3700.00", "the changes up to this one")
    ]


def test_after_the_day_the_file_can_be_tidied_or_given_a_new_day_of_confirmation(data: Project) -> None:
    plan(data, SERIES, f"{DAY} 3600.00")
    data.edit("content/pricing.yml", "confirmed: 2026-11-22", "confirmed: 2027-03-01")
    with pytest.raises(CheckFailed, match=r"if it is in force, write 3600\.00 after price: and delete the change"):
        on(data, "2027-03-01")
    text = data.read("content/pricing.yml").replace("          - from: 2027-01-01\n            price: 3600.00\n", "")
    data.write("content/pricing.yml", text.replace(SERIES, "price: 3600.00"))
    assert "changes:\n      - variant:" in data.read("content/pricing.yml"), "an empty list of changes does no harm"
    assert on(data, "2027-03-01").pricing.amounts["series.infusion-only"] == 3600
    assert warnings(data, date(2027, 3, 1)) == []


@pytest.mark.parametrize(("days", "warned"), [(60, False), (61, True)])
def test_a_change_that_the_clock_may_not_reach_is_a_warning(data: Project, days: int, warned: bool) -> None:
    """Reason: GitHub stops scheduled workflows after 60 days without a commit, and says so nowhere near the price."""
    plan(data, SERIES, f"{DAY} 3600.00")
    said = (
        f"content/pricing.yml:16: the price changes on {DAY}, but GitHub stops publishing every day after 60 days "
        "without a commit; before that date, open Actions > pages on GitHub and press Enable workflow if it is there "
        "[price-change-far]"
    )
    assert warnings(data, DAY - days * ONE) == [said] * warned
