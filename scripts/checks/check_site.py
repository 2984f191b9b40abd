"""What can be seen wrong in the built site, page by page and between pages."""

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
from scripts.checks.site.built import NOT_FOUND, PUBLISHED, BuiltPage, built_page
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
THEME_HINT = "mend the template in overrides/"


def checked_site(site: Path, root: Path, content: Content) -> tuple[Diagnostic, ...]:
    """Check the finished site in the folder `site`, made from `root`; return what is not wrong but should be looked at.

    Errors: `CheckFailed` with every problem.
    """
    finished = Finished.of(site, root, content)
    pages = list(on_every_core(partial(_checked, finished), sorted(site.rglob("*.html"))))
    raise_if_any((*chain.from_iterable(page.diagnostics for page in pages), *_between(pages, finished)))
    return tuple(chain.from_iterable(page.warnings for page in pages))


@dataclass(frozen=True, slots=True, eq=False)
class Finished:
    """What every page is checked with: the finished site, and what it was made from."""

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
    """What is wrong with a page, and what of it is compared with other pages."""

    path: PurePosixPath
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
    return Checked(page.path, has_moved(page, content), diagnostics, warnings, title, cited, inline_scripts(page))


def check_page(page: BuiltPage, finished: Finished) -> Iterator[Diagnostic]:
    """Yield what is wrong with one page: each check is a line."""
    content = finished.content
    yield from check_allowlist(without_refresh(page, content))
    yield from check_leads_on(page, content)
    yield from _document(page)
    yield from _leftovers(page)
    yield from _locked_blocks(page)
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
    """Yield what only all pages and the files beside them show."""
    site, root, content = finished.site, finished.root, finished.content
    read = [page for page in pages if not page.has_moved]
    yield from _odd_scripts(site, root, read)
    yield from _repeated_titles(read)
    yield from check_unused_sources({name for page in pages for name in page.cited}, content, root)
    yield from check_search_index(site, content)
    yield from check_shown_files(site, finished.banned)
    yield from check_synonyms(site, root, content)


def _document(page: BuiltPage) -> Iterator[Diagnostic]:
    if not page.tree.get("lang"):
        yield page.diagnostic(page.tree, "the page has no language", THEME_HINT)
    if not page.tree.findtext("head/title"):
        yield page.diagnostic(page.tree, "the page has no title", "write title: in its front matter")
    headings = page.tree.findall(".//h1")
    if not headings:
        yield page.diagnostic(page.tree, "the page has 0 main headings", "write one line that begins with a single #")
    for heading in headings[1:]:
        message, needle = f"the page has {len(headings)} main headings", f"# {heading.text_content()}"
        yield page.diagnostic(heading, message, "begin all but the first with ##", needle=needle)
    for name, count in Counter(page.ids).items():
        if count > 1:
            yield page.diagnostic(
                page.tree,
                f'the address "#{name}" stands on the page {count} times',
                "give each heading its own",
                needle=f"{{#{name}}}",
            )
    for image in page.tree.iter("img"):
        if image.get("alt") is None:
            yield page.diagnostic(
                image, f'the image "{image.get("src")}" has no text', "write what it shows in the [ ]"
            )


def _leftovers(page: BuiltPage) -> Iterator[Diagnostic]:
    for found in LEFTOVER.findall(page.text()):
        yield page.diagnostic(page.tree, f"{found} was left on the page", "write it as in README.md", needle=found)


def _locked_blocks(page: BuiltPage) -> Iterator[Diagnostic]:
    """Reason: help in a crisis and the legal status may be on no page by chance."""
    wanted = {"crisis-line": 1, "crisis-help": 1, "legal-status": 0 if page.path == NOT_FOUND else 1}
    for name, count in wanted.items():
        found = page.tree.find_class(name)
        if len(found) != count:
            yield page.diagnostic(
                page.tree, f"the locked block {name} is there {len(found)} times, not {count}", THEME_HINT
            )


def _risks_first(page: BuiltPage) -> Iterator[Diagnostic]:
    """Reason: no call to action before the risks. Source: fair balance, 21 CFR 202.1; FTC health claims guidance."""
    for section in page.tree.find_class("next-steps"):
        first = next(section.iter("a"), None)
        if page.address != "risks/" and (first is None or not first.get("href", "").endswith("risks/")):
            yield page.diagnostic(section, "a call to action stands before the link to the risks", THEME_HINT)


def _odd_scripts(site: Path, root: Path, pages: Sequence[Checked]) -> Iterator[Diagnostic]:
    shared = frozenset.intersection(*(page.scripts for page in pages)) if pages else frozenset()
    for page in pages:
        if page.scripts != shared:
            yield from check_inline_scripts(built_page(site, root, site / page.path), shared)


def _repeated_titles(pages: Iterable[Checked]) -> Iterator[Diagnostic]:
    first: dict[str, Checked] = {}
    for page in pages:
        other = first.setdefault(page.title, page)
        if page.title and other is not page:
            message = f'the title "{page.title}" is also that of {other.path}'
            yield Diagnostic(PUBLISHED / page.path, 1, message, "give each its own")
