"""States of the project, each built by its own scripts in a temporary folder."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path

from scripts.diagnostics import shortened, visible
from scripts.site_settings import SiteSettings

FOLDER = Path(".build")
LOCK = Path("requirements/site.txt")
BUILDER = Path("scripts/build_site.py")
LONGEST_BUILD = 300  # seconds
NOT_FOR_BUILDS = {"PYTHONPATH", "PYTHONSAFEPATH", "GITHUB_ACTIONS"}  # other code; annotations on lines of other files


class NoCommit(Exception):
    """The name is not a commit of this repository; the text is one line."""


@dataclass(frozen=True, slots=True)
class Built:
    """One state of the project by the requested `name`; `failure` says why there is no `site`, or is empty.

    `same_packages` says whether it locks the installed packages, with which it was built.
    """

    name: str
    site: Path
    failure: str
    same_packages: bool


@contextmanager
def folder_for_builds(root: Path) -> Iterator[Path]:
    """Yield an empty folder below `root` that is removed at the end, whatever happens."""
    (root / FOLDER).mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=root / FOLDER, prefix="report-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def resolve(root: Path, name: str) -> str:
    """Return the id of the commit that `name` refers to. Errors: `NoCommit`."""
    command = ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"]
    try:
        return _git(root, *command).decode().strip()
    except (subprocess.CalledProcessError, ValueError):
        shown = shortened(visible(name))
        raise NoCommit(f'there is no commit "{shown}"; write a branch, a tag or an id from git log') from None
    except OSError:
        raise NoCommit("git is needed to compare two commits; install it") from None


def unpack(root: Path, commit: str, target: Path) -> None:
    """Write the files of a commit into `target`, or those of the working tree when `commit` is empty."""
    target.mkdir()
    if commit:
        index = target.with_suffix(".index")  # of its own, which nothing is staged in
        _git(root, "read-tree", commit, index=index)
        _git(root, "checkout-index", "--all", f"--prefix={target}/", index=index)
        return
    names = _git(root, "ls-files", "-z", "--cached", "--others", "--exclude-standard").decode().split("\0")
    for name in names:
        if name and ((root / name).is_symlink() or (root / name).is_file()):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            # As links, which a build refuses and has to see.
            shutil.copy2(root / name, target / name, follow_symlinks=False)


def _git(root: Path, *arguments: str, index: Path | None = None) -> bytes:
    environ = {**os.environ, "GIT_INDEX_FILE": str(index)} if index else None
    return subprocess.run(["git", "-C", str(root), *arguments], env=environ, capture_output=True, check=True).stdout


def build(root: Path, commit: str, name: str, folder: Path, settings: SiteSettings) -> Built:
    """Build a state in `folder` with its own scripts and this Python, for the address and date in `settings`."""
    unpack(root, commit, folder)
    locks = [file.read_bytes() if file.is_file() else b"" for file in (root / LOCK, folder / LOCK)]
    return Built(name, folder / "site", _build(folder, settings), locks[0] == locks[1])


def _build(folder: Path, settings: SiteSettings) -> str:
    """Build, and return why there is no site, or nothing."""
    if not (folder / BUILDER).is_file():
        return f"{BUILDER} does not exist: this state is older than the command that builds the site"
    try:
        done = subprocess.run(
            [sys.executable, "-m", "scripts.build_site"],
            cwd=folder,
            env=_environ(settings),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=LONGEST_BUILD,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"the build took more than {LONGEST_BUILD} seconds"
    if done.returncode == 0 and (folder / "site").is_dir():
        return ""
    return done.stdout.decode(errors="replace").strip() or "the build made no site, and said nothing"


def _environ(settings: SiteSettings) -> Mapping[str, str]:
    """Return the environment of a build, with a fixed time stamp: files would differ by that of the commit alone."""
    second = int(datetime.combine(settings.day, time(), UTC).timestamp())
    fixed = {"SITE_URL": settings.url, "SITE_DATE": settings.day.isoformat(), "SOURCE_DATE_EPOCH": str(second)}
    inherited = {name: value for name, value in os.environ.items() if name not in NOT_FOR_BUILDS}
    return {**inherited, **fixed, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8"}
