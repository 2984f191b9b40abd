"""The rehearsal takes the steps that the workflows have, and packs the site as the upload action does."""

import re
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.project import ROOT
from tests.rehearse import NOT_HERE, ORDER, STAND_INS, Rehearsal, Step, names, pack, steps, unpack

FOLDER = ROOT / ".github/workflows"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in (".nojekyll", ".well-known/security.txt", "index.html", ".git/config", "assets/site.js"):
        (tmp_path / "clone/site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "clone/site" / name).write_text(name, encoding="utf-8")
    return tmp_path / "clone/site"


def test_every_step_is_taken_in_its_order() -> None:
    found = list(steps(FOLDER))
    assert {step.workflow for step in found} == {path.name for path in FOLDER.iterdir()} >= set(ORDER)
    pages = [step.does for step in found if step.workflow == "pages.yml"]
    places = [pages.index(name) for name in ("make site", "actions/upload-pages-artifact", "actions/deploy-pages")]
    assert [*places, pages.index("make smoke")] == sorted([*places, pages.index("make smoke")])


def test_only_what_github_alone_has_is_left_out() -> None:
    assert {step.does for step in steps(FOLDER) if step.does in NOT_HERE} == set(NOT_HERE)
    assert {step.does for step in steps(FOLDER) if step.does.startswith("actions/")} == {
        *STAND_INS,
        "actions/upload-pages-artifact",
        "actions/deploy-pages",
    }


def test_hidden_files_are_published_only_with_the_option_that_the_workflow_sets(site: Path, tmp_path: Path) -> None:
    for hidden, lost in ((True, {".git/config"}), (False, {".git/config", ".nojekyll", ".well-known/security.txt"})):
        pack(site, tmp_path / "artifact.tar", hidden=hidden)
        unpack(tmp_path / "artifact.tar", tmp_path / str(hidden))
        assert names(site) - names(tmp_path / str(hidden)) == lost
    (step,) = (step for step in steps(FOLDER) if step.does == "actions/upload-pages-artifact")
    assert step.options["include-hidden-files"] is True


def test_a_file_that_is_lost_on_the_way_ends_the_rehearsal(site: Path, tmp_path: Path) -> None:
    with ExitStack() as running:
        rehearsal = Rehearsal(tmp_path, running)
        rehearsal.take(Step("pages.yml", "build", "actions/upload-pages-artifact", options={"path": "site"}), set())
        with pytest.raises(ValueError, match=r"not the same files are published: \.git/config, \.nojekyll"):
            rehearsal.take(Step("pages.yml", "deploy", "actions/deploy-pages"), set())
    assert site


def test_what_pages_would_refuse_ends_the_rehearsal(site: Path, tmp_path: Path) -> None:
    (site / "index.html").chmod(0o600)
    pack(site, tmp_path / "artifact.tar", hidden=True)
    with pytest.raises(ValueError, match=r"index\.html"):
        unpack(tmp_path / "artifact.tar", tmp_path / "published")


def test_a_command_gets_the_address_and_nothing_of_githubs_is_guessed(site: Path, tmp_path: Path) -> None:
    with ExitStack() as running:
        rehearsal = Rehearsal(tmp_path, running)
        address = {"SITE_URL": "${{ steps.pages.outputs.base_url }}"}
        asked = 'echo "$SITE_URL" >said'
        assert rehearsal.take(Step("pages.yml", "build", asked, env=address), set()).startswith("passed")
        unknown = Step("ci.yml", "report", asked, env={"BASE": "${{ github.event.pull_request.base.sha }}"})
        assert rehearsal.take(unknown, set()) == "left out: only GitHub knows BASE"
        assert rehearsal.take(Step("ci.yml", "test", "make test"), {"test"}) == "left out: SKIP"
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/repo\n", (site.parent / "said").read_text(encoding="utf-8"))


def test_the_tar_is_packed_as_the_pinned_version_of_the_action_does() -> None:
    """After an update of the action: compare its action.yml with `pack`, then change both."""
    pin = re.search(r"upload-pages-artifact@(\w+) # (\S+)", (FOLDER / "pages.yml").read_text(encoding="utf-8"))
    assert pin
    assert pack.__doc__
    assert pin[1] in pack.__doc__
    assert pin[2] in pack.__doc__
