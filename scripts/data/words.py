"""The words of the interface in one language, content/words/en.yml. Templates, macros and scripts have none.

Which words there are, and the placeholders of each, such as `{count}`, is recorded in schemas/words.schema.json.
`make schemas` takes it from en.yml, and the words of every language are judged by it, the English ones too: a
placeholder that someone deletes would otherwise be missing on the pages, and nothing would say so.
"""

import json
import keyword
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BeforeValidator, Field, create_model

from scripts.data.evidence import Kind
from scripts.data.fields import LONGEST_TEXT, NonEmpty, pattern, reader, table_name
from scripts.data.model import Model, Rule, wrong
from scripts.data.places import END_OF_DAY, NOON
from scripts.data.yaml_reader import Cut
from scripts.diagnostics import suggestion

WORDS = PurePosixPath("content/words")
RECORD = Path(__file__).parents[2] / "schemas/words.schema.json"
MONTHS = 12
DAYS = 7
A_CODE = "write the code of a language, like en or es"
A_LANGUAGE = r"[a-z]{2,3}"
PLACE = re.compile(r"\{([^{}]*)\}")
PLAIN_WORDS = "write plain text, without < > \\ or invisible characters"
CODE = "placeholders"


def words_file(language: str) -> PurePosixPath:
    """Return the path of the words of a language."""
    return WORDS / f"{language}.yml"


def phrase(*places: str, needed: bool = True) -> BeforeValidator:
    """Read text that has the placeholders `places`, all of them if they are `needed`, and no others."""
    named = [f"{{{place}}}" for place in places]

    def read(value: Any) -> str:
        table_name(PLACE.sub("…", value) if isinstance(value, str) and not isinstance(value, Cut) else value)
        found = PLACE.findall(value)
        for place in found:
            if place not in places:
                hint = suggestion(f"{{{place}}}", named) if places else "write the words only"
                raise wrong(f"which has the unknown placeholder {{{place}}}", hint, CODE)
        for place in places if needed else ():
            if place not in found:
                raise wrong(f"which lacks {{{place}}}", f"write {{{place}}} where it belongs", CODE)
        return str(value).strip()

    return reader(read, r"[^<>\\]+", PLAIN_WORDS, type="string", maxLength=LONGEST_TEXT)


Phrase = Annotated[str, phrase()]


class Group(Model):
    """Words that a reader sees together: `words.menu.close`."""

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...


class Counted(Group):
    """The same words in singular and plural."""

    def of(self, count: int) -> str:
        """Return the form for a number."""
        return str(self.one if count == 1 else self.other).format(count=count)


class Words(Group):
    """The words file of one language: those that no page and no data file has."""

    language: Annotated[str, pattern(A_LANGUAGE, A_CODE)] = Field(
        description="The code of the language, as in the name of the file."
    )

    def rules(self) -> Iterator[Rule]:
        """Check that there are twelve months and seven days."""
        if (names := len(self.dates.months)) != MONTHS:
            message, hint = f"months has {names} names", "write all twelve, January first"
            yield ("dates", "months"), message, hint, "value-format"
        if (names := len(self.reach.days)) != DAYS:
            yield ("reach", "days"), f"days has {names} names", "write all seven, Monday first", "value-format"

    def __eq__(self, other: object) -> bool:
        """Tell one object from another by identity, and quickly: what is made with it is kept for it."""
        return self is other

    def __hash__(self) -> int:
        """Return what goes with that."""
        return id(self)

    def long_date(self, day: date) -> str:
        """Return a date as patients read it, `November 22, 2026`."""
        return str(self.dates.long).format(month=self.dates.months[day.month - 1], day=day.day, year=day.year)

    def number(self, count: int) -> str:
        """Return a count as a word, or in digits if it is large."""
        return str(self.counts[count]) if count < len(self.counts) else str(count)

    def days(self, days: Sequence[int]) -> str:
        """Return days of the week by name, Monday being 0: `Monday to Friday`, or `Monday, Wednesday`."""
        names = [str(self.reach.days[day]) for day in days]
        is_span = len(days) > 2 and days[-1] - days[0] == len(days) - 1
        return f"{names[0]} {self.lists.to} {names[-1]}" if is_span else ", ".join(names)

    def clock(self, when: time) -> str:
        """Return a time of day: `8:30 a.m.` is one, and noon, which few read 12 p.m. as."""
        if when in {time(), time(NOON), END_OF_DAY}:
            return str(self.reach.noon if when == time(NOON) else self.reach.midnight)
        form = self.reach.morning if when.hour < NOON else self.reach.afternoon
        return str(form.format(time=f"{(when.hour - 1) % NOON + 1}:{when.minute:02}"))

    def source_kind(self, kind: Kind) -> str:
        """Return the word for a kind of source."""
        return str(getattr(self.sources, kind.replace(" ", "_")))


def words_kind(sample: Mapping[str, Any]) -> type[Words]:
    """Return the model of words files that have the keys and the placeholders of `sample`."""
    return create_model("words", __base__=Words, __doc__=Words.__doc__, **_fields(sample, ""))


def _fields(group: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return the fields of a group, sorted: in which order a file has them is its own affair."""
    types = {key: _type(value, f"{name}-{key}".strip("-")) for key, value in sorted(group.items()) if key != "language"}
    return {key.replace("-", "_") + "_" * keyword.iskeyword(key): (found, ...) for key, found in types.items()}


def _type(value: Any, name: str) -> Any:
    if isinstance(value, list):
        return NonEmpty[Phrase]
    if not isinstance(value, dict):
        return _text(value)
    about = f"The words of `{name}`."
    if value.keys() == {"one", "other"}:
        one, other = _text(value["other"], needed=False), _text(value["other"])
        return create_model(name, __base__=Counted, __doc__=about, one=(one, ...), other=(other, ...))
    return create_model(name, __base__=Group, __doc__=about, **_fields(value, name))


def _text(sample: object, *, needed: bool = True) -> Any:
    places = sorted({*PLACE.findall(str(sample))})
    named = ", ".join(f"{{{place}}}" for place in places)
    about = f"Text with {named}, which the site fills in." if places else None
    return Annotated[str, phrase(*places, needed=needed), Field(description=about)]


def recorded() -> Mapping[str, Any]:
    """Return the keys and the placeholders in the record, as a words file would have them."""
    record = json.loads(RECORD.read_text(encoding="utf-8"))
    found: Mapping[str, Any] = _sample(record, record["definitions"])
    return found


def _sample(part: Mapping[str, Any], groups: Mapping[str, Any]) -> Any:
    part = groups[part["$ref"].rpartition("/")[2]] if "$ref" in part else part
    if keys := part.get("properties"):
        return {key: _sample(value, groups) for key, value in keys.items()}
    return [] if part["type"] == "array" else part["description"]
