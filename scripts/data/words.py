"""The model of the words of the interface in one language, content/words/en.yml. Templates and code have no words.

schemas/words.schema.json records which words there are, and the placeholders of each, such as `{count}`.
`make schemas` derives it from en.yml, and the words of every language are checked against it, the English ones too:
otherwise, a placeholder that someone deletes would be missing on the pages, and nothing would report it.
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
from scripts.data.fields import LONGEST_TEXT, NonEmpty, pattern, read_table_name, reader
from scripts.data.model import BrokenRule, Model, value_error
from scripts.data.places import END_OF_DAY, NOON
from scripts.data.yaml_reader import Cut
from scripts.diagnostics import suggestion

WORDS = PurePosixPath("content/words")
RECORD_FILE = Path(__file__).parents[2] / "schemas/words.schema.json"
MONTHS = 12
DAYS = 7
LANGUAGE_HINT = "write the code of a language, like en or es"
LANGUAGE_CODE = r"[a-z]{2,3}"
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
PLAIN_TEXT_HINT = "write plain text, without < > \\ or invisible characters"
CODE = "placeholders"


def words_file(language: str) -> PurePosixPath:
    """Return the path of the words of a language."""
    return WORDS / f"{language}.yml"


def phrase(*placeholders: str, needed: bool = True) -> BeforeValidator:
    """Return a validator that reads text with these placeholders, all of them if they are `needed`, and no others."""
    quoted = [f"{{{placeholder}}}" for placeholder in placeholders]

    def read(value: Any) -> str:
        read_table_name(PLACEHOLDER.sub("…", value) if isinstance(value, str) and not isinstance(value, Cut) else value)
        present = PLACEHOLDER.findall(value)
        for placeholder in present:
            if placeholder not in placeholders:
                hint = suggestion(f"{{{placeholder}}}", quoted) if placeholders else "write the words only"
                raise value_error(f"which has the unknown placeholder {{{placeholder}}}", hint, CODE)
        for placeholder in placeholders if needed else ():
            if placeholder not in present:
                raise value_error(f"which lacks {{{placeholder}}}", f"write {{{placeholder}}} where it belongs", CODE)
        return str(value).strip()

    return reader(read, r"[^<>\\]+", PLAIN_TEXT_HINT, type="string", maxLength=LONGEST_TEXT)


Phrase = Annotated[str, phrase()]


class Group(Model):
    """Words that a reader sees together: `words.menu.close`."""

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...


class Counted(Group):
    """The same words in singular and plural."""

    def of(self, count: int) -> str:
        """Return the form for a count, which is filled in."""
        return str(self.one if count == 1 else self.other).format(count=count)


class Words(Group):
    """The words file of one language: those that no page and no data file has."""

    language: Annotated[str, pattern(LANGUAGE_CODE, LANGUAGE_HINT)] = Field(
        description="The code of the language, as in the name of the file."
    )

    def broken_rules(self) -> Iterator[BrokenRule]:
        """Check that there are names for twelve months and seven days."""
        if (names := len(self.dates.months)) != MONTHS:
            message, hint = f"months has {names} names", "write all twelve, January first"
            yield ("dates", "months"), message, hint, "value-format"
        if (names := len(self.reach.days)) != DAYS:
            yield ("reach", "days"), f"days has {names} names", "write all seven, Monday first", "value-format"

    def __eq__(self, other: object) -> bool:
        """Compare by identity, which is fast: these objects are cache keys."""
        return self is other

    def __hash__(self) -> int:
        """Return a hash that is consistent with `__eq__`."""
        return id(self)

    def long_date(self, day: date) -> str:
        """Return a date as patients read it, `November 22, 2026`."""
        return str(self.dates.long).format(month=self.dates.months[day.month - 1], day=day.day, year=day.year)

    def number(self, count: int) -> str:
        """Return a count as a word, or in digits if there is no word for it."""
        return str(self.counts[count]) if count < len(self.counts) else str(count)

    def days(self, days: Sequence[int]) -> str:
        """Return days of the week by name, Monday being 0: `Monday to Friday`, or `Monday, Wednesday`."""
        names = [str(self.reach.days[day]) for day in days]
        is_span = len(days) > 2 and days[-1] - days[0] == len(days) - 1
        return f"{names[0]} {self.lists.to} {names[-1]}" if is_span else ", ".join(names)

    def clock(self, when: time) -> str:
        """Return a time of day: `8:30 a.m.`, or `noon`, which few people recognize in 12 p.m."""
        if when in {time(), time(NOON), END_OF_DAY}:
            return str(self.reach.noon if when == time(NOON) else self.reach.midnight)
        form = self.reach.morning if when.hour < NOON else self.reach.afternoon
        return str(form.format(time=f"{(when.hour - 1) % NOON + 1}:{when.minute:02}"))

    def source_kind(self, kind: Kind) -> str:
        """Return the words for a kind of source."""
        return str(getattr(self.sources, kind.replace(" ", "_")))


def words_model(sample: Mapping[str, Any]) -> type[Words]:
    """Return the model of words files with the keys and the placeholders of `sample`."""
    return create_model("words", __base__=Words, __doc__=Words.__doc__, **_fields(sample, ""))


def _fields(group: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return the fields of a group, sorted, so that their order in a file does not matter."""
    types = {
        key: _field_type(value, f"{name}-{key}".strip("-")) for key, value in sorted(group.items()) if key != "language"
    }
    return {
        key.replace("-", "_") + "_" * keyword.iskeyword(key): (field_type, ...) for key, field_type in types.items()
    }


def _field_type(value: Any, name: str) -> Any:
    if isinstance(value, list):
        return NonEmpty[Phrase]
    if not isinstance(value, dict):
        return _phrase_type(value)
    about = f"The words of `{name}`."
    if value.keys() == {"one", "other"}:
        one, other = _phrase_type(value["other"], needed=False), _phrase_type(value["other"])
        return create_model(name, __base__=Counted, __doc__=about, one=(one, ...), other=(other, ...))
    return create_model(name, __base__=Group, __doc__=about, **_fields(value, name))


def _phrase_type(sample: object, *, needed: bool = True) -> Any:
    placeholders = sorted({*PLACEHOLDER.findall(str(sample))})
    quoted = ", ".join(f"{{{placeholder}}}" for placeholder in placeholders)
    about = f"Text with {quoted}, which the site fills in." if placeholders else None
    return Annotated[str, phrase(*placeholders, needed=needed), Field(description=about)]


def recorded_words() -> Mapping[str, Any]:
    """Return the recorded keys and placeholders, in the structure of a words file."""
    record = json.loads(RECORD_FILE.read_text(encoding="utf-8"))
    words: Mapping[str, Any] = _words_of_schema(record, record["definitions"])
    return words


def _words_of_schema(part: Mapping[str, Any], groups: Mapping[str, Any]) -> Any:
    part = groups[part["$ref"].rpartition("/")[2]] if "$ref" in part else part
    if keys := part.get("properties"):
        return {key: _words_of_schema(value, groups) for key, value in keys.items()}
    return [] if part["type"] == "array" else part["description"]
