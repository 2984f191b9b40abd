"""Judges what mkdocs.yml says of how the site looks: its menu, words, features, icons, links, and colors.

Each judge takes the place of a setting and its value, and yields what is wrong with it.
"""

import re
from collections.abc import Iterator

from pydantic_core import PydanticCustomError

from scripts.data.front_matter_values import shown_text
from scripts.data.material import by_name, drawing, meant
from scripts.data.mkdocs_yml import CLINIC_NAME, NOT_ALLOWED, MenuEntry, menu_entries, quoted
from scripts.data.model import LINES_BELOW, Rule
from scripts.data.palette import ENOUGH, PAPER, PARTS, SCHEMES, WRITTEN, colors_of_material, contrast, legible, tint
from scripts.data.yaml_reader import Location, Plain
from scripts.data.yaml_syntax import WHOLE
from scripts.diagnostics import NameNotFound, nearest, shortened, suggestion

A_MENU_LINE, MENU = "write it like - Costs: costs.md", "menu-line"
LEVELS = 3  # of the menu
OF_SOCIAL = ("icon", "link", "name")
MOST_SOCIAL = 6  # links; each costs every page 200 to 600 bytes
AN_ICON = "write the path of one that Material brings, like material/phone or fontawesome/brands/facebook"
AN_ADDRESS = "write a web address that begins with https://"
WEB = re.compile(r"https://[A-Za-z0-9.-]+(:\d+)?(/[^\s<>\"']*)?")
LINK = re.compile(rf"{WEB.pattern}|mailto:[^\s<>\"'@?]+@[A-Za-z0-9.-]+|tel:\+?[\d-]+")
PLACEHOLDER = re.compile(r"\{[^{}]*\}")
PATH = re.compile(r"\??(?!/)[\w.~/=&%-]+", re.ASCII)


def clinic_words(place: Location, value: Plain) -> Iterator[Rule]:
    """Judge words that readers see, in which `{clinic}` stands for the clinic's name."""
    unknown = [name for name in PLACEHOLDER.findall(value) if name != CLINIC_NAME] if isinstance(value, str) else []
    if unknown:
        message = f"{place[-1]} is {quoted(value)}, which has the unknown placeholder {shortened(unknown[0])}"
        yield place, message, f"write {CLINIC_NAME} for the clinic's name, or words without {{ }}", "placeholders"
    elif isinstance(value, str) and CLINIC_NAME in value:
        yield from words(place, value, filled=value.replace(CLINIC_NAME, "clinic"))
    else:
        yield from words(place, value)


def words(place: Location, value: Plain, name: str = "", filled: str | None = None) -> Iterator[Rule]:
    """Judge words that readers see; `name` is what they are, if not what their key says."""
    try:
        shown_text(value if filled is None else filled)
    except PydanticCustomError as error:
        context = error.context or {}
        what = "empty" if value is None else f"{quoted(value)}, {context['what']}"
        yield place, f"{name or place[-1]} is {what}", context["hint"], context["code"]


def text(place: Location, value: Plain) -> Iterator[Rule]:
    """Judge the name of a file as far as its text goes."""
    if not isinstance(value, str):
        yield (
            place,
            f"{place[-1]} is {quoted(value)}",
            "write the name of a file in docs/, like img/logo.svg",
            "value-type",
        )


def address(place: Location, value: Plain) -> Iterator[Rule]:
    """Judge an address on the web."""
    if not isinstance(value, str) or not WEB.fullmatch(value):
        yield place, f"{place[-1]} is {quoted(value)}", AN_ADDRESS, "value-format"


def path(place: Location, value: Plain) -> Iterator[Rule]:
    """Judge the part of an address that comes after that of the repository."""
    if not isinstance(value, str) or not PATH.fullmatch(value):
        yield place, f"{place[-1]} is {quoted(value)}", "write it like edit/main/docs/", "value-format"


