"""The JSON-LD of a built page: it is there, it can be read, and it says what the page and the data files say."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from lxml.html import HtmlElement

from scripts.checks.redirects import has_moved
from scripts.checks.site.built import NOT_FOUND, BuiltPage
from scripts.data.load import Content
from scripts.data.pricing import OFFERS, VARIANTS
from scripts.diagnostics import Diagnostic, shortened
from scripts.outputs.structured_data import PRICE_PAGES

HINT = "mend scripts/outputs/structured_data.py"
NEVER = {"aggregateRating", "ratingValue", "review", "reviews", "reviewRating", "priceRange", "lowPrice", "highPrice"}
CLINIC_SAYS = {"address": "address", "telephone": "phone", "email": "email"}  # property -> fact of clinic.yml


Node = dict[str, Any]
Nodes = Sequence[Node]


def check_structured_data(page: BuiltPage, content: Content) -> Iterator[Diagnostic]:
    """Yield what is wrong with a page's JSON-LD; the 404 page and those that have moved must have none.

    Reason: search engines show a price or a review date from here, and nobody sees it on the page.
    """
    scripts = page.tree.xpath("//script[@type='application/ld+json']")
    wanted = 0 if page.path == NOT_FOUND or has_moved(page, content) else 1
    if len(scripts) != wanted:
        yield page.diagnostic(page.tree, f"structured data is there {len(scripts)} times, not {wanted}", HINT)
        return
    for script in scripts:
        try:
            data = json.loads(script.text_content())
        except ValueError as error:
            yield page.diagnostic(script, f"structured data cannot be read ({error})", HINT)
            continue
        nodes = list(_nodes(data))
        yield from _never(page, script, nodes, content)
        yield from _prices(page, script, nodes, content)
        yield from _review(page, script, nodes)
        yield from _references(page, script, nodes)


def _nodes(data: Any) -> Iterator[Node]:
    """Yield every object at any depth."""
    if isinstance(data, dict):
        yield data
    for part in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _nodes(part)


def _never(page: BuiltPage, script: HtmlElement, nodes: Nodes, content: Content) -> Iterator[Diagnostic]:
    """Reason: ratings of a treatment are advertising, ranges hide prices, and nothing may be made up for the clinic."""
    unknown = {key for key, fact in CLINIC_SAYS.items() if content.clinic.fact(fact).value is None}
    for key in sorted({key for node in nodes for key in node} & (NEVER | unknown)):
        hint = "leave it out until content/clinic.yml has it" if key in unknown else "leave it out"
        yield page.diagnostic(script, f"structured data has {key}", hint)


def _prices(page: BuiltPage, script: HtmlElement, nodes: Nodes, content: Content) -> Iterator[Diagnostic]:
    amounts, currency = content.pricing.amounts, content.pricing.currency
    offers = {str(node.get("identifier")): node for node in nodes if node.get("@type") == "Offer"}
    wanted = (
        {f"{offer}.{variant}" for offer in OFFERS for variant in VARIANTS} if page.address in PRICE_PAGES else set()
    )
    for name in sorted(wanted - set(offers)):
        yield page.diagnostic(script, f"structured data has no offer {name}", HINT)
    for name, offer in offers.items():
        right = f"{amounts[name]:.2f} {currency}" if name in amounts else "no price of that name"
        for shown in _shown(_nodes(offer)):
            if shown != right:
                yield page.diagnostic(script, f"structured data says {shown} for {name}", f"the file has {right}")
    if sum(len(_shown(_nodes(offer))) for offer in offers.values()) != len(_shown(nodes)):
        yield page.diagnostic(script, "structured data has a price outside the offers", HINT)


def _shown(nodes: Iterable[Node]) -> list[str]:
    return [f"{node['price']} {node.get('priceCurrency')}" for node in nodes if "price" in node]


def _review(page: BuiltPage, script: HtmlElement, nodes: Nodes) -> Iterator[Diagnostic]:
    """Reason: a review that did not take place, or took place long ago, must not be claimed where nobody looks."""
    front_matter = page.front_matter
    if front_matter is None:
        yield page.diagnostic(script, "structured data is on a page that docs/ does not have", HINT)
        return
    pages = [node for node in nodes if "lastReviewed" in node or "reviewedBy" in node]
    days = [str(node.get("lastReviewed")) for node in pages]
    if days != [front_matter.last_review.isoformat()]:
        message = f"structured data was last reviewed {shortened(', '.join(days)) or 'never'}"
        yield page.diagnostic(script, message, f"the page says {front_matter.last_review}", needle="last-review:")
    names = [node["reviewedBy"].get("name") for node in pages if "reviewedBy" in node]
    if names != [name for name in [front_matter.reviewed_by] if name]:
        message = f"structured data is reviewed by {shortened(', '.join(map(str, names))) or 'nobody'}"
        yield page.diagnostic(script, message, f"the page says {front_matter.reviewer}", needle="reviewer:")


def _references(page: BuiltPage, script: HtmlElement, nodes: Nodes) -> Iterator[Diagnostic]:
    there = {node["@id"] for node in nodes if "@id" in node and len(node) > 1}
    for name in sorted({node["@id"] for node in nodes if set(node) == {"@id"}} - there):
        yield page.diagnostic(script, f"structured data refers to {shortened(name)}, which is not on the page", HINT)
