"""The addresses of pages and files: a page's file name makes a plain one, and no two files share one.

Addresses are compared without regard to case and to how an é is encoded, as some hosts and file systems do.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from scripts.data.front_matter import Page, built_path
from scripts.data.load import Content
from scripts.data.source_files import DOCS, OVERRIDES, plain_files
from scripts.diagnostics import Diagnostic, shortened
from scripts.outputs.files import made_files

PAGE_NAME = re.compile(r"([a-z0-9-]+/)*[a-z0-9-]+\.md", re.ASCII)
NOT_FOUND = "the 404 page"
MADE = "a file that every build generates"
NAME_HINT = "lowercase letters, digits and hyphens only"

Taken = Mapping[str, str]  # folded address -> the file that has it


def check_page_names(root: Path) -> Iterator[Diagnostic]:
    """Yield each page whose file name makes no plain address, or that MkDocs would not publish."""
    for path in plain_files(root, DOCS, ".md"):
        name = path.relative_to(DOCS)
        if not PAGE_NAME.fullmatch(name.as_posix()):
            message = f'"{shortened(name.as_posix())}" is not a plain file name'
            yield Diagnostic(path, 1, message, _rename(name), "page-name")
        elif name.parts[0] == "templates" and name.parts[1:]:
            message = "MkDocs publishes nothing from docs/templates/"
            yield Diagnostic(path, 1, message, "rename the folder", "page-name")


def _rename(name: PurePosixPath) -> str:
    """Say how to rename a file, with an example where its own name gives one."""
    stems = ["index" if part == "README" else _plain(part) for part in name.with_suffix("").parts]
    example = f" to {'/'.join(stems)}.md" if all(stems) else ""
    return f"rename the file{example}, and change its line in mkdocs.yml: {NAME_HINT}"


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def check_addresses(root: Path, pages: Iterable[Page], content: Content) -> Iterator[Diagnostic]:
    """Yield each page and file of docs/ whose address belongs to another one, to the theme or to the build."""
    taken: dict[str, str] = dict(_not_of_docs(root, content))
    for path, place in _of_docs(root, pages):
        other = taken.setdefault(folded(place), str(path))
        if other != str(path):
            message = f'its address "{_shown(place)}" is already taken by {other}'
            yield Diagnostic(path, 1, message, "delete one of the two, or rename it", "address-taken")


def taken_addresses(root: Path, pages: Iterable[Page], content: Content) -> Taken:
    """Return every address of the site except those of redirects, with the file that has it."""
    of_docs = ((folded(place), str(path)) for path, place in _of_docs(root, pages))
    return {**dict(of_docs), **dict(_not_of_docs(root, content))}


def folded(place: PurePosixPath) -> str:
    """Return the path of a file in the site as it is compared with another."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", place.as_posix()).casefold())


def _of_docs(root: Path, pages: Iterable[Page]) -> Iterator[tuple[PurePosixPath, PurePosixPath]]:
    yield from ((page.path, built_path(page.path)) for page in pages)
    yield from ((path, path.relative_to(DOCS)) for path in plain_files(root, DOCS) if path.suffix != ".md")


def _not_of_docs(root: Path, content: Content) -> Iterator[tuple[str, str]]:
    yield from ((folded(path), MADE) for path in made_files(content))
    yield from ((name, NOT_FOUND) for name in ("404.html", "404/index.html"))
    for path in plain_files(root, OVERRIDES):
        if path.suffix != ".html":
            yield folded(path.relative_to(OVERRIDES)), str(path)


def _shown(place: PurePosixPath) -> str:
    return place.as_posix().removesuffix("index.html") or "/"
