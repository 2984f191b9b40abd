"""Dates of data, pages, and notices: in the future, past, long ago, or far off."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from scripts.checks.source.prices import ENABLE, SCHEDULE_STOPS, STOPS
from scripts.data.front_matter import Page
from scripts.data.load import Content
from scripts.data.yaml_reader import Location, YamlFile
from scripts.diagnostics import Diagnostic

AHEAD = timedelta(days=1)  # a clinic's day may begin before that of UTC
NOTICE = timedelta(days=60)
SOURCES_KEEP = timedelta(days=730)
WHEN_DONE = "write the date on which it was done"
LOOK_AGAIN_HINT = "look it up, correct the pages that cite it, then update checked: and look-again:"
REVIEW_HINT = "have the page reviewed, then update last-review and next-review"


def check_days(pages: Iterable[Page], content: Content) -> Iterator[Diagnostic]:
    """Yield each date of a reading, confirmation or review that is later than today and than the site's date."""
    latest = max(datetime.now(UTC).date() + AHEAD, content.settings.day)
    for page in pages:
        if page.front_matter and page.front_matter.last_review > latest:
            message = f"last-review is {page.front_matter.last_review}, a date in the future"
            yield Diagnostic(page.path, page.line_of("last-review"), message, WHEN_DONE, "date-in-future")
    for file, where, day in _days(content):
        if day and day > latest:
            yield file.diagnostic_at(where, f"{where[-1]} is {day}, a date in the future", WHEN_DONE, "date-in-future")


def _days(content: Content) -> Iterator[tuple[YamlFile, Location, date | None]]:
    files = content.files
    for kind, known in (("pricing", content.pricing), ("course", content.course)):
        yield files[kind], ("read",), known.read
        yield files[kind], ("confirmed",), known.confirmed
    for where, price in content.pricing.prices():
        for number, change in enumerate(price.changes):
            yield files["pricing"], (*where, "changes", number, "confirmed"), change.confirmed
    for index, source in enumerate(content.evidence.sources):
        yield files["evidence"], ("sources", index, "checked"), source.checked


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


def old_sources(content: Content) -> Iterator[Diagnostic]:
    """Yield the sources that were last checked more than two years before the site's date."""
    for index, source in enumerate(content.evidence.sources):
        if source.checked + SOURCES_KEEP < content.settings.day:
            message = f"the source {source.id} was last checked on {source.checked}, more than two years ago"
            hint = "check it again, then update checked:"
            yield content.files["evidence"].diagnostic_at(("sources", index, "checked"), message, hint, "source-old")


def facts_past_their_day(content: Content) -> Iterator[Diagnostic]:
    """Yield the sources whose facts age, such as a rule with an end, and whose day to look again is over."""
    for index, source in enumerate(content.evidence.sources):
        if source.look_again and source.look_again < content.settings.day:
            message = f"what the source {source.id} says was to be looked up again by {source.look_again}"
            where = ("sources", index, "look-again")
            yield content.files["evidence"].diagnostic_at(where, message, LOOK_AGAIN_HINT, "look-again")


def notice_warnings(content: Content) -> Iterator[Diagnostic]:
    """Yield the notices that are over, and those that end when nothing may be published any more."""
    day, file = content.settings.day, content.files["notices"]
    for index, notice in enumerate(content.notices.notices):
        where = ("notices", index, "until")
        if notice.until < day:
            message = f"the notice ended on {notice.until}, and no page shows it any more"
            yield file.diagnostic_at(where, message, "delete it the next time you edit the file", "notice-past")
        elif notice.until - day > SCHEDULE_STOPS:
            message = f"the notice ends on {notice.until}, but {STOPS}"
            yield file.diagnostic_at(where, message, ENABLE, "notice-far")
