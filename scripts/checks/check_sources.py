"""The checks of pages and data before anything is built."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from scripts.checks.banned import BannedPhrases, read_banned_phrases
from scripts.checks.source.addresses import check_addresses, check_menu, check_page_names, check_redirects, check_titles
from scripts.checks.source.blocks import check_abbreviations, check_blocks, check_front_matter, check_syntax
from scripts.checks.source.dates import (
    check_future_dates,
    facts_to_look_up_again,
    notice_warnings,
    old_sources,
    overdue_reviews,
    reviews_due,
)
from scripts.checks.source.downloads import (
    check_downloads,
    check_handout_pages,
    check_named_pages,
    check_sheets,
    download_warnings,
)
from scripts.checks.source.editorial import check_balance, check_terms
from scripts.checks.source.images import check_images, used_pictures
from scripts.checks.source.picture_files import check_data_pictures, check_picture_files
from scripts.checks.source.prices import check_unconfirmed_prices, price_warnings
from scripts.checks.source.renamed import group_by_gone_page, old_name_warnings
from scripts.checks.source.slips import check_slips, check_structure
from scripts.checks.source.untrusted import check_files, check_untrusted
from scripts.checks.source.words import (
    check_conditions,
    check_data_words,
    check_names,
    check_names_in_data,
    check_names_in_settings,
    check_page_words,
    check_settings_words,
)
from scripts.data.front_matter import Page, read_page
from scripts.data.load import Content, current_content
from scripts.data.mkdocs_allowlist import check_before_mkdocs
from scripts.data.source_files import DOCS, OVERRIDES, SOURCE_FOLDERS, plain_files, read_text, state_of_files
from scripts.diagnostics import CheckFailed, Diagnostic
from scripts.macros.expand import expand
from scripts.verdicts import cached_verdicts, hash_of_inputs, verdict_key

VERDICTS = "source-checks"


@dataclass(frozen=True, slots=True)
class Sources:
    """The data of checked sources, and the warnings, which include all that is overdue: it must not block an edit."""

    content: Content
    warnings: tuple[Diagnostic, ...]


def check_sources(root: Path, environ: Mapping[str, str] = os.environ) -> Sources:
    """Load the content and check the pages.

    Errors: `CheckFailed` with all problems of both; `WrongSetting`.
    """
    diagnostics = list(check_before_mkdocs(root))
    if any(diagnostic.path in SOURCE_FOLDERS for diagnostic in diagnostics):
        raise CheckFailed(diagnostics)  # a whole folder is missing or a link; everything else would follow from it
    content = banned = None
    try:
        content = current_content(root, environ)
    except CheckFailed as error:
        diagnostics.extend(error.diagnostics)
    try:
        banned = read_banned_phrases(root)
    except CheckFailed as error:
        diagnostics.extend(error.diagnostics)
    pages, unreadable = read_pages(root)
    diagnostics.extend(unreadable)
    diagnostics.extend(_check_pages_once(root, pages, content, banned))
    diagnostics.extend(check_pages_together(root, pages, content))
    if content:
        diagnostics.extend(check_future_dates(pages, content))
        diagnostics.extend(check_unconfirmed_prices(root, content))
        diagnostics.extend(check_sheets(pages, content))
    if content and not unreadable:  # otherwise, pages that cannot be read would be reported as missing
        diagnostics.extend(check_named_pages(root, pages, content))
        diagnostics.extend(check_handout_pages(pages, content))
        diagnostics.extend(check_downloads(root, pages, content))
        diagnostics.extend(check_addresses(root, pages, content))
        diagnostics.extend(check_redirects(root, pages, content))
        diagnostics = list(group_by_gone_page(diagnostics, root, pages, content))
    if diagnostics or content is None:
        raise CheckFailed([*diagnostics, *_macro_diagnostics(pages, content)])
    day = content.settings.day
    overdue = (*overdue_reviews(pages, day), *old_sources(content), *facts_to_look_up_again(content))
    changes = (*price_warnings(root, content), *old_name_warnings(root, content), *notice_warnings(content))
    return Sources(content, (*overdue, *reviews_due(pages, day), *changes, *download_warnings(root)))


def _macro_diagnostics(pages: Iterable[Page], content: Content | None) -> Iterator[Diagnostic]:
    """Yield the problems of macros. If nothing else is wrong, the build reports them when it evaluates macros."""
    if content is None:
        return
    for page in pages:
        try:
            expand(page.body, page.path, content, page.first_line)
        except CheckFailed as error:
            yield from error.diagnostics


def read_pages(root: Path) -> tuple[list[Page], list[Diagnostic]]:
    """Read every page in docs/, and return the pages and the problems of the files that cannot be read."""
    pages: list[Page] = []
    diagnostics: list[Diagnostic] = []
    for path in plain_files(root, DOCS, ".md"):
        try:
            pages.append(read_page(read_text(root, path), path))
        except CheckFailed as error:
            diagnostics.extend(error.diagnostics)
    return pages, diagnostics


def check_page_source(
    page: Page, root: Path, content: Content | None, banned: BannedPhrases | None
) -> Iterator[Diagnostic]:
    """Yield every problem of one page that does not depend on the text of the others."""
    yield from page.diagnostics
    yield from check_front_matter(page, root)
    yield from check_untrusted(page, root)
    yield from check_structure(page)
    yield from check_images(page, root)
    yield from check_slips(page)
    yield from check_syntax(page)
    yield from check_blocks(page)
    yield from check_page_words(page, content, banned)
    if content:
        yield from check_balance(page, content.redirects)
        yield from check_terms(page, content.glossary, content.redirects)
        yield from check_abbreviations(page, content)
        yield from check_names(page, content)


def check_words(root: Path, content: Content | None, banned: BannedPhrases | None) -> Iterator[Diagnostic]:
    """Yield every problem of the words of the data files and of mkdocs.yml."""
    if banned:
        yield from check_data_words(root, banned)
        yield from check_settings_words(root, banned)
    if content:
        yield from check_names_in_data(root, content.clinic)
        yield from check_names_in_settings(root, content.clinic)


def _check_pages_once(
    root: Path, pages: list[Page], content: Content | None, banned: BannedPhrases | None
) -> Iterator[Diagnostic]:
    """Yield the problems of each page, and of the words of data. What passed is not checked until something changes."""
    inputs = hash_of_inputs(root), content and content.settings, [*state_of_files(root, DOCS, OVERRIDES)]
    checks = {
        verdict_key(inputs, page.path, page.text): partial(check_page_source, page, root, content, banned)
        for page in pages
    }
    checks[verdict_key(inputs)] = partial(check_words, root, content, banned)
    yield from chain.from_iterable(cached_verdicts(VERDICTS, checks, _run_all, lambda diagnostics: not diagnostics))


def _run_all(checks: Iterable[Callable[[], Iterator[Diagnostic]]]) -> Iterator[tuple[Diagnostic, ...]]:
    return (tuple(check()) for check in checks)


def check_pages_together(root: Path, pages: list[Page], content: Content | None) -> Iterator[Diagnostic]:
    """Yield every problem of the menu, and of pages that depends on others. `content` is None if it cannot be read."""
    if content:
        yield from check_data_pictures(root, content)
        yield from check_picture_files(root, used_pictures(pages, content))
        yield from check_conditions(pages, content)
    yield from check_files(root)
    yield from check_page_names(root)
    yield from check_titles(pages)
    yield from check_menu(root, pages)
