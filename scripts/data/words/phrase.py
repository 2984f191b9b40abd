"""One phrase of the interface: words, with a place such as `{day}` for each thing that the site fills in."""

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from scripts.data.fields import LONGEST_TEXT, Model, reader, table_name, wrong
from scripts.diagnostics import suggestion

PLACE = re.compile(r"\{([^{}]*)\}")
WITHOUT_SIGNS = "write plain words, without < > \\ and hidden signs"


def phrase(*places: str, optional: tuple[str, ...] = ()) -> BeforeValidator:
    """Read words that have each of `places`, and no other but the `optional`: `str.format` fills them in."""
    known = (*places, *optional)
    named = [f"{{{place}}}" for place in known]

    def read(value: Any) -> str:
        table_name(PLACE.sub("…", value) if type(value) is str else value)
        found = PLACE.findall(value)
        for place in found:
            if place not in known:
                hint = suggestion(f"{{{place}}}", named) if known else "write the words only"
                raise wrong(f"with {{{place}}}, which nothing fills in", hint)
        for place in places:
            if place not in found:
                raise wrong(f"without {{{place}}}", f"write {{{place}}} where the site fills it in")
        return str(value).strip()

    return reader(read, r"[^<>\\]+", WITHOUT_SIGNS, type="string", maxLength=LONGEST_TEXT)


Phrase = Annotated[str, phrase()]


class Counted(Model):
    """The same words in two forms; {count} is how many."""

    one: Annotated[str, phrase(optional=("count",))] = Field(description="For one.")
    other: Annotated[str, phrase("count")] = Field(description="For any other number, {count}.")

    def of(self, count: int) -> str:
        """Return the form for so many."""
        return (self.one if count == 1 else self.other).format(count=count)
