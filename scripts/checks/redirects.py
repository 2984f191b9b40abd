"""Pages that have moved: what the file says of them, and the pages that lead on."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from scripts.checks.site.built import BuiltPage
from scripts.checks.source.addresses import folded, taken_addresses
from scripts.data.front_matter import Page, built_path
from scripts.data.load import REDIRECTS, Content
from scripts.data.source_files import page_files
from scripts.data.yaml_reader import read_yaml
from scripts.diagnostics import Diagnostic, NameNotFound
from scripts.outputs.redirects import DOCS, moved_pages, refresh

HINT = "mend scripts/outputs/redirects.py"


def check_redirects(root: Path, pages: Iterable[Page], content: Content) -> Iterator[Diagnostic]:
    """Yield a problem for each entry whose address a page or file still has, or another entry, or that leads nowhere.

    Reason: on a page that leads to its own address, a browser goes round and round.
    """
    if not content.redirects.redirects:
        return
    file, pages = read_yaml(root, REDIRECTS), tuple(pages)
    names = {page.path.relative_to(DOCS).as_posix() for page in pages} | page_files(root)
    taken, targets = dict(taken_addresses(root, pages, content)), content.redirects.targets
    for index, redirect in enumerate(content.redirects.redirects):
        line = file.line(("redirects", index, "from"))
        place = built_path(DOCS / redirect.from_)
        if redirect.from_ in names:
            yield Diagnostic(
                REDIRECTS, line, f"docs/{redirect.from_} is still there", "delete that page, or this entry"
            )
        elif other := next((taken[way] for way in map(folded, (place, *place.parents)) if way in taken), None):
            message = f'"{redirect.from_}" has the address of {other}'
            yield Diagnostic(REDIRECTS, line, message, "delete this entry")
        taken.setdefault(folded(place), f"the entry on line {line}")
        if redirect.to not in names and redirect.to not in targets:
            missing = NameNotFound("page in docs/", redirect.to, names)
            line = file.line(("redirects", index, "to"))
            yield Diagnostic(REDIRECTS, line, missing.message, missing.hint)


def has_moved(page: BuiltPage, content: Content) -> bool:
    """Say whether the page is one of those that lead on."""
    return page.path in moved_pages(content)


def without_refresh(page: BuiltPage, content: Content) -> BuiltPage:
    """Return what the gate may judge: a moved page without the one element that only it may have, to the letter."""
    return replace(page, html=page.html.replace(_allowed(page, content), "", 1)) if has_moved(page, content) else page


def check_leads_on(page: BuiltPage, content: Content) -> Iterator[Diagnostic]:
    """Yield a problem for a moved page that does not lead where the file says, or that runs anything."""
    if not has_moved(page, content):
        return
    if _allowed(page, content) not in page.html:
        yield page.diagnostic(page.tree, "the page has moved and does not lead on", HINT)
    if page.tree.find(".//script") is not None:
        yield page.diagnostic(page.tree, "the page has moved and has a script", HINT)


def _allowed(page: BuiltPage, content: Content) -> str:
    return refresh(content.settings.base_path, moved_pages(content)[page.path])
