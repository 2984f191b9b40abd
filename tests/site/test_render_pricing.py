"""The pricing script: the tables of the site, for the terminal and for files."""

import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts import render_pricing
from scripts.command_line import run
from tests.project import Done, Project, environment

Printed = Callable[..., Done]


@pytest.fixture(scope="module")
def source(built_project: Project) -> Project:
    return built_project


@pytest.fixture
def printed(source: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Printed:
    """The command line in this process: to start another takes many times as long as what it does."""

    def ran(*arguments: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["render_pricing", *arguments])
        with pytest.raises(SystemExit) as ended:
            run(render_pricing.main)
        out, err = capsys.readouterr()
        if isinstance(code := ended.value.code, int):
            return Done(code, out, err)
        return Done(1, out, f"{err}{code}\n")  # as Python does with a message

    monkeypatch.chdir(source.root)
    monkeypatch.setattr(render_pricing, "ROOT", source.root)
    for name, value in environment({}).items():
        monkeypatch.setenv(name, value)
    return ran


def test_without_options_it_prints_all_tables_as_markdown(source: Project) -> None:
    done = source.run("render_pricing")
    assert (done.code, done.err) == (0, "")
    assert done.out.count("| --- |") == len(source.json("site/pricing.json")["tables"])
    assert done.out.startswith("**What the clinic charges, in US dollars** (")


@pytest.mark.parametrize("name", ["csv", "json"])
def test_what_it_prints_is_what_the_site_publishes(source: Project, name: str) -> None:
    published = (source.site / f"pricing.{name}").read_text(encoding="utf-8-sig")
    assert source.quick("render_pricing", "--format", name).out == published


def test_a_spreadsheet_finds_the_mark_of_utf_8_and_a_program_finds_none(printed: Printed, source: Project) -> None:
    """Excel takes CSV for an old encoding without it; RFC 8259 forbids it in JSON."""
    assert (source.site / "pricing.csv").read_bytes().startswith(b"\xef\xbb\xbftable,")
    assert (source.site / "pricing.json").read_bytes().startswith(b"{")
    assert printed("--format", "csv").out.startswith("table,")


@pytest.mark.parametrize("table", ["course", "per-infusion", "integration", "first-year"])
def test_its_html_is_what_the_pages_show(printed: Printed, source: Project, table: str) -> None:
    assert printed("--format", "html", "--table", table).out.strip() in source.read("site/costs/index.html")


def test_one_table_alone_can_be_asked_for(printed: Printed) -> None:
    told = json.loads(printed("--format", "json", "--table", "first-year").out)
    assert [table["id"] for table in told["tables"]] == ["first-year"]


def test_a_day_can_be_given(printed: Printed) -> None:
    out = printed("--format", "csv", "--date", "2027-01-02").out
    assert {row["date"] for row in csv.DictReader(io.StringIO(out))} == {"2027-01-02"}


def test_it_writes_to_a_file_and_then_prints_nothing(printed: Printed, source: Project, tmp_path: Path) -> None:
    done = printed("--format", "csv", "--output", str(tmp_path / "out.csv"))
    assert (done.code, done.out, done.err) == (0, "", "")
    assert (tmp_path / "out.csv").read_bytes() == (source.site / "pricing.csv").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--table", "curse"], 2, 'there is no price table "curse"; did you mean "course"?'),
        (["--format", "xml"], 2, "invalid choice: 'xml'"),
        (["--date", "tomorrow"], 1, '"tomorrow", which is not a date; write a date like 2026-11-22'),
        (["--date", "2026-02-30"], 1, '"2026-02-30", which is not a date; write a date like 2026-11-22'),
        (["--date", "20261122"], 1, '"20261122", which is not a date; write a date like 2026-11-22'),
        (["--date", ""], 1, "write a date like 2026-11-22"),
        (
            ["--output", "none/out.csv"],
            1,
            "none/out.csv cannot be written (No such file or directory); write a file name",
        ),
        (["--output", "."], 1, ". cannot be written (Is a directory); write a file name"),
        (["extra"], 2, "unrecognized arguments: extra"),
    ],
)
def test_a_wrong_option_is_told(printed: Printed, arguments: list[str], code: int, said: str) -> None:
    done = printed(*arguments)
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert "Traceback" not in done.err


def test_a_wrong_day_is_called_by_the_name_of_its_option(printed: Printed) -> None:
    assert "--date" in printed("--date", "tomorrow").err


def test_a_wrong_pricing_file_is_told_and_nothing_is_written(guide: Project, tmp_path: Path) -> None:
    guide.edit("content/pricing.yml", "currency: USD", "currency: EUR")
    done = guide.quick("render_pricing", "--output", str(tmp_path / "out.csv"))
    assert done.code == 1
    assert 'currency is "EUR", which is not valid here; write USD' in done.err
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp437"])
def test_a_terminal_that_lacks_a_letter_gets_no_table_without_it(guide: Project, encoding: str) -> None:
    guide.edit("content/pricing.yml", "name: Initial series", "name: Initial \u010desk\u00e1 series")
    done = guide.run("render_pricing", "--table", "course", env={"PYTHONIOENCODING": encoding})
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith('the terminal cannot show "\\u010d" (U+010D) in ')
    assert done.err.endswith("; set PYTHONIOENCODING=utf-8, or write to a file with --output [terminal-encoding]\n")


@pytest.mark.parametrize("command", ["check", "launch_check", "render_pricing"])
def test_no_command_ends_with_a_traceback_on_an_old_terminal(guide: Project, command: str) -> None:
    guide.edit("content/clinic.yml", "question: What do I get", "question: \u201cWhy\u201d, \u010desky, What do I get")
    guide.append("docs/contact.md", "A \u201cbreakthrough\u201d for \u010desko <b\u00e9>.")
    done = guide.run(command, env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"})
    assert "Traceback" not in done.said
    assert done.said.isascii()
    if command == "launch_check":
        assert r"\u201cWhy\u201d, \u010desky" in done.out


def test_a_reader_that_stops_early_is_no_error(source: Project) -> None:
    with source.start("render_pricing", "--format", "json") as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == ""
    assert process.returncode == 0
