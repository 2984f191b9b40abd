"""`make engines`: what it says of an engine that is missing, not known, or in which a path fails."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import Mock

import pytest

from tests.engines.results import Result, exit_code, lines, table, walked
from tests.engines.tab import Engine, Failed, Missing, Reader, Site, Tab
from tests.engines.walk import Walk

SITE = Site("http://127.0.0.1:1/", [""])


def engine(version: str, lacks: str = "") -> Engine:
    @contextmanager
    def start(_reader: Reader) -> Iterator[Tab]:
        yield Mock(version=version)

    return Engine("Firefox", start, frozenset(lacks.split()))


@contextmanager
def missing(_reader: Reader) -> Iterator[Tab]:
    raise Missing("Debian's package is firefox-esr")
    yield


def well(_tab: Tab, _site: Site) -> None:
    """Walk where all is well."""


def badly(_tab: Tab, _site: Site) -> None:
    raise Failed("Menu shows no menu")


def test_an_engine_that_is_missing_is_skipped_by_name_and_an_error_only_where_each_is_required() -> None:
    result = walked(Engine("Firefox", missing), SITE, (Walk("menu", well),))
    assert list(lines([result])) == ["Firefox is skipped: Debian's package is firefox-esr"]
    assert exit_code([result], required=False) == 0
    assert exit_code([result], required=True) == 1


def test_a_version_that_is_not_known_is_named_with_the_place_to_add_it_and_is_walked_all_the_same() -> None:
    result = walked(engine("999.1"), SITE, (Walk("menu", well),))
    (line,) = lines([result])
    assert line.startswith("tests/engines/known.toml:2: Firefox 999.1 is not a known version; ")
    assert result.paths == {"menu": "ok"}
    assert exit_code([result], required=True) == 0


def test_a_path_that_fails_is_told_and_the_next_is_walked() -> None:
    result = walked(engine("153.8.0"), SITE, (Walk("menu", badly), Walk("palette", well)))
    assert list(lines([result])) == ["Firefox 153.8.0, menu: Menu shows no menu"]
    assert result.paths == {"menu": "FAILED", "palette": "ok"}
    assert exit_code([result], required=False) == 1


@pytest.mark.parametrize(("lacks", "shown"), [("", "ok"), ("paper", "-")])
def test_the_table_has_a_row_for_each_path_and_says_what_was_not_walked(lacks: str, shown: str) -> None:
    paths = (Walk("menu", well), Walk("handouts", well, needs="paper"))
    results: list[Result] = [walked(engine("153.8.0", lacks), SITE, paths)]
    rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in table(results, paths).splitlines()]
    assert rows[0] == ["path", "Firefox 153.8.0"]
    assert rows[2:4] == [["menu", "ok"], ["handouts", shown]]
