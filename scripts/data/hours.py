"""When a place is open: days of the week, each from one time until another."""

import re
from datetime import time
from itertools import combinations
from typing import Annotated, Any

from pydantic import Field
from pydantic_core import PydanticCustomError

from scripts.data.fields import reader
from scripts.data.model import Model, Rule, wrong

WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SOME_DAYS = "write days like Monday, Mon-Fri, or Mon, Wed"
A_TIME = "write a time like 8:30 am, noon, or 17:00"
NOON = 12  # hours
END_OF_DAY = time.max  # midnight, as the end of a day: no time of day stands for 24:00
BETWEEN_DAYS = re.compile(r"\bto\b|[-\u2013]")
IN_A_WORD = re.compile(r"(?:12(?::00)? ?)?(?P<word>noon|midnight)", re.ASCII | re.IGNORECASE)
CLOCK = re.compile(r"(?P<hour>\d{1,2})(?::(?P<minute>\d\d))?(?: ?(?P<half>[ap])\.?m\.?)?", re.ASCII | re.IGNORECASE)


def _days(value: Any) -> tuple[int, ...]:
    """Read days of the week as numbers from 0, Monday: one, several, or from one to another."""
    numbers: list[int] = []
    for part in str(value).split(","):
        named = [_day(name.strip().lower()) for name in BETWEEN_DAYS.split(part)]
        first, last = named[0], named[-1]
        if len(named) > 2 or first is None or last is None:
            raise wrong("which is not days of the week", SOME_DAYS, "value-format")
        if last < first:
            raise wrong("which ends before it begins", "begin the week with Monday, or list the days", "value-format")
        numbers.extend(range(first, last + 1))
    return tuple(numbers)


def _day(name: str) -> int | None:
    """Return the number of a day by its name or the beginning of it, like `tues`."""
    return next((number for number, day in enumerate(WEEK) if name[2:] and day.lower().startswith(name)), None)


def _time(value: Any) -> time:
    """Read a time of day."""
    if found := IN_A_WORD.fullmatch(str(value).strip()):
        return time(NOON if found["word"].lower() == "noon" else 0)
    found = CLOCK.fullmatch(str(value).strip())
    if not found or not (found["minute"] or found["half"]):
        raise wrong("which is not a time of day", A_TIME, "value-format")
    hour, half = int(found["hour"]), (found["half"] or "").lower()
    if half and not 1 <= hour <= NOON:
        raise wrong("a time that does not exist", A_TIME, "value-format")
    try:
        return time(hour % NOON + NOON * (half == "p") if half else hour, int(found["minute"] or 0))
    except ValueError:
        raise wrong("a time that does not exist", A_TIME, "value-format") from None


def _closing(value: Any) -> time:
    """Read a time of day at which something ends, where midnight is the end of the day."""
    when = time() if str(value).strip() == "24:00" else _time(value)
    return END_OF_DAY if when == time() else when


def _clock(when: time) -> str:
    """Return a time as messages say it."""
    return "24:00" if when == END_OF_DAY else f"{when:%H:%M}"


class Opening(Model):
    """When a place is open: some days, from one time until another."""

    days: Annotated[tuple[int, ...], reader(_days)] = Field(description="Monday, or Monday to Friday.")
    from_: Annotated[time, reader(_time)] = Field(description="When it opens, like 8:30 am.")
    until: Annotated[time, reader(_closing)] = Field(description="When it closes, like 5:00 pm or midnight.")


def can_be_kept(hours: tuple[Opening, ...]) -> tuple[Opening, ...]:
    """Check that each entry ends after it begins and that no two overlap: machines would read either of them."""
    broken: list[Rule] = []
    for index, span in enumerate(hours):
        if span.until <= span.from_:
            message = f"until is {_clock(span.until)}, which is not after from, {_clock(span.from_)}"
            broken.append(((index, "until"), message, "write a later time, with pm or in 24 hours", "hours"))
    for (_, one), (index, other) in combinations(enumerate(hours), 2):
        shared = sorted({*one.days} & {*other.days})
        if shared and one.from_ < other.until and other.from_ < one.until:
            spans = " and ".join(f"{_clock(span.from_)} to {_clock(span.until)}" for span in (one, other))
            message = f"the hours on {WEEK[shared[0]]} overlap: {spans}"
            broken.append(((index, "days"), message, "let one end before the other begins", "hours"))
    if broken:
        raise PydanticCustomError("rules", "rules are broken", {"broken": tuple(broken)})
    return hours
