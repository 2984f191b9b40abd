"""The steps of a report: two states of the project are built by their own scripts, read, compared, and pictured."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from pathlib import Path

from scripts.data.load import REDIRECTS
from scripts.diagnostics import Diagnostic, shortened, visible
from scripts.report.compare import Changes, compare
from scripts.report.pictures import FOLDER, MOST_PAGES, SAMPLES, NoPictures, take_pictures
from scripts.report.snapshot import site_snapshot
from scripts.report.words import Report, html, markdown
from scripts.site_settings import SiteSettings

BUILDS = Path(".build")
LOCK = Path("requirements/site.txt")
BUILDER = Path("scripts/build_site.py")
LONGEST_BUILD = 300  # seconds
NOT_INHERITED = {"PYTHONPATH", "PYTHONSAFEPATH", "GITHUB_ACTIONS"}  # other code; annotations on lines of other files


class NoCommit(Exception):
    """A name that is not a commit of this repository. The text of the error is one line."""


@dataclass(frozen=True, slots=True)
class BuiltState:
    """A built state of the project, under the requested `name`. `failure` says why there is no `site`, or is empty.

    `same_packages` says whether it locks the installed packages, with which it was built.
    """

    name: str
    site: Path
    failure: str
    same_packages: bool


@contextmanager
def folder_for_builds(root: Path) -> Iterator[Path]:
    """Yield an empty folder below `root`, and remove it at the end, whatever happens."""
    (root / BUILDS).mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=root / BUILDS, prefix="report-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def resolve_commit(root: Path, name: str) -> str:
    """Return the id of the commit that `name` refers to. Errors: `NoCommit`."""
    command = ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"]
    try:
        return _git(root, *command).decode().strip()
    except (subprocess.CalledProcessError, ValueError):
        shown = shortened(visible(name))
        raise NoCommit(f'there is no commit "{shown}"; write a branch, a tag or an id from git log') from None
    except OSError:
        raise NoCommit("git is needed to compare two commits; install it") from None


def unpack(root: Path, commit: str, target: Path) -> None:
    """Write the files of a commit into `target`, or those of the working tree when `commit` is empty."""
    target.mkdir()
    if commit:
        index = target.with_suffix(".index")  # a separate index, so that nothing is staged in the real one
        _git(root, "read-tree", commit, index=index)
        _git(root, "checkout-index", "--all", f"--prefix={target}/", index=index)
        return
    names = _git(root, "ls-files", "-z", "--cached", "--others", "--exclude-standard").decode().split("\0")
    for name in names:
        if name and ((root / name).is_symlink() or (root / name).is_file()):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            # Links stay links: a build must see them to refuse them.
            shutil.copy2(root / name, target / name, follow_symlinks=False)


def _git(root: Path, *arguments: str, index: Path | None = None) -> bytes:
    environ = {**os.environ, "GIT_INDEX_FILE": str(index)} if index else None
    return subprocess.run(["git", "-C", str(root), *arguments], env=environ, capture_output=True, check=True).stdout


def build(root: Path, commit: str, name: str, folder: Path, settings: SiteSettings) -> BuiltState:
    """Build a state in `folder` with its own scripts and this Python, for the address and date in `settings`."""
    unpack(root, commit, folder)
    locks = [file.read_bytes() if file.is_file() else b"" for file in (root / LOCK, folder / LOCK)]
    return BuiltState(name, folder / "site", _build_error(folder, settings), locks[0] == locks[1])


def _build_error(folder: Path, settings: SiteSettings) -> str:
    """Build the site, and return why there is none, or an empty string if there is."""
    if not (folder / BUILDER).is_file():
        return f"{BUILDER} does not exist: this state is older than the command that builds the site"
    try:
        process = subprocess.run(
            [sys.executable, "-m", "scripts.build_site"],
            cwd=folder,
            env=_build_environment(settings),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=LONGEST_BUILD,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"the build took more than {LONGEST_BUILD} seconds"
    if process.returncode == 0 and (folder / "site").is_dir():
        return ""
    return process.stdout.decode(errors="replace").strip() or "the build made no site, and said nothing"


def _build_environment(settings: SiteSettings) -> Mapping[str, str]:
    """Return the environment of a build, with a fixed timestamp: those of the commits alone would make files differ."""
    second = int(datetime.combine(settings.day, time(), UTC).timestamp())
    fixed = {"SITE_URL": settings.url, "SITE_DATE": settings.day.isoformat(), "SOURCE_DATE_EPOCH": str(second)}
    inherited = {name: value for name, value in os.environ.items() if name not in NOT_INHERITED}
    return {**inherited, **fixed, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8"}


WORKING_TREE = "the working tree"


@dataclass(frozen=True, slots=True)
class ReportResult:
    """A report as Markdown, its diagnostics, and why the newer state does not build, or an empty `failure`."""

    markdown: str
    diagnostics: tuple[Diagnostic, ...]
    failure: str


def make_report(
    root: Path, names: tuple[str, str], settings: SiteSettings, folder: Path, *, pictures: bool
) -> ReportResult:
    """Compare two states of `root`, and write report.md, index.html and pictures into `folder`.

    `names` are names of commits, the older one first; an empty second name stands for the working tree.
    Errors: `NoCommit`, `OSError`, `CalledProcessError`.
    """
    base, head = names
    commits = resolve_commit(root, base), resolve_commit(root, head) if head else ""
    with folder_for_builds(root) as builds:
        before, after = (
            build(root, commit, _shown_name(name, commit), builds / place, settings)
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
    return ReportResult(text, diagnostics, after.failure)


def _shown_name(requested: str, commit: str) -> str:
    if not commit:
        return WORKING_TREE
    return commit[:7] if commit.startswith(requested) else f"{requested} ({commit[:7]})"


def _report(before: BuiltState, after: BuiltState, settings: SiteSettings) -> Report:
    report = Report(before.name, after.name, settings.day.isoformat(), notes=tuple(_notes(before, after)))
    failed = [state for state in (before, after) if state.failure]
    if failed:
        return replace(report, failures=tuple((state.name, tuple(state.failure.splitlines())) for state in failed))
    return replace(report, changes=compare(*(site_snapshot(s.site, settings.base_path) for s in (before, after))))


def _notes(*states: BuiltState) -> Iterator[str]:
    for state in states:
        if not state.same_packages:
            yield (
                f"{state.name} locks other packages than the installed ones, with which it was built, "
                "so some differences may come from them"
            )


def _with_pictures(report: Report, changes: Changes, sites: tuple[Path, Path], base_path: str, folder: Path) -> Report:
    direct, indirect = changes.directly_changed, changes.indirectly_changed
    pages, notes = (*direct[:MOST_PAGES], *indirect[:SAMPLES]), report.notes
    if left := len(direct) + len(indirect) - len(pages):
        notes = (*notes, f"{left} more pages differ, but are not pictured")
    try:
        pairs = take_pictures(*sites, pages, base_path, folder / FOLDER)
    except NoPictures as error:
        return replace(report, notes=(*notes, f"no pictures: {error}"))
    return replace(report, notes=notes, pairs=pairs)


def _diagnostics(changes: Changes, folder: Path) -> Iterator[Diagnostic]:
    """Yield each page that is gone without a redirect."""
    file = folder / REDIRECTS
    text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
    match = re.search(r"^redirects:", text, re.MULTILINE)
    line = text.count("\n", 0, match.start()) + 1 if match else 1
    for page in changes.removed_without_redirect:
        name = f"{page.address.rstrip('/')}.md" if page.address.endswith("/") else page.address
        message, hint = f'the page "{page.address}" is gone', f"add from: {name}, and to: the page to read instead"
        yield Diagnostic(REDIRECTS, line, message, hint, "page-gone")
