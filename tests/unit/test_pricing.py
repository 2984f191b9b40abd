"""The pricing model: what the clinic charges, and every sum that can be made from it."""

from decimal import Decimal

import pytest

from scripts.data.amounts import addition_name, first_year_name, price_name, unit_price_name
from scripts.data.load import Content, load_content
from scripts.diagnostics import NameNotFound
from tests.project import FIXTURES, PINNED, Project

PRICE = "series.infusion-only"


@pytest.mark.parametrize(
    ("name", "dollars"),
    [
        ("series.infusion-only", "3475.00"),
        ("series.with-integration", "4466.00"),
        ("maintenance.infusion-only", "475.00"),
        ("maintenance.with-integration", "673.00"),
        ("series.infusion-only.per-infusion", "579.17"),
        ("series.with-integration.per-infusion", "744.33"),
        ("maintenance.infusion-only.per-infusion", "475.00"),
        ("maintenance.with-integration.per-infusion", "673.00"),
        ("series.integration-adds", "991.00"),
        ("maintenance.integration-adds", "198.00"),
        ("first-year.6.infusion-only", "3475.00"),
        ("first-year.7.infusion-only", "3950.00"),
        ("first-year.18.infusion-only", "9175.00"),
        ("first-year.18.with-integration", "12542.00"),
        ("first-year.52.infusion-only", "25325.00"),
    ],
)
def test_a_price_is_what_the_file_says_and_a_sum_is_made_from_it(content: Content, name: str, dollars: str) -> None:
    assert str(content.pricing.amounts[name]) == dollars


@pytest.mark.parametrize(
    ("price", "each"), [("100.03", "16.67"), ("99.99", "16.67"), ("0.03", "0.01"), ("0.02", "0.00")]
)
def test_half_a_cent_is_rounded_up(data: Project, price: str, each: str) -> None:
    data.edit("content/pricing.yml", "price: 3475.00", f"price: {price}")
    assert load_content(data.root, PINNED).pricing.amounts[f"{PRICE}.per-infusion"] == Decimal(each)


def test_a_price_without_cents_has_two_places_all_the_same(data: Project) -> None:
    data.edit("content/pricing.yml", "price: 3475.00", "price: 3600")
    assert str(load_content(data.root, PINNED).pricing.amounts[PRICE]) == "3600.00"


@pytest.mark.parametrize("infusions", [-1, 0, 5, 53])
def test_a_first_year_of_too_few_or_too_many_infusions_is_refused(content: Content, infusions: int) -> None:
    with pytest.raises(ValueError, match="write a number from 6 to 52"):
        first_year_name(content.pricing, infusions)


def test_an_offer_or_variant_that_does_not_exist_is_refused(content: Content) -> None:
    with pytest.raises(NameNotFound, match=r'there is no price "serie"; did you mean "series"\?'):
        price_name(content.pricing, "serie")
    with pytest.raises(NameNotFound, match=r'there is no variant "integration"; did you mean "with-integration"\?'):
        unit_price_name(content.pricing, "series", "integration")
    with pytest.raises(NameNotFound, match="there is no price"):
        addition_name(content.pricing, "booster")


def test_every_amount_that_a_page_can_show_has_a_name(content: Content) -> None:
    amounts = content.pricing.amounts
    assert amounts["series.infusion-only.per-infusion"] == Decimal("579.17")
    assert amounts["first-year.18.with-integration"] == 12542
    assert amounts["first-year.18.with-integration.maintenance"] == 12542 - 4466
    offers, years, examples = 10, 2 * 47, 2 * 3
    assert len(amounts) == offers + years + examples, "three examples, each with what the later infusions come to"


@pytest.mark.parametrize("name", ["currency", "read", "offers"])
def test_the_model_cannot_be_changed(content: Content, name: str) -> None:
    with pytest.raises(ValueError, match="frozen"):
        setattr(content.pricing, name, None)


def test_an_offer_that_is_left_out_is_missed(data: Project) -> None:
    text = data.read("content/pricing.yml")
    start, end = text.index("  - id: maintenance"), text.index("variants:\n")
    data.write("content/pricing.yml", text[:start] + text[end:])
    with pytest.raises(Exception, match=r'pricing.yml:34: there is no offer "maintenance"; write series'):
        load_content(data.root, PINNED)


def test_reading_twice_gives_the_same(content: Content) -> None:
    assert load_content(FIXTURES, PINNED).pricing == content.pricing
