"""Documents: what they name is there. Only the changelog, and a record that is superseded, may tell of what is gone."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.project import ROOT
from tests.rules.sources import modules, name, text, tracked
from tests.rules.workflows import make_targets

RECORDS = sorted((ROOT / "adr").glob("[0-9]*.md"))
STATUS = re.compile(r"[A-Z]\w+ \d{4} · ((accepted|superseded by \d+)\b.*)")
DOCUMENTS = [file for file in tracked() if re.fullmatch(r"(bench/)?[A-Z]+\.md|adr/.*\.md", name(file))]
FILES = {name(file) for file in tracked()}
PLACES = FILES | {folder.as_posix() for file in FILES for folder in Path(file).parents}
KINDS = {Path(file).suffix for file in FILES} - {""}
PATH = re.compile(r"`([\w.-]+(?:/[\w.-]+)*/?)`|\]\((?!https?:|#)([^)#\s]+)")
ELSEWHERE = {  # each with its place
    **dict.fromkeys(["build.json", "pricing.json", "robots.txt", "search.json"], "on the published site"),
    "base.html": "in Material",
    ".github/workflows/publish.yml": "in the repository of the forms",
    **dict.fromkeys(["files/intake-form.pdf", "what-to-bring.md"], "nowhere: an example"),
}


def status(record: Path) -> str:
    found = STATUS.match(text(record).splitlines()[2])
    assert found, f"{record.name}: the third line is its month and status"
    return found[1]


def of_today() -> list[Path]:
    return [
        file
        for file in DOCUMENTS
        if file.name != "CHANGELOG.md" and not (file in RECORDS and status(file).startswith("superseded"))
    ]


def paths(document: str) -> set[str]:
    """What stands as code or behind a link and looks like a file or folder: `scripts/cache.py`, `adr/`."""
    found = {code or link for code, link in PATH.findall(re.sub(r"(?ms)^```.*?^```$", "", document))}
    return {path.rstrip("/") for path in found if "/" in path or Path(path).suffix in KINDS}


def is_there(path: str, document: Path) -> bool:
    """From the root, beside the document, or as the end of a path where the sentence says which folder is meant."""
    beside = (document.parent / path).resolve()
    return (
        path in PLACES
        or (beside.is_relative_to(ROOT) and name(beside) in PLACES)
        or any(place.endswith(f"/{path}") for place in PLACES)
    )


def is_made(path: str) -> bool:
    """Git ignores what commands make."""
    return subprocess.run(["git", "-C", str(ROOT), "check-ignore", "--quiet", path], check=False).returncode == 0


@pytest.mark.parametrize("document", of_today(), ids=name)
def test_a_document_names_no_file_that_is_not_there(document: Path) -> None:
    missing = {path for path in paths(text(document)) - set(ELSEWHERE) if not is_there(path, document)}
    assert {path for path in missing if not is_made(path)} == set()


@pytest.mark.parametrize("document", of_today(), ids=name)
def test_a_document_names_no_module_and_no_command_that_is_not_there(document: Path) -> None:
    known = {*modules(), *modules(ROOT / "tests"), *modules(ROOT / "bench")}
    assert set(re.findall(r"-m ((?:scripts|tests|bench)[\w.]*)", text(document))) <= known
    assert set(re.findall(r"(?m)(?:^|`)make ([a-z][a-z-]*)", text(document))) <= make_targets()


def test_what_is_elsewhere_is_named() -> None:
    assert set(ELSEWHERE) <= set().union(*(paths(text(document)) for document in of_today()))


@pytest.mark.parametrize(
    ("document", "found"),
    [
        ("`scripts/gone.py`", {"scripts/gone.py"}),
        ("[it](adr/0001-gone.md#why)", {"adr/0001-gone.md"}),
        ("`gone.py` and `gone/`", {"gone.py", "gone"}),
        ("`x.replace`, `example.org`, [here](#part), [there](https://example.org/a.md)", set()),
        ("```text\ndocs/costs.md:8: `gone.py`\n```", set()),
    ],
)
def test_a_file_is_known_by_its_looks(document: str, found: set[str]) -> None:
    assert paths(document) == found
    assert not any(is_there(path, ROOT / "README.md") for path in found)


def test_the_index_of_the_records_has_the_title_and_status_of_each() -> None:
    titles = {record: text(record).splitlines()[0].removeprefix("# ").partition(". ") for record in RECORDS}
    rows = [
        f"| {number} | [{title}]({record.name}) | {status(record)} |" for record, (number, _, title) in titles.items()
    ]
    assert re.findall(r"(?m)^\| \d.*$", text(ROOT / "adr/README.md")) == rows


def test_a_record_names_records_that_are_there() -> None:
    numbers = {int(record.name[:4]) for record in RECORDS}
    assert {int(number) for record in RECORDS for number in re.findall(r"\d+", status(record))} <= numbers
