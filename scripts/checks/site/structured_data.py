"""Checks of a built page's JSON-LD: it exists, can be parsed, and agrees with the data on prices and the clinic."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from scripts.checks.site.built import DEVELOPER_HINT, NOT_FOUND, BuiltPage
from scripts.checks.site.document import is_redirect
from scripts.data.load import Content
from scripts.diagnostics import Diagnostic
from scripts.outputs.structured_data import PRICE_PAGES, offered_price_names

CODE = "structured-data"
FORBIDDEN_KEYS = {
    "aggregateRating",
    "ratingValue",
    "review",
    "reviews",
    "reviewRating",
    "priceRange",
    "lowPrice",
    "highPrice",
}

Node = dict[str, Any]
Nodes = Sequence[Node]


def check_structured_data(page: BuiltPage, content: Content) -> Iterator[Diagnostic]:
    """Yield every problem of a page's JSON-LD. The 404 page and redirects must have none."""
    scripts = page.tree.xpath("//script[@type='application/ld+json']")
    expected = 0 if page.path == NOT_FOUND or is_redirect(page, content) else 1
    if len(scripts) != expected:
        yield page.diagnostic(
            f"the page has structured data {len(scripts)} times, not {expected}", DEVELOPER_HINT, CODE
        )
        return
    for script in scripts:
        try:
            data = json.loads(script.text_content())
        except ValueError as error:
            yield page.diagnostic(f"the structured data cannot be parsed ({error})", DEVELOPER_HINT, CODE)
            continue
        nodes = list(_nodes(data))
        yield from _check_forbidden_keys(page, nodes, content)
        yield from _check_prices(page, nodes, content)


def _nodes(data: Any) -> Iterator[Node]:
    """Yield every object at any depth."""
    if isinstance(data, dict):
        yield data
    for part in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _nodes(part)


def _check_forbidden_keys(page: BuiltPage, nodes: Nodes, content: Content) -> Iterator[Diagnostic]:
    clinic = content.clinic
    numbers = [clinic.phone, *(place.phone for place in clinic.places)]
    facts = {"address": clinic.places, "telephone": any(numbers), "email": clinic.email}
    unknown = {key for key, value in facts.items() if not value}
    for key in sorted({key for node in nodes for key in node} & (FORBIDDEN_KEYS | unknown)):
        hint = "leave it out until content/clinic.yml has it" if key in unknown else DEVELOPER_HINT
        yield page.diagnostic(f"the structured data has {key}", hint, CODE)


def _check_prices(page: BuiltPage, nodes: Nodes, content: Content) -> Iterator[Diagnostic]:
    amounts, currency = content.pricing.amounts, content.pricing.currency
    offers = {str(node.get("identifier")): node for node in nodes if node.get("@type") == "Offer"}
    expected_names = (
        set(offered_price_names(content.pricing)) if content.redirects.is_one_of(page.address, PRICE_PAGES) else set()
    )
    for name in sorted(expected_names - set(offers)):
        yield page.diagnostic(f"the structured data has no offer {name}", DEVELOPER_HINT, CODE)
    for name, offer in offers.items():
        expected = f"{amounts[name]:.2f} {currency}" if name in amounts else "no price of that name"
        for stated in _stated_prices(_nodes(offer)):
            if stated != expected:
                hint = f"content/pricing.yml has {expected}"
                yield page.diagnostic(f"the structured data says {stated} for {name}", hint, CODE)
    if sum(len(_stated_prices(_nodes(offer))) for offer in offers.values()) != len(_stated_prices(nodes)):
        yield page.diagnostic("the structured data has a price outside the offers", DEVELOPER_HINT, CODE)


def _stated_prices(nodes: Iterable[Node]) -> list[str]:
    return [f"{node['price']} {node.get('priceCurrency')}" for node in nodes if "price" in node]
