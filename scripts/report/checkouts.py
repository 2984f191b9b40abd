"""States of the project, each built by its own scripts in a temporary folder."""

import io
import os
import shutil
import subprocess
import sys
import tarfile
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
    """One state of the project by the requested `name`; `site` is None if it did not build, and `said` says why.

    `same_packages` says whether it locks the installed packages, with which it was built.
    """

    name: str
    folder: Path
    site: Path | None
    said: str
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
        with tarfile.open(fileobj=io.BytesIO(_git(root, "archive", "--format=tar", commit))) as archive:
            extract(archive, target)
        return
    names = _git(root, "ls-files", "-z", "--cached", "--others", "--exclude-standard").decode().split("\0")
    for name in names:
        if name and ((root / name).is_symlink() or (root / name).is_file()):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(
                root / name, target / name, follow_symlinks=False
            )  # a build refuses links, and has to see them


def extract(archive: tarfile.TarFile, target: Path) -> None:
    """Write the files, folders and links of an archive below `target`, and nothing anywhere else.

    Reason: tarfile in Python 3.11.2, which Debian 12 has, has no filters yet. Errors: `tarfile.TarError`.
    """
    for member in archive:
        place = target / member.name
        inside = place == target or place.parent.resolve().is_relative_to(target.resolve())
        if not inside or ".." in place.parts or place.is_symlink():
            raise tarfile.TarError(f"{member.name} would be written outside the folder")
        place.parent.mkdir(parents=True, exist_ok=True)
        if member.isdir():
            place.mkdir(exist_ok=True)
        elif member.issym():
            place.symlink_to(member.linkname)
        elif member.isfile() and (data := archive.extractfile(member)):
            place.write_bytes(data.read())
            place.chmod(0o755 if member.mode & 0o100 else 0o644)
        else:
            raise tarfile.TarError(f"{member.name} is not a file, a folder or a link")


def _git(root: Path, *arguments: str) -> bytes:
    return subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=True).stdout


def build(root: Path, name: str, folder: Path, settings: SiteSettings) -> Built:
    """Build the state in `folder` with its own scripts and this Python, for the address and date in `settings`."""
    same = _bytes(folder / LOCK) == _bytes(root / LOCK)
    if not (folder / BUILDER).is_file():
        said = f"{BUILDER} does not exist: this state is older than the command that builds the site"
        return Built(name, folder, None, said, same)
    command = [sys.executable, "-m", "scripts.build_site"]
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=_environ(settings),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=LONGEST_BUILD,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Built(name, folder, None, f"the build took more than {LONGEST_BUILD} seconds", same)
    site = folder / "site"
    if done.returncode or not site.is_dir():
        return Built(name, folder, None, done.stdout.decode(errors="replace").strip(), same)
    return Built(name, folder, site, "", same)


def _bytes(file: Path) -> bytes:
    return file.read_bytes() if file.is_file() else b""


def _environ(settings: SiteSettings) -> Mapping[str, str]:
    """Return the environment of a build, with a fixed time stamp: files would differ by that of the commit alone."""
    second = int(datetime.combine(settings.day, time(), UTC).timestamp())
    fixed = {"SITE_URL": settings.url, "SITE_DATE": settings.day.isoformat(), "SOURCE_DATE_EPOCH": str(second)}
    inherited = {name: value for name, value in os.environ.items() if name not in NOT_FOR_BUILDS}
    return {**inherited, **fixed, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8"}
