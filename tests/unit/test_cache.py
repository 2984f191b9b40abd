"""The cache: a result is made once for the same input, and a cache that fails costs only time."""

import os
from pathlib import Path

import pytest

from scripts import cache


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(cache, "CACHE", tmp_path / ".cache")
    return tmp_path / ".cache"


def made(given: bytes, calls: list[bytes], package: str = "typst") -> bytes:
    def make() -> bytes:
        calls.append(given)
        return given.upper()

    return cache.cached(package, given, make)


def test_a_result_is_made_once_for_each_input_and_package() -> None:
    calls: list[bytes] = []
    assert [made(given, calls) for given in (b"a", b"b", b"a")] == [b"A", b"B", b"A"]
    assert made(b"a", calls, "jinja2") == b"A"
    assert calls == [b"a", b"b", b"a"]


def test_another_version_of_the_package_makes_it_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[bytes] = []
    made(b"a", calls)
    monkeypatch.setattr(cache, "_version", lambda _: "99")
    made(b"a", calls)
    assert calls == [b"a", b"a"]


def test_what_no_build_has_used_for_long_is_forgotten_and_what_one_uses_stays(folder: Path) -> None:
    for given in (b"a", b"b"):
        made(given, [])
    for file in folder.glob("typst/*"):
        os.utime(file, (0, 0))
    calls: list[bytes] = []
    made(b"a", calls)
    cache.delete_unused()
    assert [file.read_bytes() for file in folder.glob("typst/*")] == [b"A"]
    assert calls == []


def test_what_failed_is_not_kept(folder: Path) -> None:
    def fail() -> bytes:
        raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        cache.cached("typst", b"a", fail)
    assert made(b"a", []) == b"A"
    assert len(list(folder.rglob("*"))) == 2  # a folder, and the file that was made


def test_a_cache_that_cannot_be_written_does_no_harm(folder: Path) -> None:
    folder.write_text("in the way", encoding="utf-8")
    calls: list[bytes] = []
    assert made(b"a", calls) == made(b"a", calls) == b"A"
    assert calls == [b"a", b"a"]
    assert cache.compiled_templates() is None
