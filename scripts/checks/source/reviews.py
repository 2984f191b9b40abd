"""Pages whose review is late or soon due, and sources that nobody has looked at for long."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import PurePosixPath

from scripts.data.evidence import Evidence
from scripts.data.front_matter import Page
from scripts.data.yaml_reader import YamlFile
from scripts.diagnostics import Diagnostic

NOTICE = timedelta(days=60)
SOURCES_KEEP = timedelta(days=730)
HINT = "have the page reviewed, then change last-review and next-review"


def overdue_reviews(pages: Iterable[Page], day: date) -> Iterator[Diagnostic]:
    """Yield the pages that are past their next review on `day`.

    An error for who edits, but only a warning for who publishes: a late review must never hold back a price.
    Source: NHS standard for creating health content, planned review cycle.
    """
    for page in pages:
        if page.front_matter and page.front_matter.next_review < day:
            message = f"review overdue since {page.front_matter.next_review}"
            yield Diagnostic(page.path, page.line_of("next-review"), message, HINT)


def reviews_due(pages: Iterable[Page], day: date) -> Iterator[Diagnostic]:
    """Yield the pages whose next review comes within 60 days after `day`."""
    for page in pages:
        if page.front_matter and day <= page.front_matter.next_review <= day + NOTICE:
            message = f"review due on {page.front_matter.next_review}"
            yield Diagnostic(page.path, page.line_of("next-review"), message, HINT)


def old_sources(evidence: Evidence, file: YamlFile, day: date) -> Iterator[Diagnostic]:
    """Yield the sources that were last checked more than two years before `day`."""
    for index, source in enumerate(evidence.sources):
        if source.checked + SOURCES_KEEP < day:
            line = file.line(("sources", index, "checked"))
            message = f"the source {source.id} was last checked on {source.checked}"
            yield Diagnostic(PurePosixPath(file.path), line, message, "look at it again, then change checked")
