"""The JSON-LD of a page: made from the models, and harmless as text."""

import json
import re
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

import pytest

from scripts.data.amounts import amount_name
from scripts.data.front_matter import read_page
from scripts.data.load import Content, load_content
from scripts.data.look import read_look
from scripts.data.redirects import Redirects
from scripts.diagnostics import NameNotFound
from scripts.outputs.structured_data import PageMetadata, structured_data
from tests.project import PINNED, ROOT, SUB_PATH_URL

HEAD = """---
title: What it costs
description: Every price that the clinic states, what a first year comes to, and what insurance pays.
author: clinic
reviewer: none
last-review: 2026-11-22
next-review: 2027-05-22
---
"""
SAID = read_page(HEAD, PurePosixPath("docs/costs.md")).front_matter
assert SAID is not None
COSTS = PageMetadata(
    path="costs/",
    front_matter=SAID,
    breadcrumbs=(("Home", ""), ("Costs", None), ("Prices & paying", "costs/")),
)
HOME = replace(COSTS, path="", breadcrumbs=())
RISKS = replace(COSTS, path="risks/", breadcrumbs=(("Home", ""), ("Risks", "risks/")))


@pytest.fixture(scope="module")
def real() -> Content:
    """The project's own data files, with pages under their first names."""
    return replace(load_content(ROOT, {**PINNED, "SITE_URL": SUB_PATH_URL}), redirects=Redirects(redirects=()))


def read(script: str) -> dict[str, dict[str, Any]]:
    """The nodes of a script by their type."""
    opening, text, closing = re.split(r"(?<=json\">)|(?=</script>)", script)
    assert (opening, closing) == ('<script type="application/ld+json">', "</script>")
    data = json.loads(text)
    assert data["@context"] == "https://schema.org"
    return {node["@type"]: node for node in data["@graph"]}


def saying(**other: str) -> PageMetadata:
    """The page of prices with something else in its front matter."""
    return replace(COSTS, front_matter=COSTS.front_matter.model_copy(update=other))


def nodes(facts: PageMetadata, content: Content) -> dict[str, dict[str, Any]]:
    return read(structured_data(facts, content))


def test_a_page_says_what_it_is_whom_it_is_for_and_when_it_was_reviewed(real: Content) -> None:
    page = nodes(COSTS, real)["MedicalWebPage"]
    clinic = {"@id": f"{SUB_PATH_URL}#clinic"}
    assert page == {
        "@type": "MedicalWebPage",
        "@id": f"{SUB_PATH_URL}costs/#page",
        "name": "What it costs",
        "description": "Every price that the clinic states, what a first year comes to, and what insurance pays.",
        "url": f"{SUB_PATH_URL}costs/",
        "inLanguage": "en",
        "lastReviewed": "2026-11-22",
        "author": clinic,
        "publisher": clinic,
        "isPartOf": {"@id": f"{SUB_PATH_URL}#site"},
        "medicalAudience": {"@type": "Patient"},
        "about": {"@id": f"{SUB_PATH_URL}#treatment"},
    }


def test_a_reviewer_is_named_only_when_there_is_one(real: Content) -> None:
    assert "reviewedBy" not in nodes(COSTS, real)["MedicalWebPage"]
    reviewed = nodes(saying(reviewer="Ann Example, MD"), real)["MedicalWebPage"]
    assert reviewed["reviewedBy"] == {"@type": "Person", "name": "Ann Example, MD"}


def test_an_author_who_is_not_the_clinic_is_an_organization_of_its_own(real: Content) -> None:
    page = nodes(saying(author="Another Group"), real)["MedicalWebPage"]
    assert page["author"] == {"@type": "Organization", "name": "Another Group"}


