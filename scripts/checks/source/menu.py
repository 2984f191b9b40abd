"""The menu in mkdocs.yml and the titles of pages: each page is in the menu once, and has a title of its own."""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from scripts.checks.source.addresses import PAGE_NAME
from scripts.data.front_matter import Page
from scripts.data.mkdocs_yml import CONFIG, NAV, menu_entries, read_config, value_at
from scripts.data.source_files import DOCS, page_files
from scripts.diagnostics import CheckFailed, Diagnostic, nearest


def check_titles(pages: Iterable[Page]) -> Iterator[Diagnostic]:
    """Yield each page whose title another page has."""
    first: dict[str, PurePosixPath] = {}
    for page in pages:
        title = page.front_matter.title if page.front_matter else None
        if title in first:
            yield Diagnostic(
                page.path,
                page.line_of("title"),
                f'title is "{title}", the same as in {first[title]}',
                "give each page its own title",
                "title-repeated",
            )
        elif title:
            first[title] = page.path


def check_menu(root: Path, pages: Iterable[Page]) -> Iterator[Diagnostic]:
    """Yield each page that is in the menu twice or not at all, and each entry whose page does not exist.

    `before_mkdocs` reports everything else that is wrong with mkdocs.yml.
    """
    try:
        config = read_config(root)
    except CheckFailed:
        return
    names = page_files(root)
    listed: dict[str, int] = {}
    for entry in menu_entries(value_at(config, NAV)):
        if not (name := entry.page):
            continue
        line = config.line(entry.place)
        if name in listed:
            message = f'"{name}" is in the menu twice'
            yield Diagnostic(CONFIG, line, message, "delete one of the two lines", "menu-entry")
        elif name not in names:
            message = f'"{name}" is in the menu, but not in docs/'
            yield Diagnostic(CONFIG, line, message, _meant(name, names), "menu-entry")
        listed.setdefault(name, line)
    yield from _not_listed(pages, listed)


def _meant(name: str, names: Iterable[str]) -> str:
    near = nearest(name.removesuffix(".md"), (known.removesuffix(".md") for known in names))
    return f'did you mean "{near}.md"?' if near else "create that page, or delete the line"


def _not_listed(pages: Iterable[Page], listed: Iterable[str]) -> Iterator[Diagnostic]:
    for page in pages:
        name = page.path.relative_to(DOCS).as_posix()
        if name not in listed and PAGE_NAME.fullmatch(name):  # otherwise it has to be renamed first
            title = page.front_matter.title if page.front_matter else "Name"
            hint = f'add a line under nav: in {CONFIG}, like "- {title}: {name}"'
            yield Diagnostic(page.path, 1, "the page is not in the menu", hint, "menu-missing")
