"""The structured data of a page: one JSON-LD script, made from the same models as the text around it.

Source: schema.org 30.0 for types and properties, JSON-LD 1.1 for `@graph` and `@id`. Left out on purpose: ratings and
reviews, an indication (this use has no approval), a price range, and whatever the clinic has not said.
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
from scripts.outputs.structured_clinic import Node, people, places, reached

# What is on which pages, by their names in docs/.
HARMS, CONTRAINDICATIONS, PRICES = ("what-it-is", "risks"), ("is-it-for-me",), ("index", "costs")
PLACES, PEOPLE = ("contact",), ("about",)  # besides the pages that show all of them
ABOUT_THE_CLINIC = (*PLACES, *PEOPLE, "how-we-check", "privacy", "accessibility")  # not about the drug
UNSAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})

ONE_DAY = timedelta(days=1)

Breadcrumbs = tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """The metadata of a page.

    `path` and the addresses in `breadcrumbs` are relative to the site's: `costs/`; that of the home page is empty.
    `breadcrumbs` are (name, address) from the home page to this one, both included; a section without a page has the
    address None. `source_ids` are the ids of the sources it cites, in that order. `shows` are the macros of `LISTED`
    that it has. `site_name` is that of the whole site.
    """

    path: str
    front_matter: FrontMatter
    breadcrumbs: Breadcrumbs = ()
    source_ids: tuple[str, ...] = ()
    shows: frozenset[str] = frozenset()
    site_name: str = ""


def structured_data(facts: PageMetadata, content: Content) -> str:
    """Return the page's JSON-LD as a script element that no text in it can close. Errors: `NameNotFound`."""
    graph = {"@context": "https://schema.org", "@graph": list(_graph(facts, content))}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(UNSAFE)
    return f'<script type="application/ld+json">{text}</script>'


def _graph(facts: PageMetadata, content: Content) -> Iterator[Node]:
    url = content.settings.url
    yield _page(facts, content)
    yield {
        "@type": "WebSite",
        "@id": f"{url}#site",
        "name": facts.site_name,
        "url": url,
        "inLanguage": content.words.language,
        "publisher": {"@id": f"{url}#clinic"},
    }
    is_one = content.redirects.is_one_of
    is_about = _is_about_the_clinic(facts, content)
    clinic = _clinic(content, prices=is_one(facts.path, PRICES))
    yield clinic | (reached(content.clinic) if is_about or not facts.path else {})
    if is_one(facts.path, PLACES) or "places" in facts.shows:
        yield from places(content)
    if is_one(facts.path, PEOPLE) or "team" in facts.shows:
        yield from people(content)
    if not is_about:
        yield _treatment(content, facts.path)
    if facts.path:
        yield _breadcrumbs(facts, url)


def _is_about_the_clinic(facts: PageMetadata, content: Content) -> bool:
    return bool(facts.shows) or content.redirects.is_one_of(facts.path, ABOUT_THE_CLINIC)


def _page(facts: PageMetadata, content: Content) -> Node:
    url, said = content.settings.url, facts.front_matter
    clinic = {"@id": f"{url}#clinic"}
    node: Node = {
        "@type": "MedicalWebPage",
        "@id": f"{url}{facts.path}#page",
        "name": said.title,
        "description": said.description,
        "url": f"{url}{facts.path}",
        "inLanguage": content.words.language,
        "lastReviewed": said.last_review.isoformat(),
        "author": clinic if said.author == CLINIC else {"@type": "Organization", "name": said.author},
        "publisher": clinic,
        "isPartOf": {"@id": f"{url}#site"},
        "medicalAudience": {"@type": "Patient"},
        "about": clinic if _is_about_the_clinic(facts, content) else {"@id": f"{url}#treatment"},
    }
    if said.reviewed_by is not None:
        node["reviewedBy"] = {"@type": "Person", "name": said.reviewed_by}
    if facts.source_ids:
        sources = map(content.evidence.source, facts.source_ids)
        node["citation"] = [source.link or source.title.strip("[]") for source in sources]
    return node


