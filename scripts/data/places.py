"""How readers reach the clinic: its places, its people, and where to book."""

import re
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field

from scripts.data.fields import Id, Listing, PlainText, TableName, Web, or_empty, or_left_out, pattern, reader
from scripts.data.hours import Opening, can_be_kept
from scripts.data.model import Model, wrong
from scripts.data.offers import ELSEWHERE

A_PHONE = "write digits like 303-555-0100, 1-800-555-0100, or 303-555-0100 ext. 5"
EXTENSION = " ext. "
NUMBER = re.compile(
    r"(?P<one>\+?1[ .-]?)?\(?(\d{3})\)?[ .-]?(\d{3})[ .-]?(\d{4})"
    r"(?:,? ?(?:extension|ext\.?|x) ?(?P<extension>\d{1,7}))?",
    re.ASCII | re.IGNORECASE,
)


def _phone(value: Any) -> str:
    """Read a US number as 303-555-0100, with the 1 in front and the extension behind it, if it has them."""
    found = NUMBER.fullmatch(str(value).strip())
    if not found:
        raise wrong("which is not a phone number", A_PHONE, "value-format")
    number = "-".join(found.group(2, 3, 4))
    return f"{'1-' if found['one'] else ''}{number}{EXTENSION + found['extension'] if found['extension'] else ''}"


def dialed(phone: str) -> str:
    """Return the address that dials a number, and its extension. Source: RFC 3966."""
    number, _, extension = phone.partition(EXTENSION)
    return f"tel:+1{number.removeprefix('1-').replace('-', '')}{f';ext={extension}' if extension else ''}"


Email = Annotated[str, pattern(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", "write an address like care@example.org")]
LIKE_A_PHONE = r"[0-9+(). -]+(,? ?([Ee]xtension|[Ee]xt[.]?|[Xx]) ?[0-9]+)?"  # as text editors see it while one types
MaybePhone = Annotated[str | None, or_empty(reader(_phone, LIKE_A_PHONE, A_PHONE))]
MaybeText = Annotated[str | None, or_empty(PlainText.__metadata__[0])]
MaybeWeb = Annotated[str | None, or_empty(Web.__metadata__[0])]


class Address(Model):
    """A postal address in the United States."""

    street: PlainText = Field(description="Number, street, and suite.")
    city: PlainText
    state: Annotated[str, pattern(r"[A-Z]{2}", "write two capital letters like CO")]
    zip: Annotated[str, pattern(r"\d{5}(-\d{4})?", "write five digits like 80202")]

    @property
    def line(self) -> str:
        """The address in one line."""
        return f"{self.street}, {self.city}, {self.state} {self.zip}"


class Picture(Model):
    """A picture in docs/img."""

    file: Annotated[
        str, pattern(r"img/[A-Za-z0-9/._-]+", "write the name of a file in docs/img, like img/name.jpg")
    ] = Field(description="The file, like img/name.jpg.")
    alt: PlainText = Field(description="What it shows, for people who cannot see it.")


def _one_place(value: Any) -> Any:
    if value == ELSEWHERE:
        raise wrong("which stands for all other places", "write its town or street", "name-of-sum")
    return value


class Place(Model):
    """One place of the clinic. Only its address has to be known; pages show a question for the rest."""

    id: Annotated[Id, BeforeValidator(_one_place)]
    name: TableName = Field(description="What people call it, like Denver.")
    address: Address
    phone: MaybePhone = Field(None, description="Its own number, if it has one.")
    hours: Annotated[Listing[Opening], AfterValidator(can_be_kept)] = Field(
        (), description="Days it is open, each with from: and until:."
    )
    map: MaybeWeb = Field(None, description="A link that opens it in a map.")
    parking: MaybeText = Field(None, description="Where to park.")
    access: MaybeText = Field(None, description="How to get in, with a wheelchair too.")
    services: Listing[Id] = Field((), description="The ids of what it offers, from content/treatments.yml.")
    picture: Picture | None = Field(None, description="What it looks like, so that people find it.")


class Person(Model):
    """Someone who works at the clinic."""

    id: Id
    name: TableName = Field(description="First and last name.")
    role: PlainText = Field(description="What the person does, like medical director.")
    credentials: MaybeText = Field(None, description="Titles and licenses, like MD.")
    studied: MaybeText = Field(None, description="Where the person studied.")
    words: MaybeText = Field(None, description="A sentence or two about the person.")
    picture: Picture | None = Field(None, description="A portrait.")


class Elsewhere(Model):
    """A site of another company that the clinic uses."""

    url: Web
    tracks: Annotated[Literal["yes", "no", "unknown"], or_left_out("unknown")] = Field(
        "unknown", description="Whether it tracks those who visit it."
    )

    @property
    def host(self) -> str:
        """The name of the site, as a browser shows it."""
        return str(urlsplit(self.url).hostname).removeprefix("www.")


class License(Model):
    """What the clinic is licensed to do."""

    says: PlainText = Field(description="Who holds which license, with its number.")
    check: MaybeWeb = Field(None, description="Where anyone can check it.")
