"""A full build: MkDocs generates the site while the sources are checked; then the site is checked and published."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from scripts.cache import delete_unused
from scripts.data.load import Content, current_content
from scripts.data.mkdocs_allowlist import check_before_mkdocs
from scripts.diagnostics import CheckFailed, raise_if_any, warn
from scripts.parallel import forked
from scripts.publish import publish, recover, replaceable_folder
from scripts.site_settings import source_date_epoch

if TYPE_CHECKING:
    from scripts.checks.check_sources import Sources

SITE_FOLDER = Path("site")
LOCK_FILE = Path(".build/lock")


class CheckedBuild(NamedTuple):
    """A new site that has passed every check: its folder, and the content it was built from."""

    folder: Path
    content: Content


def build(root: Path, folder: Path = SITE_FOLDER) -> Content:
    """Build the site of `root` into `folder`, and return the content it was built from.

    `folder` stays unchanged until every check has passed.
    Errors: `CheckFailed`, `GeneratorFailed`, `WrongSetting`, `WrongPlace`, `OSError`.
    """
    with build_lock(root):
        recover(root / folder)
        replaceable_folder(root / folder)
        new = _build_and_check(root)
        publish(new.folder, root / folder)
        delete_unused()
        return new.content


def check(root: Path) -> None:
    """Do everything that `build` does, except publish.

    Errors: `CheckFailed`, `GeneratorFailed`, `WrongSetting`, `OSError`.
    """
    with build_lock(root):
        _build_and_check(root)


def _build_and_check(root: Path) -> CheckedBuild:
    """Build and check the site, and print warnings. Errors: those of `check`."""
    try:
        raise_if_any(check_before_mkdocs(root))
        day = current_content(root).settings.day
    except CheckFailed:
        _checked_sources(root)  # reports them together with those of the pages
        raise
    os.environ["SOURCE_DATE_EPOCH"] = source_date_epoch(os.environ, root, day)
    with forked(partial(_generate, root)) as generated_folder:
        sources = _checked_sources(root)
        from scripts.checks.check_site import check_site

        folder = generated_folder()
    warn((*sources.warnings, *check_site(folder, root, sources.content)))
    return CheckedBuild(folder, sources.content)


# MkDocs and the checks are imported here, not at the top: each process imports what it needs, in parallel.


def _generate(root: Path) -> Path:
    from scripts.generate import generate

    return generate(root)


def _checked_sources(root: Path) -> "Sources":
    from scripts.checks.check_sources import check_sources

    return check_sources(root)


@contextmanager
def build_lock(root: Path) -> Iterator[None]:
    """Wait until no other build of `root` is running, and keep other builds waiting."""
    file = root / LOCK_FILE
    file.parent.mkdir(exist_ok=True)
    with file.open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another build is running; this one begins when it has ended.", flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
