"""The models of how readers reach the clinic: its places and their hours, its people, and where to book."""

import re
from datetime import time
from itertools import combinations
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from scripts.data.fields import Id, Listing, PlainText, TableName, WebAddress, or_default, or_empty, pattern, reader
from scripts.data.model import BrokenRule, Model, value_error
from scripts.data.offers import ELSEWHERE

WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAYS_HINT = "write days like Monday, Mon-Fri, or Mon, Wed"
TIME_HINT = "write a time like 8:30 am, noon, or 17:00"
NOON = 12  # hours
END_OF_DAY = time.max  # midnight at the end of a day: `time` has no 24:00
BETWEEN_DAYS = re.compile(r"\bto\b|[-\u2013]")
TIME_WORD = re.compile(r"(?:12(?::00)? ?)?(?P<word>noon|midnight)", re.ASCII | re.IGNORECASE)
CLOCK = re.compile(r"(?P<hour>\d{1,2})(?::(?P<minute>\d\d))?(?: ?(?P<half>[ap])\.?m\.?)?", re.ASCII | re.IGNORECASE)


def _read_days(value: Any) -> tuple[int, ...]:
    """Read days of the week as numbers from 0, Monday: single days, lists, and ranges."""
    numbers: list[int] = []
    for part in str(value).split(","):
        days = [_day_number(name.strip().lower()) for name in BETWEEN_DAYS.split(part)]
        first, last = days[0], days[-1]
        if len(days) > 2 or first is None or last is None:
            raise value_error("which is not days of the week", DAYS_HINT, "value-format")
        if last < first:
            raise value_error(
                "which ends before it begins", "begin the week with Monday, or list the days", "value-format"
            )
        numbers.extend(range(first, last + 1))
    return tuple(numbers)


def _day_number(name: str) -> int | None:
    """Return the number of a day by its name, or at least the first three letters of it, like `tues`."""
    return next((number for number, day in enumerate(WEEK) if name[2:] and day.lower().startswith(name)), None)


def _read_time(value: Any) -> time:
    """Read a time of day."""
    if match := TIME_WORD.fullmatch(str(value).strip()):
        return time(NOON if match["word"].lower() == "noon" else 0)
    match = CLOCK.fullmatch(str(value).strip())
    if not match or not (match["minute"] or match["half"]):
        raise value_error("which is not a time of day", TIME_HINT, "value-format")
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if half and not 1 <= hour <= NOON:
        raise value_error("a time that does not exist", TIME_HINT, "value-format")
    try:
        return time(hour % NOON + NOON * (half == "p") if half else hour, int(match["minute"] or 0))
    except ValueError:
        raise value_error("a time that does not exist", TIME_HINT, "value-format") from None


def _read_closing_time(value: Any) -> time:
    """Read a time of day at which something ends: midnight is the end of the day."""
    when = time() if str(value).strip() == "24:00" else _read_time(value)
    return END_OF_DAY if when == time() else when


def _format_time(when: time) -> str:
    """Return a time as messages show it."""
    return "24:00" if when == END_OF_DAY else f"{when:%H:%M}"


class Opening(Model):
    """When a place is open: some days, from one time until another."""

    days: Annotated[tuple[int, ...], reader(_read_days)] = Field(description="Days, like Mon-Fri, or Mon, Wed.")
    from_: Annotated[time, reader(_read_time)] = Field(description="When it opens, like 8:30 am.")
    until: Annotated[time, reader(_read_closing_time)] = Field(description="When it closes, like 5:00 pm or midnight.")


