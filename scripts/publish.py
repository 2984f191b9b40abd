"""The replacement of the last site by a new one in one step, so that there is always a complete `site/`."""

import ctypes
import errno
import os
import shutil
import sys
from pathlib import Path

from scripts.diagnostics import DiagnosticError

AT_FDCWD = -100
RENAME_EXCHANGE = 2  # Source: linux/fs.h; renameat2(2)
NOT_SUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}
SITE_MARKER = "build.json"  # in every site that we build


class WrongPlace(DiagnosticError):
    """The site cannot be published to this folder, in which nothing was changed."""

    def __init__(self, message: str, hint: str, code: str = "output-folder") -> None:
        super().__init__(message, hint, code)


def publish(new: Path, destination: Path) -> None:
    """Exchange the folders `new` and `destination`, or its target if it is a link, and delete the old site.

    Errors: `WrongPlace`, `OSError`; `destination` is then unchanged. If the old site cannot be deleted, only warns.
    """
    target = replaceable_folder(destination)
    _make_readable(new)
    try:
        old = _replace(new, target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        old = _replace(_copy_beside(new, target), target)
        _delete(new)
    _delete(old)


def recover(destination: Path) -> None:
    """Restore the last site if a build was killed between the two renames on a system without an atomic exchange."""
    target = Path(os.path.realpath(destination))
    old = _temporary_folder(target, "old")
    if os.path.lexists(old) and not os.path.lexists(target):
        old.rename(target)
    _delete(old)
    _delete(_temporary_folder(target, "new"))


def replaceable_folder(destination: Path) -> Path:
    """Return the folder that a new site replaces: `destination`, or its target if it is a link.

    Everything in it will be deleted, and a link could lead anywhere, so what it contains is checked.
    Errors: `WrongPlace`.
    """
    target, name = Path(os.path.realpath(destination)), destination.name
    if destination.is_symlink():
        if target.is_symlink():
            raise WrongPlace(f"{name} is a circular link", "delete it")
        name = f"{name} is a link to {target}, which"
        if not target.exists():
            raise WrongPlace(f"{name} does not exist", "create that folder, or delete the link")
        home = destination.parent.resolve()
        if target.is_relative_to(home) or home.is_relative_to(target):
            raise WrongPlace(
                f"{name} is inside the project or contains it", "link to another folder, or delete the link"
            )
        if target.is_dir() and any(target.iterdir()) and not (target / SITE_MARKER).is_file():
            hint = "empty that folder, or delete the link"
            raise WrongPlace(f"{name} has files that make site did not write", hint)
    if os.path.lexists(target) and not target.is_dir():
        raise WrongPlace(f"{name} is not a folder", "move it away")
    if os.path.ismount(target):
        hint = "make site a link to a folder on that disk"
        raise WrongPlace(f"{name} is the root of a disk, which cannot be replaced", hint)
    if not all(os.access(folder, os.W_OK) for folder in (target, target.parent) if folder.exists()):
        hint = "check the permissions and the disk of that folder and its parent"
        raise WrongPlace(f"{name} is not writable", hint)
    return target


def _replace(new: Path, target: Path) -> Path | None:
    """Replace `target` with `new`, and return the path of the old folder, if there was one. Errors: `OSError`."""
    if not os.path.lexists(target):
        new.rename(target)
        return None
    if _exchange(new, target):
        return new
    old = _temporary_folder(target, "old")
    target.rename(old)
    try:
        new.rename(target)
    except OSError:
        old.rename(target)
        raise
    return old


def _copy_beside(new: Path, target: Path) -> Path:
    """Copy `new` next to `target`, which is on another disk, and return the copy. Errors: `OSError`."""
    copy = _temporary_folder(target, "new")
    try:
        shutil.copytree(new, copy, copy_function=shutil.copyfile)
    except OSError:
        _delete(copy)
        raise
    _make_readable(copy)
    return copy


def _make_readable(site: Path) -> None:
    """Make `site` readable for everyone: under a strict umask, web servers and GitHub Pages could not read it."""
    for folder, _, files in os.walk(site):
        Path(folder).chmod(0o755)
        for file in files:
            Path(folder, file).chmod(0o644)


def _delete(path: Path | None) -> None:
    """Delete `path`, if it exists. The new site is published already, so a failure is only a warning."""
    try:
        if path and path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path:
            path.unlink(missing_ok=True)
    except OSError as error:
        message = f"warning: {path} could not be deleted ({error.strerror}); delete it by hand [output-folder]"
        print(message, file=sys.stderr)


def _temporary_folder(target: Path, purpose: str) -> Path:
    """Return the path of a temporary folder next to `target`, on the same disk."""
    return target.parent / f".{target.name}.make-site-{purpose}"


def _exchange(new: Path, target: Path) -> bool:
    """Exchange two folders atomically; return False if the system cannot (macOS, musl)."""
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:
        return False
    if call(AT_FDCWD, os.fsencode(new), AT_FDCWD, os.fsencode(target), RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in NOT_SUPPORTED:
        return False
    raise OSError(code, os.strerror(code), str(target))
