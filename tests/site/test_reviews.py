"""A late review is an error for who edits and a warning for who publishes: it never holds back a price."""

from tests.project import Project

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
    hint = "have the page reviewed, then change last-review and next-review"
    told = [line for line in done.err.splitlines() if "overdue" in line]
    assert told == [f"{place}: review overdue since {day}; {hint}" for place, day in due(built_project)]


def test_a_publishing_build_warns_and_the_page_says_so(project: Project) -> None:
    done = project.run("build_site", env=LATE)
    assert done.code == 0
    assert done.err.count("warning: docs/") >= len(due(project))
    assert "Review overdue since May 22, 2027" in project.read("site/costs/index.html")


def test_a_review_that_comes_within_sixty_days_is_told_beforehand(built_project: Project) -> None:
    done = built_project.run("check", env=SOON)
    assert done.code == 0
    place, day = due(built_project)[0]
    assert f"warning: {place}: review due on {day}; " in done.err


def test_on_time_nobody_is_bothered(built_project: Project) -> None:
    done = built_project.run("check")
    assert (done.code, "review" in done.err) == (0, False)
    page = built_project.read("site/costs/index.html")
    assert "No clinician has checked it yet." in page
    assert '<time datetime="2026-11-22">November 22, 2026</time>' in page
    assert "overdue since" not in page


def test_an_old_source_does_not_hold_back_a_price(project: Project) -> None:
    done = project.run("build_site", env=TWO_YEARS_ON)
    assert done.code == 0
    assert "warning: content/evidence.yml:" in done.err


def test_a_source_that_nobody_looked_at_for_two_years_is_an_error(built_project: Project) -> None:
    done = built_project.run("check", env=TWO_YEARS_ON)
    assert done.code == 1
    assert "the source oliver2022 was last checked on 2026-11-22; look at it again, then change checked" in done.err
