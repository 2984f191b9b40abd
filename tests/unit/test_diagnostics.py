"""How problems are printed: as lines, and on GitHub beside the lines of the change too."""

from pathlib import PurePosixPath

import pytest

from scripts.diagnostics import CheckFailed, Diagnostic, annotate, report, warn
from tests.project import Project

ODD = Diagnostic(PurePosixPath("docs/50%,a:b.md"), 7, "100%\nof: x, y", "write 50%", "odd")


@pytest.fixture
def on_github(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")


@pytest.mark.usefixtures("on_github")
def test_on_github_a_problem_is_shown_beside_its_line_with_every_sign_escaped(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert report(CheckFailed([ODD])) == 1
    assert capsys.readouterr() == (
        "",
        "docs/50%,a:b.md:7: 100%\\nof: x, y; write 50% [odd]\n1 problem\n"
        "::error file=docs/50%25%2Ca%3Ab.md,line=7::100%25\\nof: x, y; write 50%25 [odd]\n",
    )


@pytest.mark.usefixtures("on_github")
def test_on_github_a_warning_stays_a_warning(capsys: pytest.CaptureFixture[str]) -> None:
    warn([ODD])
    assert [line.split(" ")[0] for line in capsys.readouterr().err.splitlines()] == ["warning:", "::warning"]


@pytest.mark.usefixtures("on_github")
def test_on_github_a_message_of_several_lines_is_one_command(capsys: pytest.CaptureFixture[str]) -> None:
    annotate("error", ["one\ntwo\r\n::error::three"])
    assert capsys.readouterr().err == "::error::one%0Atwo%0D%0A::error::three\n"


@pytest.mark.parametrize("value", ["", "false"])
def test_anywhere_else_only_the_lines_are_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], value: str
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", value)
    report(CheckFailed([ODD]))
    warn([ODD])
    assert "::" not in capsys.readouterr().err


@pytest.mark.parametrize("module", ["build_site", "check", "render_pricing"])
def test_every_command_line_tells_github_the_same(whole_guide: Project, module: str) -> None:
    whole_guide.edit("content/course.yml", "read: 2", "read: on 2")
    done = whole_guide.quick(module, env={"GITHUB_ACTIONS": "true"})
    assert done.code == 1
    first, count, command = done.err.splitlines()
    place, line, said = first.split(":", 2)
    assert count == "1 problem"
    assert command == f"::error file={place},line={line}::{said.strip()}"


def test_a_wrong_setting_is_told_to_github_too(whole_guide: Project) -> None:
    done = whole_guide.quick("render_pricing", env={"GITHUB_ACTIONS": "true", "SITE_DATE": "soon"})
    assert (done.code, done.out) == (1, "")
    assert done.err.splitlines() == [
        '::error::SITE_DATE is "soon", which is not a date; write a date like 2026-11-22 [option-value]',
        'SITE_DATE is "soon", which is not a date; write a date like 2026-11-22 [option-value]',
    ]
