"""What can be seen wrong in the pages before anything is built."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from scripts.checks.addresses import check_addresses, check_page_names
from scripts.checks.desk import editorial
from scripts.checks.future import check_days
from scripts.checks.handouts import check_named_pages
from scripts.checks.menu import check_menu, check_titles
from scripts.checks.numbers import amounts_in
from scripts.checks.price_changes import price_change_warnings
from scripts.checks.redirects import check_redirects
from scripts.checks.reviews import old_sources, overdue_reviews, reviews_due
from scripts.checks.sheets import check_sheets
from scripts.checks.structure import check_structure
from scripts.checks.untrusted import check_files, check_untrusted
from scripts.checks.wording import texts_of
from scripts.content.current import current_content
from scripts.content.front_matter import Page, read_page
from scripts.content.load import EVIDENCE, PRICING, Content
from scripts.content.mkdocs_rules import before_mkdocs
from scripts.content.pricing import OFFERS, VARIANTS
from scripts.content.tree import DOCS, PLACES, plain_files
from scripts.content.yaml_file import read_text, read_yaml
from scripts.expand import expand
from scripts.problems import Problem, ProblemsFound


@dataclass(frozen=True, slots=True)
class Sources:
    """What a build is made from, checked: the data, the pages, and what is not wrong but should be looked at."""

    content: Content
    pages: tuple[Page, ...]
    overdue: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def checked_sources(root: Path, environ: Mapping[str, str] = os.environ) -> Sources:
    """Load the content and check the pages.

    Errors: `ProblemsFound` with all problems of both; `WrongSetting`.
    """
    problems = list(before_mkdocs(root))
    if any(problem.path in PLACES for problem in problems):
        raise ProblemsFound(problems)  # a whole folder is elsewhere: all that is said of it would follow
    content = None
    try:
        content = current_content(root, environ)
    except ProblemsFound as found:
        problems.extend(found.problems)
    pages, unreadable = read_pages(root)
    problems.extend(unreadable)
    problems.extend(check_pages(root, pages, content))
    wrong, warnings = editorial(root, pages, content)
    problems.extend(wrong)
    if content:
        problems.extend(check_days(root, pages, content))
        problems.extend(check_sheets(root, pages, content))
    if content and not unreadable:  # or it would be said of pages that cannot be read that they are not there
        problems.extend(check_named_pages(root, pages, content))
        problems.extend(check_addresses(root, pages, content))
        problems.extend(check_redirects(root, pages, content))
    if problems or content is None:
        raise ProblemsFound(problems)
    day = content.settings.day
    overdue = (*overdue_reviews(pages, day), *old_sources(content.evidence, read_yaml(root, EVIDENCE), day))
    changes = price_change_warnings(read_yaml(root, PRICING), day)
    return Sources(content, tuple(pages), overdue, (*reviews_due(pages, day), *warnings, *changes))


def read_pages(root: Path) -> tuple[list[Page], list[Problem]]:
    """Read every page of docs/; a file that cannot be read is a problem and no page."""
    pages: list[Page] = []
    problems: list[Problem] = []
    for path in plain_files(root, DOCS, ".md"):
        try:
            pages.append(read_page(read_text(root, path), path))
        except ProblemsFound as found:
            problems.extend(found.problems)
    return pages, problems


def check_pages(root: Path, pages: list[Page], content: Content | None) -> Iterator[Problem]:
    """Yield every problem of the pages and of the menu that lists them; without content, expressions go unchecked."""
    for page in pages:
        yield from page.problems
        if content:
            yield from _expressions(page, content)
        yield from check_untrusted(page, root)
        yield from check_structure(page)
        yield from _bare_amounts(page, content)
    yield from check_files(root)
    yield from check_page_names(root)
    yield from check_titles(pages)
    yield from check_menu(root, pages)


def _expressions(page: Page, content: Content) -> Iterator[Problem]:
    try:
        expand(page.body, page.path, content, page.first_line)
    except ProblemsFound as found:
        yield from found.problems


def _bare_amounts(page: Page, content: Content | None) -> Iterator[Problem]:
    """Reason: an amount that is typed stays when the price changes."""
    for line, found in (found for text in texts_of(page) for found in amounts_in(text)):
        fix = f"put prices in content/pricing.yml and write {_expression(found, content)} here"
        yield Problem(page.path, line, f'an amount is typed: "{found}"', fix)


def _expression(amount: str, content: Content | None) -> str:
    """Return the expression that shows a typed amount, if it is a price of today, or else an example."""
    typed = re.sub(r"[^\d.]", "", amount).removesuffix(".00").rstrip(".")
    for offer, variant in product(OFFERS, VARIANTS):
        if content and typed == f"{content.pricing.price(offer, variant):.2f}".removesuffix(".00"):
            more = "" if variant == VARIANTS[0] else f', "{variant}"'
            return f'{{{{ price("{offer}"{more}) }}}}'
    return '{{ price("series") }}'
