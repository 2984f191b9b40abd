"""The checks of the built site, page by page and across pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path, PurePosixPath

from scripts.cache import hash_of
from scripts.checks.banned import BannedPhrases, read_banned_phrases
from scripts.checks.site.allowlist import check_allowlist, check_inline_scripts, inline_scripts
from scripts.checks.site.budgets import check_budget, check_images
from scripts.checks.site.built import BuiltPage, built_page
from scripts.checks.site.document import (
    check_authoring,
    check_document,
    check_leads_on,
    check_leftovers,
    check_mandatory_blocks,
    check_risks_first,
    has_moved,
    without_refresh,
)
from scripts.checks.site.facts import (
    check_citations,
    check_figures,
    check_pictures,
    check_prices,
    check_unused_sources,
    cited_sources,
)
from scripts.checks.site.links import Published, check_links, headings_linked, no_such_heading
from scripts.checks.site.reading import check_denominators, check_grade, check_lists, long_sentences
from scripts.checks.site.shown import check_search, check_shown, check_shown_files
from scripts.checks.site.structured_data import check_structured_data
from scripts.data.load import Content
from scripts.diagnostics import Diagnostic, raise_if_any
from scripts.parallel import on_every_core
from scripts.verdicts import code_and_data, judged_once, key_of

VERDICTS = "checks"
LOADED = {".css", ".js", ".png", ".svg", ".ico", ".jpg", ".webp", ".avif"}  # files whose sizes count for a page


def checked_site(site: Path, root: Path, content: Content) -> tuple[Diagnostic, ...]:
    """Check the finished site in the folder `site`, made from `root`; return the warnings.

    A page without mistakes is not judged again while nothing of what it was judged by changes.
    Errors: `CheckFailed` with every problem.
    """
    finished = Finished.of(site, root, content)
    files = sorted(site.rglob("*.html"))
    judge = partial(on_every_core, partial(_checked, finished))
    by_key = {finished.key(file): file for file in files}
    checked = judged_once(VERDICTS, by_key, judge, lambda page: not page.diagnostics)
    raise_if_any((*chain.from_iterable(page.diagnostics for page in checked), *_between(checked, finished)))
    return tuple(chain.from_iterable(page.warnings for page in checked))


@dataclass(frozen=True, slots=True, eq=False)
class Finished:
    """What each page is checked against: the finished site, and what it was made from; `hash` is that of all of it."""

    site: Path
    root: Path
    content: Content
    published: Published
    banned: BannedPhrases
    hash: str

    @classmethod
    def of(cls, site: Path, root: Path, content: Content) -> "Finished":
        """Look up what is published, and read the banned phrases. Errors: `CheckFailed`."""
        published = Published(site, content.settings.url)
        made_from = (content.settings, code_and_data(root), sorted(published.files))
        loaded = (site / file for file in published.files if file.suffix in LOADED)
        hashed = hash_of(repr(made_from), site, loaded)
        return cls(site, root, content, published, read_banned_phrases(root), hashed)

    def key(self, file: Path) -> str:
        """Return what tells a built page, judged by all of this, from every other."""
        page = built_page(self.site, self.root, file)
        return key_of(self.hash, page.path, page.source, page.source_text, page.html)


@dataclass(frozen=True, slots=True)
class Checked:
    """What is wrong with a page, and what is compared across pages."""

    path: PurePosixPath
    origin: PurePosixPath
    has_moved: bool
    diagnostics: tuple[Diagnostic, ...]
    warnings: tuple[Diagnostic, ...]
    cited: frozenset[str]
    scripts: frozenset[str]
    ids: frozenset[str]
    headings_linked: frozenset[tuple[PurePosixPath, str]]


def _checked(finished: Finished, file: Path) -> Checked:
    page, content = built_page(finished.site, finished.root, file), finished.content
    return Checked(
        page.path,
        page.origin,
        has_moved(page, content),
        diagnostics=tuple(check_page(page, finished)),
        warnings=tuple(long_sentences(page)),
        cited=frozenset(cited_sources(page)),
        scripts=inline_scripts(page),
        ids=frozenset(page.ids),
        headings_linked=headings_linked(page, finished.published),
    )


def check_page(page: BuiltPage, finished: Finished) -> Iterator[Diagnostic]:
    """Yield what is wrong with one page: each check is a line."""
    content = finished.content
    yield from check_allowlist(without_refresh(page, content))
    yield from check_leads_on(page, content)
    yield from check_document(page)
    yield from check_leftovers(page)
    yield from check_mandatory_blocks(page)
    yield from check_risks_first(page, content.redirects)
    yield from check_authoring(page)
    yield from check_prices(page, content)
    yield from check_grade(page)
    yield from check_lists(page)
    yield from check_denominators(page)
    yield from check_figures(page, content)
    yield from check_citations(page, content)
    yield from check_pictures(page, content)
    yield from check_images(page, finished.site, content)
    yield from check_structured_data(page, content)
    yield from check_links(page, finished.published)
    yield from check_budget(page, finished.site, content.redirects)
    yield from check_shown(page, finished.banned)


def _between(pages: Sequence[Checked], finished: Finished) -> Iterator[Diagnostic]:
    """Yield what shows only across pages, or in the other files of the site."""
    site, root, content = finished.site, finished.root, finished.content
    read = [page for page in pages if not page.has_moved]
    yield from _unshared_scripts(site, root, read)
    yield from _missing_headings(pages, finished)
    yield from check_unused_sources({name for page in pages for name in page.cited}, content)
    yield from check_shown_files(site, root, content, finished.banned)
    yield from check_search(site, content)


def _unshared_scripts(site: Path, root: Path, pages: Sequence[Checked]) -> Iterator[Diagnostic]:
    shared = frozenset.intersection(*(page.scripts for page in pages)) if pages else frozenset()
    for page in pages:
        if page.scripts != shared:
            yield from check_inline_scripts(built_page(site, root, site / page.path), shared)


def _missing_headings(pages: Sequence[Checked], finished: Finished) -> Iterator[Diagnostic]:
    ids = {page.path: page.ids for page in pages}
    for page in pages:
        for file, fragment in page.headings_linked:
            if fragment not in ids[file]:
                built = built_page(finished.site, finished.root, finished.site / page.path)
                yield no_such_heading(built, file, fragment, ids[file])
