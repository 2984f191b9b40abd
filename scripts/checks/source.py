"""What can be seen wrong in the pages before anything is built."""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from scripts.checks.desk import check_editorial, editorial_warnings
from scripts.checks.handouts import check_named_pages
from scripts.checks.price_changes import price_change_warnings
from scripts.checks.redirects import check_redirects
from scripts.checks.reviews import old_sources, overdue_reviews, reviews_due
from scripts.checks.untrusted import check_files, check_untrusted
from scripts.content.front_matter import Page, read_page
from scripts.content.load import EVIDENCE, PRICING, Content, load_content
from scripts.content.yaml_file import read_text, read_yaml
from scripts.expand import expand
from scripts.problems import Problem, ProblemsFound, suggestion

DOCS = PurePosixPath("docs")
CONFIG = PurePosixPath("mkdocs.yml")
AMOUNT = re.compile(r"\$\s?\d(?:[\d,.]*\d)?|\b\d[\d,.]*\s?(?:US )?(?:dollars|USD)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sources:
    """What a build is made from, checked: the data, the pages, and what is not wrong but should be looked at."""

    content: Content
    pages: tuple[Page, ...]
    overdue: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def checked_sources(
    root: Path, environ: Mapping[str, str] = os.environ, begin: Callable[[Content], object] = id
) -> Sources:
    """Load the content and check the pages; `begin` is called between, for what may go on beside the checks.

    Errors: `ProblemsFound` with all problems of both; `WrongSetting`.
    """
    problems: list[Problem] = []
    content = None
    try:
        content = load_content(root, environ)
        begin(content)
    except ProblemsFound as found:
        problems.extend(found.problems)
    pages, unreadable = read_pages(root)
    problems.extend(unreadable)
    problems.extend(check_pages(root, pages, content))
    problems.extend(check_editorial(root, pages, content))
    if content:
        problems.extend(check_named_pages(root, pages, content))
        problems.extend(check_redirects(root, pages, content))
    if problems or content is None:
        raise ProblemsFound(problems)
    day = content.settings.day
    overdue = (*overdue_reviews(pages, day), *old_sources(content.evidence, read_yaml(root, EVIDENCE), day))
    changes = price_change_warnings(read_yaml(root, PRICING), day)
    warnings = (*reviews_due(pages, day), *editorial_warnings(pages, content), *changes)
    return Sources(content, tuple(pages), overdue, warnings)


def read_pages(root: Path) -> tuple[list[Page], list[Problem]]:
    """Read every page of docs/; a file that cannot be read is a problem and no page."""
    pages: list[Page] = []
    problems: list[Problem] = []
    for file in sorted((root / DOCS).rglob("*.md")):
        path = PurePosixPath(file.relative_to(root).as_posix())
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
        yield from _bare_amounts(page)
    yield from check_files(root)
    yield from _repeated_titles(pages)
    yield from _menu(root, pages)


def _expressions(page: Page, content: Content) -> Iterator[Problem]:
    try:
        expand(page.body, page.path, content, page.first_line)
    except ProblemsFound as found:
        yield from found.problems


def _bare_amounts(page: Page) -> Iterator[Problem]:
    """Reason: an amount that is typed stays when the price changes."""
    for line, found in (*_found(page, AMOUNT), *_in_front_matter(page, AMOUNT)):
        fix = 'put prices in content/pricing.yml and write {{ price("series") }} here'
        yield Problem(page.path, line, f'an amount is typed: "{found[0]}"', fix)


def _repeated_titles(pages: list[Page]) -> Iterator[Problem]:
    first: dict[str, PurePosixPath] = {}
    for page in pages:
        title = page.front_matter.title if page.front_matter else None
        if title in first:
            yield Problem(page.path, 2, f'title is "{title}", as in {first[title]}', "give each page its own title")
        elif title:
            first[title] = page.path


def _menu(root: Path, pages: list[Page]) -> Iterator[Problem]:
    names = {page.path.relative_to(DOCS).as_posix() for page in pages}
    listed: Mapping[str, int] = {
        found[1]: number
        for number, line in enumerate(read_text(root, CONFIG).splitlines(), 1)
        if (found := re.search(r"([\w/-]+\.md)\s*$", line))
    }
    for name, number in listed.items():
        if name not in names:
            yield Problem(CONFIG, number, f'the menu names "{name}", which is not in docs/', suggestion(name, names))
    for name in names - set(listed):
        yield Problem(DOCS / name, 1, "the page is not in the menu", f"add it to nav in {CONFIG}")


def _in_front_matter(page: Page, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
    for number, line in enumerate(page.head.split("\n"), 1):
        yield from ((number, found) for found in pattern.finditer(line))


def _found(page: Page, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
    for found in pattern.finditer(page.body):
        yield page.body.count("\n", 0, found.start()) + page.first_line, found
