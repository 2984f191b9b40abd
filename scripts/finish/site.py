"""Finish a built site in place: its pages, then the files beside them, then what is not published goes."""

import shutil
from pathlib import Path

from scripts.content.load import Content
from scripts.finish.files import (
    NOT_PUBLISHED,
    NOT_PUBLISHED_PATTERNS,
    build_record,
    generators_index,
    host_files,
    price_files,
)
from scripts.finish.pages import finish_page


def finish_site(site: Path, content: Content, commit: str, lock: bytes) -> None:
    """Finish the folder `site`, fresh from a generator; `commit` and `lock` say what it was made from."""
    for page in sorted(site.rglob("*.html")):
        page.write_text(finish_page(page.read_text(encoding="utf-8"), content), encoding="utf-8")
    index = generators_index(site)
    _drop(site)
    (site / "search.json").write_text(index, encoding="utf-8")
    (site / "build.json").write_text(build_record(commit, lock, content), encoding="utf-8")
    for path, text in (*price_files(content), *host_files(content)):
        (site / path).parent.mkdir(exist_ok=True)
        (site / path).write_text(text, encoding="utf-8")


def _drop(site: Path) -> None:
    for name in NOT_PUBLISHED:
        path = site / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    for pattern in NOT_PUBLISHED_PATTERNS:
        for path in site.glob(pattern):
            path.unlink()
