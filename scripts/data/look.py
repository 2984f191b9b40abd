"""What mkdocs.yml says of how the site looks, as pages need it; judged before, but by a bare `mkdocs build`."""

import html
import mimetypes
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from scripts.data.logo import KINDS, Logo, check_picture, logo_of
from scripts.data.mkdocs_yml import CLINIC_NAME, read_config, value_at
from scripts.data.yaml_reader import Plain, YamlFile
from scripts.diagnostics import Diagnostic, DiagnosticError, raise_if_any

FAVICON = "assets/favicon.svg"  # in overrides/


class SocialLink(NamedTuple):
    """A link in the foot of every page: the path of its icon, its address, and its words."""

    icon: str
    link: str
    name: str


@dataclass(frozen=True, slots=True)
class Look:
    """The look of all pages; `palette` has the brand's colors, and `note_icons` the icons of kinds of notes."""

    palette: Plain
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


def look_of(root: Path, clinic: str) -> Look:
    """Read the look of the project `root`, of the clinic with this name.

    Errors: `CheckFailed` when mkdocs.yml or a picture cannot be read.
    """
    file = read_config(root)
    raise_if_any(wrong_pictures(root, file))
    logo, favicon, icons, edit, social, *said = (
        value_at(file, place)
        for place in (
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
    rights, name, description, author = (str(words or "").replace(CLINIC_NAME, clinic) for words in said)
    return Look(
        value_at(file, ("theme", "palette")),
        logo_of(root, logo) if isinstance(logo, str) else None,
        favicon if isinstance(favicon, str) else FAVICON,
        {kind: str(path).replace("/", "-") for kind, path in icons.items()} if isinstance(icons, dict) else {},
        str(edit or ""),
        tuple(_link(entry) for entry in social if isinstance(entry, dict)) if isinstance(social, list) else (),
        html.unescape(rights),
        name,
        description,
        author or clinic,
    )


def wrong_pictures(root: Path, file: YamlFile) -> Iterator[Diagnostic]:
    """Yield what is wrong with the logo and the icon of browser tabs, which are files in docs/."""
    for key in KINDS:
        if isinstance(name := value_at(file, ("theme", key)), str):
            try:
                check_picture(root, key, name)
            except DiagnosticError as error:
                yield error.at(file.path, file.line(("theme", key)))


def _link(entry: dict[str, Plain]) -> SocialLink:
    """Return a link, whose words are by default the domain, the address, or the number that it leads to."""
    link = str(entry.get("link"))
    parts = urlsplit(link)
    name = entry.get("name") or parts.netloc.removeprefix("www.") or parts.path
    return SocialLink(str(entry.get("icon")), link, str(name))
