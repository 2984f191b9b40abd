"""A cache in .cache/ for results that are slow to compute, keyed by their inputs. Deleting it costs only time."""

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
MAX_AGE = 90 * 24 * 60 * 60  # seconds


def compiled_templates() -> FileSystemBytecodeCache | None:
    """Return the cache in which Jinja keeps compiled templates by their text, or None if nothing can be written."""
    folder = CACHE / "jinja2"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(folder))


@cache  # reading a package's metadata takes a millisecond
def _version(package: str) -> str:
    return version(package)


def cached(package: str, source: bytes, make: Callable[[], bytes]) -> bytes:
    """Return the result of `make`, from the cache if it is there.

    `source` is what the result is made from; the version of `package`, which makes it, is part of the key too.
    Errors: those of `make`. If the cache cannot be read or written, it is not used.
    """
    key = sha256(f"{package} {_version(package)}\n".encode() + source).hexdigest()
    file = CACHE / package / key
    try:
        result = file.read_bytes()
    except OSError:
        result = make()
        _write(file, result)
    else:
        with suppress(OSError):
            os.utime(file)  # so that `delete_unused` keeps it
    return result


def delete_unused() -> None:
    """Delete what no build has used for `MAX_AGE`: results of pictures that are gone, or of old prices."""
    oldest = time.time() - MAX_AGE
    for file in CACHE.glob("*/*"):
        with suppress(OSError):
            if file.stat().st_mtime < oldest:
                file.unlink()


def load_entries(name: str) -> dict[str, Any]:
    """Return the entries saved under this name, by key; empty if they cannot be read."""
    with suppress(OSError, EOFError, pickle.UnpicklingError, AttributeError, ImportError, TypeError):
        return dict(pickle.loads((CACHE / name).read_bytes()))  # noqa: S301 - our own, as compiled templates are
    return {}


def save_entries(name: str, entries: dict[str, object]) -> None:
    """Save these entries under this name, replacing those saved before."""
    _write(CACHE / name, pickle.dumps(entries))


def hash_of(text: str, folder: Path, files: Iterable[Path]) -> str:
    """Return the hash of a text and of files: of their paths below `folder`, and of their bytes."""
    digest = sha256(text.encode())
    for file in sorted(files):
        digest.update(repr((file.relative_to(folder).as_posix(), file.read_bytes())).encode())
    return digest.hexdigest()


def _write(file: Path, content: bytes) -> None:
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as new:
            new.write(content)
        os.replace(new.name, file)  # noqa: PTH105 - atomic: another build may be reading it
