"""Verdicts cached between builds: what passed is not checked again until something that it depends on changes."""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from scripts.cache import hash_of, load_entries, save_entries
from scripts.data.mkdocs_yml import CONFIG
from scripts.data.source_files import CONTENT, plain_files

PROJECT = Path(__file__).parent.parent

Item = TypeVar("Item")
Verdict = TypeVar("Verdict")


def verdict_key(*parts: object) -> str:
    """Return the cache key of a verdict, made from all that it depends on."""
    return sha256(repr(parts).encode()).hexdigest()


def hash_of_inputs(root: Path) -> str:
    """Return a hash of what every verdict depends on: settings, data, our code, its libraries, and Python."""
    data = [root / CONFIG, *(root / path for path in plain_files(root, CONTENT))]
    return hash_of(_hash_of_code(), root, data)


@cache  # the code does not change while it runs
def _hash_of_code() -> str:
    files = (file for folder in ("scripts", "requirements") for file in (PROJECT / folder).rglob("*"))
    return hash_of(sys.version, PROJECT, (file for file in files if file.suffix != ".pyc" and file.is_file()))


def cached_verdicts(
    name: str,
    items: Mapping[str, Item],
    judge: Callable[[Sequence[Item]], Iterable[Verdict]],
    passed: Callable[[Verdict], bool],
) -> list[Verdict]:
    """Return the verdict on each of `items`, which have their cache keys; `judge` makes those not cached under `name`.

    Only verdicts that have `passed` are cached, and only those of the last call.
    """
    verdicts = load_entries(name)
    new = [key for key in items if key not in verdicts]
    verdicts |= dict(zip(new, judge([items[key] for key in new]), strict=True))
    save_entries(name, {key: verdicts[key] for key in items if passed(verdicts[key])})
    return [verdicts[key] for key in items]
