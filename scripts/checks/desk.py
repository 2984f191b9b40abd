"""The editor's desk: every check of words and balance, over all pages and data files, in one place."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from scripts.checks.banned import BannedPhrases, read_banned_phrases
from scripts.checks.readability import check_grade, long_sentences
from scripts.checks.source.editorial import check_balance, check_denominators, check_lists
from scripts.checks.source.settings_words import check_settings_words
from scripts.checks.source.terms import check_terms
from scripts.checks.source.wording import check_data_words, check_page_words
from scripts.data.front_matter import Page
from scripts.data.load import Content
from scripts.diagnostics import CheckFailed, Diagnostic


def editorial(
    root: Path, pages: Iterable[Page], content: Content | None
) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """Return every editorial problem, and what should be looked at and fails nothing.

    Without content, what needs the data goes unchecked.
    """
    diagnostics, warnings = list[Diagnostic](), list[Diagnostic]()
    banned = None
    try:
        banned = read_banned_phrases(root)
    except CheckFailed as found:
        diagnostics.extend(found.diagnostics)
    for page in pages:
        diagnostics.extend(_on_page(page, banned, content))
        if content:  # at once, while the page is still known in pieces
            warnings.extend(long_sentences(page, content))
    if banned:
        diagnostics.extend(check_data_words(root, banned))
        diagnostics.extend(check_settings_words(root, banned))
    return tuple(diagnostics), tuple(warnings)


def _on_page(page: Page, banned: BannedPhrases | None, content: Content | None) -> Iterator[Diagnostic]:
    yield from check_lists(page)
    yield from check_balance(page)
    if banned:
        yield from check_page_words(page, banned)
    if content:
        yield from _with_content(page, content)


def _with_content(page: Page, content: Content) -> Iterator[Diagnostic]:
    yield from check_terms(page, content.glossary)
    yield from check_denominators(page, content)
    yield from check_grade(page, content)
