"""A price that is another one than before needs another day on which the clinic confirmed it."""

import pytest

from scripts.checks.source.prices import check_unconfirmed_prices
from tests.priced import on
from tests.project import Project
from tests.unit.test_wrong_prices import FILE, filled, git  # noqa: F401 - a fixture


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("price: 475.15", "price: 500", f"{FILE}:48: price is 500 instead of 475.15, and confirmed: is as it was"),
        (
            "price: 475.15",
            "price: 475.15\n        changes:\n          - {from: 2027-02-01, price: 500}",
            f"{FILE}:49: changes: says another price than before, and confirmed: is as it was",
        ),
    ],
)
def test_a_changed_price_needs_a_changed_day_of_confirmation(filled: Project, old: str, new: str, told: str) -> None:  # noqa: F811
    def found(day: str = "2026-12-20") -> list[str]:
        return [str(one) for one in check_unconfirmed_prices(filled.root, on(filled, day))]

    git(filled, "init", "--quiet")
    git(filled, "add", ".")
    git(filled, "commit", "--quiet", "--message", "prices")
    filled.edit(FILE, old, new)
    hint = "write the day the clinic confirmed it after confirmed:, or the day you read it after read:"
    assert found() == [f"{told}; {hint} [price-unconfirmed]"]
    assert found("2026-11-22") == [], "the second change of one day"
    filled.edit(FILE, "read: 2026-11-22", "read: 2026-12-19")
    assert found() == []


def test_a_change_that_became_the_price_needs_no_new_day(filled: Project) -> None:  # noqa: F811
    due = "price: 475.15\n        changes:\n          - {from: 2026-12-01, price: 500}"
    filled.edit(FILE, "price: 475.15", due)
    git(filled, "init", "--quiet")
    git(filled, "add", ".")
    git(filled, "commit", "--quiet", "--message", "prices")
    filled.edit(FILE, due, "price: 500")
    assert list(check_unconfirmed_prices(filled.root, on(filled, "2026-12-20"))) == []
    assert len(list(check_unconfirmed_prices(filled.root, on(filled, "2026-11-30")))) == 1
