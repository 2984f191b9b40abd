"""The laws of the workflows: what they may run, what they may write, and that other people's checkers agree."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.project import ROOT
from tests.rules.sources import modules
from tests.rules.workflows import GITHUB, WORKFLOWS, jobs, make_targets, read, steps

LOWEST, NEWEST = "3.11.2", "3.14"
PROGRAMS = Path(sys.executable).parent
PINNED = re.compile(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
MAY_WRITE = {
    ("pages.yml", "attest"): {"id-token", "attestations"},
    ("pages.yml", "deploy"): {"pages", "id-token"},
    ("links.yml", "issue"): {"issues"},
    ("pages.yml", "issue"): {"issues"},
    ("support.yml", "issue"): {"issues"},
}
WRITES_ISSUES = {job for job, scopes in MAY_WRITE.items() if scopes == {"issues"}}

each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


def run(program: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [str(PROGRAMS / program), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)


def zizmor(*paths: Path) -> subprocess.CompletedProcess[str]:
    return run("zizmor", "--offline", "--quiet", "--strict-collection", "--persona=pedantic", *paths)


def schema(name: str, *paths: Path) -> subprocess.CompletedProcess[str]:
    return run("check-jsonschema", "--builtin-schema", name, *paths)


def test_zizmor_finds_nothing() -> None:
    done = zizmor(GITHUB)
    assert done.returncode == 0, done.stdout


def test_zizmor_would_find_an_action_that_is_not_pinned(tmp_path: Path) -> None:
    workflow = tmp_path / "ci.yml"
    text = (GITHUB / "workflows/ci.yml").read_text(encoding="utf-8")
    workflow.write_text(re.sub(r"@[0-9a-f]{40} # v7\.0\.1", "@main", text), encoding="utf-8")
    done = zizmor(workflow)
    assert done.returncode != 0
    assert "unpinned-uses" in done.stdout


@pytest.mark.parametrize("name", ["vendor.github-workflows", "custom.github-workflows-require-timeout"])
def test_the_workflows_fit_their_schema(name: str) -> None:
    done = schema(name, *WORKFLOWS)
    assert done.returncode == 0, done.stdout


def test_dependabot_fits_its_schema() -> None:
    done = schema("vendor.dependabot", GITHUB / "dependabot.yml")
    assert done.returncode == 0, done.stdout


def test_the_schema_would_find_a_misspelt_key(tmp_path: Path) -> None:
    workflow = tmp_path / "ci.yml"
    text = (GITHUB / "workflows/ci.yml").read_text(encoding="utf-8")
    workflow.write_text(text.replace("runs-on:", "run-on:"), encoding="utf-8")
    assert schema("vendor.github-workflows", workflow).returncode != 0


@each_workflow
def test_a_workflow_may_do_nothing_until_a_job_says_so(path: Path) -> None:
    assert read(path)["permissions"] == {}


@each_workflow
def test_only_the_listed_jobs_may_write(path: Path) -> None:
    for name, job in jobs(path).items():
        permissions = job.get("permissions", {})
        assert isinstance(permissions, dict), f"{name}: list each permission"
        writes = {scope for scope, access in permissions.items() if access == "write"}
        assert writes == MAY_WRITE.get((path.name, name), set()), name


def test_a_job_that_may_write_runs_no_command_and_no_code_of_the_repository() -> None:
    """But for the one command that writes an issue."""
    for workflow, job, step in steps():
        if (workflow, job) in MAY_WRITE.keys() - WRITES_ISSUES:
            assert "run" not in step
            assert not step["uses"].startswith(("./", "actions/checkout@"))


@pytest.mark.parametrize(("workflow", "job"), sorted(WRITES_ISSUES))
def test_a_job_that_writes_an_issue_installs_nothing_and_does_nothing_else(workflow: str, job: str) -> None:
    checkout, issue = (step for name, where, step in steps() if (name, where) == (workflow, job))
    assert checkout["uses"].startswith("actions/checkout@")
    target = issue["run"].removeprefix("make ")
    assert target in {"issue", "kept-issue"}
    assert set(issue["env"]) == {"GH_TOKEN", "GH_REPO", "TITLE", "TEXT"}
    (recipe,) = re.findall(rf"(?m)^{target}: ##.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text(encoding="utf-8"))
    assert set(re.findall(r"(?:\$\(|then|else) ?(\w+)", recipe)) - {"if"} == {"gh"}


def test_only_the_job_that_writes_an_issue_gets_the_token() -> None:
    """A token in the environment of another step would be in reach of all that is installed there."""
    given = {(workflow, job) for workflow, job, step in steps() if re.search("token|secrets", str(step.get("env", "")))}
    assert given == WRITES_ISSUES


@each_workflow
def test_every_action_is_pinned_to_a_commit_with_its_version_beside_it(path: Path) -> None:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert len(lines) == len([step for name, _, step in steps() if name == path.name and "uses" in step])
    for line in lines:
        assert PINNED.fullmatch(line.strip(" -")), line


def test_one_action_has_the_same_pin_everywhere() -> None:
    pins = {step["uses"] for _, _, step in steps() if "uses" in step}
    assert len(pins) == len({pin.partition("@")[0] for pin in pins}), sorted(pins)


def test_every_command_is_one_make_target_but_for_the_gate() -> None:
    targets = make_targets()
    for workflow, job, step in steps():
        if "run" not in step:
            continue
        if (workflow, job) == ("ci.yml", "gate"):
            assert step["run"] == "exit 1"
            continue
        program, _, target = step["run"].partition(" ")
        assert program == "make", step["run"]
        assert target in targets, f"the Makefile has no target {target!r}"


def test_every_check_runs_on_a_pull_request() -> None:
    commands = {step["run"] for workflow, _, step in steps() if workflow == "ci.yml" and "run" in step}
    targets = {"lint", "check", "test", "site", "audit", "editor-test", "engines", "report"}
    assert commands == {*(f"make {target}" for target in targets), "exit 1"}


def test_between_runs_only_pictures_are_kept_and_nothing_that_is_run() -> None:
    """What a pull request keeps, the run that publishes never gets: GitHub keeps it for that pull request alone."""
    kept = [
        (workflow, step["with"]) for workflow, _, step in steps() if step.get("uses", "").startswith("actions/cache@")
    ]
    assert [workflow for workflow, _ in kept] == ["ci.yml", "pages.yml"]
    for _, given in kept:
        assert given["path"] == ".cache/pillow"
        assert "hashFiles('docs/img/**', " in given["key"]


def test_no_checkout_leaves_its_token_behind() -> None:
    checkouts = [step for _, _, step in steps() if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    for step in checkouts:
        assert step["with"]["persist-credentials"] is False


@each_workflow
def test_every_job_has_a_fixed_machine_and_a_time_limit(path: Path) -> None:
    for name, job in jobs(path).items():
        assert job["runs-on"] == "ubuntu-24.04", name
        assert job["timeout-minutes"] <= 20, name


@each_workflow
def test_a_job_needs_only_jobs_that_are_there(path: Path) -> None:
    for name, job in jobs(path).items():
        needs = job.get("needs", [])
        for needed in [needs] if isinstance(needs, str) else needs:
            assert needed in jobs(path), f"{name} needs {needed}"


def test_the_gate_waits_for_every_other_job_and_fails_unless_all_succeeded() -> None:
    checks = jobs(GITHUB / "workflows/ci.yml")
    gate = checks["gate"]
    assert set(gate["needs"]) == set(checks) - {"gate"}
    assert gate["if"] == "always()"
    assert gate.get("name", "gate") == "gate", "branch protection knows it by this name"
    for result in ("failure", "cancelled", "skipped"):
        assert f"contains(needs.*.result, '{result}')" in gate["steps"][0]["if"]


def test_the_report_compares_a_change_with_what_it_is_merged_into_and_is_kept() -> None:
    checkout, _, command, upload = jobs(GITHUB / "workflows/ci.yml")["report"]["steps"]
    assert checkout["with"]["fetch-depth"] == 0
    assert command["env"] == {"BASE": "HEAD^1", "HEAD": "HEAD"}
    assert (upload["if"], upload["with"]["path"]) == ("always()", "report")


def test_the_check_of_a_change_can_see_what_it_is_merged_into() -> None:
    checkout, *_ = jobs(GITHUB / "workflows/ci.yml")["lint"]["steps"]
    assert checkout["with"]["fetch-depth"] == 2, "prices are compared with those before, and renamed pages found"


def test_a_newer_change_ends_the_checks_of_an_older_one_but_never_a_publication() -> None:
    assert read(GITHUB / "workflows/ci.yml")["concurrency"]["cancel-in-progress"] is True
    assert read(GITHUB / "workflows/pages.yml")["concurrency"]["cancel-in-progress"] is False


def test_the_oldest_and_the_newest_python_are_tested() -> None:
    """The oldest is the one that is promised, to its last digit: 3.11.4 can do what 3.11.2 cannot."""
    matrix = jobs(GITHUB / "workflows/ci.yml")["test"]["strategy"]["matrix"]
    assert matrix == {"python": [LOWEST, NEWEST]}


def test_the_oldest_python_is_the_same_wherever_it_is_named() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"You need Python {LOWEST} to {NEWEST}, make and git, on Linux" in readme
    assert f"v < ({LOWEST.replace('.', ', ')})" in (ROOT / "Makefile").read_text(encoding="utf-8")


def test_nothing_calls_what_the_oldest_python_does_not_have() -> None:
    """mypy and ruff know what 3.12 brought; the filters of archives came with 3.11.4."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    assert config["mypy"]["python_version"] == "3.11"
    assert config["ruff"]["target-version"] == "py311"
    for folder in ("scripts", "bench", "tests"):
        for file in modules(ROOT / folder).values():
            assert not re.search(r"\.(extractall|unpack_archive)" + r"\(", file.read_text(encoding="utf-8")), file


def test_updates_wait_a_week() -> None:
    for update in read(GITHUB / "dependabot.yml")["updates"]:
        assert update["cooldown"]["default-days"] == 7
        assert update["schedule"]["interval"] == "weekly"


def test_every_list_of_packages_and_the_actions_get_updates() -> None:
    updates = {
        (update["package-ecosystem"], update["directory"]) for update in read(GITHUB / "dependabot.yml")["updates"]
    }
    assert updates == {
        ("uv", "/requirements"),
        # bench/peers is only measured, and its numbers are of the versions it has
        *(("npm", folder) for folder in ("/audit", "/bench/lighthouse", "/forms")),
        ("github-actions", "/"),
    }


def test_what_ci_runs_is_the_test_command_of_the_readme() -> None:
    script = ROOT / ".ci/run"
    assert script.stat().st_mode & 0o111, "chmod +x .ci/run"
    assert "\nmake test\n" in script.read_text(encoding="utf-8")
    assert "make test" in (ROOT / "README.md").read_text(encoding="utf-8")
