"""The checks of what mkdocs.yml sets for the look of the site: its menu, words, features, icons, links, and colors.

Each check takes the location of a setting and its value, and yields the broken rules.
"""

import re
from collections.abc import Iterator

from pydantic_core import PydanticCustomError

from scripts.data.front_matter_values import read_shown_text
from scripts.data.material import by_name, icon_drawing, replacement_for
from scripts.data.mkdocs_yml import CLINIC_NAME, NOT_ALLOWED, MenuEntry, menu_entries, quoted
from scripts.data.model import LINES_BELOW, BrokenRule
from scripts.data.palette import (
    HEX_COLOR,
    MIN_CONTRAST,
    PAPER,
    PARTS,
    SCHEMES,
    contrast,
    legible_shade,
    material_colors,
    tint,
)
from scripts.data.yaml_reader import Location, YamlValue
from scripts.data.yaml_syntax import QUOTE_VALUE
from scripts.diagnostics import NameNotFound, nearest, shortened, suggestion

MENU_HINT, MENU = "write it like - Costs: costs.md", "menu-line"
MENU_LEVELS = 3  # of the menu
SOCIAL_KEYS = ("icon", "link", "name")
MOST_SOCIAL = 6  # links; each costs every page 200 to 600 bytes
ICON_HINT = "write the path of one that Material brings, like material/phone or fontawesome/brands/facebook"
ADDRESS_HINT = "write a web address that begins with https://"
WEB = re.compile(r"https://[A-Za-z0-9.-]+(:\d+)?(/[^\s<>\"']*)?")
LINK = re.compile(rf"{WEB.pattern}|mailto:[^\s<>\"'@?]+@[A-Za-z0-9.-]+|tel:\+?[\d-]+")
PLACEHOLDER = re.compile(r"\{[^{}]*\}")
PATH = re.compile(r"\??(?!/)[\w.~/=&%-]+", re.ASCII)


def check_clinic_words(location: Location, value: YamlValue) -> Iterator[BrokenRule]:
    """Check words that readers see, in which `{clinic}` stands for the clinic's name."""
    unknown = [name for name in PLACEHOLDER.findall(value) if name != CLINIC_NAME] if isinstance(value, str) else []
    if unknown:
        message = f"{location[-1]} is {quoted(value)}, which has the unknown placeholder {shortened(unknown[0])}"
        yield location, message, f"write {CLINIC_NAME} for the clinic's name, or words without {{ }}", "placeholders"
    elif isinstance(value, str) and CLINIC_NAME in value:
        yield from check_words(location, value, filled=value.replace(CLINIC_NAME, "clinic"))
    else:
        yield from check_words(location, value)


def check_words(
    location: Location, value: YamlValue, name: str = "", filled: str | None = None
) -> Iterator[BrokenRule]:
    """Check words that readers see.

    `name` is what messages call them, by default their key; `filled` are the words with their placeholders filled in.
    """
    try:
        read_shown_text(value if filled is None else filled)
    except PydanticCustomError as error:
        context = error.context or {}
        what = "empty" if value is None else f"{quoted(value)}, {context['what']}"
        yield location, f"{name or location[-1]} is {what}", context["hint"], context["code"]


def check_file_name(location: Location, value: YamlValue) -> Iterator[BrokenRule]:
    """Check that the name of a file is text; whether there is such a file is checked elsewhere."""
    if not isinstance(value, str):
        yield (
            location,
            f"{location[-1]} is {quoted(value)}",
            "write the name of a file in docs/, like img/logo.svg",
            "value-type",
        )


def check_address(location: Location, value: YamlValue) -> Iterator[BrokenRule]:
    """Check a web address."""
    if not isinstance(value, str) or not WEB.fullmatch(value):
        yield location, f"{location[-1]} is {quoted(value)}", ADDRESS_HINT, "value-format"


def check_edit_path(location: Location, value: YamlValue) -> Iterator[BrokenRule]:
    """Check the path that is appended to the address of the repository to edit a page."""
    if not isinstance(value, str) or not PATH.fullmatch(value):
        yield location, f"{location[-1]} is {quoted(value)}", "write it like edit/main/docs/", "value-format"


