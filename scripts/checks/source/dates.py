"""Dates of data and pages: in the future, past, long ago, or far off."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path, PurePosixPath

from scripts.data.evidence import Evidence
from scripts.data.front_matter import Page
from scripts.data.load import COURSE, EVIDENCE, PRICING, Content
from scripts.data.model import model_from
from scripts.data.price import Price
from scripts.data.pricing import VARIANTS, Pricing
from scripts.data.yaml_reader import Location, YamlFile, read_yaml
from scripts.diagnostics import Diagnostic

AHEAD = timedelta(days=1)  # a clinic's day may begin before that of UTC
NOTICE = timedelta(days=60)
SOURCES_KEEP = timedelta(days=730)
SCHEDULE_STOPS = timedelta(days=60)  # see the source of `price-change-far`
REVIEW_HINT = "have the page reviewed, then update last-review and next-review"

Finding = tuple[int, str, str, str, str]  # the number of a price change, one of its keys, message, hint, code


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
    for index, offer in enumerate(content.pricing.offers):
        for variant in VARIANTS:
            for number, change in enumerate(offer.variant(variant).changes):
                yield PRICING, ("offers", index, variant, "changes", number, "confirmed"), change.confirmed
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


def price_change_warnings(file: YamlFile, day: date) -> Iterator[Diagnostic]:
    """Yield the changes of the pricing file that are in force by `day`, far off, or large and not confirmed.

    Errors: `CheckFailed`.
    """
    for index, offer in enumerate(model_from(file, Pricing).offers):
        for variant in VARIANTS:
            price = offer.variant(variant)
            changes = (*_begun(price, day), *_large(price), *_far(price, day))
            for number, key, message, hint, code in changes:
                line = file.line(("offers", index, variant, "changes", number, key))
                yield Diagnostic(file.path, line, message, hint, code)


def _begun(price: Price, day: date) -> Iterator[Finding]:
    begun = [number for number, change in enumerate(price.changes) if change.from_ <= day]
    if begun:
        now, last = price.amount(day), begun[-1]
        done = "the changes up to this one" if last else "this change"
        message = f"the price has been {now} since {price.changes[last].from_}"
        hint = f"the next time you edit the file, write {now} after price: and delete {done}"
        yield last, "from", message, hint, "price-change-past"


def _far(price: Price, day: date) -> Iterator[Finding]:
    for number, change in enumerate(price.changes):
        if change.from_ - day > SCHEDULE_STOPS:
            stops = f"GitHub stops publishing every day after {SCHEDULE_STOPS.days} days without a commit"
            message = f"the price changes on {change.from_}, but {stops}"
            hint = "before that date, open Actions > pages on GitHub and press Enable workflow if it is there"
            yield number, "from", message, hint, "price-change-far"


def _large(price: Price) -> Iterator[Finding]:
    for number, before in price.large_changes():
        change = price.changes[number]
        percent = f"{abs(change.price - before) / before * 100:.0f} percent"
        message = f"price is {change.price}, {percent} {'more' if change.price > before else 'less'} than {before}"
        hint = "ask the clinic, then add a line confirmed: with the date of its answer"
        yield number, "price", message, hint, "price-change-large"
