"""Notices that are over, and those that begin or end when nothing may be published any more."""

from collections.abc import Iterator
from pathlib import Path

from scripts.checks.source.prices import SCHEDULE_STOPS
from scripts.data.load import NOTICES, Content
from scripts.data.yaml_reader import read_yaml
from scripts.diagnostics import Diagnostic


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
