"""The laws of publishing: built for its address, whole, looked at afterwards, repeatable, and daily."""

import re
import tomllib
from datetime import date

from tests.project import ROOT
from tests.rules.sources import text
from tests.rules.workflows import GITHUB, jobs, steps, triggers


def test_what_is_uploaded_keeps_its_hidden_files() -> None:
    uploads = [step for _, _, step in steps() if step.get("with", {}).get("path") == "site"]
    assert len(uploads) == 2
    for step in uploads:
        assert step["with"]["include-hidden-files"] is True


def test_the_site_is_built_for_the_address_that_pages_reports_and_looked_at_where_it_was_published() -> None:
    site, _, _, smoke = (step for name, _, step in steps() if name == "pages.yml" and "run" in step)
    assert (site["run"], site["env"]) == ("make site", {"SITE_URL": "${{ steps.pages.outputs.base_url }}"})
    assert (smoke["run"], smoke["env"]) == ("make smoke", {"URL": "${{ needs.deploy.outputs.url }}"})
    publish = jobs(GITHUB / "workflows/pages.yml")
    assert publish["smoke"]["needs"] == "deploy"
    assert publish["deploy"]["outputs"] == {"url": "${{ steps.deployment.outputs.page_url }}"}


def test_a_price_that_changes_on_a_day_is_published_that_day_without_a_hand() -> None:
    """At 10:17 UTC it is past midnight in Hawaii, and no clinic of the mainland has opened."""
    assert triggers("pages.yml").keys() == {"push", "schedule", "workflow_dispatch"}
    assert triggers("pages.yml")["schedule"] == [{"cron": "17 10 * * *"}]


def test_links_to_other_sites_are_asked_once_a_week_and_hold_up_nothing() -> None:
    assert triggers("links.yml").keys() == {"schedule", "workflow_dispatch"}
    (when,) = triggers("links.yml")["schedule"]
    assert when["cron"].endswith(" * * 1")


def test_only_a_link_that_is_gone_is_told_and_not_a_host_that_refuses_programs_or_is_down_today() -> None:
    settings = tomllib.loads(text(ROOT / "lychee.toml"))
    assert {403, 429, "500..=599"} <= set(settings["accept"])
    assert not {404, 410, "400..=499"} & set(settings["accept"])
    assert settings["accept_timeouts"] is True
    assert (settings["host_concurrency"], settings["host_request_interval"]) == (1, "1s")


def test_the_end_of_the_themes_support_is_told_on_the_days_of_its_record() -> None:
    assert triggers("support.yml").keys() == {"schedule", "workflow_dispatch"}
    record = re.search(r"adr/[\w-]+\.md", text(GITHUB / "workflows/support.yml"))
    assert record
    crons = [when["cron"].split() for when in triggers("support.yml")["schedule"]]
    days = [f"{date(2027, int(month), int(day)):%B} {day}, 2027" for _, _, day, month, _ in crons]
    assert days == re.findall(r"(?m)^\| (\w+ \d+, 2027): .* issue", text(ROOT / record[0]))


def test_a_run_can_be_repeated_which_is_how_a_publication_is_rolled_back() -> None:
    """Reason: deploy-pages fails when a run has two artifacts of one name, and a repeated run keeps the first."""
    publish = jobs(GITHUB / "workflows/pages.yml")
    name = publish["build"]["outputs"]["artifact"]
    assert "${{ github.run_attempt }}" in name
    assert [step["with"]["name"] for step in publish["build"]["steps"] if "upload-pages" in step.get("uses", "")] == [
        name
    ]
    assert publish["deploy"]["steps"][0]["with"] == {"artifact_name": "${{ needs.build.outputs.artifact }}"}
