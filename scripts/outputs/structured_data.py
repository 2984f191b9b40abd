"""The structured data of a page: a JSON-LD script, made from the same models as the text of the page.

Source: schema.org 30.0 for types and properties, JSON-LD 1.1 for `@graph` and `@id`. Left out on purpose: ratings and
reviews, an indication (this use has no approval), a price range, and anything that the clinic has not said.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from scripts.data.amounts import amount_name
from scripts.data.front_matter import CLINIC, FrontMatter
from scripts.data.load import Content
from scripts.data.offers import ELSEWHERE, FOR, Choice, Offer
from scripts.data.pricing import Pricing
from scripts.data.reductions import Promotion
from scripts.data.safety import Hazards
from scripts.outputs.structured_clinic import Node, contact_details, person_nodes, place_nodes

# The pages that have each kind of node, by their names in docs/.
HARM_PAGES, CONTRAINDICATION_PAGES, PRICE_PAGES = ("what-it-is", "risks"), ("is-it-for-me",), ("index", "costs")
PLACE_PAGES, PEOPLE_PAGES = ("contact",), ("about",)  # besides the pages that show all of them
CLINIC_PAGES = (*PLACE_PAGES, *PEOPLE_PAGES, "how-we-check", "privacy", "accessibility")  # not about the drug
ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})

ONE_DAY = timedelta(days=1)

Breadcrumbs = tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """The metadata of a page.

    `path` and the addresses in `breadcrumbs` are relative to the site's: `costs/`; that of the home page is empty.
    `breadcrumbs` are (name, address) from the home page to this one, both included; a section without a page has the
    address None. `source_ids` are the ids of the sources that the page cites, in order. `shows` has the macros of
    `LISTING_MACROS` that it uses. `site_name` is the name of the whole site.
    """

    path: str
    front_matter: FrontMatter
    breadcrumbs: Breadcrumbs = ()
    source_ids: tuple[str, ...] = ()
    shows: frozenset[str] = frozenset()
    site_name: str = ""


def structured_data(metadata: PageMetadata, content: Content) -> str:
    """Return the JSON-LD of a page as a script element that no text in it can close. Errors: `NameNotFound`."""
    graph = {"@context": "https://schema.org", "@graph": list(_nodes(metadata, content))}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
    return f'<script type="application/ld+json">{text}</script>'


def _nodes(metadata: PageMetadata, content: Content) -> Iterator[Node]:
    url = content.settings.url
    yield _page_node(metadata, content)
    yield {
        "@type": "WebSite",
        "@id": f"{url}#site",
        "name": metadata.site_name,
        "url": url,
        "inLanguage": content.words.language,
        "publisher": {"@id": f"{url}#clinic"},
    }
    is_one = content.redirects.is_one_of
    is_about = _is_about_the_clinic(metadata, content)
    clinic = _clinic_node(content, prices=is_one(metadata.path, PRICE_PAGES))
    yield clinic | (contact_details(content.clinic) if is_about or not metadata.path else {})
    if is_one(metadata.path, PLACE_PAGES) or "places" in metadata.shows:
        yield from place_nodes(content)
    if is_one(metadata.path, PEOPLE_PAGES) or "team" in metadata.shows:
        yield from person_nodes(content)
    if not is_about:
        yield _treatment_node(content, metadata.path)
    if metadata.path:
        yield _breadcrumb_node(metadata, url)


def _is_about_the_clinic(metadata: PageMetadata, content: Content) -> bool:
    return bool(metadata.shows) or content.redirects.is_one_of(metadata.path, CLINIC_PAGES)


def _page_node(metadata: PageMetadata, content: Content) -> Node:
    url, front_matter = content.settings.url, metadata.front_matter
    clinic = {"@id": f"{url}#clinic"}
    node: Node = {
        "@type": "MedicalWebPage",
        "@id": f"{url}{metadata.path}#page",
        "name": front_matter.title,
        "description": front_matter.description,
        "url": f"{url}{metadata.path}",
        "inLanguage": content.words.language,
        "lastReviewed": front_matter.last_review.isoformat(),
        "author": clinic if front_matter.author == CLINIC else {"@type": "Organization", "name": front_matter.author},
        "publisher": clinic,
        "isPartOf": {"@id": f"{url}#site"},
        "medicalAudience": {"@type": "Patient"},
        "about": clinic if _is_about_the_clinic(metadata, content) else {"@id": f"{url}#treatment"},
    }
    if front_matter.reviewed_by is not None:
        node["reviewedBy"] = {"@type": "Person", "name": front_matter.reviewed_by}
    if metadata.source_ids:
        sources = map(content.evidence.source, metadata.source_ids)
        node["citation"] = [source.link or source.title.strip("[]") for source in sources]
    return node


def _treatment_node(content: Content, path: str) -> Node:
    """Return the treatment, with what the page at `path` shows of it.

    The harms are in two lists, since those that the FDA warns of are serious.
    """
    url, safety = content.settings.url, content.safety
    node: Node = {
        "@type": "MedicalTherapy",
        "@id": f"{url}#treatment",
        "name": content.words.engines.treatment,
        "legalStatus": safety.legal_status.sentence,
    }
    if content.redirects.is_one_of(path, CONTRAINDICATION_PAGES):
        node["contraindication"] = list(_hazard_nodes(safety.contraindications, "MedicalContraindication"))
    if content.redirects.is_one_of(path, HARM_PAGES):
        serious = list(_hazard_nodes(safety.harms, "MedicalEntity"))
        for number, harm in enumerate(serious, 1):
            harm["@id"] = f"{url}#harm-{number}"
        node["seriousAdverseOutcome"] = serious
        node["adverseOutcome"] = [{"@id": harm["@id"]} for harm in serious]
    return node


def _hazard_nodes(hazards: Hazards, kind: str) -> Iterator[Node]:
    for hazard in hazards.items:
        yield {"@type": kind, "name": hazard.name, "description": hazard.text[:1].upper() + hazard.text[1:]}


def _clinic_node(content: Content, *, prices: bool) -> Node:
    url, engines = content.settings.url, content.words.engines
    node: Node = {"@type": "MedicalClinic", "@id": f"{url}#clinic", "name": content.clinic.name}
    if prices:
        node["availableService"] = {"@id": f"{url}#treatment"}
        node["hasOfferCatalog"] = {
            "@type": "OfferCatalog",
            "name": engines.prices.format(treatment=engines.treatment),
            "description": content.prices_source,
            "itemListElement": list(_offer_nodes(content)),
        }
    return node


def offered_price_names(pricing: Pricing) -> Iterator[str]:
    """Yield the names of the prices for everyone: those of offers and of promotions."""
    for offer in pricing.offers:
        for choice in pricing.choices(offer):
            yield amount_name(offer.id, choice.key)
    for promotion in pricing.promotions:
        for offer in pricing.offers:
            for choice in pricing.choices_of(promotion, offer):
                yield amount_name(offer.id, choice.key, FOR, promotion.id)


def _offer_nodes(content: Content) -> Iterator[Node]:
    pricing = content.pricing
    for offer in pricing.offers:
        for choice in pricing.choices(offer):
            yield _offer_node(content, offer, choice)
    for promotion in pricing.promotions:
        days = {"validFrom": promotion.from_.isoformat(), "priceValidUntil": promotion.until.isoformat()}
        for offer in pricing.offers:
            for choice in pricing.choices_of(promotion, offer):
                yield _offer_node(content, offer, choice, promotion) | days


def _offer_node(content: Content, offer: Offer, choice: Choice, promotion: Promotion | None = None) -> Node:
    """Return an offer, which is of a Service because schema.org allows no therapy; `identifier` names the price."""
    pricing = content.pricing
    identifier = amount_name(offer.id, choice.key, *((FOR, promotion.id) if promotion else ()))
    price, name = (
        f"{pricing.amounts[identifier]:.2f}",
        ", ".join(filter(None, (offer.name, pricing.choice_name(choice)))),
    )
    node: Node = {
        "@type": "Offer",
        "identifier": identifier,
        "name": f"{name}, {promotion.name}" if promotion else name,
        "price": price,
        "priceCurrency": pricing.currency,
        "priceSpecification": {
            "@type": "UnitPriceSpecification",
            "price": price,
            "priceCurrency": pricing.currency,
            **(_validity(content, offer, choice) if promotion is None else {}),
            **_quantity(pricing, offer),
        },
        "itemOffered": {"@type": "Service", "name": name, **_service_details(content, offer, choice)},
    }
    if choice.place:
        node["availableAtOrFrom"] = _offer_places(pricing, offer, choice.place)
    return node


def _offer_places(pricing: Pricing, offer: Offer, place: str) -> Node | list[Node]:
    place_ids = (
        pricing.other_places(price.place for price in offer.prices if price.place) if place == ELSEWHERE else (place,)
    )
    nodes: list[Node] = [{"@type": "Place", "name": pricing.place_name(place_id)} for place_id in place_ids]
    return nodes if nodes[1:] else nodes[0]


def _validity(content: Content, offer: Offer, choice: Choice) -> Node:
    """Return from when until when a price is valid; unconfirmed prices come from an article without a date."""
    terms = offer.terms(choice)
    since = (terms and terms.since) or content.pricing.confirmed
    until = (terms.changes[0].from_ - ONE_DAY).isoformat() if terms and terms.changes else None
    days = {"validFrom": since and since.isoformat(), "validThrough": until}
    return {key: day for key, day in days.items() if day}


def _quantity(pricing: Pricing, offer: Offer) -> Node:
    unit = pricing.unit_of(offer)
    if unit is None:
        return {}
    return {
        "referenceQuantity": {"@type": "QuantitativeValue", "value": offer.count, "unitText": unit.several},
    }


def _service_details(content: Content, offer: Offer, choice: Choice) -> Node:
    added = (line for variant in content.pricing.variants if variant.id == choice.variant for line in variant.adds)
    lines = "; ".join((*offer.includes, *added))
    treatment = content.treatments.name_of(offer.treatment) if offer.treatment else ""
    return {key: text for key, text in {"serviceType": treatment, "description": lines}.items() if text}


def _breadcrumb_node(metadata: PageMetadata, url: str) -> Node:
    """Return the breadcrumbs without sections that have no page: Google requires an address for all but the last."""
    places = [(name, address) for name, address in metadata.breadcrumbs if address is not None]
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": f"{url}{address}"}
        for position, (name, address) in enumerate(places, 1)
    ]
    return {"@type": "BreadcrumbList", "@id": f"{url}{metadata.path}#breadcrumbs", "itemListElement": items}
