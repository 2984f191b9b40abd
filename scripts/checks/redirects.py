"""Redirects: the entries of the file, and the built pages that redirect."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from scripts.checks.site.built import DEVELOPER_HINT, BuiltPage
from scripts.checks.source.addresses import folded, taken_addresses
from scripts.data.front_matter import Page, built_path
from scripts.data.load import Content
from scripts.data.source_files import DOCS, page_files
from scripts.diagnostics import Diagnostic, NameNotFound
from scripts.outputs.files import moved_pages, refresh


def check_redirects(root: Path, pages: Iterable[Page], content: Content) -> Iterator[Diagnostic]:
    """Yield each entry whose address still belongs to a page, a file or another entry, or whose target is missing."""
    if not content.redirects.redirects:
        return
    file, pages = content.files["redirects"], tuple(pages)
    names = {page.path.relative_to(DOCS).as_posix() for page in pages} | page_files(root)
    taken, targets = dict(taken_addresses(root, pages, content)), content.redirects.targets
    for index, redirect in enumerate(content.redirects.redirects):
        where, place = ("redirects", index, "from"), built_path(DOCS / redirect.from_)
        if redirect.from_ in names:
            message = f"docs/{redirect.from_} still exists"
            yield file.diagnostic_at(where, message, "delete that page, or this entry", "redirect-entry")
        elif other := next((taken[way] for way in map(folded, (place, *place.parents)) if way in taken), None):
            message = f'"{redirect.from_}" has the same address as {other}'
            yield file.diagnostic_at(where, message, "delete this entry", "redirect-entry")
        taken.setdefault(folded(place), f"the entry on line {file.line(where)}")
        if redirect.to not in names and redirect.to not in targets:
            missing = NameNotFound("page", redirect.to, names)
            yield file.diagnostic_at(("redirects", index, "to"), missing.message, missing.hint, "redirect-entry")


def has_moved(page: BuiltPage, content: Content) -> bool:
    """Tell whether the page is one that redirects."""
    return page.path in moved_pages(content)


def without_refresh(page: BuiltPage, content: Content) -> BuiltPage:
    """Return the page as the allowlist judges it: a redirect without its refresh element, which only it may have."""
    return replace(page, html=page.html.replace(_allowed(page, content), "", 1)) if has_moved(page, content) else page


def check_leads_on(page: BuiltPage, content: Content) -> Iterator[Diagnostic]:
    """Yield a problem for a page that does not redirect where the file says, or that runs a script."""
    if not has_moved(page, content):
        return
    if _allowed(page, content) not in page.html:
        yield page.diagnostic("the page has moved, but does not redirect", DEVELOPER_HINT, "redirect-page")
    if page.tree.find(".//script") is not None:
        yield page.diagnostic("the page has moved, but has a script", DEVELOPER_HINT, "redirect-page")


def _allowed(page: BuiltPage, content: Content) -> str:
    return refresh(content.settings.base_path, moved_pages(content)[page.path])
