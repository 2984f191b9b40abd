"""One whole build: MkDocs makes the site while its sources are checked; it is checked, and exchanged with the last."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from scripts.cache import forget_unused
from scripts.data.load import Content, current_content
from scripts.data.mkdocs_allowlist import before_mkdocs
from scripts.diagnostics import CheckFailed, raise_if_any, warn
from scripts.parallel import forked
from scripts.publish import folder_of, publish, recover
from scripts.site_settings import source_date_epoch

if TYPE_CHECKING:
    from scripts.checks.check_sources import Sources

PLACE = Path("site")
LOCK_FILE = Path(".build/lock")


class Built(NamedTuple):
    """A new site that has passed every check: its folder, and what it was made from."""

    folder: Path
    content: Content


def build(root: Path, place: Path = PLACE) -> Content:
    """Build the site of `root` into the folder `place` and return the content it was made from.

    Until every check has passed, `place` stays as it is.
    Errors: `CheckFailed`, `GeneratorFailed`, `WrongSetting`, `WrongPlace`, `OSError`.
    """
    with build_lock(root):
        recover(root / place)
        folder_of(root / place)
        built = _built(root)
        publish(built.folder, root / place)
        forget_unused()
        return built.content


def check(root: Path) -> None:
    """Do all that `build` does but publish. Errors: `CheckFailed`, `GeneratorFailed`, `WrongSetting`, `OSError`."""
    with build_lock(root):
        _built(root)


def _built(root: Path) -> Built:
    """Build and check, and warn. Errors: those of `check`."""
    try:
        raise_if_any(before_mkdocs(root))
        day = current_content(root).settings.day
    except CheckFailed:
        _checked_sources(root)  # tells them with those of the pages
        raise
    os.environ["SOURCE_DATE_EPOCH"] = source_date_epoch(os.environ, root, day)
    with forked(partial(_generate, root)) as made:
        sources = _checked_sources(root)
        from scripts.checks.check_site import check_site

        new = made()
    warn((*sources.warnings, *check_site(new, root, sources.content)))
    return Built(new, sources.content)


# MkDocs and the checks are loaded here and not above: each process loads its own, at the same time as the other.


def _generate(root: Path) -> Path:
    from scripts.generate import generate

    return generate(root)


def _checked_sources(root: Path) -> "Sources":
    from scripts.checks.check_sources import check_sources

    return check_sources(root)


@contextmanager
def build_lock(root: Path) -> Iterator[None]:
    """Wait until no other build of `root` runs, and keep others waiting."""
    file = root / LOCK_FILE
    file.parent.mkdir(exist_ok=True)
    with file.open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another build is running; this one begins when it has ended.", flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
