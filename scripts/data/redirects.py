"""Pages that are gone, and the page that tells their readers the same now."""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator

from scripts.data.characters import hidden_in
from scripts.data.fields import Model, Rule, pattern, reader, wrong

LONGEST_NAME = 200  # bytes; a file system takes 255 for one part of a path
SIGN = r'[^/\\:*?"<>|{}\x00-\x1f\x7f-\x9f]'  # of a name that each computer takes
MOVED = rf"((?![.]){SIGN}+/)*(?![.]){SIGN}+\.md"
A_MOVED_PAGE = "write the name that the page had in docs/, like prices.md"


def _moved(value: Any) -> str:
    """Read the name of a page that is gone: any that a file can have. Only new pages need plain ones."""
    text = value.strip() if isinstance(value, str) else ""
    if not re.fullmatch(MOVED, text) or len(text.encode()) > LONGEST_NAME or any(hidden_in(text)):
        raise wrong("which cannot be used here", A_MOVED_PAGE)
    return text


MovedFile = Annotated[str, reader(_moved, MOVED, A_MOVED_PAGE, type="string")]
PageFile = Annotated[
    str, pattern(r"([a-z0-9-]+/)*[a-z0-9-]+\.md", "write the name of the page in docs/, like handouts.md")
]


class Redirect(Model):
    """A page of docs/ that is gone, `from_`, and the one that has taken its place."""

    from_: MovedFile
    to: PageFile


def _nothing_yet(value: Any) -> Any:
    """Reason: until the first page goes, the list is empty, and nobody should have to write brackets."""
    return () if value in (None, "") else value


class Redirects(Model):
    """The redirects file."""

    redirects: Annotated[
        tuple[Redirect, ...], BeforeValidator(_nothing_yet, json_schema_input_type=tuple[Redirect, ...] | None)
    ]

    @property
    def targets(self) -> Mapping[str, str]:
        """The page that each page has become, both by their names in docs/."""
        return {redirect.from_: redirect.to for redirect in self.redirects}

    def rules(self) -> Iterator[Rule]:
        """Yield (location, what is wrong, what to write): a page has moved once, to a page that has not moved."""
        seen, targets = set[str](), self.targets
        for index, redirect in enumerate(self.redirects):
            if redirect.from_ in seen:
                yield ("redirects", index, "from"), f'"{redirect.from_}" is there twice', "keep one of the two"
            seen.add(redirect.from_)
            if redirect.to == redirect.from_:
                yield ("redirects", index, "to"), f'"{redirect.to}" leads to itself', "write another page"
            elif redirect.to in targets:
                further = targets[redirect.to]
                hint = "take one of the two out" if further == redirect.from_ else f"write {further}"
                yield ("redirects", index, "to"), f'"{redirect.to}" has moved itself', hint
