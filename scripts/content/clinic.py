"""What only the clinic knows: each fact has its value, or the question that a reader should ask."""

import zoneinfo
from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import BeforeValidator

from scripts.content.fields import Id, Listing, Model, Words, pattern, words, wrong
from scripts.content.yaml_file import Location
from scripts.problems import NameNotFound


def _zone(value: Any) -> str:
    if value not in zoneinfo.available_timezones():
        raise wrong("which is no time zone", "write a name like America/Denver, or leave it empty")
    return str(value)


def _or_empty(read: Any) -> BeforeValidator:
    return BeforeValidator(lambda value: None if value is None or value == "" else read(value))


Domain = pattern(r"[a-z0-9-]+(\.[a-z0-9-]+)+", "write a domain like www.example.org, or leave it empty")
Contact = pattern(r"(mailto:|https://)\S+", "write mailto: and an address, or leave it empty")


class Fact(Model):
    """One thing only the clinic can say. `value` is None until it has."""

    id: Id
    label: Words
    question: Words
    value: Annotated[str | None, _or_empty(words)]


class Clinic(Model):
    """The clinic file."""

    name: Words
    short_name: Words
    time_zone: Annotated[str | None, _or_empty(_zone)]
    domain: Annotated[str | None, _or_empty(Domain.func)]
    security_contact: Annotated[str | None, _or_empty(Contact.func)]
    facts: Listing[Fact]

    def fact(self, name: str) -> Fact:
        """Return the fact with that id. Errors: `NameNotFound`."""
        for fact in self.facts:
            if fact.id == name:
                return fact
        raise NameNotFound("fact of the clinic", name, (fact.id for fact in self.facts))

    def empty_places(self) -> Iterator[tuple[Location, str]]:
        """Yield (location, what the clinic should tell) for every place that is still empty."""
        for name in ("time-zone", "domain", "security-contact"):
            if getattr(self, name.replace("-", "_")) is None:
                yield (name,), f"{name} is empty"
        for index, fact in enumerate(self.facts):
            if fact.value is None:
                yield ("facts", index, "value"), f"{fact.label}: {fact.question}"
