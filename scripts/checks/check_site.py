"""The checks of the built site, page by page and across pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path, PurePosixPath

from scripts.cache import hash_of
from scripts.checks.banned import BannedPhrases, read_banned_phrases
from scripts.checks.site.allowlist import check_allowlist, check_inline_scripts, inline_scripts
from scripts.checks.site.budgets import check_budget, check_picture_budget
from scripts.checks.site.built import BuiltPage, read_built_page
from scripts.checks.site.document import (
    check_authoring,
    check_ids,
    check_leftovers,
    check_mandatory_blocks,
    check_redirect,
    check_risks_first,
    is_redirect,
    without_refresh,
)
from scripts.checks.site.facts import (
    check_citations,
    check_drawings,
    check_figures,
    check_prices,
    check_unused_sources,
    cited_sources,
)
from scripts.checks.site.links import PublishedFiles, check_links, linked_headings, missing_heading
from scripts.checks.site.reading import check_denominators, check_grade, check_lists, long_sentences
from scripts.checks.site.shown import check_search, check_shown_files, check_shown_text
from scripts.checks.site.structured_data import check_structured_data
from scripts.data.load import Content
from scripts.diagnostics import Diagnostic, raise_if_any
from scripts.parallel import on_every_core
from scripts.verdicts import cached_verdicts, hash_of_inputs, verdict_key

VERDICTS = "checks"
LOADED = {".css", ".js", ".png", ".svg", ".ico", ".jpg", ".webp", ".avif"}  # files whose sizes count for a page


def check_site(site: Path, root: Path, content: Content) -> tuple[Diagnostic, ...]:
    """Check the finished site in the folder `site`, built from `root`, and return the warnings.

    A page that passed is not checked again until it, or anything it was checked against, changes.
    Errors: `CheckFailed` with every problem.
    """
    context = CheckContext.of(site, root, content)
    files = sorted(site.rglob("*.html"))
    judge = partial(on_every_core, partial(_page_result, context))
    by_key = {context.cache_key(file): file for file in files}
    checked = cached_verdicts(VERDICTS, by_key, judge, lambda page: not page.diagnostics)
    raise_if_any((*chain.from_iterable(page.diagnostics for page in checked), *_check_across_pages(checked, context)))
    return tuple(chain.from_iterable(page.warnings for page in checked))


@dataclass(frozen=True, slots=True, eq=False)
class CheckContext:
    """What each page is checked against: the finished site and what it was built from. `hash` covers all of it."""

    site: Path
    root: Path
    content: Content
    published: PublishedFiles
    banned: BannedPhrases
    hash: str

    @classmethod
    def of(cls, site: Path, root: Path, content: Content) -> "CheckContext":
        """List what is published, and read the banned phrases. Errors: `CheckFailed`."""
        published = PublishedFiles(site, content.settings.url)
        inputs = (content.settings, hash_of_inputs(root), sorted(published.files))
        loaded = (site / file for file in published.files if file.suffix in LOADED)
        whole_hash = hash_of(repr(inputs), site, loaded)
        return cls(site, root, content, published, read_banned_phrases(root), whole_hash)

    def cache_key(self, file: Path) -> str:
        """Return a hash that identifies a built page together with everything it is checked against."""
        page = read_built_page(self.site, self.root, file)
        return verdict_key(self.hash, page.path, page.source, page.source_text, page.html)


@dataclass(frozen=True, slots=True)
class PageResult:
    """The diagnostics of a page, and what is compared across pages."""

    path: PurePosixPath
    origin: PurePosixPath
    is_redirect: bool
    diagnostics: tuple[Diagnostic, ...]
    warnings: tuple[Diagnostic, ...]
    cited: frozenset[str]
    scripts: frozenset[str]
    ids: frozenset[str]
    linked_headings: frozenset[tuple[PurePosixPath, str]]


def _page_result(context: CheckContext, file: Path) -> PageResult:
    page, content = read_built_page(context.site, context.root, file), context.content
    return PageResult(
        page.path,
        page.origin,
        is_redirect(page, content),
        diagnostics=tuple(check_built_page(page, context)),
        warnings=tuple(long_sentences(page)),
        cited=frozenset(cited_sources(page)),
        scripts=inline_scripts(page),
        ids=frozenset(page.ids),
        linked_headings=linked_headings(page, context.published),
    )


def check_built_page(page: BuiltPage, context: CheckContext) -> Iterator[Diagnostic]:
    """Yield every problem of one page: one line for each check."""
    content = context.content
    yield from check_allowlist(without_refresh(page, content))
    yield from check_redirect(page, content)
    yield from check_ids(page)
    yield from check_leftovers(page)
    yield from check_mandatory_blocks(page)
    yield from check_risks_first(page, content.redirects)
    yield from check_authoring(page)
    yield from check_prices(page, content)
    if content.words.language == "en":  # the formula is for English
        yield from check_grade(page)
    yield from check_lists(page)
    yield from check_denominators(page)
    yield from check_figures(page, content)
    yield from check_citations(page, content)
    yield from check_drawings(page, content)
    yield from check_picture_budget(page, context.site, content)
    yield from check_structured_data(page, content)
    yield from check_links(page, context.published)
    yield from check_budget(page, context.site, content.redirects)
    yield from check_shown_text(page, context.banned)


def _check_across_pages(pages: Sequence[PageResult], context: CheckContext) -> Iterator[Diagnostic]:
    """Yield the problems that show only across pages, or in the other files of the site."""
    site, root, content = context.site, context.root, context.content
    shown = [page for page in pages if not page.is_redirect]
    yield from _unshared_scripts(site, root, shown)
    yield from _missing_headings(pages, context)
    yield from check_unused_sources({name for page in pages for name in page.cited}, content)
    yield from check_shown_files(site, root, content, context.banned)
    yield from check_search(site, content)


def _unshared_scripts(site: Path, root: Path, pages: Sequence[PageResult]) -> Iterator[Diagnostic]:
    shared = frozenset.intersection(*(page.scripts for page in pages)) if pages else frozenset()
    for page in pages:
        if page.scripts != shared:
            yield from check_inline_scripts(read_built_page(site, root, site / page.path), shared)


def _missing_headings(pages: Sequence[PageResult], context: CheckContext) -> Iterator[Diagnostic]:
    ids = {page.path: page.ids for page in pages}
    for page in pages:
        for file, fragment in page.linked_headings:
            if fragment not in ids[file]:
                built = read_built_page(context.site, context.root, context.site / page.path)
                yield missing_heading(built, file, fragment, ids[file])
