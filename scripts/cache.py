"""Results that take long to make, kept in .cache/ by what they are made from; deleting that folder costs only time."""

import os
import pickle
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from jinja2 import FileSystemBytecodeCache

CACHE = Path(__file__).parent.parent / ".cache"
KEPT = 90 * 24 * 60 * 60  # seconds


def compiled_templates() -> FileSystemBytecodeCache | None:
    """Return where Jinja keeps templates that it has compiled, by their text; None where nothing can be written."""
    folder = CACHE / "jinja2"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(folder))


@cache  # reading a package's metadata takes a millisecond
def _version(package: str) -> str:
    return version(package)


def cached(package: str, given: bytes, make: Callable[[], bytes]) -> bytes:
    """Return what `make` makes of `given` with a package, from the last time if there was one.

    Its version counts as given. Errors: those of `make`; a cache that cannot be read or written is left alone.
    """
    key = sha256(f"{package} {_version(package)}\n".encode() + given).hexdigest()
    file = CACHE / package / key
    try:
        made = file.read_bytes()
    except OSError:
        made = make()
        _write(file, made)
    else:
        with suppress(OSError):
            os.utime(file)  # what is used is not forgotten
    return made


def forget_unused() -> None:
    """Delete what no build has used for `KEPT`: what was made of a picture that is gone, or of old prices."""
    oldest = time.time() - KEPT
    for file in CACHE.glob("*/*"):
        with suppress(OSError):
            if file.stat().st_mtime < oldest:
                file.unlink()


def kept(name: str) -> dict[str, Any]:
    """Return what was kept under this name, each by its key; nothing where nothing can be read."""
    with suppress(OSError, EOFError, pickle.UnpicklingError, AttributeError, ImportError, TypeError):
        return dict(pickle.loads((CACHE / name).read_bytes()))  # noqa: S301 - our own, as compiled templates are
    return {}


def keep(name: str, entries: dict[str, object]) -> None:
    """Keep these entries under this name, instead of those from the last time."""
    _write(CACHE / name, pickle.dumps(entries))


def hash_of(given: str, folder: Path, files: Iterable[Path]) -> str:
    """Return what tells a text and files, by their places below `folder` and their bytes, from all others."""
    hashed = sha256(given.encode())
    for file in sorted(files):
        hashed.update(repr((file.relative_to(folder).as_posix(), file.read_bytes())).encode())
    return hashed.hexdigest()


def _write(file: Path, made: bytes) -> None:
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as new:
            new.write(made)
        os.replace(new.name, file)  # noqa: PTH105 - in one step: another build may read it
