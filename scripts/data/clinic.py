"""The model of what only the clinic knows: how to reach it, and its answers to readers' questions."""

import zoneinfo
from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import Field

from scripts.data.fields import (
    Id,
    Listing,
    NonEmpty,
    PlainText,
    TableName,
    or_empty,
    pattern,
    read_words,
    reader,
)
from scripts.data.model import BrokenRule, Model, value_error
from scripts.data.places import Email, License, MaybePhone, MaybeText, OtherSite, Person, Picture, Place, phone_link
from scripts.data.yaml_reader import Location
from scripts.diagnostics import look_up, shortened


def _read_time_zone(value: Any) -> str:
    if not isinstance(value, str) or value not in zoneinfo.available_timezones():
        raise value_error(
            "which is not a time zone", "write a name like America/Denver, or leave it empty", "value-format"
        )
    return value


Domain = pattern(r"[a-z0-9-]+(\.[a-z0-9-]+)+", "write a domain like www.example.org, or leave it empty")
Contact = pattern(r"(mailto:|https://)\S+", "write mailto: and an address, or leave it empty")

# For each fact that has a key of its own: the id of the fact, and that key.
ANSWERING_KEYS = {"phone": "phone", "email": "email", "licence": "license", "address": "places", "locations": "places"}


class Fact(Model):
    """Something only the clinic knows. `value` is None until it has told us."""

    id: Id
    label: PlainText = Field(description="What it is about, in a word or two.")
    question: PlainText = Field(description="What readers should ask as long as the clinic has not said it.")
    value: Annotated[str | None, or_empty(reader(read_words))] = Field(
        None, description="What the clinic says, in its own words. Leave it empty until then: never guess."
    )


class Clinic(Model):
    """The clinic file."""

    name: PlainText = Field(description="The clinic's name.")
    short_name: TableName = Field(description="The name in the middle of a sentence.")
    conditions: Listing[Id] = Field(
        (), description="What it says it treats with ketamine, by the ids of the headings in docs/is-it-for-me.md."
    )
    time_zone: Annotated[str | None, or_empty(reader(_read_time_zone))] = Field(
        description="The time zone of the clinic, like America/Denver. UTC if empty."
    )
    domain: Annotated[str | None, or_empty(Domain)] = Field(description="The site's own domain, like www.example.org.")
    security_contact: Annotated[str | None, or_empty(Contact)] = Field(
        description="Where to report a vulnerability: mailto: and an address, or a page."
    )
    phone: MaybePhone = Field(None, description="The number for questions.")
    phone_hours: MaybeText = Field(None, description="When somebody answers it, in words.")
    email: Annotated[str | None, or_empty(Email.__metadata__[0])] = Field(
        None, description="The address for questions."
    )
    booking: OtherSite | None = Field(None, description="Where readers book a visit.")
    portal: OtherSite | None = Field(None, description="Where patients see their records.")
    license: License | None = Field(None, description="The license of the clinic, or of who treats.")
    places: Listing[Place] = Field((), description="Where the clinic is.")
    people: Listing[Person] = Field((), description="Who works there.")
    facts: NonEmpty[Fact] = Field(description="What the clinic says, or the question to ask it.")

    def broken_rules(self) -> Iterator[BrokenRule]:
        """Check that what has a key of its own, from which pages make a link, is not typed as an answer."""
        for index, fact in enumerate(self.facts):
            if fact.value and (key := ANSWERING_KEYS.get(fact.id)):
                message = f'value is "{shortened(fact.value)}", but pages make links of what is after {key}:'
                hint = f"write it after {key}: near the top of the file, and leave value: empty"
                yield ("facts", index, "value"), message, hint, "value-elsewhere"

    def answer(self, name: str) -> str:
        """Return the clinic's answer to a question in plain text, or an empty string. Errors: `NameNotFound`."""
        answers = {
            "phone": self.phone_line,
            "email": self.email,
            "licence": self.license.says if self.license else "",
            "address": "; ".join(place.address.line for place in self.places),
            "locations": "; ".join(f"{place.name}: {place.address.line}" for place in self.places),
        }
        return answers.get(name) or self.fact(name).value or ""

    @property
    def proper_names(self) -> tuple[str, ...]:
        """The names of places, people, streets, titles and schools, whose words are not ours to choose."""
        people = (name for person in self.people for name in (person.name, person.credentials, person.studied))
        places = (name for place in self.places for name in (place.name, place.address.line))
        return tuple(filter(None, (*people, *places)))

    @property
    def pictures(self) -> Iterator[tuple[Location, Picture]]:
        """Yield (location, picture) for every picture of a place or a person."""
        of_places = ((("places", index, "picture"), place.picture) for index, place in enumerate(self.places))
        of_people = ((("people", index, "picture"), person.picture) for index, person in enumerate(self.people))
        yield from ((where, picture) for where, picture in (*of_places, *of_people) if picture)

    @property
    def phone_href(self) -> str:
        """The link that dials the clinic's number, or an empty string if the number is not known."""
        return phone_link(self.phone) if self.phone else ""

    @property
    def phone_line(self) -> str:
        """The number with its hours, or an empty string if the number is not known."""
        return ", ".join(filter(None, (self.phone, self.phone_hours))) if self.phone else ""

    @property
    def in_a_line(self) -> str:
        """The phone number and e-mail address in one line, for paper; empty if neither is known."""
        return " · ".join(filter(None, (self.phone, self.email)))

    @property
    def can_be_reached(self) -> bool:
        """Whether readers can book or call."""
        return bool(self.booking or self.phone)

    def fact(self, name: str) -> Fact:
        """Return the fact with this id. Errors: `NameNotFound`."""
        return look_up("clinic fact", name, {fact.id: fact for fact in self.facts})

    def empty_values(self) -> Iterator[tuple[Location, str]]:
        """Yield (location, what is missing) for every value that is still empty."""
        for name in ("time-zone", "domain", "security-contact"):
            if getattr(self, name.replace("-", "_")) is None:
                yield (name,), f"{name} is empty"
        for name in ("booking", "portal", "people"):  # a clinic without one deletes its line
            if name in self.model_fields_set and not getattr(self, name):
                yield (name,), f"{name} is empty"
        for index, fact in enumerate(self.facts):
            if not self.answer(fact.id):
                yield ("facts", index, "value"), f"{fact.label}: {fact.question}"
