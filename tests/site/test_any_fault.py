"""Any fault in any file: the site shows exactly the file's prices, or is refused with a place, and soon."""

import os
import time
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import build_once
from tests.faults.case import MARK, Bench, unlocated
from tests.faults.mutations import MUTATIONS, SIGNS, Mutate
from tests.faults.prices import prices_of
from tests.project import FIXTURES, LOCAL_URL, ROOT, Project, copy_after, copy_sources, files

WRITTEN = ROOT if "FAULTS" in os.environ else FIXTURES  # faults in the real files need twenty times as long
CASES = int(os.environ.get("FAULTS", "100"))  # make faults: 10,000
ONE_BUILD_IN = 50
LONGEST = 10  # seconds

Step = tuple[Mutate, int, int, str]
steps = st.lists(
    st.tuples(st.sampled_from(MUTATIONS), st.integers(0, 99_999), st.integers(0, 99_999), st.sampled_from(SIGNS)),
    min_size=1,
    max_size=3,
)
places = st.integers(0, 999)


def many(cases: int) -> settings:
    return settings(
        max_examples=cases,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench.of(copy_sources(tmp_path_factory.mktemp("bench") / "project", WRITTEN))


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy of the project with a site that was published before."""
    built = build_once(tmp_path_factory, LOCAL_URL, WRITTEN)
    project = copy_after(built, tmp_path_factory.mktemp("published") / "project")
    project.site.mkdir()
    for name, data in files(built.site).items():
        (project.site / name).parent.mkdir(parents=True, exist_ok=True)
        (project.site / name).write_bytes(data)
    return project


def with_fault(data: bytes, fault: list[Step]) -> bytes:
    for mutate, here, there, char in fault:
        data = mutate(data, here, there, char)
    return data


@given(place=places, fault=steps)
@many(CASES)
def test_a_fault_is_refused_with_its_place_or_harms_no_price(bench: Bench, place: int, fault: list[Step]) -> None:
    file = bench.files[place % len(bench.files)]
    data = with_fault((bench.project.root / file).read_bytes(), fault)
    started = time.monotonic()
    said = [str(diagnostic) for diagnostic in bench.said_of(file, data)]
    assert time.monotonic() - started < LONGEST
    assert unlocated(said, bench.project, file, data) == []


@given(place=places, fault=steps)
@many(max(1, CASES // ONE_BUILD_IN))
def test_a_build_of_a_fault_publishes_the_files_prices_or_nothing(
    published: Project, bench: Bench, place: int, fault: list[Step]
) -> None:
    file = bench.files[place % len(bench.files)]
    whole, before = (published.root / file).read_bytes(), files(published.site)
    data = with_fault(whole, fault)
    published.write(file, data)
    try:
        done = published.quick("build_site")
        assert "Traceback" not in done.said
        if done.code == 0:
            rows = published.json("site/pricing.json")["tables"][0]["rows"]
            shown = {cell["id"]: Decimal(cell["amount"]) for row in rows for cell in row["amounts"]}
            assert shown == prices_of(published.read("content/pricing.yml"))
            costs = MARK.findall(published.read("site/costs/index.html"))  # a fault may take the table from the page
            assert {name: Decimal(amount.replace(",", "")) for name, amount in costs}.items() <= shown.items()
        else:
            assert files(published.site) == before
            said = [line for line in done.err.splitlines() if not line.startswith("warning: ")][:-1]
            assert unlocated(said, published, file, data) == []
    finally:
        published.write(file, whole)
