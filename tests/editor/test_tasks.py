"""The most common changes, from the list of forms to a pull request that passes its check, with few clicks."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.editor.forms import FILES, difference, write_to
from tests.editor.github import GitHub
from tests.editor.tasks import TASKS, TODAY, Hand
from tests.project import PINNED, Project
from tests.unit.test_wrong_prices import git

CLINIC, PRICES = "content/clinic.yml", "content/pricing.yml"
A_PLACE = """places:
  - id: denver
    name: Denver
    address:
      street: 1200 Larimer Street
      city: Denver
      state: CO
      zip: 80202
"""
DAY = PINNED | {"SITE_DATE": TODAY.isoformat()}


@pytest.fixture
def github() -> GitHub:
    files = FILES | {CLINIC: FILES[CLINIC].replace("places:\n", A_PLACE)}
    return GitHub({path: text.encode() for path, text in files.items()})


@pytest.mark.parametrize("name", TASKS)
def test_a_common_change_takes_few_clicks_and_passes_the_check(
    name: str,
    github: GitHub,
    sign_in: Callable[..., Page],
    project: Project,
    record_property: Callable[[str, object], None],
) -> None:
    task = TASKS[name]
    page = sign_in()
    page.clock.set_fixed_time(TODAY.isoformat() + "T12:00:00")
    page.get_by_text("Clinic, places, and people").first.wait_for()
    hand = Hand(page)
    task.do(hand)
    (request,) = github.requests
    assert (request["base"], request["draft"], request["labels"]) == ("main", False, ["sveltia-cms/pending_review"])
    assert github.commits[github.branches["main"]] == github.main, "only its own branch is changed"
    before = github.main[task.path].decode()
    assert difference(before, github.text(request["head"], task.path)) == list(task.lines)
    assert (hand.clicks, hand.keys) <= (task.clicks, task.keys)
    record_property("effort", (name, hand.clicks, hand.keys))

    git(project, "init", "--quiet")
    write_to(project.root, github.main)
    git(project, "add", ".")
    git(project, "commit", "--quiet", "--message", "before")
    write_to(project.root, github.commits[github.branches[request["head"]]])
    done = project.quick("check", env=DAY)
    assert done.code == 0, done.said
    if task.path == PRICES:
        project.edit(PRICES, f"confirmed: {TODAY}", "confirmed:")
        done = project.quick("check", env=DAY)
        assert done.code == 1
        assert "price is 3500.00 instead of 3475.00, and confirmed: is as it was" in done.said
