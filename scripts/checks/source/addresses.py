"""The names of pages: each has a plain file name, an address and a title of its own, and is in the menu once.

Those of pages that no longer exist redirect to a page that does.

Addresses are compared without regard to case and to how an é is encoded, as some hosts and file systems do.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path, PurePosixPath

from scripts.data.front_matter import Page, built_path
from scripts.data.load import Content
from scripts.data.mkdocs_yml import CONFIG, NAV, menu_entries, read_config, value_at
from scripts.data.source_files import DOCS, OVERRIDES, page_files, plain_files
from scripts.diagnostics import CheckFailed, Diagnostic, NameNotFound, nearest, shortened
from scripts.outputs.files import generated_files

PAGE_NAME = re.compile(r"([a-z0-9-]+/)*[a-z0-9-]+\.md", re.ASCII)
NOT_FOUND = "the 404 page"
GENERATED = "a file that every build generates"
NAME_HINT = "lowercase letters, digits and hyphens only"


def check_page_names(root: Path) -> Iterator[Diagnostic]:
    """Yield each page whose file name does not make a plain address, or that MkDocs would not publish."""
    for path in plain_files(root, DOCS, ".md"):
        name = path.relative_to(DOCS)
        if not PAGE_NAME.fullmatch(name.as_posix()):
            message = f'"{shortened(name.as_posix())}" is not a plain file name'
            yield Diagnostic(path, 1, message, _rename_hint(name), "page-name")
        elif name.parts[0] == "templates" and name.parts[1:]:
            message = "MkDocs publishes nothing from docs/templates/"
            yield Diagnostic(path, 1, message, "rename the folder", "page-name")


def _rename_hint(name: PurePosixPath) -> str:
    """Return how to rename a file, with an example if one can be derived from its name."""
    stems = ["index" if part == "README" else _plain_name(part) for part in name.with_suffix("").parts]
    example = f" to {'/'.join(stems)}.md" if all(stems) else ""
    return f"rename the file{example}, and change its line in mkdocs.yml: {NAME_HINT}"


def _plain_name(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def check_addresses(root: Path, pages: Collection[Page], content: Content) -> Iterator[Diagnostic]:
    """Yield each page and file in docs/ whose address is already that of another one, of the theme or of the build."""
    taken = taken_addresses(root, pages, content)
    for path, site_path in _docs_paths(root, pages):
        if (other := taken[fold_case(site_path)]) != str(path):
            message = f'its address "{_address(site_path)}" is already taken by {other}'
            yield Diagnostic(path, 1, message, "delete one of the two, or rename it", "address-taken")


def taken_addresses(root: Path, pages: Collection[Page], content: Content) -> dict[str, str]:
    """Return address -> the file that has it, for all addresses but those of redirects, folded by `fold_case`."""
    taken = dict(_other_paths(root, content))
    for path, site_path in _docs_paths(root, pages):
        taken.setdefault(fold_case(site_path), str(path))
    return taken


def fold_case(site_path: PurePosixPath) -> str:
    """Return the path of a file in the site in the form in which paths are compared."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", site_path.as_posix()).casefold())


def _docs_paths(root: Path, pages: Iterable[Page]) -> Iterator[tuple[PurePosixPath, PurePosixPath]]:
    yield from ((page.path, built_path(page.path)) for page in pages)
    yield from ((path, path.relative_to(DOCS)) for path in plain_files(root, DOCS) if path.suffix != ".md")


def _other_paths(root: Path, content: Content) -> Iterator[tuple[str, str]]:
    yield from ((fold_case(path), GENERATED) for path in generated_files(content))
    yield from ((name, NOT_FOUND) for name in ("404.html", "404/index.html"))
    for path in plain_files(root, OVERRIDES):
        if path.suffix != ".html":
            yield fold_case(path.relative_to(OVERRIDES)), str(path)


def _address(site_path: PurePosixPath) -> str:
    return site_path.as_posix().removesuffix("index.html") or "/"


def check_redirects(root: Path, pages: Iterable[Page], content: Content) -> Iterator[Diagnostic]:
    """Yield each redirect whose old address is still that of a page, file or other entry, or whose target is gone."""
    if not content.redirects.redirects:
        return
    file, pages = content.files["redirects"], tuple(pages)
    names = {page.path.relative_to(DOCS).as_posix() for page in pages} | page_files(root)
    taken, targets = dict(taken_addresses(root, pages, content)), content.redirects.targets
    for index, redirect in enumerate(content.redirects.redirects):
        where, site_path = ("redirects", index, "from"), built_path(DOCS / redirect.from_)
        if redirect.from_ in names:
            message = f"docs/{redirect.from_} still exists"
            yield file.diagnostic_at(where, message, "delete that page, or this entry", "redirect-entry")
        elif other := next(
            (taken[path] for path in map(fold_case, (site_path, *site_path.parents)) if path in taken), None
        ):
            message = f'"{redirect.from_}" has the same address as {other}'
            yield file.diagnostic_at(where, message, "delete this entry", "redirect-entry")
        taken.setdefault(fold_case(site_path), f"the entry on line {file.line(where)}")
        if redirect.to not in names and redirect.to not in targets:
            missing = NameNotFound("page", redirect.to, names)
            yield file.diagnostic_at(("redirects", index, "to"), missing.message, missing.hint, "redirect-entry")


def check_titles(pages: Iterable[Page]) -> Iterator[Diagnostic]:
    """Yield each page whose title an earlier page already has."""
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
    """Yield each page that is in the menu twice or not at all, and each menu entry whose page does not exist.

    `check_before_mkdocs` reports everything else that is wrong with mkdocs.yml.
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
        line = config.line(entry.location)
        if name in listed:
            message = f'"{name}" is in the menu twice'
            yield Diagnostic(CONFIG, line, message, "delete one of the two lines", "menu-entry")
        elif name not in names:
            message = f'"{name}" is in the menu, but not in docs/'
            yield Diagnostic(CONFIG, line, message, _page_hint(name, names), "menu-entry")
        listed.setdefault(name, line)
    yield from _pages_not_listed(pages, listed)


def _page_hint(name: str, names: Iterable[str]) -> str:
    near = nearest(name.removesuffix(".md"), (known.removesuffix(".md") for known in names))
    return f'did you mean "{near}.md"?' if near else "create that page, or delete the line"


def _pages_not_listed(pages: Iterable[Page], listed: Iterable[str]) -> Iterator[Diagnostic]:
    for page in pages:
        name = page.path.relative_to(DOCS).as_posix()
        if name not in listed and PAGE_NAME.fullmatch(name):  # any other name has to be changed first
            title = page.front_matter.title if page.front_matter else "Name"
            hint = f'add a line under nav: in {CONFIG}, like "- {title}: {name}"'
            yield Diagnostic(page.path, 1, "the page is not in the menu", hint, "menu-missing")