def check_hours(hours: tuple[Opening, ...]) -> tuple[Opening, ...]:
    """Check that each entry ends after it begins, and that no two overlap, which machines could read either way."""
    broken: list[BrokenRule] = []
    for index, span in enumerate(hours):
        if span.until <= span.from_:
            message = f"until is {_format_time(span.until)}, which is not after from, {_format_time(span.from_)}"
            broken.append(((index, "until"), message, "write a later time, with pm or in 24 hours", "hours"))
    for (_, one), (index, other) in combinations(enumerate(hours), 2):
        shared = sorted({*one.days} & {*other.days})
        if shared and one.from_ < other.until and other.from_ < one.until:
            spans = " and ".join(f"{_format_time(span.from_)} to {_format_time(span.until)}" for span in (one, other))
            message = f"the hours on {WEEK[shared[0]]} overlap: {spans}"
            broken.append(((index, "days"), message, "let one end before the other begins", "hours"))
    if broken:
        raise PydanticCustomError("rules", "rules are broken", {"broken": tuple(broken)})
    return hours


PHONE_HINT = "write digits like 303-555-0100, 1-800-555-0100, or 303-555-0100 ext. 5"
EXTENSION = " ext. "
PHONE_NUMBER = re.compile(
    r"(?P<one>\+?1[ .-]?)?\(?(\d{3})\)?[ .-]?(\d{3})[ .-]?(\d{4})"
    r"(?:,? ?(?:extension|ext\.?|x) ?(?P<extension>\d{1,7}))?",
    re.ASCII | re.IGNORECASE,
)


def _read_phone(value: Any) -> str:
    """Read a US phone number as 303-555-0100, with a leading 1 and an extension if it has them."""
    match = PHONE_NUMBER.fullmatch(str(value).strip())
    if not match:
        raise value_error("which is not a phone number", PHONE_HINT, "value-format")
    number = "-".join(match.group(2, 3, 4))
    return f"{'1-' if match['one'] else ''}{number}{EXTENSION + match['extension'] if match['extension'] else ''}"


def phone_link(phone: str) -> str:
    """Return the `tel:` address that dials a number and its extension. Source: RFC 3966."""
    number, _, extension = phone.partition(EXTENSION)
    return f"tel:+1{number.removeprefix('1-').replace('-', '')}{f';ext={extension}' if extension else ''}"


Email = Annotated[str, pattern(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", "write an address like care@example.org")]
# Looser than `PHONE_NUMBER`: text editors check a number while it is being typed.
PHONE_SHAPE = r"[0-9+(). -]+(,? ?([Ee]xtension|[Ee]xt[.]?|[Xx]) ?[0-9]+)?"
MaybePhone = Annotated[str | None, or_empty(reader(_read_phone, PHONE_SHAPE, PHONE_HINT))]
MaybeText = Annotated[str | None, or_empty(PlainText.__metadata__[0])]
MaybeWeb = Annotated[str | None, or_empty(WebAddress.__metadata__[0])]


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


def _read_place_id(value: Any) -> Any:
    if value == ELSEWHERE:
        raise value_error("which stands for all other places", "write its town or street", "name-of-sum")
    return value


class Place(Model):
    """One place of the clinic. Only its address has to be known; pages show a question for the rest."""

    id: Annotated[Id, BeforeValidator(_read_place_id)]
    name: TableName = Field(description="What people call it, like Denver.")
    address: Address
    phone: MaybePhone = Field(None, description="Its own number, if it has one.")
    hours: Annotated[Listing[Opening], AfterValidator(check_hours)] = Field(
        (), description="When it is open: an entry for each group of days with the same hours."
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


class OtherSite(Model):
    """A site of another company that the clinic uses."""

    url: WebAddress
    tracks: Annotated[Literal["yes", "no", "unknown"], or_default("unknown")] = Field(
        "unknown", description="Whether it tracks those who visit it."
    )

    @property
    def host(self) -> str:
        """The host name of the site without `www.`."""
        return str(urlsplit(self.url).hostname).removeprefix("www.")


class License(Model):
    """What the clinic is licensed to do."""

    says: PlainText = Field(description="Who holds which license, with its number.")
    check: MaybeWeb = Field(None, description="Where anyone can check it.")
