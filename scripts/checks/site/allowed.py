"""What a built article may be made of: tags, attributes and values. Everything else is refused.

If a template in scripts/render needs something new, list it here. Left out on purpose is whatever runs code, loads from
another site, sends anything, brings its own styles, redirects, or takes the focus by itself.

HTML is read with a grammar so narrow that every parser must read it the same way: each parser repairs malformed HTML in
its own way, and attacks hide where two of them differ. So nothing is repaired here: a `<` either starts a tag written
in full, with its values in double quotes, or it is `Unreadable`.
Source for what a browser does: HTML Living Standard, 13.2.5 Tokenization.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from html import unescape

NO_NAMES = frozenset[str]()


def _set(names: str) -> frozenset[str]:
    return frozenset(names.split())


VOID_TAGS = _set("br col hr img input source wbr")
TEXT_ONLY_TAGS = _set("desc option title textarea")  # browsers parse title and textarea in their own way
HTML_TAGS = _set(
    "a abbr article aside b blockquote br button caption cite code col colgroup data dd del details dfn div dl dt em "
    "fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img input ins kbd label legend li mark meter nav "
    "ol optgroup option output p picture pre progress q s section select small source span strong sub summary sup svg "
    "table tbody td textarea tfoot th thead time tr u ul var wbr"
)
SVG_TAGS = _set(
    "circle clippath defs desc ellipse g line lineargradient marker mask path pattern polygon polyline "
    "radialgradient rect stop svg symbol text title tspan use"
)

GLOBAL_ATTRIBUTES = _set("class dir hidden id lang role tabindex title translate")
# Data for our own scripts and checks.
DATA_ATTRIBUTES = _set(
    "data-column data-credit data-field data-finding data-group data-highest data-label data-lowest data-option "
    "data-price data-prices data-shows data-step data-sum data-tool data-unsearched data-value data-words"
)
TAG_ATTRIBUTES = {
    "a": _set("download href hreflang rel"),
    "button": _set("disabled name popovertarget popovertargetaction type value"),
    "col": _set("span"),
    "data": _set("value"),
    "details": _set("name open"),
    "fieldset": _set("disabled name"),
    "img": _set("alt decoding fetchpriority height loading src width"),
    "input": _set(
        "autocomplete checked disabled inputmode list max maxlength min name placeholder readonly required step type "
        "value"
    ),
    "label": _set("for"),
    "li": _set("value"),
    "meter": _set("high low max min optimum value"),
    "ol": _set("reversed start type"),
    "optgroup": _set("disabled label"),
    "option": _set("disabled label selected value"),
    "output": _set("for name"),
    "progress": _set("max value"),
    "select": _set("autocomplete disabled name required"),
    "source": _set("sizes srcset type"),
    "td": _set("colspan headers rowspan"),
    "textarea": _set("autocomplete disabled maxlength name placeholder readonly rows"),
    "th": _set("colspan headers rowspan scope"),
    "time": _set("datetime"),
    "use": _set("href"),
}
SVG_ATTRIBUTES = _set(
    "clip-path clip-rule cx cy d dominant-baseline dx dy fill fill-opacity fill-rule focusable font-size font-weight "
    "fx fy gradienttransform gradientunits height marker-end marker-mid marker-start markerheight markerunits "
    "markerwidth mask maskunits offset opacity orient pathlength patterncontentunits patterntransform patternunits "
    "points preserveaspectratio r refx refy rotate rx ry stop-color stop-opacity stroke stroke-dasharray "
    "stroke-dashoffset stroke-linecap stroke-linejoin stroke-opacity stroke-width text-anchor textlength transform "
    "vector-effect viewbox width x x1 x2 xmlns y y1 y2"
)
SAFE_SCHEMES = _set("https mailto sms tel")
FRAGMENT = re.compile(r"#[\w.:-]+")
SVG_VALUE = re.compile(r"(?:[\w\s.,%#()+-](?<!url\())*|url\(#[\w-]+\)", re.ASCII)
VALUE_RULES = {  # by (tag, attribute), or by attribute for any tag
    ("button", "type"): re.compile("button"),
    ("input", "type"): re.compile("checkbox|number|radio|range|text"),
    ("source", "sizes"): re.compile(r"(?:\([a-z]+-[a-z]+:[\d.]+[a-z]+\) \d+px,)*\d+px", re.ASCII),
    ("source", "srcset"): re.compile(r"(?:(?:^|,)(?:/[\w.-]+)+(?: \d+w)?)+", re.ASCII),
    ("source", "type"): re.compile("image/avif"),
    ("use", "href"): FRAGMENT,
    "data-tool": re.compile("[a-z]+(?:-[a-z]+)*"),
    "rel": re.compile("(?:external|nofollow|noopener|noreferrer|author|license)(?: (?:nofollow|noopener|noreferrer))*"),
    "tabindex": re.compile("0|-1"),
    "xmlns": re.compile(re.escape("http://www.w3.org/2000/svg")),
}
REQUIRED_ATTRIBUTES = {"button": "type", "input": "type"}  # without it, a button sends a form


@cache
def may_have_attribute(tag: str, name: str, *, in_svg: bool) -> bool:
    """Return whether a tag may have an attribute; `in_svg` says whether the tag is part of a drawing."""
    is_listed = name in GLOBAL_ATTRIBUTES or name in DATA_ATTRIBUTES or name in TAG_ATTRIBUTES.get(tag, NO_NAMES)
    return is_listed or re.fullmatch("aria-[a-z]+", name) is not None or (in_svg and name in SVG_ATTRIBUTES)


REFERENCE = re.compile(r"&(?:#\d+|#x[\da-f]+|[a-z][a-z0-9]*);", re.ASCII | re.IGNORECASE)
VALUE = rf'"[^"<>&\0]*(?:{REFERENCE.pattern}[^"<>&\0]*)*"'
NAME = "[a-z][a-z0-9-]*"
ATTRIBUTES = rf"(?:[ \n]+{NAME}(?:={VALUE})?)*[ \n]*"
TAG = re.compile(rf"<(?P<end>/?)(?P<name>{NAME})(?P<attributes>{ATTRIBUTES})(?P<closed>/?)>", re.ASCII | re.IGNORECASE)
ATTRIBUTE = re.compile(rf'({NAME})(?:="([^"]*)")?', re.ASCII | re.IGNORECASE)
TOKEN = re.compile(  # a script or style with its text; any other tag; anything else that starts like a tag
    rf"<(?P<code>script|style){ATTRIBUTES}/?>(?s:.*?)(?=</(?P=code)|\Z)"
    rf"|</?{NAME}{ATTRIBUTES}/?>"
    "|<",
    re.ASCII | re.IGNORECASE,
)
QUOTE_LENGTH = 80  # characters


@dataclass(frozen=True, slots=True, eq=False)  # equal tags are the same object, by which results can be cached
class Tag:
    """A tag as written (`raw`), with names in lowercase and attribute values as a browser reads them."""

    raw: str
    name: str
    attributes: tuple[tuple[str, str], ...]
    is_end: bool
    is_self_closing: bool


@dataclass(frozen=True, slots=True, eq=False)
class Unreadable:
    """Text that starts like a tag, but that parsers may read differently. `raw` is its beginning."""

    raw: str


def tokens(html: str) -> Iterator[Tag | Unreadable]:
    """Yield each tag in `html`, and everything that could be taken for one, in order."""
    for match in TOKEN.finditer(html):
        start, raw = match.start(), match[0]
        yield Unreadable(html[start : start + QUOTE_LENGTH]) if raw == "<" else _tag(raw)


@lru_cache(maxsize=4096)  # the tags of the menu are the same on every page
def _tag(raw: str) -> Tag:
    match = TAG.match(raw)
    assert match, "TOKEN consists of the same parts"
    attributes = tuple((key.lower(), _value(value)) for key, value in ATTRIBUTE.findall(match["attributes"]))
    return Tag(match[0], match["name"].lower(), attributes, bool(match["end"]), bool(match["closed"]))


def _value(raw: str) -> str:
    """Return the value of an attribute, with references such as `&#106;` resolved."""
    return REFERENCE.sub(lambda reference: unescape(reference[0]), raw) if "&" in raw else raw
