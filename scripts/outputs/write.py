"""Writing the files next to the pages: search index, sitemap, redirects, machine-readable prices, handouts."""

import subprocess
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from pathlib import Path, PurePosixPath

from scripts.data.front_matter import Page
from scripts.data.load import Content
from scripts.outputs.files import build_record, host_files, price_files, redirect_pages, sitemap
from scripts.outputs.search import Entry, search_index
from scripts.render.handouts import pdf_path, typeset_handouts

LOCK = PurePosixPath("requirements/site.txt")


def write_index(site: Path, entries: Iterable[Entry], content: Content) -> None:
    """Write the search index of these entries into the folder `site`."""
    with (site / "search.json").open("w", encoding="utf-8") as index:
        index.writelines(search_index(entries, content.search, content.words.search))


def write_files(site: Path, root: Path, pages: Collection[Page], content: Content, look: Mapping[str, str]) -> None:
    """Write the other files next to the `pages` of docs/ into the folder `site`.

    `root` is the project; `look` has the `styles` and the `policy` of every page.
    """
    for path, text in chain(
        redirect_pages(pages, content, look),
        price_files(content),
        host_files(content),
        [(PurePosixPath("sitemap.xml"), sitemap(content.settings.url, _reviewed(pages)))],
        [(PurePosixPath("build.json"), build_record(_commit(root), (root / LOCK).read_bytes(), content))],
    ):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, encoding="utf-8")
    for name, pdf in typeset_handouts(pages, content).items():
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_bytes(pdf)


def made_files(content: Content) -> Iterator[PurePosixPath]:
    """Yield the files next to the pages that every build generates."""
    yield from map(PurePosixPath, ("build.json", "search.json", "sitemap.xml"))
    yield from (path for path, _ in (*price_files(content), *host_files(content)))
    yield from (PurePosixPath(pdf_path(handout)) for handout in content.handouts.handouts)


def _reviewed(pages: Iterable[Page]) -> dict[str, date | None]:
    return {page.address: page.front_matter.last_review if page.front_matter else None for page in pages}


def _commit(root: Path) -> str:
    command = ["git", "-C", str(root), "rev-parse", "HEAD"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
