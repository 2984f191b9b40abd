"""The types of single values in data files. Each reads text into a checked value, or raises `value_error`."""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema

from scripts.data.characters import borrowed_letters, character_name, hidden_characters, plain
from scripts.data.model import value_error
from scripts.data.yaml_reader import Cut
from scripts.data.yaml_syntax import QUOTE_VALUE

LARGEST_AMOUNT = Decimal(100_000)  # dollars; a larger amount lacks its decimal point
LONGEST_TEXT = 400  # characters
DOLLARS = r"(0|[1-9]\d*)(\.\d\d)?"
PRICE_HINT = "write a plain number of dollars like 3475 or 3475.00"
DAY_HINT = "write year-month-day, like 2026-11-22"
NUMBER = "value-number"
PLAIN_TEXT_HINT = "write plain text, without < > { } \\ or invisible characters"
PARAGRAPH_HINT = "write one paragraph of plain text, without < > { } \\ or line breaks"
TEXT_HINT = "write the text that patients should read"
# Includes the full-width characters of East Asian keyboards, and signs after quotation marks or cell separators.
FORMULA = re.compile(r"(?:^|[;\t])[\s\"'“”‘’`]*[=+@\-\u2212\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b]")


def reader(read: Callable[[Any], Any], shape: str | None = None, example: str = "", **more: object) -> BeforeValidator:
    """Return a validator that calls `read`, and describes the value to text editors in the JSON Schema.

    `shape` is a pattern for the whole text, `example` the hint for text that does not match. Here every value is text,
    but a text editor takes one that looks like a number for a number. Source: JSON Schema, draft 7.
    """
    schema: dict[str, object] = {"type": "string"}
    if shape:
        schema |= {"pattern": f"^({shape})$", "patternErrorMessage": example[:1].upper() + example[1:]}
        if any(re.fullmatch(shape, number) for number in ("1", "988")):
            schema["type"] = ["number", "string"]
    return BeforeValidator(read, json_schema_input_type=Annotated[Any, WithJsonSchema(schema | more)])


def _read_text(value: Any, example: str) -> str:
    if value is None:
        raise value_error("empty", example, "value-missing")
    if not isinstance(value, str):
        raise value_error("not a single value", example, "value-type")
    return value.strip()


def _read_matching(
    shape: str, value: Any, example: str, what: str = "which is not valid here", code: str = "value-format"
) -> str:
    text = _read_text(value, example)
    if not re.fullmatch(shape, text, re.ASCII):
        raise value_error(what, example, code)
    return text


def read_amount(value: Any) -> Decimal:
    """Read an amount of dollars above 0, without cents or with two decimals: `3475`, `3475.00`."""
    text = _read_text(value, PRICE_HINT)
    if not re.fullmatch(DOLLARS, text, re.ASCII):
        raise value_error("which is not a price", _amount_hint(text) or PRICE_HINT, "value-price")
    dollars = Decimal(text)
    if dollars <= 0:
        raise value_error("which is not above 0", "write the price, or list it under free:", "value-price")
    if dollars > LARGEST_AMOUNT:
        raise value_error(
            f"which is more than {LARGEST_AMOUNT:,} dollars", "look for a missing decimal point", "value-price"
        )
    return dollars


def _amount_hint(text: str) -> str | None:
    """Return the hint for a common slip, which says what was probably meant."""
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
    """Return a validator that reads a whole number from `lowest` to `highest`, in digits."""
    example, shape = f"write a whole number from {lowest} to {highest}, in digits", r"0|[1-9]\d{0,5}"

    def read(value: Any) -> int:
        number = int(_read_matching(shape, value, example, "which is not a whole number", NUMBER))
        return int(_in_range(lowest, number, highest, example))

    return reader(read, shape, example, type=["integer", "string"], minimum=lowest, maximum=highest)


def decimal(lowest: int, highest: int, places: int) -> BeforeValidator:
    """Return a validator that reads a number from `lowest` to `highest`, with at most `places` decimal places."""
    shape = rf"(0|[1-9]\d{{0,5}})(\.\d{{1,{places}}})?"
    example = f"write a number from {lowest} to {highest}, with at most {places} decimal place{'s' * (places != 1)}"

    def read(value: Any) -> Decimal:
        return _in_range(lowest, Decimal(_read_matching(shape, value, example, code=NUMBER)), highest, example)

    return reader(read, shape, example, minimum=lowest, maximum=highest)


def _in_range(lowest: int, number: Decimal | int, highest: int, example: str) -> Decimal:
    if not lowest <= number <= highest:
        raise value_error("which is out of range", example, NUMBER)
    return Decimal(number)


def read_day(value: Any) -> date:
    """Read a calendar day, `2026-11-22`."""
    text = _read_text(value, DAY_HINT)
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        raise value_error("which is not a date", _day_hint(text) or DAY_HINT, "value-date")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise value_error("a date that does not exist", DAY_HINT, "value-date") from None


