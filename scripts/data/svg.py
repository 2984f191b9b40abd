"""SVG files, of which the site shows only what draws: nothing that runs, and nothing that loads anything.

A browser shows an SVG file by itself too, and would run its scripts as ours. Source: SVG 2, "Conformance", secure
static mode.
"""

import re
from collections.abc import Iterator

from lxml import etree

SVG = "http://www.w3.org/2000/svg"
RUNNING = {"http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML"}
DRAWING = re.compile(
    "svg|g|defs|title|desc|metadata|style|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|textPath|use|symbol|"
    "switch|clipPath|mask|marker|pattern|linearGradient|radialGradient|stop|filter|fe(?!Image)[A-Za-z]+"
)
DECLARING = re.compile(r"<!ENTITY|<\?xml-|<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-8[\"'])", re.IGNORECASE)
URL = re.compile(r"url\((?!\s*[\"']?#)|\\", re.IGNORECASE)
NOTED = re.compile(r"\{(?!http://www\.w3\.org/1999/xlink\})")  # an attribute of what a program notes for itself
LOADING = re.compile(rf"{URL.pattern}|@import|//", re.IGNORECASE)


def size_of_svg(raw: bytes) -> tuple[float, float] | None:
    """Return width and height, in any unit, or None of what is no SVG."""
    if (root := _parsed(raw)) is None:
        return None
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    numbers = [*box[2:], root.get("width", ""), root.get("height", "")]
    sizes = [float(found[0]) for number in numbers if (found := re.match(r"\d*\.?\d+", number))]
    return (sizes[0], sizes[1]) if len(sizes) > 1 else (1, 1)


def _parsed(raw: bytes) -> "etree._Element | None":
    try:
        root = etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True, encoding="utf-8"))
    except (etree.XMLSyntaxError, ValueError):
        return None
    return root if root.tag == f"{{{SVG}}}svg" else None


def faults(raw: bytes) -> Iterator[str]:
    """Yield what of an SVG file could run or load something; the rest draws."""
    if found := DECLARING.search(raw.decode("utf-8", errors="replace")):
        yield f'"{found[0]}"'
    for element in () if (root := _parsed(raw)) is None else root.iter():
        if isinstance(element.tag, str):
            yield from _faults_of(element)


def _faults_of(element: "etree._Element") -> Iterator[str]:
    name = etree.QName(element)
    if name.namespace in RUNNING or (name.namespace == SVG and not DRAWING.fullmatch(name.localname)):
        yield f"<{name.localname}>"
    for key, value in ((str(key), str(value)) for key, value in element.items()):
        local = etree.QName(key).localname.lower()
        leads_out = not value.startswith("#") if local == "href" else URL.search(value)
        if local.startswith("on") or leads_out:
            yield f'{local}="{value[:40]}"'
    if name.localname == "style" and (found := LOADING.search(element.text or "")):
        yield f'"{found[0]}" in its styles'


def without_metadata(raw: bytes) -> bytes:
    """Return an SVG file that has no faults without comments, and without what drawing programs note for themselves."""
    root = _parsed(raw)
    assert root is not None, "judged before"
    names = (etree.QName(element) for element in root.iter() if isinstance(element.tag, str))
    others = {f"{{{name.namespace or ''}}}*" for name in names if name.namespace != SVG}
    etree.strip_elements(root, etree.Comment, etree.PI, f"{{{SVG}}}metadata", *others, with_tail=False)
    for element in root.iter():
        for name in filter(NOTED.match, map(str, element.attrib)):
            del element.attrib[name]
    etree.cleanup_namespaces(root)
    return bytes(etree.tostring(root))
