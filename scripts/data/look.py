"""The look of the site, as mkdocs.yml sets it and pages need it. A bare `mkdocs build` does not check these settings.

The logo and the icon of browser tabs are files in docs/ that cannot run anything: a browser can open an SVG file on its
own, and would run its scripts as ours. Source: SVG 2, "Conformance", secure static mode.
"""

import gzip
import html
import mimetypes
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import urlsplit

from scripts.data.mkdocs_yml import CLINIC_NAME, read_config, value_at
from scripts.data.source_files import DOCS, is_plain_file, plain_files
from scripts.data.svg import svg_faults, svg_size
from scripts.data.yaml_reader import YamlFile, YamlValue
from scripts.diagnostics import Diagnostic, DiagnosticError, raise_if_any, shortened, suggestion

SUFFIXES = {"logo": (".svg", ".png", ".webp"), "favicon": (".svg", ".png")}
MAX_BYTES = {"logo": 20_000, "favicon": 3_000}  # bytes as transferred: every first visit loads both
MAX_SIDE = 4_000  # pixels: a phone unpacks all of them
HEIGHT, WIDEST = 40, 200  # CSS pixels of the logo in the header
CODE = "logo-file"


class Logo(NamedTuple):
    """The logo: its path below docs/, and its size in the header."""

    path: str
    width: int
    height: int


def check_picture(root: Path, key: str, name: str) -> None:
    """Raise `DiagnosticError` if the file `name` in docs/ cannot be the picture `key`, `logo` or `favicon`."""
    path, suffixes = DOCS / name, SUFFIXES[key]
    if path.suffix not in suffixes:
        hint = f"write the name of a file in docs/ that ends with {' or '.join(suffixes)}"
        raise DiagnosticError(f'{key} is "{shortened(name)}"', hint, CODE)
    if not is_plain_file(root, path):
        known = [str(file.relative_to(DOCS)) for suffix in suffixes for file in plain_files(root, DOCS, suffix)]
        hint = suggestion(name, known) if known else "add it there, or delete this line"
        raise DiagnosticError(f'there is no file "{shortened(name)}" in docs/', hint, CODE)
    raw = (root / path).read_bytes()
    sent = len(gzip.compress(raw, 6)) if path.suffix == ".svg" else len(raw)
    if sent > MAX_BYTES[key]:
        message = f'"{name}" has {sent:,} bytes, and every first visit would load it'
        raise DiagnosticError(message, f"save it smaller, {MAX_BYTES[key]:,} bytes at most", CODE)
    if path.suffix == ".svg" and (fault := next(svg_faults(raw), "")):
        message = f'"{name}" has {fault}, which could run or load something'
        raise DiagnosticError(message, "export it as plain SVG, with text as paths, or save it as PNG", CODE)
    size = _picture_size(path, raw)
    if size is None:
        message = f'"{name}" is no {path.suffix[1:].upper()} picture'
        raise DiagnosticError(message, "save it again from the original", CODE)
    if path.suffix != ".svg" and max(size) > MAX_SIDE:
        message = f'"{name}" is more than {MAX_SIDE:,} pixels wide or high'
        raise DiagnosticError(message, "save it smaller: 400 pixels are enough", CODE)


def read_logo(root: Path, name: str) -> Logo:
    """Return the logo in the file `name`, which `check_picture` has accepted."""
    width, height = _picture_size(DOCS / name, (root / DOCS / name).read_bytes()) or (1, 1)
    height_shown = min(HEIGHT, WIDEST * height / width)
    return Logo(name, round(height_shown * width / height), round(height_shown))


def _picture_size(path: PurePosixPath, raw: bytes) -> tuple[float, float] | None:
    """Return width and height, in any unit, or None if the file is not the kind of picture that its suffix says."""
    size = svg_size(raw) if path.suffix == ".svg" else _bitmap_size(raw, path.suffix[1:])
    return size if size and min(size) > 0 else None


def _bitmap_size(raw: bytes, kind: str) -> tuple[int, int] | None:
    from PIL import Image  # most logos are SVG files, which do not need it

    try:
        with (
            warnings.catch_warnings(action="ignore", category=Image.DecompressionBombWarning),
            Image.open(BytesIO(raw), formats=[kind]) as picture,
        ):
            return picture.size
    except Image.DecompressionBombError:
        return MAX_SIDE + 1, MAX_SIDE + 1
    except OSError:
        return None


FAVICON = "assets/favicon.svg"  # in overrides/


class SocialLink(NamedTuple):
    """A link in the footer of every page: the path of its icon, its address, and its words."""

    icon: str
    link: str
    name: str


@dataclass(frozen=True, slots=True)
class Look:
    """The look of all pages; `palette` has the brand's colors, `note_icons` the icon for each kind of note."""

    palette: YamlValue
    logo: Logo | None
    favicon: str
    note_icons: Mapping[str, str]
    edit_icon: str
    social: tuple[SocialLink, ...]
    copyright: str
    site_name: str
    site_description: str
    site_author: str

    @property
    def favicon_type(self) -> str:
        """The media type of the icon of browser tabs."""
        return str(mimetypes.types_map[Path(self.favicon).suffix])


def read_look(root: Path, clinic: str) -> Look:
    """Read the look of the project `root`; `clinic` is the name of the clinic.

    Errors: `CheckFailed` when mkdocs.yml or a picture cannot be read.
    """
    file = read_config(root)
    raise_if_any(picture_faults(root, file))
    logo, favicon, icons, edit, social, *texts = (
        value_at(file, location)
        for location in (
            ("theme", "logo"),
            ("theme", "favicon"),
            ("theme", "icon", "admonition"),
            ("theme", "icon", "edit"),
            ("extra", "social"),
            ("copyright",),
            ("site_name",),
            ("site_description",),
            ("site_author",),
        )
    )
    rights, name, description, author = (str(text or "").replace(CLINIC_NAME, clinic) for text in texts)
    return Look(
        value_at(file, ("theme", "palette")),
        read_logo(root, logo) if isinstance(logo, str) else None,
        favicon if isinstance(favicon, str) else FAVICON,
        {kind: str(path).replace("/", "-") for kind, path in icons.items()} if isinstance(icons, dict) else {},
        str(edit or ""),
        tuple(_social_link(entry) for entry in social if isinstance(entry, dict)) if isinstance(social, list) else (),
        html.unescape(rights),
        name,
        description,
        author or clinic,
    )


def picture_faults(root: Path, file: YamlFile) -> Iterator[Diagnostic]:
    """Yield a diagnostic if the logo or the icon of browser tabs, files in docs/, cannot be used."""
    for key in SUFFIXES:
        if isinstance(name := value_at(file, ("theme", key)), str):
            try:
                check_picture(root, key, name)
            except DiagnosticError as error:
                yield file.diagnostic_from(("theme", key), error)


def _social_link(entry: dict[str, YamlValue]) -> SocialLink:
    """Return a link, named by default after the domain, the e-mail address, or the number that it leads to."""
    link = str(entry.get("link"))
    parts = urlsplit(link)
    name = entry.get("name") or parts.netloc.removeprefix("www.") or parts.path
    return SocialLink(str(entry.get("icon")), link, str(name))
