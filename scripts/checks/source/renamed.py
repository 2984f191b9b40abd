"""Checks for old names that are still in use: of pages that are gone, and of names in data that were changed."""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from scripts.checks.source.downloads import named_pages
from scripts.checks.source.markup import line_of, link_target, links_in, matches_in, reference_links
from scripts.data.front_matter import Page
from scripts.data.load import Content
from scripts.data.mkdocs_yml import CONFIG, NAV, menu_entries, read_config, value_at
from scripts.data.source_files import CONTENT, DOCS, page_files, plain_files, read_text
from scripts.data.yaml_reader import Location, YamlFile, parse_yaml, values
from scripts.diagnostics import CheckFailed, Diagnostic, shortened
from scripts.git import git

LINK_CODES = {"link-broken", "page-unknown", "menu-entry"}
MIN_SIMILARITY = 0.5  # of the lines of two pages, for one to count as the other under a new name
MOST_LISTED = 6  # in one message
ON_EVERY_PAGE = ("risks", "is-it-for-me", "costs", "faq", "contact", "about")  # to which templates link


class Mention(NamedTuple):
    """A line that names a page in docs/; `name` is like `costs.md`."""

    name: str
    path: PurePosixPath
    line: int


def group_by_gone_page(
    diagnostics: Iterable[Diagnostic], root: Path, pages: Iterable[Page], content: Content
) -> Iterator[Diagnostic]:
    """Yield the diagnostics, with one for each page that is gone in place of those for the links to it.

    Without Git, or without its history, the diagnostics for the links stay.
    """
    pages, names = tuple(pages), page_files(root)
    missing = defaultdict[str, list[Mention]](list)
    for mention in _page_mentions(root, pages, content):
        if mention.name not in names:
            missing[mention.name].append(mention)
    reported = set[tuple[PurePosixPath, int]]()
    for name, mentions in missing.items():
        if commit := _last_commit(root, name):
            reported.update((mention.path, mention.line) for mention in mentions)
            yield _gone_page(name, mentions, _successor(root, name, commit, names), content)
    for name in (f"{name}.md" for name in ON_EVERY_PAGE):
        target = content.redirects.targets.get(name, name)
        if not {target, name} & {*names, *missing} and _last_commit(root, name):
            hint = f'add here "- from: {name}" and below it "to: the page to read instead"'
            message = f"docs/{name} is gone, but every page links to it"
            yield content.files["redirects"].diagnostic_at(("redirects",), message, hint, "page-gone")
    yield from (
        diagnostic
        for diagnostic in diagnostics
        if diagnostic.code not in LINK_CODES or (diagnostic.path, diagnostic.line) not in reported
    )


def _page_mentions(root: Path, pages: Iterable[Page], content: Content) -> Iterator[Mention]:
    for page in pages:
        for link in (*links_in(page.body), *reference_links(page, page.body)):
            if (file := link_target(page, link.address)) and file.suffix == ".md":
                yield Mention(file.relative_to(DOCS).as_posix(), page.path, line_of(page, link.offset))
        for card in page.front_matter.cards if page.front_matter else ():
            yield Mention(f"{card.link[:-1]}.md", page.path, _line_of_card(page, card.link))
    for data_file, where, name in named_pages(content):
        yield Mention(f"{name}.md", data_file.path, data_file.line(where))
    try:
        config = read_config(root)
    except CheckFailed:  # another check reports it
        return
    for entry in menu_entries(value_at(config, NAV)):
        if entry.page:
            yield Mention(entry.page, CONFIG, config.line(entry.location))


def _line_of_card(page: Page, link: str) -> int:
    lines = enumerate(page.head.split("\n"), 1)
    return next((number for number, line in lines if line.rstrip("\"' ").endswith(f" {link}")), 1)


def _last_commit(root: Path, name: str) -> str | None:
    """Return the last commit that still has a page which is gone from docs/, or None."""
    path = f"{DOCS}/{name}"
    last = (git(root, "log", "-1", "--format=%H", "--", path) or "").strip()
    refs = ("HEAD", f"{last}~") if last else ()
    return next((ref for ref in refs if git(root, "cat-file", "-e", f"{ref}:./{path}") is not None), None)


