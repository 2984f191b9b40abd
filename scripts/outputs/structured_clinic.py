"""The structured data of the clinic: how to reach it, its places with their hours, and its people."""

from collections.abc import Iterator
from typing import Any

from scripts.data.clinic import Clinic
from scripts.data.load import Content
from scripts.data.places import WEEK, Address, Opening, Place, phone_link

Node = dict[str, Any]


def contact_details(clinic: Clinic) -> Node:
    """Return the properties for how to reach the clinic, and its license, as far as they are known."""
    node: Node = {}
    if clinic.phone:
        node["telephone"] = phone_link(clinic.phone).removeprefix("tel:")
    if clinic.email:
        node["email"] = clinic.email
    if clinic.license:
        credential = {"@type": "EducationalOccupationalCredential", "name": clinic.license.says}
        node["hasCredential"] = credential | ({"url": clinic.license.check} if clinic.license.check else {})
    if len(clinic.places) == 1:
        node["address"] = _postal_address(clinic.places[0].address)
    return node


def place_nodes(content: Content) -> Iterator[Node]:
    """Yield a node for each place, as a clinic of its own that belongs to the whole."""
    url = content.settings.url
    for place in content.clinic.places:
        node: Node = {
            "@type": "MedicalClinic",
            "@id": f"{url}#place-{place.id}",
            "name": f"{content.clinic.name}, {place.name}",
            "parentOrganization": {"@id": f"{url}#clinic"},
            "address": _postal_address(place.address),
        }
        yield node | _place_details(place, content.clinic)


def _place_details(place: Place, clinic: Clinic) -> Node:
    node: Node = {}
    if phone := place.phone or clinic.phone:
        node["telephone"] = phone_link(phone).removeprefix("tel:")
    if place.map:
        node["hasMap"] = place.map
    if place.hours:
        node["openingHoursSpecification"] = [_opening_hours(span) for span in place.hours]
    return node


def _postal_address(address: Address) -> Node:
    return {
        "@type": "PostalAddress",
        "streetAddress": address.street,
        "addressLocality": address.city,
        "addressRegion": address.state,
        "postalCode": address.zip,
        "addressCountry": "US",
    }


def _opening_hours(span: Opening) -> Node:
    return {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": [f"https://schema.org/{WEEK[day]}" for day in span.days],
        "opens": f"{span.from_:%H:%M}",
        "closes": f"{span.until:%H:%M}",
    }


def person_nodes(content: Content) -> Iterator[Node]:
    """Yield a node for each person who works at the clinic."""
    url = content.settings.url
    for person in content.clinic.people:
        optional = {"honorificSuffix": person.credentials, "description": person.words}
        yield {
            "@type": "Person",
            "@id": f"{url}#person-{person.id}",
            "name": person.name,
            "jobTitle": person.role,
            "worksFor": {"@id": f"{url}#clinic"},
            **{key: value for key, value in optional.items() if value},
        }