def features(place: Location, listed: Plain) -> Iterator[Rule]:
    """Judge the list of features: those that are not there, and those that Material has and this site not."""
    known = by_name("features")
    for index, name in enumerate(listed if isinstance(listed, list) else ()):
        here = (*place, index)
        if not isinstance(name, str) or name not in known:
            plain = name if isinstance(name, str) else quoted(name)
            yield here, f'there is no feature "{shortened(plain)}"', meant(plain, "features"), "key-unknown"
        elif why := known[name].refused:
            yield here, f'the feature "{name}" is not for this site: {why}', known[name].cure, NOT_ALLOWED


def icon(place: Location, name: Plain) -> Iterator[Rule]:
    """Judge the path of an icon, `material/phone`."""
    if not isinstance(name, str) or "/" not in name:
        yield place, f"there is no icon {quoted(name)}", AN_ICON, "icon-unknown"
        return
    try:
        drawing(name)
    except NameNotFound as error:
        hint = error.hint if error.hint.startswith("did you mean") else AN_ICON
        yield place, error.message, hint, "icon-unknown"


def group(place: Location, value: Plain, known: tuple[str, ...]) -> Iterator[Rule]:
    """Judge that a value is a group of lines with known names."""
    if not isinstance(value, dict):
        name = place[-1] if isinstance(place[-1], str) else f"an entry of {place[-2]}"
        yield place, f"{name} is {quoted(value)}, not a group of lines", LINES_BELOW, "value-type"
        return
    for key in value.keys() - known:
        yield (*place, key), f'"{shortened(key)}:" is not recognized here', suggestion(key, known), "key-unknown"


def social(place: Location, listed: Plain) -> Iterator[Rule]:
    """Judge the list of links in the foot of every page."""
    entries = listed if isinstance(listed, list) else []
    if len(entries) > MOST_SOCIAL:
        yield (*place, MOST_SOCIAL), f"there are {len(entries)} links", f"keep {MOST_SOCIAL} at most", NOT_ALLOWED
    for index, entry in enumerate(entries):
        here = (*place, index)
        yield from group(here, entry, OF_SOCIAL)
        if not isinstance(entry, dict):
            continue
        for key in ("icon", "link"):
            if key not in entry:
                yield here, f'"{key}:" is missing', f"add a line that begins with {key}:", "value-missing"
        if "icon" in entry:
            yield from icon((*here, "icon"), entry["icon"])
        if "link" in entry and not (isinstance(link := entry["link"], str) and LINK.fullmatch(link)):
            hint = "write an address that begins with https://, mailto:, or tel:"
            yield (*here, "link"), f"link is {quoted(entry['link'])}", hint, "address-unsafe"
        if "name" in entry:
            yield from words((*here, "name"), entry["name"])


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


def menu(place: Location, listed: Plain) -> Iterator[Rule]:
    """Judge the menu."""
    for entry in menu_entries(listed, place):
        yield from _entry(entry)


def _entry(entry: MenuEntry) -> Iterator[Rule]:
    if not entry.has_hyphen:
        yield entry.place, f'"{shortened(entry.title or "")}:" has no - before it', A_MENU_LINE, MENU
    if entry.title is not None:
        yield from words(entry.place, entry.title, "a menu title")
    if entry.level == LEVELS + 1:
        message = f'"{shortened(entry.title or str(entry.target))}" is on a fourth level, and the menu has three'
        yield entry.place, message, "move it out of the group around it", MENU
    if isinstance(entry.target, dict) or not entry.target:
        yield entry.place, "a menu entry has no page", A_MENU_LINE, MENU
    elif entry.is_cut:
        yield entry.place, f"{quoted(entry.target)} stops at a #, and the rest is ignored", WHOLE, "yaml-hash"
    elif isinstance(entry.target, str) and not entry.page and not entry.target.startswith("https://"):
        hint = "write a page in docs/, or an address that begins with https://"
        yield entry.place, f"the menu links to {quoted(entry.target)}", hint, MENU
