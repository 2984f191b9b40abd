"""What GitHub shows to people who change the site: forms, owners, the container; each says what it must."""

import fnmatch
import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema.validators import validator_for  # type: ignore[import-untyped]

from tests.project import ROOT
from tests.rules.sources import name, tracked
from tests.rules.workflows import WORKFLOWS, triggers

GITHUB = ROOT / ".github"
FORMS = sorted(file for file in (GITHUB / "ISSUE_TEMPLATE").iterdir() if file.name != "config.yml")


def mistakes(kind: str, text: str) -> list[str]:
    """What does not fit GitHub's schema, of which check-jsonschema brings a copy."""
    stored = files("check_jsonschema") / f"builtin_schemas/vendor/{kind}.json"
    schema = json.loads(stored.read_text(encoding="utf-8"))
    return [error.message for error in validator_for(schema)(schema).iter_errors(yaml.safe_load(text))]


def required(form: str) -> set[str]:
    """The questions of a form that must be answered, by their ids."""
    loaded: dict[str, Any] = yaml.safe_load((GITHUB / f"ISSUE_TEMPLATE/{form}.yml").read_text(encoding="utf-8"))
    return {part["id"] for part in loaded["body"] if part.get("validations", {}).get("required")}


@pytest.mark.parametrize("form", FORMS, ids=name)
def test_a_form_fits_the_schema_of_github(form: Path) -> None:
    text = form.read_text(encoding="utf-8")
    assert mistakes("github-issue-forms", text) == []
    assert mistakes("github-issue-forms", text.replace("validations:", "validation:", 1)), "the schema would find it"


def test_the_list_of_forms_fits_the_schema_of_github() -> None:
    assert len(FORMS) == 3
    config = (GITHUB / "ISSUE_TEMPLATE/config.yml").read_text(encoding="utf-8")
    assert mistakes("github-issue-config", config) == []


def test_a_price_change_must_say_who_confirmed_it_when_and_from_which_day_it_holds() -> None:
    assert {"who", "when", "from", "amount", "offer"} <= required("price-change")


def test_a_statement_must_have_its_source_and_its_other_side() -> None:
    assert {"source", "read", "other-side"} <= required("claim")


def test_a_form_that_anyone_may_fill_in_asks_for_nothing_private() -> None:
    assert "Leave out names" in (GITHUB / "ISSUE_TEMPLATE/mistake.yml").read_text(encoding="utf-8")
    assert yaml.safe_load((GITHUB / "ISSUE_TEMPLATE/config.yml").read_text(encoding="utf-8")) == {
        "blank_issues_enabled": False
    }


def test_a_pull_request_asks_the_same() -> None:
    template = (GITHUB / "pull_request_template.md").read_text(encoding="utf-8")
    for asked in ("Who at the clinic confirmed it", "When:", "From which day", "`changes:`", "Source ("):
        assert asked in template


def owners() -> list[tuple[str, str]]:
    """Each pattern with its role, in the order of the file: `/docs/`, `clinical reviewer`."""
    text = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8")
    return re.findall(r"(?m)^# (\S*[/*.]\S*) +\(([a-z ]+)\)$", text)


def owner(path: str) -> str | None:
    """The last line that matches counts, as GitHub has it; of its patterns, only those in use here are known."""

    def fits(pattern: str) -> bool:
        if pattern.endswith("/"):
            return f"/{path}".startswith(pattern)
        return f"/{path}" == pattern if pattern.startswith("/") else fnmatch.fnmatch(Path(path).name, pattern)

    return next((role for pattern, role in reversed(owners()) if fits(pattern)), None)


@pytest.mark.parametrize(
    ("path", "role"),
    [
        ("content/pricing.yml", "clinic manager"),
        ("content/evidence.yml", "clinical reviewer"),
        ("docs/index.md", "clinical reviewer"),
        (".github/workflows/pages.yml", "publisher"),
        (".github/CODEOWNERS", "publisher"),
        ("requirements/site.txt", "dependency maintainer"),
        ("audit/package-lock.json", "dependency maintainer"),
        ("bench/peers/package-lock.json", "dependency maintainer"),
        ("scripts/build.py", "maintainers"),
    ],
)
def test_prices_claims_workflows_and_locks_have_an_owner_each(path: str, role: str) -> None:
    assert (ROOT / path).is_file()
    assert owner(path) == role


def test_every_line_of_the_owners_fits_a_file_and_all_words_of_the_site_have_one_of_the_clinic() -> None:
    paths = [name(file) for file in tracked()]
    for pattern, role in owners():
        assert any(owner(path) == role for path in paths), pattern
        assert pattern == "*" or any(pattern.strip("/") in path for path in paths), pattern
    words = {path for path in paths if path.startswith(("docs/", "content/"))} - {
        "content/search.yml",
        "content/redirects.yml",
    }
    assert {owner(path) for path in words} == {"clinic manager", "clinical reviewer"}


def test_the_container_is_pinned_sets_itself_up_and_shows_the_preview() -> None:
    container = json.loads((ROOT / ".devcontainer/devcontainer.json").read_text(encoding="utf-8"))
    assert re.fullmatch(r"[\w.-]+/[\w./-]+:[\w.-]+@sha256:[0-9a-f]{64}", container["image"])
    assert "3.11" in container["image"], "the oldest Python that may be used"
    assert container["postCreateCommand"] == "make check"
    assert container["postAttachCommand"] == {"preview": "make serve"}
    assert container["forwardPorts"] == [8000]
    assert container["portsAttributes"]["8000"]["onAutoForward"] == "openBrowser"
    targets = re.findall(r"(?m)^([a-z-]+):.*## (.*)", (ROOT / "Makefile").read_text(encoding="utf-8"))
    assert {"check", "serve"} <= {target for target, _ in targets}
    assert ":8000/" in dict(targets)["serve"]


def test_a_commit_is_checked_by_the_projects_own_commands_and_nothing_is_fetched_for_it() -> None:
    (repo,) = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    assert repo["repo"] == "local"
    assert {hook["entry"] for hook in repo["hooks"]} == {"make check", "make lint"}
    assert {hook["language"] for hook in repo["hooks"]} == {"system"}


def test_a_weakness_is_reported_privately_and_to_no_address_that_was_made_up() -> None:
    policy = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    assert "Report a vulnerability" in policy
    assert not re.search(r"[\w.]+@[\w.]+|https?://", policy)


def test_no_workflow_runs_a_strangers_branch_with_the_rights_of_the_repository() -> None:
    for file in WORKFLOWS:
        assert not set(triggers(file.name)) & {"pull_request_target", "workflow_run"}, file.name


def test_nothing_that_a_build_would_trust_as_its_own_is_committed() -> None:
    """Reason: compiled templates and finished references in .cache/ are used as they are, and nobody reads them."""
    made = (".cache/", ".build/", "site/")
    assert [name(file) for file in tracked() if name(file).startswith(made) or file.suffix == ".pyc"] == []