def _day_hint(text: str) -> str | None:
    """Return the hint for a date in another common format, which says what was probably meant."""
    for form in ("%m/%d/%Y", "%m-%d-%Y", "%m.%d.%Y", "%m/%d/%y", "%B %d, %Y", "%b %d, %Y", "%Y/%m/%d"):
        try:
            return f"write {datetime.strptime(text, form).date()}"
        except ValueError:
            continue
    return None


def read_words(value: Any) -> str:
    """Read text for patients: one paragraph without markup, template syntax, or invisible characters."""
    text = _read_text(value, TEXT_HINT)
    if not text:
        raise value_error("empty", TEXT_HINT, "value-missing")
    if isinstance(value, Cut):
        raise value_error("and everything after # is ignored", QUOTE_VALUE, "yaml-hash")
    if "\n" in text:
        raise value_error("which contains a line break", "write one paragraph", "value-markup")
    if match := re.search(r"[<>{}\\]", text):
        raise value_error(f"which contains {match[0]}", PLAIN_TEXT_HINT, "value-markup")
    for _, char in hidden_characters(text):
        raise value_error(
            f"which contains the invisible character {character_name(char)}", PLAIN_TEXT_HINT, "hidden-character"
        )
    for _, word, letter in borrowed_letters(text):
        message = f'in which "{word}" has a letter from another alphabet: {character_name(letter)}'
        raise value_error(message, "retype the word", "other-alphabet")
    if re.search(r"\](?=[(:\[])", text):
        raise value_error(
            "which contains ](, ][ or ]:, which would make a link", "write the words only", "value-markup"
        )
    if len(text) > LONGEST_TEXT:
        raise value_error(f"which is longer than {LONGEST_TEXT} characters", "shorten it", "value-length")
    return text


def read_table_name(value: Any) -> str:
    """Read text that becomes a cell of a CSV file, and must not be a formula. Source: OWASP, CSV injection."""
    text = read_words(value)
    if FORMULA.search(text):
        raise value_error(
            "which a spreadsheet would run as a formula", "begin it with a letter or a digit", "value-formula"
        )
    return text


def pattern(regex: str, example: str) -> BeforeValidator:
    """Return a validator that reads text which matches `regex` as a whole; `example` says what to write."""
    return reader(lambda value: _read_matching(regex, value, example), regex, example)


def or_empty(reader: BeforeValidator) -> BeforeValidator:
    """Return a validator that reads an empty value as None, and any other with `reader`."""
    read: Callable[[Any], Any] = reader.func  # type: ignore[assignment] # ours take only the value
    return BeforeValidator(
        lambda value: None if value is None or value == "" else read(value),
        json_schema_input_type=reader.json_schema_input_type | None,
    )


def or_default(default: Any) -> BeforeValidator:
    """Return a validator that reads an empty value, which forms write, as if the key were left out."""
    return BeforeValidator(lambda value: default if value in (None, "") else value)


def or_empty_list(value: Any) -> Any:
    """Read a key without a value as an empty list: it needs no brackets until there is a first entry."""
    return () if value in (None, "") else value


class _OrNull:
    """The schema of what `or_empty_list` allows, for text editors: a list, or a key without a value."""

    @staticmethod
    def __get_pydantic_json_schema__(core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(core), "type": ["array", "null"]}


Listed = TypeVar("Listed")
Listing = Annotated[tuple[Listed, ...], BeforeValidator(or_empty_list), _OrNull]  # a list that may be left out or empty
NonEmpty = Annotated[tuple[Listed, ...], Field(min_length=1)]  # a list with at least one entry
Amount = Annotated[Decimal, reader(read_amount, DOLLARS, PRICE_HINT, exclusiveMinimum=0, maximum=int(LARGEST_AMOUNT))]
Hours = Annotated[Decimal, decimal(0, 12, places=1)]
Day = Annotated[date, reader(read_day, r"\d{4}-\d{2}-\d{2}", DAY_HINT, format="date")]
OptionalDay = Annotated[date | None, or_empty(reader(read_day, r"\d{4}-\d{2}-\d{2}", DAY_HINT, format="date"))]
PlainText = Annotated[str, reader(read_words, r"[^<>{}\\\n]+", PARAGRAPH_HINT, type="string", maxLength=LONGEST_TEXT)]
TableName = Annotated[
    str, reader(read_table_name, r"[^=+@<>{}\\\n-][^<>{}\\\n]*", PARAGRAPH_HINT, type="string", maxLength=LONGEST_TEXT)
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
WebAddress = Annotated[
    str, pattern(r"https://[A-Za-z0-9.-]+(/[^\s<>\x22']*)?", "write a web address that begins with https://")
]


def _read_true_or_false(value: Any) -> bool:
    if str(value).lower() not in {"true", "false"}:
        raise value_error("which is neither true nor false", "write true, or delete the line", "value-format")
    return str(value).lower() == "true"


TrueOrFalse = Annotated[bool, reader(_read_true_or_false, type="boolean")]