def _treatment(content: Content, path: str) -> Node:
    """Return what the page at `path` shows. The harms are in two lists, since those the FDA warns of are serious."""
    url, safety = content.settings.url, content.safety
    node: Node = {
        "@type": "MedicalTherapy",
        "@id": f"{url}#treatment",
        "name": content.words.engines.treatment,
        "legalStatus": safety.legal_status.sentence,
    }
    if content.redirects.is_one_of(path, CONTRAINDICATIONS):
        node["contraindication"] = list(_hazards(safety.contraindications, "MedicalContraindication"))
    if content.redirects.is_one_of(path, HARMS):
        serious = list(_hazards(safety.harms, "MedicalEntity"))
        for number, harm in enumerate(serious, 1):
            harm["@id"] = f"{url}#harm-{number}"
        node["seriousAdverseOutcome"] = serious
        node["adverseOutcome"] = [{"@id": harm["@id"]} for harm in serious]
    return node


def _hazards(hazards: Hazards, kind: str) -> Iterator[Node]:
    for hazard in hazards.items:
        yield {"@type": kind, "name": hazard.name, "description": hazard.text[:1].upper() + hazard.text[1:]}


def _clinic(content: Content, *, prices: bool) -> Node:
    url, engines = content.settings.url, content.words.engines
    node: Node = {"@type": "MedicalClinic", "@id": f"{url}#clinic", "name": content.clinic.name}
    if prices:
        node["availableService"] = {"@id": f"{url}#treatment"}
        node["hasOfferCatalog"] = {
            "@type": "OfferCatalog",
            "name": engines.prices.format(treatment=engines.treatment),
            "description": content.prices_source,
            "itemListElement": list(_offers(content)),
        }
    return node


def offered(pricing: Pricing) -> Iterator[str]:
    """Yield the names of the prices that are offered to everyone: those of offers and of promotions."""
    for offer in pricing.offers:
        for choice in pricing.choices(offer):
            yield amount_name(offer.id, choice.key)
    for promotion in pricing.promotions:
        for offer in pricing.offers:
            for choice in pricing.choices_of(promotion, offer):
                yield amount_name(offer.id, choice.key, FOR, promotion.id)


def _offers(content: Content) -> Iterator[Node]:
    pricing = content.pricing
    for offer in pricing.offers:
        for choice in pricing.choices(offer):
            yield _offer(content, offer, choice)
    for promotion in pricing.promotions:
        days = {"validFrom": promotion.from_.isoformat(), "priceValidUntil": promotion.until.isoformat()}
        for offer in pricing.offers:
            for choice in pricing.choices_of(promotion, offer):
                yield _offer(content, offer, choice, promotion) | days


def _offer(content: Content, offer: Offer, choice: Choice, promotion: Promotion | None = None) -> Node:
    """Return an offer, of a Service since schema.org allows no therapy there; `identifier` is the id of the price."""
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
        "itemOffered": {"@type": "Service", "name": name, **_service(content, offer, choice)},
    }
    if choice.place:
        node["availableAtOrFrom"] = _at(pricing, offer, choice.place)
    return node


def _at(pricing: Pricing, offer: Offer, place: str) -> Node | list[Node]:
    named = (
        pricing.other_places(price.place for price in offer.prices if price.place) if place == ELSEWHERE else (place,)
    )
    nodes: list[Node] = [{"@type": "Place", "name": pricing.place_name(one)} for one in named]
    return nodes if nodes[1:] else nodes[0]


def _validity(content: Content, offer: Offer, choice: Choice) -> Node:
    """Say from when and until when a price holds; the article that unconfirmed prices come from has no date."""
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


def _service(content: Content, offer: Offer, choice: Choice) -> Node:
    added = (line for variant in content.pricing.variants if variant.id == choice.variant for line in variant.adds)
    lines = "; ".join((*offer.includes, *added))
    treatment = content.treatments.name_of(offer.treatment) if offer.treatment else ""
    return {key: text for key, text in {"serviceType": treatment, "description": lines}.items() if text}


def _breadcrumbs(facts: PageMetadata, url: str) -> Node:
    """Return the breadcrumbs without sections that have no page: Google requires an address for all but the last."""
    places = [(name, address) for name, address in facts.breadcrumbs if address is not None]
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": f"{url}{address}"}
        for position, (name, address) in enumerate(places, 1)
    ]
    return {"@type": "BreadcrumbList", "@id": f"{url}{facts.path}#breadcrumbs", "itemListElement": items}
