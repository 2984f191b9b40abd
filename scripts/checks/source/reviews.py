"""Pages whose review is overdue or due soon, and sources that were last checked long ago."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import PurePosixPath

from scripts.data.evidence import Evidence
from scripts.data.front_matter import Page
from scripts.data.yaml_reader import YamlFile
from scripts.diagnostics import Diagnostic

NOTICE = timedelta(days=60)
SOURCES_KEEP = timedelta(days=730)
HINT = "have the page reviewed, then update last-review and next-review"


def overdue_reviews(pages: Iterable[Page], day: date) -> Iterator[Diagnostic]:
    """Yield the pages whose next review was due before `day`: an error on pull requests, a warning when publishing."""
    for page in pages:
        if page.front_matter and page.front_matter.next_review < day:
            message = f"the review has been overdue since {page.front_matter.next_review}"
            yield Diagnostic(page.path, page.line_of("next-review"), message, HINT, "review-overdue")


def reviews_due(pages: Iterable[Page], day: date) -> Iterator[Diagnostic]:
    """Yield the pages whose next review is due within 60 days after `day`."""
    for page in pages:
        if page.front_matter and day <= page.front_matter.next_review <= day + NOTICE:
            message = f"the next review is due on {page.front_matter.next_review}"
            yield Diagnostic(page.path, page.line_of("next-review"), message, HINT, "review-due")


def old_sources(evidence: Evidence, file: YamlFile, day: date) -> Iterator[Diagnostic]:
    """Yield the sources that were last checked more than two years before `day`."""
    for index, source in enumerate(evidence.sources):
        if source.checked + SOURCES_KEEP < day:
            line = file.line(("sources", index, "checked"))
            message = f"the source {source.id} was last checked on {source.checked}, more than two years ago"
            hint = "check it again, then update checked:"
            yield Diagnostic(PurePosixPath(file.path), line, message, hint, "source-old")
