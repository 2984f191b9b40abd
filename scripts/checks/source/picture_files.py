"""The files of pictures: each is in its folder, has a name that works everywhere, can be shown, and is shown."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Set
from pathlib import Path, PurePosixPath

from scripts.data.load import Content
from scripts.data.mkdocs_yml import pictures
from scripts.data.source_files import DOCS, is_plain_file, plain_files
from scripts.diagnostics import Diagnostic, DiagnosticError, shortened, suggestion
from scripts.pictures.judge import judged, may_be_picture
from scripts.pictures.show import slug

PLACE = DOCS / "img"
FILE_NAME = re.compile(
    r"\S+\.(?:jpe?g|png|webp|avif|gif|svg|heic)|(?:img|image|dsc[a-z]?|pxl|mvimg|photo|screenshot|whatsapp)?[\s_-]*\d[\d_-]{2,}\S*"
    r"|(?:an? )?(?:image|photo|picture|img|alt text|image title|screenshot)",
    re.IGNORECASE,
)
RIGHT_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*", re.ASCII)
SHOWS = "describe in words what it shows"


def check_picture_files(root: Path, used: Set[PurePosixPath]) -> Iterator[Diagnostic]:
    """Yield each picture in docs/ that is in the wrong place, or has the wrong name, or that nothing shows.

    What is wrong with one that is `used` is told where it is.
    """
    for path in _files(root):
        misplaced = [*_misplaced(path)]
        faults = [*_fault(root, path)] if path not in used or misplaced else []
        unused = _unused(path) if path not in used and not misplaced and not faults else ()
        for error in (*misplaced, *faults, *unused):
            yield error.at(path, 1)


def check_data_pictures(root: Path, content: Content) -> Iterator[Diagnostic]:
    """Yield what is wrong with the pictures of people, places and notices."""
    for file, where, picture in content.pictures:
        for error in cannot_be_shown(
            root, DOCS / picture.file, shortened(picture.file), lambda path: str(path.relative_to(DOCS))
        ):
            yield file.told((*where, "file"), error)
        for error in wrong_alt(picture.alt, "the picture", SHOWS):
            yield file.told((*where, "alt"), error)


def cannot_be_shown(
    root: Path, path: PurePosixPath | None, short: str, name_of: Callable[[PurePosixPath], str]
) -> Iterator[DiagnosticError]:
    """Yield why the picture `path` cannot be shown, if it cannot; `name_of` returns what to write for another."""
    if path is None or not is_plain_file(root, path) or not may_be_picture(path):
        names = [*map(name_of, _files(root))]
        hint = suggestion(short, names) if names else "add it there, or delete this"
        yield DiagnosticError(f'there is no picture "{short}" in docs/img', hint, "image-place")
    elif PLACE in path.parents:
        yield from _fault(root, path)


def wrong_alt(alt: str, what: str, hint: str) -> Iterator[DiagnosticError]:
    """Yield why words do not stand for a picture."""
    if not alt:
        yield DiagnosticError(f"{what} has no alt text for people who cannot see it", hint, "image-alt")
    elif FILE_NAME.fullmatch(alt):
        yield DiagnosticError(
            f'the alt text "{shortened(alt)}" does not say what the picture shows', SHOWS, "image-alt"
        )


def _files(root: Path) -> Iterator[PurePosixPath]:
    named = {DOCS / name for name in pictures(root)}
    return (path for path in plain_files(root, DOCS) if may_be_picture(path) and path not in named)


def _fault(root: Path, path: PurePosixPath) -> Iterator[DiagnosticError]:
    try:
        judged(root, path)
    except DiagnosticError as error:
        yield error
    except OSError as error:
        message = f'the picture "{path.name}" cannot be read ({error.strerror})'
        yield DiagnosticError(message, "check the file and its permissions", "file-unreadable")


def _misplaced(path: PurePosixPath) -> Iterator[DiagnosticError]:
    if PLACE not in path.parents:
        hint = f"move it to docs/img/{path.name}"
        yield DiagnosticError("the picture is not in docs/img", hint, "image-place")
    elif not RIGHT_NAME.fullmatch(path.name):
        plain = unicodedata.normalize("NFKD", path.stem).encode("ascii", "ignore").decode()
        better = slug(PurePosixPath(plain)) or "picture"
        message = "the name has other characters than the letters a to z, digits, and hyphens"
        yield DiagnosticError(message, f"rename it to {better}{path.suffix.lower()}", "picture-name")


def _unused(path: PurePosixPath) -> Iterator[DiagnosticError]:
    hint = f"write ![what it shows]({path.relative_to(DOCS)}) on a page, or delete the file"
    yield DiagnosticError("no page shows this picture", hint, "picture-unused")
