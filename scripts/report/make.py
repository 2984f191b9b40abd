"""A report: two states of the project built, read, compared, described and pictured."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from scripts.data.load import REDIRECTS
from scripts.diagnostics import Diagnostic
from scripts.report.checkouts import Built, build, folder_for_builds, resolve
from scripts.report.compare import Changes, compare
from scripts.report.pictures import FOLDER, MOST_PAGES, SAMPLES, NoPictures, take
from scripts.report.snapshot import site_snapshot
from scripts.report.words import Report, html, markdown
from scripts.site_settings import SiteSettings

WORKING_TREE = "the working tree"


@dataclass(frozen=True, slots=True)
class Made:
    """A report as Markdown, what is wrong in it, and the messages of a newer state that does not build."""

    markdown: str
    diagnostics: tuple[Diagnostic, ...]
    failure: str


def make_report(root: Path, names: tuple[str, str], settings: SiteSettings, folder: Path, *, pictures: bool) -> Made:
    """Compare two states of `root`, and write report.md, index.html and pictures into `folder`.

    `names` are those of commits, the older first; without the second, it is the working tree.
    Errors: `NoCommit`, `OSError`, `CalledProcessError`.
    """
    base, head = names
    commits = resolve(root, base), resolve(root, head) if head else ""
    with folder_for_builds(root) as builds:
        before, after = (
            build(root, commit, _name(name, commit), builds / place, settings)
            for name, commit, place in zip(names, commits, ("before", "after"), strict=True)
        )
        shutil.rmtree(folder / FOLDER, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
        report = _report(before, after, settings)
        if pictures and report.changes:
            report = _with_pictures(report, report.changes, (before.site, after.site), settings.base_path, folder)
        diagnostics = tuple(_diagnostics(report.changes, builds / "after")) if report.changes else ()
    text = markdown(report)
    (folder / "report.md").write_text(text, encoding="utf-8")
    (folder / "index.html").write_text(html(report), encoding="utf-8")
    return Made(text, diagnostics, after.failure)


def _name(asked: str, commit: str) -> str:
    if not commit:
        return WORKING_TREE
    return commit[:7] if commit.startswith(asked) else f"{asked} ({commit[:7]})"


def _report(before: Built, after: Built, settings: SiteSettings) -> Report:
    report = Report(before.name, after.name, settings.day.isoformat(), notes=tuple(_notes(before, after)))
    failed = [state for state in (before, after) if state.failure]
    if failed:
        return replace(report, failures=tuple((state.name, tuple(state.failure.splitlines())) for state in failed))
    return replace(report, changes=compare(*(site_snapshot(s.site, settings.base_path) for s in (before, after))))


def _notes(*states: Built) -> Iterator[str]:
    for state in states:
        if not state.same_packages:
            yield (
                f"{state.name} locks other packages than the installed ones, with which it was built, "
                "so some differences may come from them"
            )


def _with_pictures(report: Report, changes: Changes, sites: tuple[Path, Path], base_path: str, folder: Path) -> Report:
    own, others = changes.to_look_at, changes.like_others
    pages, notes = (*own[:MOST_PAGES], *others[:SAMPLES]), report.notes
    if left := len(own) + len(others) - len(pages):
        notes = (*notes, f"{left} more pages differ, but are not pictured")
    try:
        pairs = take(*sites, pages, base_path, folder / FOLDER)
    except NoPictures as error:
        return replace(report, notes=(*notes, f"no pictures: {error}"))
    return replace(report, notes=notes, pairs=pairs)


def _diagnostics(changes: Changes, folder: Path) -> Iterator[Diagnostic]:
    """Yield each page that is gone without a redirect."""
    file = folder / REDIRECTS
    text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
    found = re.search(r"^redirects:", text, re.MULTILINE)
    line = text.count("\n", 0, found.start()) + 1 if found else 1
    for page in changes.lost:
        name = f"{page.address.rstrip('/')}.md" if page.address.endswith("/") else page.address
        message, hint = f'the page "{page.address}" is gone', f"add from: {name}, and to: the page to read instead"
        yield Diagnostic(REDIRECTS, line, message, hint, "page-gone")
