"""Values of front matter: each function reads one, and says what is wrong with it. Errors: those of `wrong`."""

import re
from datetime import date
from typing import Any

import yaml

from scripts.data.fields import words
from scripts.data.material import drawing
from scripts.data.model import wrong
from scripts.data.yaml_reader import Quoted
from scripts.diagnostics import NameNotFound

LONGEST_TITLE = 60  # characters; search engines cut longer ones
SHORTEST_DESCRIPTION, LONGEST_DESCRIPTION = 70, 160  # characters, as search engines show them
NOBODY = re.compile(
    r"none|no|no[ -]?(?:one|body)|n/?\.?a\.?|null|nil|tb[ad]|pending|not yet|unknown|to be \w+|[-\u2013\u2014?.]+",
    re.IGNORECASE,
)


def _read_otherwise(text: str) -> str | None:
    """Return what MkDocs would read a text as, if not as text: `the number 750` for `12:30`."""
    try:
        also = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError):
        return None
    if also is None:
        return "nothing"
    if isinstance(also, bool):
        return "yes or no"
    if isinstance(also, int | float):
        return f"the number {also}"
    return "a date" if isinstance(also, date) else None


def shown_text(value: Any) -> str:
    """Read text that MkDocs reads too, with YAML 1.1: 12:30 as a number and yes as true, unless it is quoted."""
    text = words(value)
    if not isinstance(value, Quoted) and (also := _read_otherwise(text)):
        raise wrong(f"which is read as {also}", "add more words", "value-ambiguous")
    return text


def read_title(value: Any) -> str:
    """Read a title that search engines show whole."""
    text = shown_text(value)
    if len(text) > LONGEST_TITLE:
        raise wrong(f"which has {len(text)} characters", f"write at most {LONGEST_TITLE}", "title-length")
    return text


def read_description(value: Any) -> str:
    """Read a description as long as search engines show."""
    text = words(value)
    if not SHORTEST_DESCRIPTION <= len(text) <= LONGEST_DESCRIPTION:
        limits = f"{SHORTEST_DESCRIPTION} to {LONGEST_DESCRIPTION}"
        hint = f"write {limits}, and say what the page answers"
        raise wrong(f"which has {len(text)} characters", hint, "description-length")
    return text


def read_icon(name: str | None) -> str | None:
    """Check that Material has the icon of a page."""
    try:
        if name:
            drawing(name)
    except NameNotFound as error:
        raise wrong("which is no icon of Material", error.hint, "icon-unknown") from None
    return name


def read_reviewer(value: Any) -> str:
    """Read a name, or none. Whatever else means nobody would be published as somebody who has checked the page."""
    if (text := words(value)) != "none" and NOBODY.fullmatch(text):
        raise wrong("which is nobody's name", "write none until a clinician has reviewed the page", "value-format")
    return text
