"""The model of redirects: pages that no longer exist, each with the page that replaces it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import PurePosixPath
from typing import Annotated, Any

from scripts.data.characters import hidden_characters
from scripts.data.fields import Listing, pattern, reader
from scripts.data.front_matter import page_address
from scripts.data.model import BrokenRule, Model, value_error
from scripts.data.source_files import DOCS

LONGEST_NAME = 200  # bytes; file systems allow 255 for one part of a path
CHARACTER = r'[^/\\:*?"<>|{}\x00-\x1f\x7f-\x9f]'  # of a file name that is valid on every system
MOVED = rf"((?![.]){CHARACTER}+/)*(?![.]){CHARACTER}+\.md"
A_MOVED_PAGE = "write the old name of the page in docs/, like prices.md"


def _read_moved_file(value: Any) -> str:
    """Read the file name of a page that no longer exists. Any is allowed: only existing pages need plain names."""
    text = value.strip() if isinstance(value, str) else ""
    if not re.fullmatch(MOVED, text) or len(text.encode()) > LONGEST_NAME or any(hidden_characters(text)):
        raise value_error("which is not valid here", A_MOVED_PAGE, "value-format")
    return text


MovedFile = Annotated[str, reader(_read_moved_file, MOVED, A_MOVED_PAGE, type="string")]
PageFile = Annotated[
    str, pattern(r"([a-z0-9-]+/)*[a-z0-9-]+\.md", "write the name of the page in docs/, like handouts.md")
]


class Redirect(Model):
    """A page of docs/ that no longer exists, `from_`, and its replacement."""

    from_: MovedFile
    to: PageFile


class Redirects(Model):
    """The redirects file."""

    redirects: Listing[Redirect]

    @cached_property
    def targets(self) -> Mapping[str, str]:
        """The replacement of each page, both as file names in docs/."""
        return {redirect.from_: redirect.to for redirect in self.redirects}

    def page(self, name: str) -> PurePosixPath:
        """Return the file of the page `name`, `risks`, or of its replacement: templates and checks use old names."""
        file = f"{name}.md"
        return DOCS / self.targets.get(file, file)

    def current_name(self, name: str) -> str:
        """Return the current name of the page `name`."""
        return self.page(name).relative_to(DOCS).with_suffix("").as_posix()

    def address(self, name: str, anchor: str | None = None) -> str:
        """Return the address of the page `name`, or of an anchor on it, relative to that of the site."""
        return page_address(self.page(name)) + (f"#{anchor}" if anchor else "")

    def is_one_of(self, address: str, names: Iterable[str]) -> bool:
        """Return whether the page at an address is one of those with these names."""
        return address in map(self.address, names)

    def broken_rules(self) -> Iterator[BrokenRule]:
        """Check that each page is redirected once, to a page that is not redirected itself."""
        seen, targets = set[str](), self.targets
        for index, redirect in enumerate(self.redirects):
            if redirect.from_ in seen:
                where, message = ("redirects", index, "from"), f'"{redirect.from_}" is listed twice'
                yield where, message, "delete one of the two", "duplicate-entry"
            seen.add(redirect.from_)
            if redirect.to == redirect.from_:
                where, message = ("redirects", index, "to"), f'"{redirect.to}" redirects to itself'
                yield where, message, "write another page", "redirect-target"
            elif redirect.to in targets:
                further = targets[redirect.to]
                hint = "delete one of the two" if further == redirect.from_ else f"write {further}"
                yield ("redirects", index, "to"), f'"{redirect.to}" is itself redirected', hint, "redirect-target"
