"""Pages that were in docs/ at the last commit, or before, and are still linked: one message for each page."""

import difflib
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from scripts.checks.source.handouts import named_pages
from scripts.checks.source.markup import leads_to, line_of, links_by_name, links_in
from scripts.data.front_matter import Page
from scripts.data.load import REDIRECTS, Content
from scripts.data.mkdocs_yml import CONFIG, NAV, menu_entries, read_config, value_at
from scripts.data.source_files import DOCS, page_files
from scripts.data.yaml_reader import read_yaml
from scripts.diagnostics import CheckFailed, Diagnostic

OF_LINKS = {"link-broken", "page-unknown", "menu-entry"}
ALIKE = 0.5  # of the lines of two pages, for one to be the other under a new name
MOST_PLACES = 6  # in one message
ON_EVERY_PAGE = ("risks", "is-it-for-me", "costs", "faq", "contact", "about")  # to which templates link


class Mention(NamedTuple):
    """A place that names a page of docs/, `costs.md`."""

    name: str
    path: PurePosixPath
    line: int


def about_gone_pages(
    diagnostics: Iterable[Diagnostic], root: Path, pages: Iterable[Page], content: Content
) -> Iterator[Diagnostic]:
    """Yield the diagnostics, with one for each page that is gone in place of those for each link to it.

    Without Git, or without its history, those for each link stay.
    """
    pages, names = tuple(pages), page_files(root)
    missing = defaultdict[str, list[Mention]](list)
    for mention in _mentions(root, pages, content):
        if mention.name not in names:
            missing[mention.name].append(mention)
    told = set[tuple[PurePosixPath, int]]()
    for name, mentions in missing.items():
        if commit := _last_commit(root, name):
            told.update((mention.path, mention.line) for mention in mentions)
            yield _gone(name, mentions, _successor(root, name, commit, names), root, content)
    for name in (f"{name}.md" for name in ON_EVERY_PAGE):
        now = content.redirects.targets.get(name, name)
        if not {now, name} & {*names, *missing} and _last_commit(root, name):
            hint = f'add here "- from: {name}" and below it "to: the page to read instead"'
            line = read_yaml(root, REDIRECTS).line(("redirects",))
            yield Diagnostic(REDIRECTS, line, f"docs/{name} is gone, but every page links to it", hint, "page-gone")
    yield from (one for one in diagnostics if one.code not in OF_LINKS or (one.path, one.line) not in told)


def _mentions(root: Path, pages: Iterable[Page], content: Content) -> Iterator[Mention]:
    for page in pages:
        for link in (*links_in(page.body), *links_by_name(page, page.body)):
            if (file := leads_to(page, link.address)) and file.suffix == ".md":
                yield Mention(file.relative_to(DOCS).as_posix(), page.path, line_of(page, link.place))
        for card in page.front_matter.cards if page.front_matter else ():
            yield Mention(f"{card.link[:-1]}.md", page.path, _line_of_card(page, card.link))
    for path, location, name in named_pages(content):
        yield Mention(f"{name}.md", path, read_yaml(root, path).line(location))
    try:
        config = read_config(root)
    except CheckFailed:  # told by another check
        return
    for entry in menu_entries(value_at(config, NAV)):
        if entry.page:
            yield Mention(entry.page, CONFIG, config.line(entry.place))


def _line_of_card(page: Page, link: str) -> int:
    lines = enumerate(page.head.split("\n"), 1)
    return next((number for number, line in lines if line.rstrip("\"' ").endswith(f" {link}")), 1)


def _last_commit(root: Path, name: str) -> str | None:
    """Return the last commit that has a page of docs/ which is gone, or None."""
    path = f"{DOCS}/{name}"
    last = (_git(root, "log", "-1", "--format=%H", "--", path) or "").strip()
    refs = ("HEAD", f"{last}~") if last else ()
    return next((ref for ref in refs if _git(root, "cat-file", "-e", f"{ref}:./{path}") is not None), None)


def _git(root: Path, *arguments: str) -> str | None:
    command = ["git", "-C", str(root), *arguments]
    try:
        return subprocess.run(command, capture_output=True, check=True).stdout.decode(errors="replace")
    except (OSError, subprocess.CalledProcessError):
        return None


def _successor(root: Path, name: str, commit: str, names: Iterable[str]) -> str | None:
    """Return the page, new since a commit, whose lines are most like those of a page that is gone, or None."""
    known = set((_git(root, "ls-tree", "-r", "--name-only", commit, "--", f"{DOCS}/") or "").splitlines())
    match = difflib.SequenceMatcher(autojunk=False)
    match.set_seq2((_git(root, "show", f"{commit}:./{DOCS}/{name}") or "").splitlines())
    best, found = ALIKE, None
    for new in sorted(new for new in names if f"{DOCS}/{new}" not in known):
        match.set_seq1((root / DOCS / new).read_text(encoding="utf-8", errors="replace").splitlines())
        if (ratio := match.ratio()) > best:
            best, found = ratio, new
    return found


def _gone(name: str, mentions: list[Mention], now: str | None, root: Path, content: Content) -> Diagnostic:
    places = [f"{path}:{line}" for path, line in sorted({(mention.path, mention.line) for mention in mentions})]
    more = len(places) - MOST_PLACES
    named = ", ".join(places[:MOST_PLACES]) + (f" and {more} more places" if more > 0 else "")
    target = content.redirects.targets.get(name) or now
    message = f"docs/{name} is {f'now docs/{target}' if target else 'gone'}, but is still named in {named}"
    hint = f"change that to {target}" if target else "name another page there"
    if name not in content.redirects.targets:
        hint += f', and add here "- from: {name}" and below it "to: {target or "the page to read instead"}"'
    line = read_yaml(root, REDIRECTS).line(("redirects",))
    return Diagnostic(REDIRECTS, line, message, hint, "page-gone")
