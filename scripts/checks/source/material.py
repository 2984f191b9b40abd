"""What of Material a page uses that is not for this site, or is not there: syntax, icons, templates."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from scripts.checks.source.markup import ABBREVIATION, CODE_SPAN, MACRO, blanked, found_in, line_of
from scripts.data.front_matter import Page
from scripts.data.load import Content
from scripts.data.material import Feature, features
from scripts.data.source_files import OVERRIDES, plain_files
from scripts.diagnostics import Diagnostic, shortened, suggestion

NO_PAGE_HAS = "404.html"
ANYTHING = re.compile(r".+")


def check_front_matter(page: Page, root: Path) -> Iterator[Diagnostic]:
    """Yield a template that the front matter of a page names, and that is not there."""
    said = page.front_matter
    if said and said.template and said.template not in (known := _templates(root)):
        message = f'there is no template "{shortened(said.template)}" for pages in overrides/'
        hint = suggestion(said.template, known)
        yield Diagnostic(page.path, page.line_of("template"), message, hint, "template-unknown")


def _templates(root: Path) -> set[str]:
    files = (file for file in plain_files(root, OVERRIDES, ".html") if file.parent == OVERRIDES)
    return {file.name for file in files} - {NO_PAGE_HAS}


def check_abbreviations(page: Page, content: Content) -> Iterator[Diagnostic]:
    """Yield each abbreviation that a page explains and the glossary does not."""
    for line, found in found_in(page.body, ABBREVIATION, page.first_line):
        if content.glossary.term(found[1]) is None:
            message = f'the abbreviation "{shortened(found[1])}" is not in content/glossary.yml'
            yield Diagnostic(page.path, line, message, "add it there, with its meaning", "abbreviation-unknown")


def check_syntax(page: Page) -> Iterator[Diagnostic]:
    """Yield each place where a page uses syntax that the table of features refuses, and what to write instead."""
    for feature, found in _judged(page.body).refused:
        message = f'"{shortened(found[0].strip())}" is not for this site ({feature.name}: {feature.refused})'
        yield Diagnostic(page.path, line_of(page, found.start()), message, feature.instead, "syntax-unsupported")


def without_refused(page: Page) -> str:
    """Return the body of a page with spaces in the place of what `check_syntax` reports.

    Nothing else has to be said of it: until it is gone, the page is not published.
    """
    pieces, end = list[str](), 0
    for found in sorted((found for _, found in _judged(page.body).refused), key=re.Match.start):
        pieces += (page.body[end : found.start()], blanked(found[0], ANYTHING))
        end = found.end()
    return "".join((*pieces, page.body[end:]))


def plain_text(page: Page) -> str:
    """Return the body with spaces in the place of macros, code in a line, and what `check_syntax` reports."""
    return _judged(page.body).plain


class _Judged(NamedTuple):
    plain: str
    refused: Sequence[tuple[Feature, re.Match[str]]]


@lru_cache(maxsize=1)  # asked for by one check after the other
def _judged(body: str) -> _Judged:
    """Look for what is refused, in the order of the table; in what an earlier feature has, for no later one."""
    text = blanked(body, MACRO, CODE_SPAN)
    found: list[tuple[Feature, re.Match[str]]] = []
    for feature in features("writing"):
        if feature.pattern and (matches := [*feature.pattern.finditer(text)]):
            found += ((feature, match) for match in matches)
            text = blanked(text, feature.pattern)
    return _Judged(text, found)
