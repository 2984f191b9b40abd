"""Days on which somebody looked, confirmed or reviewed: none of them is still to come."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path, PurePosixPath

from scripts.data.front_matter import Page
from scripts.data.load import COURSE, EVIDENCE, PRICING, Content
from scripts.data.pricing import VARIANTS
from scripts.data.yaml_reader import Location, read_yaml
from scripts.diagnostics import Diagnostic

AHEAD = timedelta(days=1)  # of UTC, where a clinic's day may have begun already


def check_days(root: Path, pages: Iterable[Page], content: Content) -> Iterator[Diagnostic]:
    """Yield each day that has not come, neither in the world nor for the site.

    Reason: a page would say that it was reviewed, or a price confirmed, by something that has not happened.
    """
    latest = max(datetime.now(UTC).date() + AHEAD, content.settings.day)
    for page in pages:
        if page.front_matter and page.front_matter.last_review > latest:
            yield _told("last-review", page.front_matter.last_review, page.path, page.line_of("last-review"))
    for path, where, day in _days(content):
        if day and day > latest:
            yield _told(str(where[-1]), day, path, read_yaml(root, path).line(where))


def _told(key: str, day: date, path: PurePosixPath, line: int) -> Diagnostic:
    return Diagnostic(path, line, f"{key} is {day}, a day that has not come", "write the day on which it was done")


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
