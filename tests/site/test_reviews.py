"""A late review is an error for who edits and a warning for who publishes: it never holds back a price."""

from scripts.checks.check_sources import checked_sources
from tests.project import PINNED, Project

LATE = {"SITE_DATE": "2027-06-01"}
SOON = {"SITE_DATE": "2027-04-01"}
TWO_YEARS_ON = {"SITE_DATE": "2028-12-01"}


def due(project: Project) -> list[tuple[str, str]]:
    """Where each page of docs/ says when it is reviewed next, and that day."""
    found = []
    for file in sorted((project.root / "docs").glob("*.md")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if line.startswith("next-review: "):
                found.append((f"docs/{file.name}:{number}", line.removeprefix("next-review: ")))
    return found


def test_a_page_past_its_next_review_fails_the_check(built_project: Project) -> None:
    done = built_project.run("check", env=LATE)
    assert done.code == 1
    hint = "have the page reviewed, then update last-review and next-review"
    told = [line for line in done.err.splitlines() if "overdue" in line]
    assert told == [
        f"{place}: the review has been overdue since {day}; {hint} [review-overdue]"
        for place, day in due(built_project)
    ]


def test_a_publishing_build_warns_and_the_page_says_so(project: Project) -> None:
    done = project.run("build_site", env=LATE)
    assert done.code == 0
    assert done.err.count("warning: docs/") >= len(due(project))
    assert "Review overdue since May 22, 2027" in project.read("site/costs/index.html")


def test_a_review_that_comes_within_sixty_days_is_told_beforehand(built_project: Project) -> None:
    place, day = due(built_project)[0]
    said = list(map(str, checked_sources(built_project.root, {**PINNED, **SOON}).warnings))
    assert [line for line in said if line.startswith(f"{place}: the next review is due on {day}; ")]


def test_on_time_nobody_is_bothered(built_project: Project) -> None:
    sources = checked_sources(built_project.root, PINNED)
    assert (sources.overdue, sources.warnings) == ((), ())
    page = built_project.read("site/costs/index.html")
    assert "No clinician has checked it yet." in page
    assert '<time datetime="2026-11-22">November 22, 2026</time>' in page
    assert "overdue since" not in page


def test_a_source_that_nobody_looked_at_for_two_years_is_overdue_too(built_project: Project) -> None:
    said = list(map(str, checked_sources(built_project.root, {**PINNED, **TWO_YEARS_ON}).overdue))
    message = "the source oliver2022 was last checked on 2026-11-22, more than two years ago; "
    assert [line for line in said if line.startswith("content/evidence.yml:") and message in line]
