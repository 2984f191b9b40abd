"""Whose word a price is: that of an article without a date, until the clinic confirms it."""

import pytest

from scripts.data.load import load_content
from scripts.diagnostics import CheckFailed
from scripts.render.price_tables import price_tables, render_tables
from tests.project import PINNED, Project

ARTICLE = (
    "Our source is Stella's public article, which we read on November 22, 2026. "
    "It has no date, so ask whether it's still current."
)


def unconfirmed(data: Project) -> Project:
    data.edit("content/pricing.yml", "confirmed: 2026-11-22", "confirmed:")
    return data


def test_until_the_clinic_confirms_nothing_says_that_it_stated_anything_on_a_day(data: Project) -> None:
    content = load_content(unconfirmed(data).root, PINNED)
    for form in ("markdown", "csv", "json"):
        told = render_tables(price_tables(content), form, content).replace("\\u0027", "'")
        assert ARTICLE in told, form
        assert "stated" not in told
    assert content.course_source == ARTICLE
    assert '"confirmed": null' in render_tables(price_tables(content), "json", content)


def test_once_confirmed_the_day_stands_for_itself(data: Project) -> None:
    data.edit("content/pricing.yml", "confirmed: 2026-11-22", "confirmed: 2026-12-01")
    content = load_content(data.root, PINNED)
    assert content.prices_source == "Stella confirmed these prices on December 1, 2026."


def test_a_change_must_come_after_the_day_of_reading_where_nothing_is_confirmed(data: Project) -> None:
    unconfirmed(data)
    data.edit(
        "content/pricing.yml",
        "price: 3475.00",
        "price: 3475.00\n        changes:\n          - from: 2026-11-22\n            price: 3500.00",
    )
    with pytest.raises(CheckFailed, match="not after 2026-11-22, the date in read"):
        load_content(data.root, PINNED)
