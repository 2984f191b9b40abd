"""Dates on which something was read, confirmed or reviewed: none is in the future."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path, PurePosixPath

from scripts.data.front_matter import Page
from scripts.data.load import COURSE, EVIDENCE, PRICING, Content
from scripts.data.pricing import VARIANTS
from scripts.data.yaml_reader import Location, read_yaml
from scripts.diagnostics import Diagnostic

AHEAD = timedelta(days=1)  # a clinic's day may begin before that of UTC


def check_days(root: Path, pages: Iterable[Page], content: Content) -> Iterator[Diagnostic]:
    """Yield each date that is later than today and than the date the site is built for."""
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
