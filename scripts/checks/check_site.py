"""The checks of the built site, page by page and across pages."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path, PurePosixPath

from scripts.checks.banned import BannedPhrases, read_banned_phrases
from scripts.checks.redirects import check_leads_on, has_moved, without_refresh
from scripts.checks.site.allowlist import check_allowlist, check_inline_scripts, inline_scripts
from scripts.checks.site.budgets import check_budget
from scripts.checks.site.built import DEVELOPER_HINT, NOT_FOUND, BuiltPage, built_page
from scripts.checks.site.figures import check_citations, check_figures, check_unused_sources, cited_sources
from scripts.checks.site.links import Published, check_links
from scripts.checks.site.pictures import check_pictures
from scripts.checks.site.prices import check_prices, check_search_index
from scripts.checks.site.reading import check_denominators, check_grade, long_sentences
from scripts.checks.site.search import check_synonyms
from scripts.checks.site.shown import check_shown, check_shown_files
from scripts.checks.site.structured_data import check_structured_data
from scripts.data.load import Content
from scripts.diagnostics import Diagnostic, raise_if_any
from scripts.parallel import on_every_core

LEFTOVER = re.compile(r"\{\{[^}\n]*(?:\}\})?|\{%[^%\n]*(?:%\})?")


def checked_site(site: Path, root: Path, content: Content) -> tuple[Diagnostic, ...]:
    """Check the finished site in the folder `site`, made from `root`; return the warnings.

    Errors: `CheckFailed` with every problem.
    """
    finished = Finished.of(site, root, content)
    pages = list(on_every_core(partial(_checked, finished), sorted(site.rglob("*.html"))))
    raise_if_any((*chain.from_iterable(page.diagnostics for page in pages), *_between(pages, finished)))
    return tuple(chain.from_iterable(page.warnings for page in pages))


@dataclass(frozen=True, slots=True, eq=False)
class Finished:
    """What each page is checked against: the finished site, and what it was made from."""

    site: Path
    root: Path
    content: Content
    published: Published
    banned: BannedPhrases

    @classmethod
    def of(cls, site: Path, root: Path, content: Content) -> "Finished":
        """Look up what is published, and read the banned phrases. Errors: `CheckFailed`."""
        return cls(site, root, content, Published(site, content.settings.url), read_banned_phrases(root))


@dataclass(frozen=True, slots=True)
class Checked:
    """What is wrong with a page, and what is compared across pages."""

    path: PurePosixPath
    origin: PurePosixPath
    has_moved: bool
    diagnostics: tuple[Diagnostic, ...]
    warnings: tuple[Diagnostic, ...]
    title: str
    cited: frozenset[str]
    scripts: frozenset[str]


def _checked(finished: Finished, file: Path) -> Checked:
    page, content = built_page(finished.site, finished.root, file), finished.content
    title, cited = page.tree.findtext("head/title") or "", frozenset(cited_sources(page))
    diagnostics = tuple(check_page(page, finished))
    warnings = tuple(long_sentences(page))
    moved, scripts = has_moved(page, content), inline_scripts(page)
    return Checked(page.path, page.origin, moved, diagnostics, warnings, title, cited, scripts)


def check_page(page: BuiltPage, finished: Finished) -> Iterator[Diagnostic]:
    """Yield what is wrong with one page: each check is a line."""
    content = finished.content
    yield from check_allowlist(without_refresh(page, content))
    yield from check_leads_on(page, content)
    yield from _document(page)
    yield from _leftovers(page)
    yield from _mandatory_blocks(page)
    yield from _risks_first(page)
    yield from check_prices(page, content)
    yield from check_grade(page)
    yield from check_denominators(page)
    yield from check_figures(page, content)
    yield from check_citations(page, content)
    yield from check_pictures(page, content)
    yield from check_structured_data(page, content)
    yield from check_links(page, finished.published)
    yield from check_budget(page, finished.site)
    yield from check_shown(page, finished.banned)


def _between(pages: Sequence[Checked], finished: Finished) -> Iterator[Diagnostic]:
    """Yield what shows only across pages, or in the other files of the site."""
    site, root, content = finished.site, finished.root, finished.content
    read = [page for page in pages if not page.has_moved]
    yield from _unshared_scripts(site, root, read)
    yield from _repeated_titles(read)
    yield from check_unused_sources({name for page in pages for name in page.cited}, content, root)
    yield from check_search_index(site, root, content)
    yield from check_shown_files(site, root, finished.banned)
    yield from check_synonyms(site, root, content)


def _document(page: BuiltPage) -> Iterator[Diagnostic]:
    if not page.tree.get("lang"):
        yield page.diagnostic("the page does not declare its language", DEVELOPER_HINT, "page-incomplete")
    if not page.tree.findtext("head/title"):
        yield page.diagnostic("the page has no title", "write title: in its front matter", "page-incomplete")
    headings = page.tree.findall(".//h1")
    if not headings:
        hint = "write one line that starts with a single # and a space"
        yield page.diagnostic("the page has no main heading", hint, "heading-main")
    for heading in headings[1:]:
        message, needle = f"the page has {len(headings)} main headings", f"# {heading.text_content()}"
        yield page.diagnostic(message, "start all but the first with ##", "heading-main", needle)
    for name, count in Counter(page.ids).items():
        if count > 1:
            hint = "give each heading an id of its own"
            yield page.diagnostic(f'duplicate id "{name}"', hint, "id-duplicate", f"{{#{name}}}")
    for image in page.tree.iter("img"):
        if image.get("alt") is None:
            message = f'the image "{image.get("src")}" has no alt text'
            yield page.diagnostic(message, DEVELOPER_HINT, "image-alt")


def _leftovers(page: BuiltPage) -> Iterator[Diagnostic]:
    for found in LEFTOVER.findall(page.text()):
        message = f"{found} would be shown as it is"
        yield page.diagnostic(message, "write the macro as in README.md", "macro-left", found)


def _mandatory_blocks(page: BuiltPage) -> Iterator[Diagnostic]:
    wanted = {"crisis-line": 1, "crisis-help": 1, "legal-status": 0 if page.path == NOT_FOUND else 1}
    for name, count in wanted.items():
        found = page.tree.find_class(name)
        if len(found) != count:
            message = f"the page has the mandatory block {name} {len(found)} times, not {count}"
            yield page.diagnostic(message, DEVELOPER_HINT, "block-mandatory")


def _risks_first(page: BuiltPage) -> Iterator[Diagnostic]:
    for section in page.tree.find_class("next-steps"):
        first = next(section.iter("a"), None)
        if page.address != "risks/" and (first is None or not first.get("href", "").endswith("risks/")):
            message = "a call to action comes before the link to the risks"
            yield page.diagnostic(message, DEVELOPER_HINT, "risks-first")


def _unshared_scripts(site: Path, root: Path, pages: Sequence[Checked]) -> Iterator[Diagnostic]:
    shared = frozenset.intersection(*(page.scripts for page in pages)) if pages else frozenset()
    for page in pages:
        if page.scripts != shared:
            yield from check_inline_scripts(built_page(site, root, site / page.path), shared)


def _repeated_titles(pages: Iterable[Checked]) -> Iterator[Diagnostic]:
    first: dict[str, Checked] = {}
    for page in pages:
        other = first.setdefault(page.title, page)
        if page.title and other is not page:
            message = f'the title "{page.title}" is also that of {other.origin}'
            yield Diagnostic(page.origin, 1, message, "give each page its own title", "title-repeated")
