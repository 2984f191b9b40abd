"""The menu in mkdocs.yml and the titles of pages: each page is in the menu once, and told from every other."""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from scripts.checks.source.addresses import PAGE_NAME
from scripts.data.front_matter import Page
from scripts.data.mkdocs_yml import CONFIG, menu_entries, read_config
from scripts.data.source_files import DOCS, page_files
from scripts.diagnostics import CheckFailed, Diagnostic, nearest


def check_titles(pages: Iterable[Page]) -> Iterator[Diagnostic]:
    """Yield each page whose title another one has. Reason: a tab and a search result show nothing else."""
    first: dict[str, PurePosixPath] = {}
    for page in pages:
        title = page.front_matter.title if page.front_matter else None
        if title in first:
            yield Diagnostic(
                page.path,
                page.line_of("title"),
                f'title is "{title}", as in {first[title]}',
                "give each page its own title",
            )
        elif title:
            first[title] = page.path


def check_menu(root: Path, pages: Iterable[Page]) -> Iterator[Diagnostic]:
    """Yield each page that the menu in mkdocs.yml names twice or lacks, and each that docs/ lacks.

    What else is wrong with mkdocs.yml, `before_mkdocs` tells.
    """
    try:
        config = read_config(root)
    except CheckFailed:
        return
    names = page_files(root)
    listed: dict[str, int] = {}
    for entry in menu_entries(config):
        if not (name := entry.page):
            continue
        line = config.line(entry.place)
        if name in listed:
            yield Diagnostic(CONFIG, line, f'the menu names "{name}" twice', "delete one of the lines")
        elif name not in names:
            yield Diagnostic(CONFIG, line, f'the menu names "{name}", which is not in docs/', _meant(name, names))
        listed.setdefault(name, line)
    yield from _not_listed(pages, listed)


def _meant(name: str, names: Iterable[str]) -> str:
    near = nearest(name.removesuffix(".md"), (known.removesuffix(".md") for known in names))
    return f'did you mean "{near}.md"?' if near else "write that page, or delete the line"


def _not_listed(pages: Iterable[Page], listed: Iterable[str]) -> Iterator[Diagnostic]:
    for page in pages:
        name = page.path.relative_to(DOCS).as_posix()
        if name not in listed and PAGE_NAME.fullmatch(name):  # or it is told to take another name first
            title = page.front_matter.title if page.front_matter else "Name"
            hint = f'add a line below nav: in {CONFIG}, like "- {title}: {name}"'
            yield Diagnostic(page.path, 1, "the page is not in the menu", hint)
