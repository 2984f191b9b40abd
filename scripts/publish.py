"""Put a finished site in the place of the last one, in one step: there is never a moment without a whole `site/`."""

import ctypes
import errno
import os
import shutil
from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = 2  # Source: linux/fs.h; renameat2(2)
NOT_SUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}


def publish(new: Path, place: Path) -> None:
    """Exchange the folders `new` and `place`, then delete the old one.

    Errors: `OSError`; then `place` is as it was.
    """
    if not place.exists():
        new.rename(place)
        return
    if not _exchange(new, place):
        old = _aside(place)
        place.rename(old)
        try:
            new.rename(place)
        except OSError:
            old.rename(place)
            raise
        new = old
    shutil.rmtree(new)


def recover(place: Path) -> None:
    """Bring the last site back when a build was killed between the two renames of a system without an exchange."""
    old = _aside(place)
    if old.exists() and not place.exists():
        old.rename(place)
    elif old.exists():
        shutil.rmtree(old)


def _aside(place: Path) -> Path:
    return place.with_name(f".{place.name}-old")


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
