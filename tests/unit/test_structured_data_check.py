"""What the check of a built page finds in its JSON-LD: each test spoils one thing in a right page."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePosixPath

import pytest

from scripts.checks.site.built import BuiltPage
from scripts.checks.site.structured_data import check_structured_data
from scripts.data.load import Content, load_content
from scripts.data.redirects import Redirects
from scripts.outputs.structured_data import structured_data
from tests.project import PINNED, ROOT, SUB_PATH_URL
from tests.unit.test_structured_data import COSTS, HEAD, HOME, RISKS


@pytest.fixture(scope="module")
def real() -> Content:
    return replace(load_content(ROOT, {**PINNED, "SITE_URL": SUB_PATH_URL}), redirects=Redirects(redirects=()))


def diagnostics(script: str, content: Content, path: str = "costs/index.html") -> list[str]:
    html = f"<html><body><h1>x</h1>{script}</body></html>"
    page = BuiltPage(PurePosixPath(path), html, PurePosixPath("docs/costs.md"), f"{HEAD}\n# x\n")
    return [str(diagnostic) for diagnostic in check_structured_data(page, content)]


def test_what_was_made_from_the_models_has_no_diagnostic(real: Content) -> None:
    assert diagnostics(structured_data(COSTS, real), real) == []
    assert diagnostics(structured_data(HOME, real), real, "index.html") == []
    assert diagnostics(structured_data(RISKS, real), real, "risks/index.html") == []


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda _: "", "the page has structured data 0 times, not 1"),
        (lambda text: text * 2, "the page has structured data 2 times, not 1"),
        (lambda text: text.replace('{"@context"', '{"@context', 1), "the structured data cannot be parsed"),
        (
            lambda text: text.replace('"price":"3', '"price":"4', 1),
            "USD for series.infusion-only; content/pricing.yml has",
        ),
        (lambda text: text.replace('"USD","priceSp', '"EUR","priceSp', 1), "EUR for series.infusion-only"),
        (lambda text: text.replace("series.with-integration", "series.extra"), "has no offer series.with-integration"),
        (
            lambda text: text.replace("series.with-integration", "series.extra"),
            "for series.extra; content/pricing.yml has no price",
        ),
        (lambda text: text.replace('"Offer"', '"Demand"', 1), "a price outside the offers"),
        (lambda text: text.replace('"inLanguage"', '"aggregateRating":{},"inLanguage"', 1), "has aggregateRating"),
        (lambda text: text.replace('"inLanguage"', '"review":[],"inLanguage"', 1), "has review; ask a developer"),
        (lambda text: text.replace('"inLanguage"', '"priceRange":"$$","inLanguage"', 1), "has priceRange"),
        (lambda text: text.replace('"name"', '"telephone":"1","name"', 1), "until content/clinic.yml has it"),
    ],
)
def test_what_is_wrong_with_structured_data_is_found(real: Content, spoil: Callable[[str], str], said: str) -> None:
    found = diagnostics(spoil(structured_data(COSTS, real)), real)
    assert [diagnostic for diagnostic in found if said in diagnostic], found


def test_the_page_that_is_shown_when_nothing_is_found_has_no_structured_data(real: Content) -> None:
    assert diagnostics("", real, "404.html") == []
    assert diagnostics(structured_data(COSTS, real), real, "404.html") != []
