"""The types of single values in data files: each takes text, and returns a checked value or says what is wrong."""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema

from scripts.data.characters import borrowed_letters, character_name, hidden_in, plain
from scripts.data.model import wrong
from scripts.data.yaml_reader import Cut
from scripts.data.yaml_syntax import WHOLE

LARGEST_AMOUNT = Decimal(100_000)  # dollars; above it, a decimal point is missing
LONGEST_TEXT = 400  # characters
DOLLARS = r"(0|[1-9]\d*)(\.\d\d)?"
A_PRICE = "write a plain number of dollars like 3475 or 3475.00"
A_DAY = "write year-month-day, like 2026-11-22"
NUMBER = "value-number"
PLAIN_WORDS = "write plain text, without < > { } \\ or invisible characters"
A_PARAGRAPH = "write one paragraph of plain text, without < > { } \\ or line breaks"
SOME_WORDS = "write the text that patients should read"
# Includes the full-width characters of East Asian keyboards, also after quotation marks and after cell separators.
FORMULA = re.compile(r"(?:^|[;\t])[\s\"'“”‘’`]*[=+@\-\u2212\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b]")


def reader(read: Callable[[Any], Any], shape: str | None = None, example: str = "", **more: object) -> BeforeValidator:
    """Validate a value with `read`, and describe it to text editors in the JSON Schema.

    `shape` is a pattern for the whole text, `example` what to write when it does not match. Here every value is text,
    but a text editor reads one that looks like a number as a number. Source: JSON Schema, draft 7.
    """
    schema: dict[str, object] = {"type": "string"}
    if shape:
        schema |= {"pattern": f"^({shape})$", "patternErrorMessage": example[:1].upper() + example[1:]}
        if any(re.fullmatch(shape, number) for number in ("1", "988")):
            schema["type"] = ["number", "string"]
    return BeforeValidator(read, json_schema_input_type=Annotated[Any, WithJsonSchema(schema | more)])


def _text_of(value: Any, example: str) -> str:
    if value is None:
        raise wrong("empty", example, "value-missing")
    if not isinstance(value, str):
        raise wrong("not a single value", example, "value-type")
    return value.strip()


def _matching(
    shape: str, value: Any, example: str, what: str = "which is not valid here", code: str = "value-format"
) -> str:
    text = _text_of(value, example)
    if not re.fullmatch(shape, text, re.ASCII):
        raise wrong(what, example, code)
    return text


def amount(value: Any) -> Decimal:
    """Read dollars, greater than 0, with no cents or two decimals: `3475`, `3475.00`."""
    text = _text_of(value, A_PRICE)
    if not re.fullmatch(DOLLARS, text, re.ASCII):
        raise wrong("which is not a price", _amount_hint(text) or A_PRICE, "value-price")
    dollars = Decimal(text)
    if dollars <= 0:
        raise wrong("which is not above 0", "write the price, or list it under free:", "value-price")
    if dollars > LARGEST_AMOUNT:
        raise wrong(f"which is more than {LARGEST_AMOUNT:,} dollars", "look for a missing decimal point", "value-price")
    return dollars


def _amount_hint(text: str) -> str | None:
    """Return what was probably meant, for common slips."""
    bare = re.sub(r"US?\$?D?|\$|dollars|\"", "", plain(text)).strip()
    slips = (
        (r"\d{1,3}(,\d{3})+(\.\d\d)?", f"write {bare.replace(',', '')}"),
        (r"[1-9]\d*,\d\d", f"write {bare.replace(',', '.')}"),
        (r"[1-9]\d*(\.\d\d)?", f"write {bare}"),
        (r"[1-9]\d*\.\d", f"write {bare}0"),
        (r"[1-9]\d*\.\d{3,}", "write two decimal places"),
        (r"[\dOoIl]*[OoIl][\dOoIl]*(\.[\dOo]{2})?", "write digits only: 0 and 1, not the letters O and l"),
    )
    return next((hint for slip, hint in slips if re.fullmatch(slip, bare, re.ASCII)), None)


def whole_number(lowest: int, highest: int) -> BeforeValidator:
    """Read digits between `lowest` and `highest`."""
    example, shape = f"write a whole number from {lowest} to {highest}, in digits", r"0|[1-9]\d{0,5}"

    def read(value: Any) -> int:
        number = int(_matching(shape, value, example, "which is not a whole number", NUMBER))
        return int(_between(lowest, number, highest, example))

    return reader(read, shape, example, type=["integer", "string"], minimum=lowest, maximum=highest)


def decimal(lowest: int, highest: int, places: int) -> BeforeValidator:
    """Read a number between `lowest` and `highest`, with at most so many decimal places."""
    shape = rf"(0|[1-9]\d{{0,5}})(\.\d{{1,{places}}})?"
    example = f"write a number from {lowest} to {highest}, with at most {places} decimal place{'s' * (places != 1)}"

    def read(value: Any) -> Decimal:
        return _between(lowest, Decimal(_matching(shape, value, example, code=NUMBER)), highest, example)

    return reader(read, shape, example, minimum=lowest, maximum=highest)


def _between(lowest: int, number: Decimal | int, highest: int, example: str) -> Decimal:
    if not lowest <= number <= highest:
        raise wrong("which is out of range", example, NUMBER)
    return Decimal(number)


