"""A data file made to hurt: it is refused, and soon."""

import time

import pytest

from scripts.data.load import load_content
from scripts.diagnostics import CheckFailed
from tests.project import PINNED, Project

LONGEST = 10  # seconds

HOSTILE = {
    "brackets nested thousands deep": "[" * 5000 + "]" * 5000,
    "braces nested thousands deep": "{a: " * 20_000,
    "dashes nested thousands deep": "- " * 100_000,
    "steps nested hundreds deep": "a:\n" + "".join(" " * depth + "a:\n" for depth in range(1, 650)),
    "question marks": "? " * 50_000,
    "aliases of aliases": "a: &a [1, 1]\n"
    + "".join(f"{name}: &{name} [*{last}, *{last}]\n" for last, name in zip("abcdefghijk", "bcdefghijkl", strict=True)),
    "a list that holds itself": "&a [*a]",
    "a long list of empty lists": "[" + "[]," * 30_000 + "]",
    "tags": "x: !!python/object/apply:os.system [id]",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_file_is_refused_within_seconds(data: Project, text: str) -> None:
    data.write("content/pricing.yml", text)
    started = time.monotonic()
    with pytest.raises(CheckFailed, match=r"^content/pricing\.yml:(1|13): "):
        load_content(data.root, PINNED)
    assert time.monotonic() - started < LONGEST
