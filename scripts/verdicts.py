"""Verdicts kept between builds: what passed is not judged again until something that it was judged by changes."""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from scripts.cache import hash_of, load_entries, save_entries
from scripts.data.mkdocs_yml import CONFIG
from scripts.data.source_files import CONTENT, plain_files

OURS = Path(__file__).parent.parent

Given = TypeVar("Given")
Verdict = TypeVar("Verdict")


def key_of(*parts: object) -> str:
    """Return what tells an item, with all that it is judged by, from every other."""
    return sha256(repr(parts).encode()).hexdigest()


def code_and_data(root: Path) -> str:
    """Return a hash of what every verdict rests on: settings, data, our code, its libraries, and Python."""
    data = [root / CONFIG, *(root / path for path in plain_files(root, CONTENT))]
    return hash_of(_code(), root, data)


@cache  # while it runs, it stays as it is
def _code() -> str:
    files = (file for folder in ("scripts", "requirements") for file in (OURS / folder).rglob("*"))
    return hash_of(sys.version, OURS, (file for file in files if file.suffix != ".pyc" and file.is_file()))


def judged_once(
    name: str,
    items: Mapping[str, Given],
    judge: Callable[[Sequence[Given]], Iterable[Verdict]],
    is_right: Callable[[Verdict], bool],
) -> list[Verdict]:
    """Return the verdict on each of `items`, by their keys; `judge` gives those that were not kept under `name`.

    Only the right ones of the last time are kept.
    """
    verdicts = load_entries(name)
    new = [key for key in items if key not in verdicts]
    verdicts |= dict(zip(new, judge([items[key] for key in new]), strict=True))
    save_entries(name, {key: verdicts[key] for key in items if is_right(verdicts[key])})
    return [verdicts[key] for key in items]