def test_every_price_of_the_file_is_offered_exactly_on_the_pages_with_prices(real: Content) -> None:
    for facts in (HOME, COSTS):
        offers = nodes(facts, real)["MedicalClinic"]["hasOfferCatalog"]["itemListElement"]
        assert {offer["identifier"]: offer["price"] for offer in offers} == {
            amount_name(offer.id, price.variant or ""): f"{price.price:.2f}"
            for offer in real.pricing.offers
            for price in offer.prices
        }
        for offer in offers:
            unit = offer["priceSpecification"]
            assert (unit["price"], unit["priceCurrency"]) == (offer["price"], "USD")
            assert "validFrom" not in unit, "the article has no date"
    counts = [offer["priceSpecification"]["referenceQuantity"]["value"] for offer in offers[:4]]
    assert counts == [6, 6, 1, 1]
    assert "hasOfferCatalog" not in nodes(RISKS, real)["MedicalClinic"]


def test_the_treatment_carries_its_legal_status_and_on_its_own_pages_its_harms(real: Content) -> None:
    short, full = nodes(COSTS, real)["MedicalTherapy"], nodes(RISKS, real)["MedicalTherapy"]
    assert short["legalStatus"] == full["legalStatus"] == real.safety.legal_status.sentence
    suited = nodes(replace(COSTS, path="is-it-for-me/"), real)["MedicalTherapy"]
    reasons = real.safety.contraindications.items
    assert [reason["name"] for reason in suited["contraindication"]] == [reason.name for reason in reasons]
    assert [harm["name"] for harm in full["seriousAdverseOutcome"]] == [harm.name for harm in real.safety.harms.items]
    assert [harm["@id"] for harm in full["adverseOutcome"]] == [harm["@id"] for harm in full["seriousAdverseOutcome"]]
    assert set(short) == {"@type", "@id", "name", "legalStatus"}


def test_no_condition_is_named_that_the_treatment_would_be_for(real: Content) -> None:
    """Reason: no use of it in mental health is approved, so `indication` would be a claim."""
    assert not re.search(r"\"indication\"|MedicalCondition", structured_data(RISKS, real))


def test_nothing_is_said_that_the_clinic_has_not_told(real: Content) -> None:
    said = structured_data(HOME, real) + structured_data(RISKS, real)
    assert not re.search(r"address|telephone|email|[rR]ating|\"review\"|priceRange|openingHours", said)


def test_a_page_about_the_clinic_is_not_about_the_treatment(real: Content) -> None:
    contact = nodes(replace(COSTS, path="contact/"), real)
    assert contact["MedicalWebPage"]["about"] == {"@id": f"{SUB_PATH_URL}#clinic"}
    assert "MedicalTherapy" not in contact


def test_the_home_page_has_no_breadcrumbs_and_others_leave_out_sections_without_a_page(real: Content) -> None:
    assert "BreadcrumbList" not in nodes(HOME, real)
    items = nodes(COSTS, real)["BreadcrumbList"]["itemListElement"]
    assert [(item["position"], item["name"], item["item"]) for item in items] == [
        (1, "Home", SUB_PATH_URL),
        (2, "Prices & paying", f"{SUB_PATH_URL}costs/"),
    ]


def test_a_page_names_the_address_of_each_source_it_cites(real: Content) -> None:
    page = replace(COSTS, source_ids=("oliver2022", "spravato_label"))
    cited = nodes(page, real)["MedicalWebPage"]["citation"]
    assert cited == [real.evidence.source(name).link for name in page.source_ids]


def test_an_unknown_source_is_refused(real: Content) -> None:
    with pytest.raises(NameNotFound):
        structured_data(replace(COSTS, source_ids=("nobody2099",)), real)


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "<!--<script>", "a & b", "\u2028", '"\\', "é–"])
def test_no_text_can_end_the_script_or_change_on_its_way(real: Content, text: str) -> None:
    script = structured_data(saying(title=text), real)
    assert script.count("<") == 2
    assert "&" not in script
    assert read(script)["MedicalWebPage"]["name"] == text


def test_the_site_has_the_name_that_its_pages_show(real: Content) -> None:
    facts = replace(HOME, site_name=read_look(ROOT, "Aurora Clinic").site_name)
    assert nodes(facts, real)["WebSite"]["name"] == "Aurora Clinic ketamine guide"
