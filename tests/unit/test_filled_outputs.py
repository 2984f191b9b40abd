"""The same clinic: what goes to programs, search engines and paper says the same, and special prices come and go."""

import json
from typing import Any

import pytest
from jsonschema import Draft7Validator  # type: ignore[import-untyped]
from lxml import html as lxml_html

from scripts.data.load import Content
from scripts.outputs.structured_data import _clinic_node
from scripts.render.handouts import sheet_values
from scripts.render.price_tables import FORMATS, price_tables
from tests.changes import shown
from tests.priced import filled_project, on, told
from tests.project import ROOT, Project

IN_WINTER = "2026-12-20"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return filled_project(tmp_path_factory.mktemp("filled") / "project")


@pytest.fixture(scope="module")
def winter(filled: Project) -> Content:
    return on(filled, IN_WINTER)


def test_the_schema_that_is_published_describes_pricing_json(winter: Content, content: Content) -> None:
    schema = json.loads((ROOT / "schemas/published/pricing.schema.json").read_text(encoding="utf-8"))
    Draft7Validator.check_schema(schema)
    for one in (winter, content):
        data = json.loads(told(one, "json"))
        assert [error.message for error in Draft7Validator(schema).iter_errors(data)] == []
        assert data["$schema"] == f"{one.settings.url}pricing.schema.json"
        assert data["version"] == schema["properties"]["version"]["const"]
    ends = {table["id"]: table.get("until") for table in json.loads(told(winter, "json"))["tables"]}
    assert ends["promotion-winter"] == "2027-01-31"
    assert (ends["discount-students"], ends["discount-veterans"], ends["course"]) == ("2027-06-30", None, None)


def test_search_engines_get_each_price_and_promotion_with_its_days_and_place(winter: Content) -> None:
    offers = {
        offer["identifier"]: offer for offer in _clinic_node(winter, prices=True)["hasOfferCatalog"]["itemListElement"]
    }
    assert {name: offer["price"] for name, offer in offers.items()} == {
        name: f"{winter.pricing.amounts[name]:.2f}" for name in offers
    }
    promotion = offers["series.infusion-only.for.winter"]
    assert (promotion["validFrom"], promotion["priceValidUntil"]) == ("2026-12-01", "2027-01-31")
    assert promotion["name"] == "Initial series, without integration therapy, Winter offer"
    assert offers["spravato@santa-fe"]["availableAtOrFrom"] == {"@type": "Place", "name": "Santa Fe"}
    assert offers["consultation"]["priceSpecification"]["validThrough"] == "2026-12-31"
    assert offers["tms"]["priceSpecification"]["referenceQuantity"]["unitText"] == "sessions"
    assert "referenceQuantity" not in offers["consultation"]["priceSpecification"]
    assert not [name for name in offers if "veterans" in name], "a discount is not everyone's price"


def test_a_handout_has_the_same_table_and_names_the_other_prices(winter: Content) -> None:
    handout = winter.handouts.handout("costs")
    of = sheet_values(handout, winter, None)
    assert of["special"] == "Winter offer (Until January 31, 2027), For veterans, For students"
    tables = [section.table for section in of["sections"] if section.table]  # type: ignore[attr-defined]
    assert tables == [*price_tables(winter, "course"), *price_tables(winter, "first-year")]


@pytest.mark.parametrize(
    ("day", "there"),
    [("2026-11-30", False), ("2026-12-01", True), ("2027-01-31", True), ("2027-02-01", False)],
)
def test_a_promotion_is_shown_from_its_first_to_its_last_day_and_gone_by_itself(
    filled: Project, day: str, there: bool
) -> None:
    content = on(filled, day)
    everywhere = (
        shown(content, "special_prices()"),
        told(content, "json"),
        told(content, "csv"),
        json.dumps(_clinic_node(content, prices=True)),
        "for.winter"
        * ("Winter offer" in str(sheet_values(content.handouts.handout("costs"), content, None)["special"])),
    )
    assert [("for.winter" in text) for text in everywhere] == [there] * len(everywhere)
    assert ("Until January 31, 2027." in everywhere[0]) is there
    assert ("have it together with: Winter offer." in everywhere[0]) is there


def test_only_a_discount_that_combines_is_taken_off_a_promotion(winter: Content) -> None:
    both = [name for name in winter.pricing.amounts if ".for.winter." in name]
    assert both
    assert all(name.endswith(".for.winter.veterans") for name in both)


def test_a_discount_says_who_gets_it_and_what_to_show(filled: Project) -> None:
    html = shown(on(filled, "2026-11-30"), "special_prices()")
    assert "You pay 15 percent less. Who gets it: Veterans and their families. What to show: A VA card.<" in html
    assert "Who gets it: Students of a college. Until June 30, 2027.<" in html
    assert "students" not in shown(on(filled, "2027-07-01"), "special_prices()").lower()


def test_what_an_offer_includes_is_in_a_table_for_each_variant(winter: Content) -> None:
    table: Any = lxml_html.fromstring(shown(winter, 'included("series")'))
    assert table.xpath("//caption/text()") == ["Initial series"]
    assert table.xpath("//tr[3]//text()") == [
        "With a nurse of your own",
        "Six infusions",
        "A nurse who is there for you alone",
    ]
    assert shown(winter, 'included("trial")') == "", "no label over nothing"


@pytest.mark.parametrize("form", FORMATS)
def test_without_special_prices_there_is_no_word_of_them(content: Content, form: str) -> None:
    assert price_tables(content, "special") == ()
    assert "for." not in told(content, form)
    assert shown(content, "special_prices()") == ""
