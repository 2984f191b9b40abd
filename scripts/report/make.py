"""A report: two states of the project built, read, compared, described and pictured."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from scripts.data.load import REDIRECTS
from scripts.diagnostics import Diagnostic
from scripts.report.checkouts import Built, build, folder_for_builds, resolve, unpack
from scripts.report.compare import Changes, compare
from scripts.report.pictures import FOLDER, MOST_PAGES, SAMPLES, NoPictures, take
from scripts.report.snapshot import site_snapshot
from scripts.report.words import Report, html, markdown
from scripts.site_settings import SiteSettings

WORKING_TREE = "the working tree"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to compare, for which date and address, and where to write it; an empty `head` is the working tree."""

    base: str
    head: str
    settings: SiteSettings
    folder: Path
    pictures: bool


@dataclass(frozen=True, slots=True)
class Made:
    """A report as Markdown, what is wrong in it, and the messages of a newer state that does not build."""

    markdown: str
    diagnostics: tuple[Diagnostic, ...]
    failure: str


def make_report(root: Path, wanted: Wanted) -> Made:
    """Compare two states of `root`, and write report.md, index.html and pictures into the wanted folder.

    Errors: `NoCommit`, `OSError`, `tarfile.TarError`.
    """
    commits = resolve(root, wanted.base), resolve(root, wanted.head) if wanted.head else ""
    names = _name(wanted.base, commits[0]), _name(wanted.head, commits[1]) if wanted.head else WORKING_TREE
    with folder_for_builds(root) as builds:
        before, after = (
            _built(root, commit, name, builds / place, wanted.settings)
            for commit, name, place in zip(commits, names, ("before", "after"), strict=True)
        )
        shutil.rmtree(wanted.folder / FOLDER, ignore_errors=True)
        wanted.folder.mkdir(parents=True, exist_ok=True)
        report = _report(before, after, wanted.settings)
        if wanted.pictures and before.site and after.site:
            report = _with_pictures(report, before.site, after.site, wanted)
        diagnostics = tuple(_diagnostics(report.changes, after.folder)) if report.changes else ()
    text = markdown(report)
    (wanted.folder / "report.md").write_text(text, encoding="utf-8")
    (wanted.folder / "index.html").write_text(html(report), encoding="utf-8")
    return Made(text, diagnostics, after.said)


def _built(root: Path, commit: str, name: str, folder: Path, settings: SiteSettings) -> Built:
    unpack(root, commit, folder)
    return build(root, name, folder, settings)


def _name(asked: str, commit: str) -> str:
    return commit[:7] if commit.startswith(asked) else f"{asked} ({commit[:7]})"


def _report(before: Built, after: Built, settings: SiteSettings) -> Report:
    report = Report(before.name, after.name, settings.day.isoformat(), notes=tuple(_notes(before, after)))
    if before.site and after.site:
        facts = (site_snapshot(site, settings.base_path) for site in (before.site, after.site))
        return replace(report, changes=compare(*facts))
    failed = (state for state in (before, after) if state.site is None)
    return replace(report, failures=tuple((state.name, tuple(state.said.splitlines())) for state in failed))


def _notes(*states: Built) -> Iterator[str]:
    for state in states:
        if not state.same_packages:
            yield (
                f"{state.name} locks other packages than the installed ones, with which it was built, "
                "so some differences may come from them"
            )


def _with_pictures(report: Report, before: Path, after: Path, wanted: Wanted) -> Report:
    assert report.changes
    own, others = report.changes.to_look_at, report.changes.like_others
    pages, notes = (*own[:MOST_PAGES], *others[:SAMPLES]), report.notes
    if left := len(own) + len(others) - len(pages):
        notes = (*notes, f"{left} more pages differ, but are not pictured")
    try:
        pairs = take(before, after, pages, wanted.settings.base_path, wanted.folder / FOLDER)
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
