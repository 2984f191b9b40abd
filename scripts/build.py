"""One whole build: check the sources, generate, finish, check the site, exchange it with the last one."""

import fcntl
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from scripts.content.load import Content, load_content
from scripts.content.mkdocs_rules import before_mkdocs
from scripts.cores import end_processes
from scripts.generate import generating
from scripts.problems import ProblemsFound, raise_if_any, warn
from scripts.publish import folder_of, publish, recover
from scripts.site_settings import source_date_epoch

PLACE = Path("site")
BY_MKDOCS = Path(".build/mkdocs")
LOCK_FILE = Path(".build/lock")


def build_with_successor(root: Path, generator: str, python: str) -> Content:
    """Build the site of `root` with a generator that could take MkDocs' place, after MkDocs, and compare all pages.

    `python` is where that generator is installed. Errors: as `build`.
    """
    build(root, place=BY_MKDOCS)
    return build(root, generator, python=python, like=root / BY_MKDOCS)


def build(
    root: Path, generator: str = "mkdocs", place: Path = PLACE, python: str = sys.executable, like: Path | None = None
) -> Content:
    """Build the site of `root` into the folder `place` and return the content it was made from.

    Until every check has passed, `place` stays as it is. With `like`, a site that another generator made of the same
    pages, every page has to show the same as there.
    Errors: `ProblemsFound`, `GeneratorFailed`, `WrongSetting`, `WrongPlace`, `OSError`.
    """
    with build_lock(root) as lock, ExitStack() as running:
        running.callback(end_processes)
        recover(root / place)
        folder_of(root / place)
        waits: list[Callable[[], Path]] = []
        with suppress(ProblemsFound):  # the check of sources tells them, with those of the pages
            raise_if_any(before_mkdocs(root))
            environ = _environ(root, load_content(root, os.environ))
            waits.append(running.enter_context(generating(root, generator, environ, lock, python)))
        # The generator has begun: what follows is imported, checked and typeset beside it.
        from scripts.checks.parity import compare_sites
        from scripts.checks.scorecard import ITEMS, scorecards
        from scripts.checks.site import check_site
        from scripts.checks.source import checked_sources
        from scripts.finish.handouts import typeset_handouts, write_handouts
        from scripts.finish.scorecards import fill_scorecards
        from scripts.finish.site import finish_site, seal_site

        sources = checked_sources(root)
        content = sources.content
        if like is None:  # or it was said when that was built
            warn((*sources.overdue, *sources.warnings))
        handouts = typeset_handouts(sources.pages, content)
        new = waits[0]()
        finish_site(new, sources.pages, content, _commit(root), _locks(root, generator))
        write_handouts(new, handouts)
        cards = scorecards(new, root, sources.pages)
        fill_scorecards(new, cards, len(ITEMS))
        seal_site(new)
        raise_if_any(check_site(new, root, content))
        if like:
            raise_if_any(compare_sites(new, like, content.settings.url))
        publish(new, root / place)
        return content


@contextmanager
def build_lock(root: Path) -> Iterator[int]:
    """Wait until no other build of `root` runs, and keep others waiting; yields the lock's descriptor."""
    file = root / LOCK_FILE
    file.parent.mkdir(exist_ok=True)
    with file.open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another build is running; this one begins when it has ended.", flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield lock.fileno()


def _environ(root: Path, content: Content) -> dict[str, str]:
    settings = content.settings
    return {
        "SITE_URL": settings.url,
        "SITE_DATE": settings.day.isoformat(),
        "SOURCE_DATE_EPOCH": source_date_epoch(os.environ, root, settings.day),
    }


def _locks(root: Path, generator: str) -> bytes:
    """Return what the site was installed from; a successor has a lock file of its own beside that of the site."""
    names = ("site",) if generator == "mkdocs" else ("site", "successors")
    return b"".join((root / f"requirements/{name}.txt").read_bytes() for name in names)


def _commit(root: Path) -> str:
    command = ["git", "-C", str(root), "rev-parse", "HEAD"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
