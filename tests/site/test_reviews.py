"""A late review is a warning everywhere, a line on the page, and one issue: it never holds up another edit."""

import re
from datetime import date, timedelta

from scripts.checks.check_sources import check_sources
from tests.project import PINNED, Project

LATE = {"SITE_DATE": "2027-05-23"}  # the day after the reviews of the small guide are due
SOON = {"SITE_DATE": "2027-05-01"}
TWO_YEARS_ON = {"SITE_DATE": "2028-12-01"}


def due(project: Project) -> list[tuple[str, str]]:
    """Where each page of docs/ says when it is reviewed next, and that day."""
    found = []
    for file in sorted((project.root / "docs").rglob("*.md")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if line.startswith("next-review: "):
                found.append((f"{file.relative_to(project.root)}:{number}", line.removeprefix("next-review: ")))
    return found


def test_a_page_past_its_next_review_is_a_warning_of_the_check(built_guide: Project) -> None:
    done = built_guide.quick("check", env=LATE)
    assert (done.code, done.out) == (0, "Pages and data are right.\n")
    hint = "have the page reviewed, then update last-review and next-review"
    told = [line for line in done.err.splitlines() if "overdue" in line]
    assert sorted(told) == sorted(
        f"warning: {place}: the review has been overdue since {day}; {hint} [review-overdue]"
        for place, day in due(built_guide)
    )


def test_a_publishing_build_warns_and_the_page_says_so(guide: Project) -> None:
    done = guide.quick("build_site", env=LATE)
    assert done.code == 0
    assert done.err.count("warning: docs/") >= len(due(guide))
    assert re.search(r"Review overdue since \w+ \d+, 2027", guide.read("site/costs/index.html"))


def test_the_issue_lists_what_is_overdue_the_longest_first(built_guide: Project) -> None:
    output = built_guide.root / "output"
    done = built_guide.quick("reviews", env={**LATE, "GITHUB_OUTPUT": str(output)})
    days = re.findall(r"- `docs/[a-z/-]+\.md`: due on (\S+)", done.out)
    assert days == sorted(day for _, day in due(built_guide))
    assert output.read_text(encoding="utf-8") == f"overdue<<END\n{done.out}END\n"


def test_when_nothing_is_overdue_the_issue_closes(built_guide: Project) -> None:
    output = built_guide.root / "closed"
    done = built_guide.quick("reviews", env={"GITHUB_OUTPUT": str(output)})
    assert (done.out, output.read_text(encoding="utf-8")) == ("No review is overdue.\n", "overdue=\n")


def test_the_reviews_of_the_pages_are_spread_over_half_a_year(built_project: Project) -> None:
    days = [date.fromisoformat(day) for _, day in due(built_project)]
    assert len(days) == len(set(days))
    assert timedelta(150) < max(days) - min(days) < timedelta(190)


def test_a_review_that_comes_within_sixty_days_is_told_beforehand(built_guide: Project) -> None:
    place, day = min(due(built_guide), key=lambda found: found[1])
    said = list(map(str, check_sources(built_guide.root, {**PINNED, **SOON}).warnings))
    assert [line for line in said if line.startswith(f"{place}: the next review is due on {day}; ")]


def test_on_time_nobody_is_bothered(built_guide: Project) -> None:
    sources = check_sources(built_guide.root, PINNED)
    assert sources.warnings == ()
    page = built_guide.read("site/costs/index.html")
    assert "No clinician has checked it yet." in page
    assert '<time datetime="2026-11-22">November 22, 2026</time>' in page
    assert "overdue since" not in page


def test_a_source_that_nobody_looked_at_for_two_years_is_overdue_too(built_guide: Project) -> None:
    said = list(map(str, check_sources(built_guide.root, {**PINNED, **TWO_YEARS_ON}).warnings))
    message = "the source one2020 was last checked on 2026-11-22, more than two years ago; "
    assert [line for line in said if line.startswith("content/evidence.yml:") and message in line]


def test_a_fact_that_ages_is_told_with_its_line_once_its_day_has_passed(guide: Project) -> None:
    url = "    url: https://www.cms.gov/rule\n"
    guide.edit("content/evidence.yml", url, f"{url}    look-again: 2027-01-31\n")
    said = list(map(str, check_sources(guide.root, {**PINNED, **TWO_YEARS_ON}).warnings))
    message = "what the source law2022 says was to be looked up again by 2027-01-31; look it up, "
    (line,) = (line for line in said if message in line)
    place = int(line.split(":")[1])
    text = guide.read("content/evidence.yml").splitlines()
    assert text[place - 1] == "    look-again: 2027-01-31"
