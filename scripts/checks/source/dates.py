"""Dates of data, pages, and notices: in the future, past, long ago, or far off."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path, PurePosixPath

from scripts.checks.source.prices import SCHEDULE_STOPS
from scripts.data.evidence import Evidence
from scripts.data.front_matter import Page
from scripts.data.load import COURSE, EVIDENCE, NOTICES, PRICING, Content
from scripts.data.yaml_reader import Location, YamlFile, read_yaml
from scripts.diagnostics import Diagnostic

AHEAD = timedelta(days=1)  # a clinic's day may begin before that of UTC
NOTICE = timedelta(days=60)
SOURCES_KEEP = timedelta(days=730)
LOOK_AGAIN_HINT = "look it up, correct the pages that cite it, then update checked: and look-again:"
REVIEW_HINT = "have the page reviewed, then update last-review and next-review"


def check_days(root: Path, pages: Iterable[Page], content: Content) -> Iterator[Diagnostic]:
    """Yield each date of a reading, confirmation or review that is later than today and than the site's date."""
    latest = max(datetime.now(UTC).date() + AHEAD, content.settings.day)
    for page in pages:
        if page.front_matter and page.front_matter.last_review > latest:
            yield _in_future("last-review", page.front_matter.last_review, page.path, page.line_of("last-review"))
    for path, location, day in _days(content):
        if day and day > latest:
            yield _in_future(str(location[-1]), day, path, read_yaml(root, path).line(location))


def _in_future(key: str, day: date, path: PurePosixPath, line: int) -> Diagnostic:
    message = f"{key} is {day}, a date in the future"
    return Diagnostic(path, line, message, "write the date on which it was done", "date-in-future")


def _days(content: Content) -> Iterator[tuple[PurePosixPath, Location, date | None]]:
    for path, known in ((PRICING, content.pricing), (COURSE, content.course)):
        yield path, ("read",), known.read
        yield path, ("confirmed",), known.confirmed
    for where, price in content.pricing.prices():
        for number, change in enumerate(price.changes):
            yield PRICING, (*where, "changes", number, "confirmed"), change.confirmed
    for index, source in enumerate(content.evidence.sources):
        yield EVIDENCE, ("sources", index, "checked"), source.checked


def overdue_reviews(pages: Iterable[Page], day: date) -> Iterator[Diagnostic]:
    """Yield the pages whose next review was due before `day`."""
    for page in pages:
        if page.front_matter and page.front_matter.next_review < day:
            message = f"the review has been overdue since {page.front_matter.next_review}"
            yield Diagnostic(page.path, page.line_of("next-review"), message, REVIEW_HINT, "review-overdue")


def reviews_due(pages: Iterable[Page], day: date) -> Iterator[Diagnostic]:
    """Yield the pages whose next review is due within 60 days after `day`."""
    for page in pages:
        if page.front_matter and day <= page.front_matter.next_review <= day + NOTICE:
            message = f"the next review is due on {page.front_matter.next_review}"
            yield Diagnostic(page.path, page.line_of("next-review"), message, REVIEW_HINT, "review-due")


def old_sources(evidence: Evidence, file: YamlFile, day: date) -> Iterator[Diagnostic]:
    """Yield the sources that were last checked more than two years before `day`."""
    for index, source in enumerate(evidence.sources):
        if source.checked + SOURCES_KEEP < day:
            line = file.line(("sources", index, "checked"))
            message = f"the source {source.id} was last checked on {source.checked}, more than two years ago"
            yield Diagnostic(file.path, line, message, "check it again, then update checked:", "source-old")


def facts_past_their_day(evidence: Evidence, file: YamlFile, day: date) -> Iterator[Diagnostic]:
    """Yield the sources whose facts age, such as a rule with an end, and whose day to look again was before `day`."""
    for index, source in enumerate(evidence.sources):
        if source.look_again and source.look_again < day:
            line = file.line(("sources", index, "look-again"))
            message = f"what the source {source.id} says was to be looked up again by {source.look_again}"
            yield Diagnostic(file.path, line, message, LOOK_AGAIN_HINT, "look-again")


def notice_warnings(root: Path, content: Content) -> Iterator[Diagnostic]:
    """Yield what is worth a look in the file of notices, which has passed its check."""
    day, file = content.settings.day, read_yaml(root, NOTICES)
    for index, notice in enumerate(content.notices.notices):
        line = file.line(("notices", index, "until"))
        if notice.until < day:
            message = f"the notice ended on {notice.until}, and no page shows it any more"
            yield Diagnostic(NOTICES, line, message, "delete it the next time you edit the file", "notice-past")
        elif notice.until - day > SCHEDULE_STOPS:
            stops = f"GitHub stops publishing every day after {SCHEDULE_STOPS.days} days without a commit"
            message = f"the notice ends on {notice.until}, but {stops}"
            hint = "before that date, open Actions > pages on GitHub and press Enable workflow if it is there"
            yield Diagnostic(NOTICES, line, message, hint, "notice-far")
