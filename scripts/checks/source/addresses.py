"""Where pages and files stand in the site: a page's name makes a plain address, and no two have the same one.

Names are compared as hosts and computers compare them that know no capitals, and that write an é in two ways.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from scripts.data.front_matter import Page, built_path
from scripts.data.load import Content
from scripts.data.source_files import DOCS, OVERRIDES, plain_files
from scripts.diagnostics import Diagnostic, shortened
from scripts.outputs.write import made_files

PAGE_NAME = re.compile(r"([a-z0-9-]+/)*[a-z0-9-]+\.md", re.ASCII)
NOT_FOUND = "the page for what is not there"
MADE = "a file that every build makes"
NAME_HINT = "with small letters, digits and hyphens only"

Taken = Mapping[str, str]  # an address as it is compared, and who has it


def check_page_names(root: Path) -> Iterator[Diagnostic]:
    """Yield each page whose name makes no plain address, or that MkDocs would not publish.

    Reason: a reader types an address, a redirect names it for years, and MkDocs keeps docs/templates/ for itself.
    """
    for path in plain_files(root, DOCS, ".md"):
        name = path.relative_to(DOCS)
        if not PAGE_NAME.fullmatch(name.as_posix()):
            yield Diagnostic(path, 1, f'"{shortened(name.as_posix())}" makes no plain address', _rename(name))
        elif name.parts[0] == "templates" and name.parts[1:]:
            yield Diagnostic(path, 1, "MkDocs publishes nothing from docs/templates/", "give the folder another name")


def _rename(name: PurePosixPath) -> str:
    """Say how to rename a file, as far as its letters tell."""
    stems = ["index" if part == "README" else _plain(part) for part in name.with_suffix("").parts]
    example = f"{'/'.join(stems)}.md, " if all(stems) else ""
    return f"rename the file, and its line in mkdocs.yml: {example}{NAME_HINT}"


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def check_addresses(root: Path, pages: Iterable[Page], content: Content) -> Iterator[Diagnostic]:
    """Yield each page and file of docs/ whose address another one has, or a file of the theme or of the build."""
    taken: dict[str, str] = dict(_not_of_docs(root, content))
    for path, place in _of_docs(root, pages):
        other = taken.setdefault(folded(place), str(path))
        if other != str(path):
            hint = "delete one of the two, or give it another name"
            yield Diagnostic(path, 1, f'its address "{_shown(place)}" is that of {other} too', hint)


def taken_addresses(root: Path, pages: Iterable[Page], content: Content) -> Taken:
    """Return every address of the site, but for those of redirects, and who has it."""
    of_docs = ((folded(place), str(path)) for path, place in _of_docs(root, pages))
    return {**dict(of_docs), **dict(_not_of_docs(root, content))}


def folded(place: PurePosixPath) -> str:
    """Return the place of a file in the site as it is compared with another."""
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
