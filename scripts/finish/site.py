"""The files beside the pages: the search index, the sitemap, moved pages, prices for machines, handouts."""

import subprocess
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from pathlib import Path, PurePosixPath

from scripts.article import Article
from scripts.content.front_matter import Page, built_path
from scripts.content.load import Content
from scripts.finish.files import build_record, host_files, price_files
from scripts.finish.handouts import typeset_handouts
from scripts.finish.redirects import redirect_pages
from scripts.finish.search import Entry, search_entries, search_index
from scripts.finish.sitemap import sitemap
from scripts.render.handouts import pdf_path

LOCK = PurePosixPath("requirements/site.txt")


def write_files(
    site: Path, root: Path, pages: Sequence[tuple[Page, Article]], content: Content, look: Mapping[str, str]
) -> None:
    """Write into the folder `site` all that stands beside the pages of docs/, which are given with their articles.

    `root` is what the site is made from; `look` has the `styles` and the `policy` of every page.
    """
    with (site / "search.json").open("w", encoding="utf-8") as index:
        index.writelines(search_index(_entries(pages), content.search))
    for path, text in chain(
        redirect_pages((page for page, _ in pages), content, look),
        price_files(content),
        host_files(content),
        [(PurePosixPath("sitemap.xml"), sitemap(content.settings.url, _reviewed(pages)))],
        [(PurePosixPath("build.json"), build_record(_commit(root), (root / LOCK).read_bytes(), content))],
    ):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, encoding="utf-8")
    for name, pdf in typeset_handouts((page for page, _ in pages), content).items():
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_bytes(pdf)


def made_files(content: Content) -> Iterator[PurePosixPath]:
    """Yield the files beside the pages that every build makes."""
    yield from map(PurePosixPath, ("build.json", "search.json", "sitemap.xml"))
    yield from (path for path, _ in (*price_files(content), *host_files(content)))
    yield from (PurePosixPath(pdf_path(handout)) for handout in content.handouts.handouts)


def _entries(pages: Sequence[tuple[Page, Article]]) -> Iterator[Entry]:
    for page, article in pages:
        if page.front_matter:
            yield from search_entries(article.tree, _address(page), page.front_matter.description)


def _reviewed(pages: Sequence[tuple[Page, Article]]) -> dict[str, date | None]:
    return {_address(page): page.front_matter.last_review if page.front_matter else None for page, _ in pages}


def _address(page: Page) -> str:
    return built_path(page.path).as_posix().removesuffix("index.html")


def _commit(root: Path) -> str:
    command = ["git", "-C", str(root), "rev-parse", "HEAD"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
