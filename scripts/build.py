"""One whole build: check the sources, have MkDocs make the site, check it, exchange it with the last one."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.checks.site import check_site
from scripts.checks.source import checked_sources
from scripts.content.load import Content
from scripts.generate import generate
from scripts.problems import raise_if_any, warn
from scripts.publish import folder_of, publish, recover
from scripts.site_settings import source_date_epoch

PLACE = Path("site")
LOCK_FILE = Path(".build/lock")


def build(root: Path, place: Path = PLACE) -> Content:
    """Build the site of `root` into the folder `place` and return the content it was made from.

    Until every check has passed, `place` stays as it is.
    Errors: `ProblemsFound`, `GeneratorFailed`, `WrongSetting`, `WrongPlace`, `OSError`.
    """
    with build_lock(root):
        recover(root / place)
        folder_of(root / place)
        sources = checked_sources(root)
        content = sources.content
        os.environ["SOURCE_DATE_EPOCH"] = source_date_epoch(os.environ, root, content.settings.day)
        warn((*sources.overdue, *sources.warnings))
        new = generate(root)
        raise_if_any(check_site(new, root, content))
        publish(new, root / place)
        return content


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