def check_features(location: Location, listed: YamlValue) -> Iterator[BrokenRule]:
    """Check the list of features: some do not exist, and some of Material's are not supported here."""
    known = by_name("features")
    for index, name in enumerate(listed if isinstance(listed, list) else ()):
        here = (*location, index)
        if not isinstance(name, str) or name not in known:
            plain = name if isinstance(name, str) else quoted(name)
            yield here, f'there is no feature "{shortened(plain)}"', replacement_for(plain, "features"), "key-unknown"
        elif why := known[name].refused:
            yield here, f'the feature "{name}" is not for this site: {why}', known[name].cure, NOT_ALLOWED


def check_icon(location: Location, name: YamlValue) -> Iterator[BrokenRule]:
    """Check the path of an icon, `material/phone`."""
    if not isinstance(name, str) or "/" not in name:
        yield location, f"there is no icon {quoted(name)}", ICON_HINT, "icon-unknown"
        return
    try:
        icon_drawing(name)
    except NameNotFound as error:
        hint = error.hint if error.hint.startswith("did you mean") else ICON_HINT
        yield location, error.message, hint, "icon-unknown"


def check_keys(location: Location, value: YamlValue, known: tuple[str, ...]) -> Iterator[BrokenRule]:
    """Check that a value is a group of lines with known keys."""
    if not isinstance(value, dict):
        name = location[-1] if isinstance(location[-1], str) else f"an entry of {location[-2]}"
        yield location, f"{name} is {quoted(value)}, not a group of lines", LINES_BELOW, "value-type"
        return
    for key in value.keys() - known:
        yield (*location, key), f'"{shortened(key)}:" is not recognized here', suggestion(key, known), "key-unknown"


def check_social(location: Location, listed: YamlValue) -> Iterator[BrokenRule]:
    """Check the list of links in the footer of every page."""
    entries = listed if isinstance(listed, list) else []
    if len(entries) > MOST_SOCIAL:
        yield (*location, MOST_SOCIAL), f"there are {len(entries)} links", f"keep {MOST_SOCIAL} at most", NOT_ALLOWED
    for index, entry in enumerate(entries):
        here = (*location, index)
        yield from check_keys(here, entry, SOCIAL_KEYS)
        if not isinstance(entry, dict):
            continue
        for key in ("icon", "link"):
            if key not in entry:
                yield here, f'"{key}:" is missing', f"add a line that begins with {key}:", "value-missing"
        if "icon" in entry:
            yield from check_icon((*here, "icon"), entry["icon"])
        if "link" in entry and not (isinstance(link := entry["link"], str) and LINK.fullmatch(link)):
            hint = "write an address that begins with https://, mailto:, or tel:"
            yield (*here, "link"), f"link is {quoted(entry['link'])}", hint, "address-unsafe"
        if "name" in entry:
            yield from check_words((*here, "name"), entry["name"])


MEDIA = {
    "(prefers-color-scheme)": "",
    "(prefers-color-scheme: light)": "default",
    "(prefers-color-scheme: dark)": "slate",
}
PALETTE_KEYS = ("accent", "media", "primary", "scheme", "toggle")
TOGGLE_KEYS = ("icon", "name")
COLOR_HINT = 'write a name of Material, like teal, or a color, like "#0b5358"'


def check_palette(location: Location, value: YamlValue) -> Iterator[BrokenRule]:
    """Check the colors of a brand: one group of lines, or one for each scheme."""
    listed = (
        [((*location, index), entry) for index, entry in enumerate(value)]
        if isinstance(value, list)
        else [(location, value)]
    )
    for here, entry in listed:
        yield from check_keys(here, entry, PALETTE_KEYS)
        if isinstance(entry, dict):
            yield from _check_scheme(here, entry)
            yield from _check_colors(here, entry)
            if "toggle" in entry:
                yield from check_keys((*here, "toggle"), entry["toggle"], TOGGLE_KEYS)
    schemes = [(here, entry["scheme"]) for here, entry in listed if isinstance(entry, dict) and "scheme" in entry]
    if len(listed) == 1 and [scheme for _, scheme in schemes] == ["slate"]:
        message = 'the only scheme is "slate", but readers choose between light and dark colors'
        yield (*schemes[0][0], "scheme"), message, "delete the line, as both are always there", NOT_ALLOWED


