"""The source files of the site: plain files in plain folders, below three folders of the project.

A symbolic link could publish anything, or lead in a circle; reading a pipe never ends. What text editors and file
managers leave next to a file is ignored: it is not part of the site, and not the author's mistake.
"""

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from scripts.diagnostics import Diagnostic

DOCS, CONTENT, OVERRIDES = PLACES = tuple(PurePosixPath(name) for name in ("docs", "content", "overrides"))
BACKUP = re.compile(r".*~|#.*#", re.DOTALL)  # costs.md~, #costs.md#; others are hidden: .costs.md.swp
UNDECODED = re.compile(r"[\ud800-\udfff]")  # how Python decodes bytes of a file name that are not UTF-8
FILE, FOLDER = stat.S_IFREG, stat.S_IFDIR
ODD_KINDS = {
    stat.S_IFLNK: "symbolic link",
    stat.S_IFIFO: "pipe",
    stat.S_IFSOCK: "socket",
    stat.S_IFCHR: "device",
    stat.S_IFBLK: "device",
}


class Entry(NamedTuple):
    """An entry of a folder: its path below the project, its type (`stat.S_IFMT`), and whether it is ignored."""

    path: PurePosixPath
    kind: int
    is_left_out: bool


def is_left_out(name: str, *, is_folder: bool) -> bool:
    """Tell whether a folder is hidden, or a file is hidden or a backup: neither is checked or published."""
    return name.startswith(".") or (not is_folder and bool(BACKUP.fullmatch(name)))


def plain_files(root: Path, place: PurePosixPath, suffix: str = "") -> list[PurePosixPath]:
    """Return the plain files below `place` whose names end with `suffix`, as sorted paths below `root`.

    Symbolic links are not followed.
    """
    found = (entry.path for entry in _entries(root, place) if entry.kind == FILE and not entry.is_left_out)
    return sorted(path for path in found if path.name.endswith(suffix) and not UNDECODED.search(str(path)))


def page_files(root: Path) -> set[str]:
    """Return the names in docs/ of all pages, including unreadable ones and links, which are reported elsewhere."""
    found = (entry for entry in _entries(root, DOCS) if entry.kind != FOLDER and not entry.is_left_out)
    return {entry.path.relative_to(DOCS).as_posix() for entry in found if entry.path.suffix == ".md"}


def is_plain_file(root: Path, path: PurePosixPath) -> bool:
    """Tell whether `path` is a plain file in plain folders, and not ignored."""
    kinds = [] if path.is_absolute() else [_kind(root / way) for way in (path, *path.parents[:-1])]
    hidden = any(is_left_out(way.name, is_folder=way != path) for way in (path, *path.parents[:-1]))
    return bool(kinds) and kinds == [FILE, *[FOLDER] * (len(kinds) - 1)] and not hidden


def odd_file(root: Path, path: PurePosixPath) -> Diagnostic | None:
    """Return a diagnostic if `path` is a link, a pipe or another special file."""
    kind = ODD_KINDS.get(_kind(root / path))
    message = f"this is a {kind}, but the site allows only plain files"
    hint = "replace it with the file or folder itself, or delete it"
    return Diagnostic(path, 1, message, hint, "file-type") if kind else None


def odd_files(root: Path) -> Iterator[Diagnostic]:
    """Yield everything in docs/, content/ and overrides/ that is neither a plain file nor a folder, or is unreadable.

    Of what is ignored, only links to folders are reported: MkDocs follows them, whatever their name.
    """
    for place in PLACES:
        for entry in _entries(root, place):
            if not entry.is_left_out:
                yield from _wrong(root, entry)
            elif (diagnostic := odd_file(root, entry.path)) and (root / entry.path).is_dir():
                yield diagnostic


def _wrong(root: Path, entry: Entry) -> Iterator[Diagnostic]:
    if diagnostic := odd_file(root, entry.path):
        yield diagnostic
    elif entry.kind == FILE and not os.access(root / entry.path, os.R_OK):
        yield _unreadable(entry.path, "file")
    elif entry.kind == FOLDER and not os.access(root / entry.path, os.R_OK | os.X_OK):
        yield _unreadable(entry.path, "folder")
    elif UNDECODED.search(entry.path.name):
        yield Diagnostic(entry.path, 1, "the name is not valid UTF-8", "rename it", "file-name")
    elif entry.kind == FOLDER and entry.path.suffix == ".md":
        yield Diagnostic(entry.path, 1, "this folder is named like a page", "rename it", "file-name")


def _unreadable(path: PurePosixPath, what: str) -> Diagnostic:
    message = f"the {what} cannot be read (Permission denied)"
    return Diagnostic(path, 1, message, "check its permissions", "file-unreadable")


def _entries(root: Path, place: PurePosixPath) -> Iterator[Entry]:
    """Yield `place` and everything below it, without following links."""
    ways = [Entry(place, _kind(root / place), is_left_out=False)]
    while ways:
        entry = ways.pop()
        yield entry
        if entry.kind == FOLDER:
            for file in _in(root / entry.path):
                kind = _kind(file)
                left_out = entry.is_left_out or is_left_out(file.name, is_folder=kind == FOLDER)
                ways.append(Entry(entry.path / file.name, kind, left_out))


def _in(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:  # deleted meanwhile, or unreadable
        return []


def _kind(path: Path) -> int:
    """Return the type of `path` itself, not of what it links to; 0 if there is nothing."""
    try:
        return stat.S_IFMT(path.lstat().st_mode)
    except (OSError, ValueError):  # missing, deleted meanwhile, or an impossible name
        return 0
