"""Put a finished site in the place of the last one, in one step: there is never a moment without a whole `site/`."""

import ctypes
import errno
import os
import shutil
import sys
from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = 2  # Source: linux/fs.h; renameat2(2)
NOT_SUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}
OF_OURS = "build.json"  # every site of ours has it


class WrongPlace(Exception):
    """A site cannot take this place, and nothing there was touched; the text is one line, with what to do instead."""


def publish(new: Path, place: Path) -> None:
    """Exchange the folders `new` and `place`, or where `place` is a link, the folder it leads to; delete the old one.

    Errors: `WrongPlace`, `OSError`; then `place` is as it was. An old one that cannot be deleted is only told.
    """
    target = folder_of(place)
    _open_to_readers(new)
    try:
        old = _put(new, target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        old = _put(_copied(new, target), target)
        _delete(new)
    _delete(old)


def recover(place: Path) -> None:
    """Bring the last site back when a build was killed between the two renames of a system without an exchange."""
    target = Path(os.path.realpath(place))
    old = _beside(target, "old")
    if os.path.lexists(old) and not os.path.lexists(target):
        old.rename(target)
    _delete(old)
    _delete(_beside(target, "new"))


def folder_of(place: Path) -> Path:
    """Return the folder that a new site takes the place of: `place`, or what it leads to as a link.

    Reason to ask what is in there: all of it will be deleted, and a link may lead to anything. Errors: `WrongPlace`.
    """
    target, name = Path(os.path.realpath(place)), place.name
    if place.is_symlink():
        if target.is_symlink():
            raise WrongPlace(f"{name} is a link that leads round in a circle; delete it")
        name = f"{name} is a link to {target}, which"
        if not target.exists():
            raise WrongPlace(f"{name} is not there; make that folder, or delete the link")
        home = place.parent.resolve()
        if target.is_relative_to(home) or home.is_relative_to(target):
            raise WrongPlace(f"{name} is in the project or around it; let it lead elsewhere, or delete it")
        if target.is_dir() and any(target.iterdir()) and not (target / OF_OURS).is_file():
            raise WrongPlace(f"{name} has files that make site did not write; empty that folder, or delete the link")
    if os.path.lexists(target) and not target.is_dir():
        raise WrongPlace(f"{name} is not a folder; move it away")
    if os.path.ismount(target):
        raise WrongPlace(f"{name} is a disk of its own, which cannot be exchanged; make site a link to a folder on it")
    if not all(os.access(folder, os.W_OK) for folder in (target, target.parent) if folder.exists()):
        raise WrongPlace(f"{name} cannot be written; look at the rights and the disk of it and of the folder around it")
    return target


def _put(new: Path, target: Path) -> Path | None:
    """Put `new` in the place of `target`; return where the old one is now. Errors: `OSError`, `WrongPlace`."""
    if not os.path.lexists(target):
        new.rename(target)
        return None
    if _exchange(new, target):
        return new
    old = _beside(target, "old")
    target.rename(old)
    try:
        new.rename(target)
    except OSError:
        old.rename(target)
        raise
    return old


def _copied(new: Path, target: Path) -> Path:
    """Return a copy of `new` beside `target`, which is on another disk. Errors: `OSError`."""
    copy = _beside(target, "new")
    try:
        for folder, _, files in os.walk(new):
            here = copy / Path(folder).relative_to(new)
            here.mkdir()
            for file in files:
                shutil.copyfile(Path(folder, file), here / file)
    except OSError:
        _delete(copy)
        raise
    _open_to_readers(copy)
    return copy


def _open_to_readers(site: Path) -> None:
    """Let everyone read `site`. Reason: under a strict umask a web server could not, and Pages would refuse it."""
    for folder, _, files in os.walk(site):
        Path(folder).chmod(0o755)
        for file in files:
            Path(folder, file).chmod(0o644)


def _delete(path: Path | None) -> None:
    """Delete what is at `path`, if anything; the new site is in its place already, so that a failure is only told."""
    try:
        if path and path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path:
            path.unlink(missing_ok=True)
    except OSError as error:
        print(f"warning: {path} could not be deleted ({error.strerror}); delete it by hand", file=sys.stderr)


def _beside(target: Path, what: str) -> Path:
    """Return a name of ours in the folder of `target`, where renaming is one step."""
    return target.parent / f".{target.name}.make-site-{what}"


def _exchange(new: Path, place: Path) -> bool:
    """Exchange two names atomically; return False where the system has no such call (macOS, musl)."""
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:
        return False
    if call(AT_FDCWD, os.fsencode(new), AT_FDCWD, os.fsencode(place), RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in NOT_SUPPORTED:
        return False
    raise OSError(code, os.strerror(code), str(place))
