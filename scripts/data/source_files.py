"""The files that a site is made of: plain files in plain folders, below three folders of the project.

A symbolic link would publish whatever it leads to, or never end; a pipe would be read for ever. What editors and file
managers leave beside a file is no part of the site, and no mistake of who wrote that file.
"""

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from scripts.diagnostics import Diagnostic

DOCS, CONTENT, OVERRIDES = PLACES = tuple(PurePosixPath(name) for name in ("docs", "content", "overrides"))
BACKUP = re.compile(r".*~|#.*#", re.DOTALL)  # costs.md~, #costs.md#; what is hidden begins with a dot: .costs.md.swp
UNDECODED = re.compile(r"[\ud800-\udfff]")  # how Python keeps bytes of a name that are no text
FILE, FOLDER = stat.S_IFREG, stat.S_IFDIR
ODD_KINDS = {
    stat.S_IFLNK: "symbolic link",
    stat.S_IFIFO: "pipe",
    stat.S_IFSOCK: "socket",
    stat.S_IFCHR: "device",
    stat.S_IFBLK: "device",
}


class Entry(NamedTuple):
    """Something in a folder: its path below the project, what it is (`stat.S_IFMT`), whether it is left out."""

    path: PurePosixPath
    kind: int
    is_left_out: bool


def is_left_out(name: str, *, is_folder: bool) -> bool:
    """Say whether a folder of that name is hidden, or a file hidden or a backup: neither checked nor published."""
    return name.startswith(".") or (not is_folder and bool(BACKUP.fullmatch(name)))


def plain_files(root: Path, place: PurePosixPath, suffix: str = "") -> list[PurePosixPath]:
    """Return the plain files below `place` by their paths below `root`, in order: those whose names end with `suffix`.

    No link is walked through.
    """
    found = (entry.path for entry in _entries(root, place) if entry.kind == FILE and not entry.is_left_out)
    return sorted(path for path in found if path.name.endswith(suffix) and not UNDECODED.search(str(path)))


def page_files(root: Path) -> set[str]:
    """Return the names in docs/ of all pages, also of those that cannot be read or are links: they are told once."""
    found = (entry for entry in _entries(root, DOCS) if entry.kind != FOLDER and not entry.is_left_out)
    return {entry.path.relative_to(DOCS).as_posix() for entry in found if entry.path.suffix == ".md"}


def is_plain_file(root: Path, path: PurePosixPath) -> bool:
    """Say whether `path` is one of the plain files below its first folder."""
    kinds = [] if path.is_absolute() else [_kind(root / way) for way in (path, *path.parents[:-1])]
    hidden = any(is_left_out(way.name, is_folder=way != path) for way in (path, *path.parents[:-1]))
    return bool(kinds) and kinds == [FILE, *[FOLDER] * (len(kinds) - 1)] and not hidden


def odd_file(root: Path, path: PurePosixPath) -> Diagnostic | None:
    """Return what is wrong with a file that is none, such as a link or a pipe, or None."""
    kind = ODD_KINDS.get(_kind(root / path))
    hint = "put the file or folder itself in its place, or delete it"
    return Diagnostic(path, 1, f"this is a {kind}, and the site is made of plain files only", hint) if kind else None


def odd_files(root: Path) -> Iterator[Diagnostic]:
    """Yield everything in docs/, content/ and overrides/ that is neither a plain file nor a folder, or cannot be read.

    Of what is left out, only links to folders: MkDocs walks through them too, whatever they are called.
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
        yield Diagnostic(entry.path, 1, "the file cannot be read (Permission denied)", "check the file")
    elif entry.kind == FOLDER and not os.access(root / entry.path, os.R_OK | os.X_OK):
        yield Diagnostic(entry.path, 1, "the folder cannot be read (Permission denied)", "check the folder")
    elif UNDECODED.search(entry.path.name):
        yield Diagnostic(entry.path, 1, "the name has bytes that are not UTF-8 text", "rename it")
    elif entry.kind == FOLDER and entry.path.suffix == ".md":
        yield Diagnostic(entry.path, 1, "this is a folder with the name of a page", "give it another name")


def _entries(root: Path, place: PurePosixPath) -> Iterator[Entry]:
    """Yield `place` and all that is below it, without walking through links."""
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
    except OSError:  # deleted meanwhile, or it may not be read
        return []


def _kind(path: Path) -> int:
    """Return what stands at `path` itself, not what it leads to; 0 for nothing."""
    try:
        return stat.S_IFMT(path.lstat().st_mode)
    except (OSError, ValueError):  # not there, deleted meanwhile, or a name that no file can have
        return 0
