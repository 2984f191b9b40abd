"""SVG files, which must only draw: the site accepts none that could run or load anything.

A browser can open an SVG file on its own, and would run its scripts as ours. Source: SVG 2, "Conformance", secure
static mode.
"""

import re
from collections.abc import Iterator

from lxml import etree

SVG = "http://www.w3.org/2000/svg"
ACTIVE_NAMESPACES = {"http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML"}
DRAWING_ELEMENTS = re.compile(
    "svg|g|defs|title|desc|metadata|style|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|textPath|use|symbol|"
    "switch|clipPath|mask|marker|pattern|linearGradient|radialGradient|stop|filter|fe(?!Image)[A-Za-z]+"
)
DECLARATION = re.compile(r"<!ENTITY|<\?xml-|<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-8[\"'])", re.IGNORECASE)
URL = re.compile(r"url\((?!\s*[\"']?#)|\\", re.IGNORECASE)
PROGRAM_ATTRIBUTE = re.compile(r"\{(?!http://www\.w3\.org/1999/xlink\})")  # one that a drawing program added
LOADING = re.compile(rf"{URL.pattern}|@import|//", re.IGNORECASE)


def svg_size(raw: bytes) -> tuple[float, float] | None:
    """Return width and height, in any unit, or None if the file is not SVG."""
    if (root := _parse(raw)) is None:
        return None
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    numbers = [*box[2:], root.get("width", ""), root.get("height", "")]
    sizes = [float(match[0]) for number in numbers if (match := re.match(r"\d*\.?\d+", number))]
    return (sizes[0], sizes[1]) if len(sizes) > 1 else (1, 1)


def _parse(raw: bytes) -> "etree._Element | None":
    try:
        root = etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True, encoding="utf-8"))
    except (etree.XMLSyntaxError, ValueError):
        return None
    return root if root.tag == f"{{{SVG}}}svg" else None


def svg_faults(raw: bytes) -> Iterator[str]:
    """Yield each part of an SVG file that could run or load something, as a message quotes it."""
    if match := DECLARATION.search(raw.decode("utf-8", errors="replace")):
        yield f'"{match[0]}"'
    for element in () if (root := _parse(raw)) is None else root.iter():
        if isinstance(element.tag, str):
            yield from _element_faults(element)


def _element_faults(element: "etree._Element") -> Iterator[str]:
    name = etree.QName(element)
    if name.namespace in ACTIVE_NAMESPACES or (
        name.namespace == SVG and not DRAWING_ELEMENTS.fullmatch(name.localname)
    ):
        yield f"<{name.localname}>"
    for key, value in ((str(key), str(value)) for key, value in element.items()):
        local = etree.QName(key).localname.lower()
        leads_out = not value.startswith("#") if local == "href" else URL.search(value)
        if local.startswith("on") or leads_out:
            yield f'{local}="{value[:40]}"'
    if name.localname == "style" and (match := LOADING.search(element.text or "")):
        yield f'"{match[0]}" in its styles'


def without_metadata(raw: bytes) -> bytes:
    """Return an SVG file without comments, metadata, and what drawing programs added. It must have no `svg_faults`."""
    root = _parse(raw)
    assert root is not None, "checked before"
    names = (etree.QName(element) for element in root.iter() if isinstance(element.tag, str))
    others = {f"{{{name.namespace or ''}}}*" for name in names if name.namespace != SVG}
    etree.strip_elements(root, etree.Comment, etree.PI, f"{{{SVG}}}metadata", *others, with_tail=False)
    for element in root.iter():
        for name in filter(PROGRAM_ATTRIBUTE.match, map(str, element.attrib)):
            del element.attrib[name]
    etree.cleanup_namespaces(root)
    return bytes(etree.tostring(root))