def day(value: Any) -> date:
    """Read a calendar day, `2026-11-22`."""
    text = _text_of(value, A_DAY)
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        raise wrong("which is not a date", _day_hint(text) or A_DAY, "value-date")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise wrong("a date that does not exist", A_DAY, "value-date") from None


def _day_hint(text: str) -> str | None:
    """Return the date that was probably meant, if it is in another common format."""
    for form in ("%m/%d/%Y", "%m-%d-%Y", "%m.%d.%Y", "%m/%d/%y", "%B %d, %Y", "%b %d, %Y", "%Y/%m/%d"):
        try:
            return f"write {datetime.strptime(text, form).date()}"
        except ValueError:
            continue
    return None


def words(value: Any) -> str:
    """Read text for patients: one paragraph, without markup or templates."""
    text = _text_of(value, SOME_WORDS)
    if not text:
        raise wrong("empty", SOME_WORDS, "value-missing")
    if isinstance(value, Cut):
        raise wrong("and everything after # is ignored", WHOLE, "yaml-hash")
    if "\n" in text:
        raise wrong("which contains a line break", "write one paragraph", "value-markup")
    if found := re.search(r"[<>{}\\]", text):
        raise wrong(f"which contains {found[0]}", PLAIN_WORDS, "value-markup")
    for _, char in hidden_in(text):
        raise wrong(f"which contains the invisible character {character_name(char)}", PLAIN_WORDS, "hidden-character")
    for _, word, letter in borrowed_letters(text):
        message = f'in which "{word}" has a letter from another alphabet: {character_name(letter)}'
        raise wrong(message, "retype the word", "other-alphabet")
    if re.search(r"\](?=[(:\[])", text):
        raise wrong("which contains ](, ][ or ]:, which would make a link", "write the words only", "value-markup")
    if len(text) > LONGEST_TEXT:
        raise wrong(f"which is longer than {LONGEST_TEXT} characters", "shorten it", "value-length")
    return text


def table_name(value: Any) -> str:
    """Read text that becomes a cell in a CSV file. Source: OWASP, CSV injection."""
    text = words(value)
    if FORMULA.search(text):
        raise wrong("which a spreadsheet would run as a formula", "begin it with a letter or a digit", "value-formula")
    return text


def pattern(regex: str, example: str) -> BeforeValidator:
    """Read text that matches `regex` as a whole; `example` says what to write."""
    return reader(lambda value: _matching(regex, value, example), regex, example)


def or_empty(reader: BeforeValidator) -> BeforeValidator:
    """Allow a value to be empty, which makes it None."""
    read: Callable[[Any], Any] = reader.func  # type: ignore[assignment] # ours take only the value
    return BeforeValidator(
        lambda value: None if value is None or value == "" else read(value),
        json_schema_input_type=reader.json_schema_input_type | None,
    )


def or_left_out(default: Any) -> BeforeValidator:
    """Read a key with nothing behind it, which a form leaves, as if it were left out."""
    return BeforeValidator(lambda value: default if value in (None, "") else value)


def nothing_yet(value: Any) -> Any:
    """Allow an empty list without brackets: it is empty until there is a first entry."""
    return () if value in (None, "") else value


class _OrNull:
    """Tells text editors what `nothing_yet` allows: a key with nothing behind it."""

    @staticmethod
    def __get_pydantic_json_schema__(core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(core), "type": ["array", "null"]}


Listed = TypeVar("Listed")
Listing = Annotated[tuple[Listed, ...], BeforeValidator(nothing_yet), _OrNull]  # a list that may be left out or empty
NonEmpty = Annotated[tuple[Listed, ...], Field(min_length=1)]  # a list with at least one entry
Amount = Annotated[Decimal, reader(amount, DOLLARS, A_PRICE, exclusiveMinimum=0, maximum=int(LARGEST_AMOUNT))]
Hours = Annotated[Decimal, decimal(0, 12, places=1)]
Day = Annotated[date, reader(day, r"\d{4}-\d{2}-\d{2}", A_DAY, format="date")]
OptionalDay = Annotated[date | None, or_empty(reader(day, r"\d{4}-\d{2}-\d{2}", A_DAY, format="date"))]
PlainText = Annotated[str, reader(words, r"[^<>{}\\\n]+", A_PARAGRAPH, type="string", maxLength=LONGEST_TEXT)]
TableName = Annotated[
    str, reader(table_name, r"[^=+@<>{}\\\n-][^<>{}\\\n]*", A_PARAGRAPH, type="string", maxLength=LONGEST_TEXT)
]
Id = Annotated[
    str,
    pattern(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", "use lowercase letters, digits and hyphens, like initial-series"),
    Field(description="A short name, in lowercase letters with hyphens."),
]
PageName = Annotated[
    str, pattern(r"([a-z0-9-]+/)*[a-z0-9-]+", "write the name of a page in docs/ without .md, like costs")
]
Phone = Annotated[str, pattern(r"\d{3,6}|1-\d{3}-\d{3}-\d{4}", "write digits like 988 or 1-800-555-0100")]
Web = Annotated[
    str, pattern(r"https://[A-Za-z0-9.-]+(/[^\s<>\x22']*)?", "write a web address that begins with https://")
]
