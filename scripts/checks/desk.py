"""The editor's desk: every check of words and balance, over all pages and data files, in one place."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from scripts.checks.banned import read_banned_phrases
from scripts.checks.editorial import check_balance, check_denominators, check_lists
from scripts.checks.readability import check_grade, long_sentences
from scripts.checks.terms import check_terms
from scripts.checks.wording import check_data_words, check_page_words
from scripts.content.front_matter import Page
from scripts.content.load import Content
from scripts.problems import Problem, ProblemsFound


def check_editorial(root: Path, pages: Iterable[Page], content: Content | None) -> Iterator[Problem]:
    """Yield every editorial problem; without content, what needs the data goes unchecked."""
    banned = None
    try:
        banned = read_banned_phrases(root)
    except ProblemsFound as found:
        yield from found.problems
    for page in pages:
        yield from check_lists(page)
        yield from check_balance(page)
        if banned:
            yield from check_page_words(page, banned)
        if content:
            yield from _with_content(page, content)
    if banned:
        yield from check_data_words(root, banned)


def editorial_warnings(pages: Iterable[Page], content: Content) -> Iterator[Problem]:
    """Yield what should be looked at and fails nothing."""
    for page in pages:
        yield from long_sentences(page, content)


def _with_content(page: Page, content: Content) -> Iterator[Problem]:
    yield from check_terms(page, content.glossary)
    yield from check_denominators(page, content)
    yield from check_grade(page, content)
