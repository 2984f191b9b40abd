"""Checks of the dates of data, pages, and notices: in the future, past, too long ago, or too far ahead."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from scripts.checks.source.prices import ENABLE_HINT, SCHEDULE_STOPS, SCHEDULE_STOPS_TEXT
from scripts.data.front_matter import Page
from scripts.data.load import Content
from scripts.data.yaml_reader import Location, YamlFile
from scripts.diagnostics import Diagnostic

TIME_ZONE_MARGIN = timedelta(days=1)  # a clinic's day may begin before that of UTC
REVIEW_NOTICE = timedelta(days=60)
SOURCE_LIFETIME = timedelta(days=730)
DATE_HINT = "write the date on which it was done"
LOOK_AGAIN_HINT = "look it up, correct the pages that cite it, then update checked: and look-again:"
REVIEW_HINT = "have the page reviewed, then update last-review and next-review"


def check_future_dates(pages: Iterable[Page], content: Content) -> Iterator[Diagnostic]:
    """Yield each date of a reading, confirmation or review that is later than both today and the site's date."""
    latest = max(datetime.now(UTC).date() + TIME_ZONE_MARGIN, content.settings.day)
    for page in pages:
        if page.front_matter and page.front_matter.last_review > latest:
            message = f"last-review is {page.front_matter.last_review}, a date in the future"
            yield Diagnostic(page.path, page.line_of("last-review"), message, DATE_HINT, "date-in-future")
    for file, where, day in _recorded_dates(content):
        if day and day > latest:
            yield file.diagnostic_at(where, f"{where[-1]} is {day}, a date in the future", DATE_HINT, "date-in-future")


def _recorded_dates(content: Content) -> Iterator[tuple[YamlFile, Location, date | None]]:
    files = content.files
    for kind, facts in (("pricing", content.pricing), ("course", content.course)):
        yield files[kind], ("read",), facts.read
        yield files[kind], ("confirmed",), facts.confirmed
    for where, price in content.pricing.prices():
        for number, change in enumerate(price.changes):
            yield files["pricing"], (*where, "changes", number, "confirmed"), change.confirmed
    for index, source in enumerate(content.evidence.sources):
        yield files["evidence"], ("sources", index, "checked"), source.checked


def overdue_reviews(pages: Iterable[Page], day: date) -> Iterator[Diagnostic]:
    """Yield each page whose next review was due before `day`."""
    for page in pages:
        if page.front_matter and page.front_matter.next_review < day:
            message = f"the review has been overdue since {page.front_matter.next_review}"
            yield Diagnostic(page.path, page.line_of("next-review"), message, REVIEW_HINT, "review-overdue")


def reviews_due(pages: Iterable[Page], day: date) -> Iterator[Diagnostic]:
    """Yield each page whose next review is due on `day` or within the next 60 days."""
    for page in pages:
        if page.front_matter and day <= page.front_matter.next_review <= day + REVIEW_NOTICE:
            message = f"the next review is due on {page.front_matter.next_review}"
            yield Diagnostic(page.path, page.line_of("next-review"), message, REVIEW_HINT, "review-due")


def old_sources(content: Content) -> Iterator[Diagnostic]:
    """Yield each source that was last checked more than two years before the site's date."""
    for index, source in enumerate(content.evidence.sources):
        if source.checked + SOURCE_LIFETIME < content.settings.day:
            message = f"the source {source.id} was last checked on {source.checked}, more than two years ago"
            hint = "check it again, then update checked:"
            yield content.files["evidence"].diagnostic_at(("sources", index, "checked"), message, hint, "source-old")


def facts_to_look_up_again(content: Content) -> Iterator[Diagnostic]:
    """Yield each source with facts that age, such as a rule that expires, whose `look-again` date has passed."""
    for index, source in enumerate(content.evidence.sources):
        if source.look_again and source.look_again < content.settings.day:
            message = f"what the source {source.id} says was to be looked up again by {source.look_again}"
            where = ("sources", index, "look-again")
            yield content.files["evidence"].diagnostic_at(where, message, LOOK_AGAIN_HINT, "look-again")


def notice_warnings(content: Content) -> Iterator[Diagnostic]:
    """Yield each notice that has ended, and each that ends after publishing by schedule may have stopped."""
    day, file = content.settings.day, content.files["notices"]
    for index, notice in enumerate(content.notices.notices):
        where = ("notices", index, "until")
        if notice.until < day:
            message = f"the notice ended on {notice.until}, and no page shows it any more"
            yield file.diagnostic_at(where, message, "delete it the next time you edit the file", "notice-past")
        elif notice.until - day > SCHEDULE_STOPS:
            message = f"the notice ends on {notice.until}, but {SCHEDULE_STOPS_TEXT}"
            yield file.diagnostic_at(where, message, ENABLE_HINT, "notice-far")
