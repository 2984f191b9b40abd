"""The laws of publishing: built for its address, whole, looked at afterwards, repeatable, and daily."""

import pytest

from tests.rules.workflows import GITHUB, jobs, steps, triggers


def test_what_is_uploaded_keeps_its_hidden_files() -> None:
    uploads = [step for _, _, step in steps() if step.get("with", {}).get("path") == "site"]
    assert len(uploads) == 2
    for step in uploads:
        assert step["with"]["include-hidden-files"] is True


def test_the_site_is_built_for_the_address_that_pages_reports_and_looked_at_where_it_was_published() -> None:
    site, smoke = (step for name, _, step in steps() if name == "pages.yml" and "run" in step)
    assert (site["run"], site["env"]) == ("make site", {"SITE_URL": "${{ steps.pages.outputs.base_url }}"})
    assert (smoke["run"], smoke["env"]) == ("make smoke", {"URL": "${{ needs.deploy.outputs.url }}"})
    publish = jobs(GITHUB / "workflows/pages.yml")
    assert publish["smoke"]["needs"] == "deploy"
    assert publish["deploy"]["outputs"] == {"url": "${{ steps.deployment.outputs.page_url }}"}


def test_a_price_that_changes_on_a_day_is_published_that_day_without_a_hand() -> None:
    """At 10:17 UTC it is past midnight in Hawaii, and no clinic of the mainland has opened."""
    assert triggers("pages.yml").keys() == {"push", "schedule", "workflow_dispatch"}
    assert triggers("pages.yml")["schedule"] == [{"cron": "17 10 * * *"}]


@pytest.mark.parametrize(("name", "days"), [("links.yml", "* * 1"), ("support.yml", "* * *")])
def test_what_only_warns_runs_by_the_clock_and_holds_up_nothing(name: str, days: str) -> None:
    assert triggers(name).keys() == {"schedule", "workflow_dispatch"}
    (when,) = triggers(name)["schedule"]
    assert when["cron"].endswith(days)


def test_a_run_can_be_repeated_which_is_how_a_publication_is_rolled_back() -> None:
    """Reason: deploy-pages fails when a run has two artifacts of one name, and a repeated run keeps the first."""
    publish = jobs(GITHUB / "workflows/pages.yml")
    name = publish["build"]["outputs"]["artifact"]
    assert "${{ github.run_attempt }}" in name
    assert [step["with"]["name"] for step in publish["build"]["steps"] if "upload-pages" in step.get("uses", "")] == [
        name
    ]
    assert publish["deploy"]["steps"][0]["with"] == {"artifact_name": "${{ needs.build.outputs.artifact }}"}
