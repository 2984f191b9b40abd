"""The attacks: snippets of Markdown that a hostile editor could put on a page, and what has to become of each."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Literal

import yaml

from scripts.data.front_matter import Page, read_page
from tests.unit.a_page import HEAD

FOLDER = Path(__file__).parent
NEW_LINE = "\n"

By = Literal["source", "expand", "allowlist", "inert"]


@dataclass(frozen=True, slots=True)
class Attack:
    """A page with one attack.

    `by` is who refuses it first, or `inert`: nobody has to. `text` stands between harmless words, `head` in the front
    matter, in the place of a line with the same key. `line` counts from the first line of either. `built` is whether a
    generator makes a page of it, unless that was refused before.
    """

    family: str
    id: str
    by: By
    text: str = ""
    head: str = ""
    line: int = 1
    built: bool = True

    @property
    def name(self) -> str:
        return f"{self.family}-{self.id}"

    @property
    def path(self) -> PurePosixPath:
        return PurePosixPath(f"docs/{self.name}.md")

    @property
    def place(self) -> str:
        """Where a message has to point."""
        before = self.source.partition(self.text or self.head)[0]
        return f"{self.path}:{before.count(NEW_LINE) + self.line}: "

    @property
    def source(self) -> str:
        title = self.name.replace("-", " ").capitalize()
        head = HEAD.replace("Words of a page", title).strip("-\n").split("\n")
        if self.head:
            key = self.head.partition(":")[0]
            head = [*(line for line in head if not line.startswith(f"{key}:")), self.head]
        return NEW_LINE.join(("---", *head, "---", f"\n# {title}\n\nWords before.\n\n{self.text}\n\nWords after.\n"))

    def page(self) -> Page:
        return read_page(self.source, self.path)


@cache
def corpus() -> tuple[Attack, ...]:
    files = sorted(FOLDER.glob("*.yml"))
    families = [item for file in files for item in yaml.safe_load(file.read_text(encoding="utf-8")).items()]
    return tuple(Attack(family, **entry) for family, entries in families for entry in entries)
