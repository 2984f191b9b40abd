"""The content as it is on disk: loaded once, and again only after an edit."""

import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from scripts.data.load import Content, load_content
from scripts.data.mkdocs_yml import language
from scripts.data.source_files import CONTENT, plain_files

SETTINGS = ("SITE_DATE", "SITE_URL")


def current_content(root: Path, environ: Mapping[str, str] = os.environ) -> Content:
    """Return the content of the project `root`. Errors: those of `load_content`."""
    settings = tuple((name, environ[name]) for name in SETTINGS if name in environ)
    return _content(root, settings, language(root), _state(root))


def _state(root: Path) -> tuple[object, ...]:
    """Return a key that changes with the content, so that a live preview never shows an old price."""
    stats = [(root / path).stat() for path in plain_files(root, CONTENT, ".yml")]
    return tuple((stat.st_mtime_ns, stat.st_size, stat.st_ino) for stat in stats)


@lru_cache(maxsize=1)
def _content(root: Path, settings: tuple[tuple[str, str], ...], _language: str, _state: tuple[object, ...]) -> Content:
    return load_content(root, dict(settings))
