"""The source files of the site: plain files in plain folders, below three folders of the project.

A symbolic link could publish anything, or lead in a circle; reading a pipe never ends. What text editors and file
managers leave next to a file is ignored: it is not part of the site, and not a mistake of the author.
"""

import os
import re
import stat
from collections.abc import Iterator
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from scripts.diagnostics import CheckFailed, Diagnostic, raise_if_any, shortened

DOCS, CONTENT, OVERRIDES = SOURCE_FOLDERS = tuple(PurePosixPath(name) for name in ("docs", "content", "overrides"))
# costs.md~, #costs.md#, ~$costs.docx, and what Windows and macOS add. Others are hidden files: .costs.md.swp, .DS_Store
BACKUP = re.compile(r".*~|#.*#|~\$.*|(?i:(?:eh)?thumbs\.db|desktop\.ini)|Icon\r", re.DOTALL)
UNDECODED = re.compile(r"[\ud800-\udfff]")  # how Python decodes bytes of a file name that are not UTF-8
# The largest real file is a tenth of this; a megabyte of brackets would keep a parser busy for minutes.
LARGEST_FILE = 256 * 1024  # bytes
UTF_16 = (b"\xff\xfe", b"\xfe\xff")  # its byte order marks
UTF_8_HINT = "save the file as UTF-8"
RESTORE = "restore it from the file's History on GitHub"
COMPARE = "compare it with its History on GitHub"
CONFLICT_MARKER = re.compile(r"^(?:<{7}|>{7})(?=\s|$)|^\|{7} [^|\n]+$", re.MULTILINE)
FILE, FOLDER = stat.S_IFREG, stat.S_IFDIR
SPECIAL_KINDS = {
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
    is_ignored: bool


def is_ignored(name: str, *, is_folder: bool) -> bool:
    """Return whether a file or folder is ignored, neither checked nor published: hidden, a backup, or a system file."""
    return name.startswith(".") or (not is_folder and bool(BACKUP.fullmatch(name)))


def plain_files(root: Path, folder: PurePosixPath, suffix: str = "") -> list[PurePosixPath]:
    """Return the plain files below `folder` whose names end with `suffix`, as sorted paths relative to `root`.

    Symbolic links are not followed.
    """
    paths = (entry.path for entry in _entries(root, folder) if entry.kind == FILE and not entry.is_ignored)
    return sorted(path for path in paths if path.name.endswith(suffix) and not UNDECODED.search(str(path)))


def page_files(root: Path) -> set[str]:
    """Return the file names in docs/ of all pages, even unreadable ones and links, which are reported elsewhere."""
    entries = (entry for entry in _entries(root, DOCS) if entry.kind != FOLDER and not entry.is_ignored)
    return {entry.path.relative_to(DOCS).as_posix() for entry in entries if entry.path.suffix == ".md"}


def is_plain_file(root: Path, path: PurePosixPath) -> bool:
    """Return whether `path` is a plain file in plain folders, and not ignored."""
    kinds = [] if path.is_absolute() else [_kind(root / part) for part in (path, *path.parents[:-1])]
    hidden = any(is_ignored(part.name, is_folder=part != path) for part in (path, *path.parents[:-1]))
    return bool(kinds) and kinds == [FILE, *[FOLDER] * (len(kinds) - 1)] and not hidden


def state_of_files(root: Path, *folders: PurePosixPath) -> Iterator[tuple[str, int, int, int]]:
    """Yield (path, type, size in bytes, modification time in ns) for everything in these folders, in order.

    Size and time are 0 for all but plain files, and for pages, whose text says the rest.
    """
    for entry in sorted(chain.from_iterable(_entries(root, folder) for folder in folders)):
        has_state = entry.kind == FILE and entry.path.suffix != ".md"
        yield str(entry.path), entry.kind, *(_size_and_change(root / entry.path) if has_state else (0, 0))


def read_text(root: Path, path: PurePosixPath) -> str:
    """Return the text of a file with Unix line endings.

    Errors: `CheckFailed` when it is missing, not a plain file, too large or not UTF-8, or has conflict markers.
    """
    if fault := special_file_fault(root, path):
        raise CheckFailed([fault])
    try:
        with (root / path).open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise _failure(path, 1, "the file is missing", RESTORE, "file-missing") from None
    except OSError as error:
        message = f"the file cannot be read ({error.strerror})"
        raise _failure(path, 1, message, "check the file and its permissions", "file-unreadable") from None
    if len(raw) > LARGEST_FILE:
        message = f"the file is larger than {LARGEST_FILE // 1024} KB"
        raise _failure(path, 1, message, "remove what does not belong in it", "file-size")
    if raw.startswith(UTF_16) or b"\0" in raw:
        raise _failure(path, 1, "the file is UTF-16 text, or not text at all", UTF_8_HINT, "file-encoding")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = f"byte 0x{raw[error.start]:02x} is not valid UTF-8"
        raise _failure(path, line, message, UTF_8_HINT, "file-encoding") from None
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    raise_if_any(_conflict_markers(path, text))
    return text


def _conflict_markers(path: PurePosixPath, text: str) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each conflict marker that Git left in the file.

    Without other markers, a line of = is a Markdown heading, and a line of | an empty table row.
    """
    if CONFLICT_MARKER.search(text):
        for number, line in enumerate(text.split("\n"), 1):
            if CONFLICT_MARKER.match(line) or re.fullmatch(r"={7}|\|{7}", line.rstrip()):
                message = f'unresolved merge conflict: "{shortened(line)}"'
                hint = "keep one version, and delete the conflict markers"
                yield Diagnostic(path, number, message, hint, "merge-conflict")


def _failure(path: PurePosixPath, line: int, message: str, hint: str, code: str) -> CheckFailed:
    return CheckFailed([Diagnostic(path, line, message, hint, code)])


def special_file_fault(root: Path, path: PurePosixPath) -> Diagnostic | None:
    """Return a diagnostic if `path` is a link, a pipe, or another special file."""
    kind = SPECIAL_KINDS.get(_kind(root / path))
    message = f"this is a {kind}, but the site allows only plain files"
    hint = "replace it with the file or folder itself, or delete it"
    return Diagnostic(path, 1, message, hint, "file-type") if kind else None


def file_faults(root: Path) -> Iterator[Diagnostic]:
    """Yield a diagnostic for all in docs/, content/ and overrides/ that is special, unreadable, or badly named.

    Among ignored entries, only links to folders are reported: MkDocs follows them, whatever their names.
    """
    for folder in SOURCE_FOLDERS:
        for entry in _entries(root, folder):
            if not entry.is_ignored:
                yield from _entry_faults(root, entry)
            elif (diagnostic := special_file_fault(root, entry.path)) and (root / entry.path).is_dir():
                yield diagnostic


def _entry_faults(root: Path, entry: Entry) -> Iterator[Diagnostic]:
    if diagnostic := special_file_fault(root, entry.path):
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


def _entries(root: Path, folder: PurePosixPath) -> Iterator[Entry]:
    """Yield `folder` and everything below it, without following links."""
    pending = [Entry(folder, _kind(root / folder), is_ignored=False)]
    while pending:
        entry = pending.pop()
        yield entry
        if entry.kind == FOLDER:
            for file in _children(root / entry.path):
                kind = _kind(file)
                ignored = entry.is_ignored or is_ignored(file.name, is_folder=kind == FOLDER)
                pending.append(Entry(entry.path / file.name, kind, ignored))


def _size_and_change(file: Path) -> tuple[int, int]:
    try:
        stats = file.lstat()
    except OSError:  # deleted meanwhile
        return 0, 0
    return stats.st_size, stats.st_mtime_ns


def _children(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:  # deleted meanwhile, or unreadable
        return []


def _kind(path: Path) -> int:
    """Return the type of `path` itself, not of what it links to, or 0 if there is nothing."""
    try:
        return stat.S_IFMT(path.lstat().st_mode)
    except (OSError, ValueError):  # missing, deleted meanwhile, or an impossible name
        return 0
