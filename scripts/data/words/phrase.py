"""A phrase of the interface: text with placeholders such as `{day}`."""

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from scripts.data.fields import LONGEST_TEXT, reader, table_name
from scripts.data.model import Model, wrong
from scripts.data.yaml_reader import Cut
from scripts.diagnostics import suggestion

PLACE = re.compile(r"\{([^{}]*)\}")
PLAIN_WORDS = "write plain text, without < > \\ or invisible characters"
CODE = "placeholders"


def phrase(*places: str, optional: tuple[str, ...] = ()) -> BeforeValidator:
    """Read text that has all the placeholders `places`, and no others except `optional`."""
    known = (*places, *optional)
    named = [f"{{{place}}}" for place in known]

    def read(value: Any) -> str:
        table_name(PLACE.sub("…", value) if isinstance(value, str) and not isinstance(value, Cut) else value)
        found = PLACE.findall(value)
        for place in found:
            if place not in known:
                hint = suggestion(f"{{{place}}}", named) if known else "write the words only"
                raise wrong(f"which has the unknown placeholder {{{place}}}", hint, CODE)
        for place in places:
            if place not in found:
                raise wrong(f"which lacks {{{place}}}", f"write {{{place}}} where it belongs", CODE)
        return str(value).strip()

    return reader(read, r"[^<>\\]+", PLAIN_WORDS, type="string", maxLength=LONGEST_TEXT)


Phrase = Annotated[str, phrase()]


class Counted(Model):
    """The same words in singular and plural; {count} is the number."""

    one: Annotated[str, phrase(optional=("count",))] = Field(description="For one.")
    other: Annotated[str, phrase("count")] = Field(description="For any other number, {count}.")

    def of(self, count: int) -> str:
        """Return the form for a number."""
        return (self.one if count == 1 else self.other).format(count=count)
