"""What makes a page fair and easy to take in: short lists, and risks next to benefits."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from scripts.checks.source.markup import MACRO, blanked, line_of
from scripts.checks.source.page_links import leads_to, links_by_name, links_in, seen_from
from scripts.checks.source.structure import CODE
from scripts.data.front_matter import Page
from scripts.diagnostics import Diagnostic

LONGEST_LIST = 7  # items
FIRST_SCREEN = 150  # words
BENEFITS, RISKS = PurePosixPath("docs/benefits.md"), PurePosixPath("docs/risks.md")

ITEM = re.compile(r"^(?P<indent>[ ]*)(?:[-*+]|\d+[.)])[ ]+\S")
BENEFIT_HEADING = re.compile(r"^#{1,6}[ \t].*\bbenefits?\b.*$", re.MULTILINE | re.IGNORECASE)
FIGURE = re.compile(r"\{\{\s*figure\(")


@dataclass(slots=True)
class _List:
    indent: int
    line: int
    items: int = 0


def check_lists(page: Page) -> Iterator[Diagnostic]:
    """Yield each list of more than seven items; nested lists count separately."""
    open_lists: list[_List] = []
    after_blank = True
    for number, line in enumerate(blanked(page.body, MACRO).split("\n"), page.first_line):
        if found := ITEM.match(line):
            indent = len(found["indent"])
            while open_lists and open_lists[-1].indent > indent:
                yield from _too_long(page, [open_lists.pop()])
            if not open_lists or open_lists[-1].indent < indent:
                open_lists.append(_List(indent, number))
            open_lists[-1].items += 1
        elif line.strip() and (after_blank or line.startswith("#")) and not line.startswith("  "):
            yield from _too_long(page, open_lists)
            open_lists = []
        after_blank = not line.strip()
    yield from _too_long(page, open_lists)


def _too_long(page: Page, lists: Iterable[_List]) -> Iterator[Diagnostic]:
    for found in lists:
        if found.items > LONGEST_LIST:
            message = f"the list has {found.items} items, more than {LONGEST_LIST}"
            hint = "split it into two lists, each after a heading or a sentence"
            yield Diagnostic(page.path, found.line, message, hint, "list-long")


def check_balance(page: Page) -> Iterator[Diagnostic]:
    """Yield a page on benefits that links to the risks too late.

    The link must be in the first 150 words, or before the first figure; on a page without a figure, before the heading
    about benefits.
    """
    heading = BENEFIT_HEADING.search(page.body)
    if page.path == RISKS or not (heading or page.path == BENEFITS):
        return
    figure = FIGURE.search(page.body)
    limit = figure or heading
    place = max(limit.start() if limit else 0, _end_of_first_screen(page.body))
    if not _links_risks(page, place):
        line = line_of(page, heading.start() if heading else 0)
        message = "the page describes benefits before it links to the risks"
        hint = f"write [the risks]({seen_from(page, RISKS)}) in its first {FIRST_SCREEN} words"
        yield Diagnostic(page.path, line, message, hint, "risks-first")


def _links_risks(page: Page, end: int) -> bool:
    """Tell whether a link before the offset `end` of the body points to the risks, in whatever form."""
    body = blanked(page.body, CODE)[:end]
    links = (*links_in(body), *links_by_name(page, body))
    return any(leads_to(page, link.address) == RISKS for link in links if link.is_seen and not link.is_picture)


def _end_of_first_screen(body: str) -> int:
    words = list(re.finditer(r"\S+", blanked(body, MACRO)))
    return words[FIRST_SCREEN - 1].end() if len(words) >= FIRST_SCREEN else len(body)