def _successor(root: Path, name: str, commit: str, names: Iterable[str]) -> str | None:
    """Return the page, new since `commit`, whose lines are most similar to those of a page that is gone, or None."""
    known = set((git(root, "ls-tree", "-r", "--name-only", commit, "--", f"{DOCS}/") or "").splitlines())
    matcher = difflib.SequenceMatcher(autojunk=False)
    matcher.set_seq2((git(root, "show", f"{commit}:./{DOCS}/{name}") or "").splitlines())
    best, successor = MIN_SIMILARITY, None
    for new in sorted(new for new in names if f"{DOCS}/{new}" not in known):
        matcher.set_seq1((root / DOCS / new).read_text(encoding="utf-8", errors="replace").splitlines())
        if (ratio := matcher.ratio()) > best:
            best, successor = ratio, new
    return successor


def _gone_page(name: str, mentions: list[Mention], successor: str | None, content: Content) -> Diagnostic:
    places = [f"{path}:{line}" for path, line in sorted({(mention.path, mention.line) for mention in mentions})]
    more = len(places) - MOST_LISTED
    named = ", ".join(places[:MOST_LISTED]) + (f" and {more} more places" if more > 0 else "")
    target = content.redirects.targets.get(name) or successor
    message = f"docs/{name} is {f'now docs/{target}' if target else 'gone'}, but is still named in {named}"
    hint = f"change that to {target}" if target else "name another page there"
    if name not in content.redirects.targets:
        hint += f', and add here "- from: {name}" and below it "to: {target or "the page to read instead"}"'
    return content.files["redirects"].diagnostic_at(("redirects",), message, hint, "page-gone")


def text_before(root: Path, path: PurePosixPath) -> str | None:
    """Return a file as it was before the edit, or before the last commit if it is not edited, or None if Git has none.

    In CI, the last commit is the merge of a pull request, and its first parent is what the request would change.
    """
    committed = git(root, "show", f"HEAD:./{path}")
    is_edited = committed is None or committed.encode() != (root / path).read_bytes()
    return committed if is_edited else git(root, "show", f"HEAD^:./{path}")


NAME_KEYS = {"name", "short-name"}
NOT_SEARCHED = {"evidence", "search"}  # titles of others, and what people type


def old_name_warnings(root: Path, content: Content) -> Iterator[Diagnostic]:
    """Yield a warning for each name that was changed, but whose old form is still used somewhere."""
    for file in (content.files["clinic"], content.files["pricing"]):
        now, before = _names(file), _names_before(root, file.path)
        for key, (where, name) in now.items():
            _, old = before.get(key, (where, name))
            if (
                old != name
                and old not in {current for _, current in now.values()}
                and (places := [*_name_mentions(root, old)])
            ):
                more = f" and {len(places) - MOST_LISTED} more places" if len(places) > MOST_LISTED else ""
                message = f'"{shortened(old)}" is now called "{shortened(name)}", but the old name is still in '
                full_message = message + ", ".join(places[:MOST_LISTED]) + more
                yield file.diagnostic_at(where, full_message, "change it there if it means the same", "name-old")


def _names(file: YamlFile) -> Mapping[tuple[str, ...], tuple[Location, str]]:
    """Return key -> (location, name) for each name in the file.

    The key says what the name is for, and stays the same when the name or the order of the entries changes.
    """
    ids = {where[:-1]: value for where, value in values(file.data) if where[-1] == "id"}
    names = ((where, value) for where, value in values(file.data) if where[-1] in NAME_KEYS)
    return {
        (str(where[0]), str(where[-1]), ids.get(where[:-1], "")): (where, " ".join(value.split()))
        for where, value in names
    }


def _names_before(root: Path, path: PurePosixPath) -> Mapping[tuple[str, ...], tuple[Location, str]]:
    text = text_before(root, path)
    try:
        return _names(parse_yaml(text, path)) if text else {}
    except CheckFailed:
        return {}


def _name_mentions(root: Path, name: str) -> Iterator[str]:
    words = r"\s+".join(map(re.escape, name.split()))
    pattern = re.compile(rf"(?<![\w-]){words}s?(?![\w-])", re.IGNORECASE)
    ours = (path for path in plain_files(root, CONTENT, ".yml") if path.stem not in NOT_SEARCHED)
    for path in (*plain_files(root, DOCS, ".md"), *ours, CONFIG):
        yield from dict.fromkeys(f"{path}:{line}" for line, _ in matches_in(read_text(root, path), pattern))