def _check_scheme(here: Location, entry: dict[str, YamlValue]) -> Iterator[BrokenRule]:
    scheme, media = entry.get("scheme"), entry.get("media")
    if "scheme" in entry and not (isinstance(scheme, str) and scheme in SCHEMES):
        yield (*here, "scheme"), f"there is no scheme {quoted(scheme)}", "write default or slate", NOT_ALLOWED
    elif "media" in entry and not (isinstance(media, str) and media in MEDIA):
        hint = suggestion(str(media), (f'"{known}"' for known in MEDIA))
        yield (*here, "media"), f"media is {quoted(media)}", hint, "value-format"
    elif scheme and media and MEDIA[str(media)] not in {"", scheme}:
        message = f"media is {quoted(media)}, but scheme is {quoted(scheme)}"
        yield (*here, "scheme"), message, f"write scheme: {MEDIA[str(media)]}", NOT_ALLOWED


def _check_colors(here: Location, entry: dict[str, YamlValue]) -> Iterator[BrokenRule]:
    for part in PARTS:
        if part in entry:
            value = entry[part]
            if isinstance(value, str) and HEX_COLOR.fullmatch(value):
                yield from _check_contrast((*here, part), value.lower(), SCHEMES.get(str(entry.get("scheme")), "light"))
            else:
                yield from _check_color_name((*here, part), part, value)


def _check_contrast(location: Location, color: str, mode: str) -> Iterator[BrokenRule]:
    shade = legible_shade(color, mode)
    if shade != color:
        least = min(contrast(color, ground) for ground in (PAPER[mode], tint(color, mode)))
        measured = f"a contrast of {least:.1f} to 1 in {mode} colors"
        message = f'{location[-1]} is "{color}", which has {measured}, not {MIN_CONTRAST} to 1'
        yield location, message, f'write "{shade}", its nearest shade that anyone can read', "palette-contrast"


def _check_color_name(location: Location, part: str, value: YamlValue) -> Iterator[BrokenRule]:
    known = material_colors(part)
    name = value if isinstance(value, str) else ""
    if name in {"black", "white"}:
        message = f'{part} is "{name}", in which nobody could tell a link from text'
        yield location, message, COLOR_HINT, NOT_ALLOWED
    elif name == "custom":
        message = f'{part} is "custom", which is for a color in a stylesheet of your own'
        yield location, message, 'write the color itself, like "#0b5358"', NOT_ALLOWED
    elif name not in known:
        near = nearest(name, known)
        hint = f'did you mean "{near}"?' if near else COLOR_HINT
        yield location, f"{part} is {quoted(value)}, which is not a color here", hint, "value-format"


def check_menu(location: Location, listed: YamlValue) -> Iterator[BrokenRule]:
    """Check the menu."""
    for entry in menu_entries(listed, location):
        yield from _check_menu_entry(entry)


def _check_menu_entry(entry: MenuEntry) -> Iterator[BrokenRule]:
    if not entry.has_hyphen:
        yield entry.location, f'"{shortened(entry.title or "")}:" has no - before it', MENU_HINT, MENU
    if entry.title is not None:
        yield from check_words(entry.location, entry.title, "a menu title")
    if entry.level == MENU_LEVELS + 1:
        message = f'"{shortened(entry.title or str(entry.target))}" is on a fourth level, and the menu has three'
        yield entry.location, message, "move it out of the group around it", MENU
    if isinstance(entry.target, dict) or not entry.target:
        yield entry.location, "a menu entry has no page", MENU_HINT, MENU
    elif entry.is_cut:
        yield entry.location, f"{quoted(entry.target)} stops at a #, and the rest is ignored", QUOTE_VALUE, "yaml-hash"
    elif isinstance(entry.target, str) and not entry.page and not entry.target.startswith("https://"):
        hint = "write a page in docs/, or an address that begins with https://"
        yield entry.location, f"the menu links to {quoted(entry.target)}", hint, MENU
