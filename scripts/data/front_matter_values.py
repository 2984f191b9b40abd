"""Readers of front-matter values: each function reads one. Errors: `value_error` says what is wrong with it."""

import re
from datetime import date
from typing import Any

import yaml

from scripts.data.fields import read_words
from scripts.data.material import icon_drawing
from scripts.data.model import value_error
from scripts.data.yaml_reader import Quoted
from scripts.diagnostics import NameNotFound

LONGEST_TITLE = 60  # characters; search engines cut longer ones
SHORTEST_DESCRIPTION, LONGEST_DESCRIPTION = 70, 160  # characters, as search engines show them
NOBODY = re.compile(
    r"none|no|no[ -]?(?:one|body)|n/?\.?a\.?|null|nil|tb[ad]|pending|not yet|unknown|to be \w+|[-\u2013\u2014?.]+",
    re.IGNORECASE,
)


def _other_reading(text: str) -> str | None:
    """Return what MkDocs would take a text for, if not for text: `the number 750` for `12:30`."""
    try:
        value = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError):
        return None
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes or no"
    if isinstance(value, int | float):
        return f"the number {value}"
    return "a date" if isinstance(value, date) else None


def read_shown_text(value: Any) -> str:
    """Read text that MkDocs reads too, but as YAML 1.1: unless quoted, 12:30 would be a number, and yes true."""
    text = read_words(value)
    if not isinstance(value, Quoted) and (other := _other_reading(text)):
        raise value_error(f"which is read as {other}", "add more words", "value-ambiguous")
    return text


def read_title(value: Any) -> str:
    """Read a title that is short enough for search engines to show in full."""
    text = read_shown_text(value)
    if len(text) > LONGEST_TITLE:
        raise value_error(f"which has {len(text)} characters", f"write at most {LONGEST_TITLE}", "title-length")
    return text


def read_description(value: Any) -> str:
    """Read a description of the length that search engines show."""
    text = read_words(value)
    if not SHORTEST_DESCRIPTION <= len(text) <= LONGEST_DESCRIPTION:
        limits = f"{SHORTEST_DESCRIPTION} to {LONGEST_DESCRIPTION}"
        hint = f"write {limits}, and say what the page answers"
        raise value_error(f"which has {len(text)} characters", hint, "description-length")
    return text


def read_icon(name: str | None) -> str | None:
    """Read the name of an icon that Material has."""
    try:
        if name:
            icon_drawing(name)
    except NameNotFound as error:
        raise value_error("which is no icon of Material", error.hint, "icon-unknown") from None
    return name


def read_reviewer(value: Any) -> str:
    """Read a name, or `none`. Other words for nobody, such as TBD, would be published as the name of a reviewer."""
    if (text := read_words(value)) != "none" and NOBODY.fullmatch(text):
        raise value_error(
            "which is nobody's name", "write none until a clinician has reviewed the page", "value-format"
        )
    return text
