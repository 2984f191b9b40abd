"""Judges the colors of a brand, `theme.palette` in mkdocs.yml."""

from collections.abc import Iterator

from scripts.data.mkdocs_yml import NOT_ALLOWED, quoted
from scripts.data.model import Rule
from scripts.data.palette import ENOUGH, PAPER, PARTS, SCHEMES, WRITTEN, colors_of_material, contrast, legible, tint
from scripts.data.theme_settings import group
from scripts.data.yaml_reader import Location, Plain
from scripts.diagnostics import nearest, suggestion

MEDIA = {
    "(prefers-color-scheme)": "",
    "(prefers-color-scheme: light)": "default",
    "(prefers-color-scheme: dark)": "slate",
}
KEYS = ("accent", "media", "primary", "scheme", "toggle")
OF_TOGGLE = ("icon", "name")
A_COLOR = 'write a name of Material, like teal, or a color, like "#0b5358"'


def palette(place: Location, value: Plain) -> Iterator[Rule]:
    """Judge the colors of a brand: one group of lines, or one for each scheme."""
    listed = (
        [((*place, index), entry) for index, entry in enumerate(value)] if isinstance(value, list) else [(place, value)]
    )
    for here, entry in listed:
        yield from group(here, entry, KEYS)
        if isinstance(entry, dict):
            yield from _scheme(here, entry)
            yield from _colors(here, entry)
            if "toggle" in entry:
                yield from group((*here, "toggle"), entry["toggle"], OF_TOGGLE)
    schemes = [(here, entry["scheme"]) for here, entry in listed if isinstance(entry, dict) and "scheme" in entry]
    if len(listed) == 1 and [scheme for _, scheme in schemes] == ["slate"]:
        message = 'the only scheme is "slate", but readers choose between light and dark colors'
        yield (*schemes[0][0], "scheme"), message, "delete the line, as both are always there", NOT_ALLOWED


def _scheme(here: Location, entry: dict[str, Plain]) -> Iterator[Rule]:
    scheme, media = entry.get("scheme"), entry.get("media")
    if "scheme" in entry and scheme not in SCHEMES:
        yield (*here, "scheme"), f"there is no scheme {quoted(scheme)}", "write default or slate", NOT_ALLOWED
    elif "media" in entry and media not in MEDIA:
        hint = suggestion(str(media), (f'"{known}"' for known in MEDIA))
        yield (*here, "media"), f"media is {quoted(media)}", hint, "value-format"
    elif scheme and media and MEDIA[str(media)] not in {"", scheme}:
        message = f"media is {quoted(media)}, but scheme is {quoted(scheme)}"
        yield (*here, "scheme"), message, f"write scheme: {MEDIA[str(media)]}", NOT_ALLOWED


def _colors(here: Location, entry: dict[str, Plain]) -> Iterator[Rule]:
    for part in PARTS:
        if part in entry:
            said = entry[part]
            if isinstance(said, str) and WRITTEN.fullmatch(said):
                yield from _contrast((*here, part), said.lower(), SCHEMES.get(str(entry.get("scheme")), "light"))
            else:
                yield from _name((*here, part), part, said)


def _contrast(place: Location, color: str, of: str) -> Iterator[Rule]:
    shade = legible(color, of)
    if shade != color:
        least = min(contrast(color, ground) for ground in (PAPER[of], tint(color, of)))
        message = (
            f'{place[-1]} is "{color}", which has a contrast of {least:.1f} to 1 in {of} colors, not {ENOUGH} to 1'
        )
        yield place, message, f'write "{shade}", its nearest shade that anyone can read', "palette-contrast"


def _name(place: Location, part: str, said: Plain) -> Iterator[Rule]:
    known = colors_of_material(part)
    name = said if isinstance(said, str) else ""
    if name in {"black", "white"}:
        message = f'{part} is "{name}", in which nobody could tell a link from text'
        yield place, message, A_COLOR, NOT_ALLOWED
    elif name == "custom":
        message = f'{part} is "custom", which is for a color in a stylesheet of your own'
        yield place, message, 'write the color itself, like "#0b5358"', NOT_ALLOWED
    elif name not in known:
        near = nearest(name, known)
        hint = f'did you mean "{near}"?' if near else A_COLOR
        yield place, f"{part} is {quoted(said)}, which is not a color here", hint, "value-format"
