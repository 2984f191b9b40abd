"""The tool that seeds faults tells those that tests catch from those that survive, and from those that fit no more."""

from pathlib import Path

import pytest

from tests.mutants import LIST, Gone, Mutant, NotRun, chosen_from, fails_anyway, mutants, result, told
from tests.project import ROOT

SUM = "def total(a: int, b: int) -> int:\n    return a + b\n"
TEST = "from sums import total\n\n\ndef test_the_sum_of_two_and_two_is_four() -> None:\n    assert total(2, 2) == 4\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "sums.py").write_text(SUM, encoding="utf-8")
    (tmp_path / "test_sums.py").write_text(TEST, encoding="utf-8")
    return tmp_path


def fault(find: str, write: str) -> Mutant:
    return Mutant("a-fault", "sums", "sums are wrong", "sums.py", find, write, ("test_sums.py",))


def test_a_fault_that_a_test_sees_is_caught_by_its_name(project: Path) -> None:
    assert result(fault("a + b", "a - b"), project) == "test_sums.py::test_the_sum_of_two_and_two_is_four"


def test_a_fault_that_no_test_sees_survives(project: Path) -> None:
    assert result(fault("a + b", "a * b"), project) is None


@pytest.mark.parametrize("find", ["a / b", "a"])
def test_a_fault_that_fits_nowhere_or_twice_is_told(project: Path, find: str) -> None:
    with pytest.raises(Gone, match=r"^a-fault: what it changes stands in sums\.py \d times, not once; find the place"):
        result(fault(find, "b"), project)


def test_tests_that_cannot_run_have_caught_nothing(project: Path) -> None:
    cannot_be_imported = fault("def total", "def sum_of")
    with pytest.raises(NotRun, match=r"^a-fault: pytest could not run test_sums\.py: "):
        result(cannot_be_imported, project)
    (project / "test_sums.py").unlink()
    ((line, test),) = told([fault("a + b", "a - b")], project)
    assert line.startswith("a-fault: pytest could not run test_sums.py: ")
    assert test is None


def test_a_test_that_fails_without_a_fault_too_is_told(project: Path) -> None:
    name = "test_sums.py::test_the_sum_of_two_and_two_is_four"
    assert fails_anyway([], project) is None
    assert fails_anyway([f"{name}[any-sign]"], project) is None
    (project / "sums.py").write_text(SUM.replace("a + b", "a - b"), encoding="utf-8")
    assert fails_anyway([name], project) == name


def test_only_the_faults_that_are_named_are_taken_and_a_name_of_none_is_told() -> None:
    listed = [fault("a + b", "a - b")]
    assert chosen_from(listed, "") == chosen_from(listed, "a-fault") == listed
    with pytest.raises(ValueError, match=r"^no fault is called an-fault; look into tests/mutants\.yml$"):
        chosen_from(listed, "a-fault,an-fault")


def test_a_fault_is_taken_out_again(project: Path) -> None:
    result(fault("a + b", "a - b"), project)
    assert (project / "sums.py").read_text(encoding="utf-8") == SUM


def test_there_are_forty_faults_eight_of_each_area_and_each_fits() -> None:
    listed = mutants(ROOT / LIST)
    areas = [mutant.area for mutant in listed]
    assert {area: areas.count(area) for area in areas} == dict.fromkeys(
        ("prices", "safety", "checks", "exchange", "policy"), 8
    )
    assert len({mutant.id for mutant in listed}) == len(listed)
    for mutant in listed:
        assert (ROOT / mutant.file).read_text(encoding="utf-8").count(mutant.find) == 1, mutant.id
        assert all((ROOT / test).is_file() for test in mutant.tests), mutant.id
