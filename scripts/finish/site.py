"""Finish a built site in place: its pages, then the files beside them, then what is not published goes."""

import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import partial
from itertools import chain
from pathlib import Path, PurePosixPath

from scripts.content.front_matter import FrontMatter, Page, built_path
from scripts.content.load import Content
from scripts.cores import on_every_core
from scripts.finish.files import (
    NOT_PUBLISHED,
    NOT_PUBLISHED_PATTERNS,
    build_record,
    host_files,
    price_files,
)
from scripts.finish.pages import Made, finish_page
from scripts.finish.policy import allow_only_own_code
from scripts.finish.redirects import write_redirects
from scripts.finish.search import Entry, search_entries, search_index
from scripts.finish.sitemap import review_dates
from scripts.finish.styles import inline_styles, used_styles
from scripts.render.handouts import pdf_path


def finish_site(site: Path, pages: Collection[Page], content: Content, commit: str, lock: bytes) -> None:
    """Finish the folder `site`, fresh from a generator.

    `pages` are those of docs/; `commit` and `lock` say what the site was made from.
    """
    sources = {built_path(page.path): page for page in pages}
    front_matters = {page.name: page.front_matter for page in pages if page.front_matter}
    paths = [PurePosixPath(file.relative_to(site).as_posix()) for file in sorted(site.rglob("*.html"))]
    made = [(path, sources.get(path)) for path in paths]
    _drop(site, sources)
    entries = chain.from_iterable(on_every_core(partial(_finish, site, content, front_matters), made))
    with (site / "search.json").open("w", encoding="utf-8") as index:
        index.writelines(search_index(entries, content.search))
    write_redirects(site, pages, content)
    _date_sitemap(site / "sitemap.xml", sources.values(), content)
    (site / "build.json").write_text(build_record(commit, lock, content), encoding="utf-8")
    for path, text in (*price_files(content), *host_files(content)):
        (site / path).parent.mkdir(exist_ok=True)
        (site / path).write_text(text, encoding="utf-8")


def made_files(content: Content) -> Iterator[PurePosixPath]:
    """Yield the files beside the pages that every build makes."""
    yield from map(PurePosixPath, ("build.json", "search.json", "sitemap.xml"))
    yield from (path for path, _ in (*price_files(content), *host_files(content)))
    yield from (PurePosixPath(pdf_path(handout)) for handout in content.handouts.handouts)


def _finish(
    site: Path, content: Content, front_matters: Mapping[str, FrontMatter], made_from: tuple[PurePosixPath, Page | None]
) -> list[Entry]:
    """Finish one page; return what search finds on it."""
    path, page = made_from
    html = (site / path).read_text(encoding="utf-8")
    (site / path).write_text(finish_page(html, Made(content, path, page, front_matters)), encoding="utf-8")
    if page is None or page.front_matter is None:
        return []
    return list(search_entries(html, _address(page), page.front_matter.description))


def seal_site(site: Path) -> None:
    """Set the styles in the pages of `site`, then the policy, which names what they hold: nothing may change after."""
    style = used_styles(site)
    for _ in on_every_core(partial(_seal, style), sorted(site.rglob("*.html"))):
        pass


def _seal(style: str, page: Path) -> None:
    html = inline_styles(page.read_text(encoding="utf-8"), style)
    page.write_text(allow_only_own_code(html), encoding="utf-8")


def _date_sitemap(file: Path, pages: Iterable[Page], content: Content) -> None:
    reviewed = {_address(page): page.front_matter.last_review for page in pages if page.front_matter}
    file.write_text(review_dates(file.read_text(encoding="utf-8"), content.settings.url, reviewed), encoding="utf-8")


def _address(page: Page) -> str:
    return built_path(page.path).as_posix().removesuffix("index.html")


def _drop(site: Path, pages: Collection[PurePosixPath]) -> None:
    """Take out what the generator and its theme leave over; a page may be called as one of their folders is."""
    for name in NOT_PUBLISHED:
        path = site / name
        if not path.is_dir():
            path.unlink(missing_ok=True)
        elif any(page.is_relative_to(name) for page in pages):
            _drop_files(site, path.rglob("*"), pages)
        else:
            shutil.rmtree(path)
    for pattern in NOT_PUBLISHED_PATTERNS:
        for path in [*site.glob(pattern)]:
            if path.is_file():
                path.unlink()


def _drop_files(site: Path, files: Iterable[Path], pages: Collection[PurePosixPath]) -> None:
    for file in [*files]:
        if file.is_file() and PurePosixPath(file.relative_to(site).as_posix()) not in pages:
            file.unlink()
