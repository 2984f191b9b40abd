"""Checks of picture files: each is in its folder, has a name that works everywhere, can be shown, and is used."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Set
from pathlib import Path, PurePosixPath

from scripts.data.load import Content
from scripts.data.mkdocs_yml import configured_pictures
from scripts.data.source_files import DOCS, is_plain_file, plain_files
from scripts.diagnostics import Diagnostic, DiagnosticError, shortened, suggestion
from scripts.pictures.judge import may_be_picture, picture_facts
from scripts.pictures.show import slug

PICTURE_FOLDER = DOCS / "img"
NOT_ALT_TEXT = re.compile(
    r"\S+\.(?:jpe?g|png|webp|avif|gif|svg|heic)|(?:img|image|dsc[a-z]?|pxl|mvimg|photo|screenshot|whatsapp)?[\s_-]*\d[\d_-]{2,}\S*"
    r"|(?:an? )?(?:image|photo|picture|img|alt text|image title|screenshot)",
    re.IGNORECASE,
)
PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*", re.ASCII)
ALT_HINT = "describe in words what it shows"


def check_picture_files(root: Path, used: Set[PurePosixPath]) -> Iterator[Diagnostic]:
    """Yield each picture in docs/ that is in the wrong place, has the wrong name, cannot be shown, or is not used.

    What is wrong with one of the `used` pictures is reported where it is used, except its name.
    """
    for path in _picture_files(root):
        name = [*_name_errors(path)]
        errors = [] if path in used else [*_place_errors(path), *_file_errors(root, path)]
        unused = _unused_error(path) if path not in used and not name and not errors else ()
        for error in (*name, *errors, *unused):
            yield error.at(path, 1)


def check_data_pictures(root: Path, content: Content) -> Iterator[Diagnostic]:
    """Yield every problem with the pictures of people, places and notices."""
    for file, where, picture in content.pictures:
        for error in picture_errors(
            root, DOCS / picture.file, shortened(picture.file), lambda path: str(path.relative_to(DOCS))
        ):
            yield file.diagnostic_from((*where, "file"), error)
        for error in alt_errors(picture.alt, "the picture", ALT_HINT):
            yield file.diagnostic_from((*where, "alt"), error)


def picture_errors(
    root: Path, path: PurePosixPath | None, short: str, name_of: Callable[[PurePosixPath], str]
) -> Iterator[DiagnosticError]:
    """Yield why the picture `path` cannot be shown, if so. `name_of` returns how to refer to another picture."""
    if path is None or not is_plain_file(root, path) or not may_be_picture(path):
        names = [*map(name_of, _picture_files(root))]
        hint = suggestion(short, names) if names else "add it there, or delete this"
        yield DiagnosticError(f'there is no picture "{short}" in docs/img', hint, "image-place")
    else:
        yield from _place_errors(path, name_of)
        yield from _file_errors(root, path)


def alt_errors(alt: str, what: str, hint: str) -> Iterator[DiagnosticError]:
    """Yield what is wrong with an alt text; `what` names the picture in the message."""
    if not alt:
        yield DiagnosticError(f"{what} has no alt text for people who cannot see it", hint, "image-alt")
    elif NOT_ALT_TEXT.fullmatch(alt):
        yield DiagnosticError(
            f'the alt text "{shortened(alt)}" does not say what the picture shows', ALT_HINT, "image-alt"
        )


def _picture_files(root: Path) -> Iterator[PurePosixPath]:
    named_in_settings = {DOCS / name for name in configured_pictures(root)}
    return (path for path in plain_files(root, DOCS) if may_be_picture(path) and path not in named_in_settings)


def _file_errors(root: Path, path: PurePosixPath) -> Iterator[DiagnosticError]:
    try:
        picture_facts(root, path)
    except DiagnosticError as error:
        yield error
    except OSError as error:
        message = f'the picture "{path.name}" cannot be read ({error.strerror})'
        yield DiagnosticError(message, "check the file and its permissions", "file-unreadable")


def _place_errors(
    path: PurePosixPath, name_of: Callable[[PurePosixPath], str] | None = None
) -> Iterator[DiagnosticError]:
    if PICTURE_FOLDER not in path.parents:
        place = PICTURE_FOLDER / path.name
        hint = f"move it to {place}" + (f", and write {name_of(place)} here" if name_of else "")
        yield DiagnosticError("the picture is not in docs/img", hint, "image-place")


def _name_errors(path: PurePosixPath) -> Iterator[DiagnosticError]:
    if PICTURE_FOLDER in path.parents and not PLAIN_NAME.fullmatch(path.name):
        plain = unicodedata.normalize("NFKD", path.stem).encode("ascii", "ignore").decode()
        better = slug(PurePosixPath(plain)) or "picture"
        message = "the name has characters other than the letters a to z, digits, and hyphens"
        yield DiagnosticError(message, f"rename it to {better}{path.suffix.lower()}", "picture-name")


def _unused_error(path: PurePosixPath) -> Iterator[DiagnosticError]:
    hint = f"write ![what it shows]({path.relative_to(DOCS)}) on a page, or delete the file"
    yield DiagnosticError("no page shows this picture", hint, "picture-unused")
