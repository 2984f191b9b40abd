"""Seed faults into a copy of the project, one by one, and tell which tests catch them: `make mutants`.

`MUTANTS=one,another` takes only these. Source: mutation testing; the faults are chosen by hand, in tests/mutants.yml.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path.cwd()
LIST = Path("tests/mutants.yml")
PYTEST = ("-m", "pytest", "-q", "-x", "--no-header", "-p", "no:cacheprovider")
FAILED = re.compile(r"^(?:FAILED|ERROR) (?P<test>.+?)(?: - .*)?$", re.MULTILINE)
TESTS_FAILED = 1  # pytest's exit code; others mean that it could not run them
WIDTH = 34  # characters of a table's first column


@dataclass(frozen=True, slots=True)
class Mutant:
    """A fault: `find` stands in `file` once, and `write` takes its place. `tests` are the files that may catch it."""

    id: str
    area: str
    breaks: str
    file: str
    find: str
    write: str
    tests: tuple[str, ...]

    @classmethod
    def of(cls, entry: Mapping[str, object]) -> "Mutant":
        """Take an entry of the list."""
        tests = entry["tests"]
        assert isinstance(tests, list)
        return cls(**{**entry, "tests": tuple(tests)})  # type: ignore[arg-type]


class Gone(ValueError):
    """A fault cannot be put in: its text is not there any more, or not once."""


class NotRun(ValueError):
    """Tests that could not run at all have caught nothing: a file is missing, or cannot be imported."""


def mutants(file: Path) -> list[Mutant]:
    """Read the list."""
    return [Mutant.of(entry) for entry in yaml.safe_load(file.read_text(encoding="utf-8"))]


def result(mutant: Mutant, copy: Path) -> str | None:
    """Put a fault into the project `copy`, run its tests, take it out; return the first test that failed, or None.

    Errors: `Gone`, `NotRun`.
    """
    file = copy / mutant.file
    before = file.read_text(encoding="utf-8")
    if before.count(mutant.find) != 1:
        message = f"stands in {mutant.file} {before.count(mutant.find)} times, not once"
        raise Gone(f"{mutant.id}: what it changes {message}; find the place where the same fault goes now")
    file.write_text(before.replace(mutant.find, mutant.write), encoding="utf-8")
    try:
        return first_failure(copy, mutant.tests)
    except NotRun as error:
        raise NotRun(f"{mutant.id}: {error}") from None
    finally:
        file.write_text(before, encoding="utf-8")


def first_failure(copy: Path, tests: Iterable[str]) -> str | None:
    """Return the first of these tests that fails in the project `copy`, or None. Errors: `NotRun`."""
    environ = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}  # or a fault of the same size would be read from a cache
    command = [sys.executable, *PYTEST, *tests]
    ran = subprocess.run(command, cwd=copy, env=environ, capture_output=True, text=True, check=False)
    if ran.returncode == 0:
        return None
    found = FAILED.search(ran.stdout)
    if ran.returncode != TESTS_FAILED or not found:
        said = (ran.stderr.strip() or ran.stdout.strip()).splitlines()
        why = f"exit code {ran.returncode}, {said[-1] if said else 'without a word'}"
        raise NotRun(f"pytest could not run {' '.join(tests)}: {why}")
    return found["test"]


def copied(root: Path, place: Path) -> Path:
    """Copy the files that Git knows or would add. No environment comes along, so tests that need one cannot run."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout.split("\0")
    for name in filter(None, names):
        if (root / name).is_file():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            (place / name).write_bytes((root / name).read_bytes())
    return place


def told(chosen: list[Mutant], copy: Path) -> Iterator[tuple[str, str | None]]:
    """Yield a line for each fault, and the test that caught it, or None."""
    for mutant in chosen:
        try:
            test = result(mutant, copy)
        except (Gone, NotRun) as error:
            yield str(error), None
            continue
        yield f"{mutant.id:<{WIDTH}} {mutant.area:<9} {test or 'SURVIVED: ' + mutant.breaks}", test


def chosen_from(listed: list[Mutant], names: str) -> list[Mutant]:
    """Return the faults with these names, or all when there are none. Errors: `ValueError` for a name of no fault."""
    wanted = set(filter(None, names.split(",")))
    if unknown := wanted - {mutant.id for mutant in listed}:
        raise ValueError(f"no fault is called {', '.join(sorted(unknown))}; look into {LIST}")
    return [mutant for mutant in listed if not wanted or mutant.id in wanted]


def fails_anyway(tests: Iterable[str], copy: Path) -> str | None:
    """Return the first of the tests that fails without a fault too: it has caught none. Errors: `NotRun`."""
    whole = sorted({test.partition("[")[0] for test in tests})  # with all its values: an id may have any sign in it
    return first_failure(copy, whole) if whole else None


def main() -> None:
    """Run, and exit with 1 when a fault was not caught."""
    try:
        chosen = chosen_from(mutants(ROOT / LIST), os.environ.get("MUTANTS", ""))
    except ValueError as error:
        sys.exit(str(error))
    caught: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        copy = copied(ROOT, Path(folder))
        for line, test in told(chosen, copy):
            caught += [test] if test else []
            print(line, flush=True)
        if failed := fails_anyway(caught, copy):
            sys.exit(f"{failed} fails without a fault too, and has caught nothing; mend it, then begin again")
    print(f"{len(caught)} of {len(chosen)} faults were caught.")
    sys.exit(len(caught) != len(chosen))


if __name__ == "__main__":
    main()
