"""What the checks say of pages and of a built site, without MkDocs between them."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from scripts.checks.banned import BannedPhrases
from scripts.checks.check_site import CheckContext, check_built_page, check_site
from scripts.checks.check_sources import (
    check_page_source,
    check_pages_together,
    check_sources,
    check_words,
    read_pages,
)
from scripts.checks.site.built import read_built_page
from scripts.data.front_matter import Page
from scripts.data.load import Content, load_content
from scripts.diagnostics import CheckFailed, Diagnostic
from scripts.macros.expand import expand
from tests.project import PINNED


def of_pages(
    root: Path, pages: list[Page], content: Content | None, banned: BannedPhrases | None = None
) -> Iterator[Diagnostic]:
    """What the check of sources says, and what MkDocs' events say of macros."""
    for page in pages:
        yield from check_page_source(page, root, content, banned)
    yield from check_words(root, content, banned)
    yield from check_pages_together(root, pages, content)
    if content:
        for page in pages:
            yield from of_macros(page, content)


def of_sources(root: Path) -> list[str]:
    """What is said of a project before its pages are built."""
    found: set[Diagnostic] = set()
    try:
        check_sources(root, PINNED)
    except CheckFailed as failed:
        found.update(failed.diagnostics)
    with suppress(CheckFailed):
        content = load_content(root, PINNED)
        for page in read_pages(root)[0]:
            found.update(of_macros(page, content))
    return [str(diagnostic) for diagnostic in sorted(found)]


def of_macros(page: Page, content: Content) -> tuple[Diagnostic, ...]:
    try:
        expand(page.body, page.path, content, page.first_line)
    except CheckFailed as found:
        return found.diagnostics
    return ()


def of_page(site: Path, root: Path, content: Content, page: str) -> list[str]:
    """What is said of one page of a built site."""
    found = check_built_page(read_built_page(site, root, site / page), CheckContext.of(site, root, content))
    return [str(diagnostic) for diagnostic in sorted(found)]


def of_site(site: Path, root: Path, content: Content) -> list[str]:
    try:
        check_site(site, root, content)
    except CheckFailed as found:
        return str(found).splitlines()
    return []
