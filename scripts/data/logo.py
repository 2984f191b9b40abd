"""The pictures that mkdocs.yml names, the logo and the icon of browser tabs: files in docs/ that nothing can run in.

A browser shows an SVG file by itself too, and would run its scripts as ours. Source: SVG 2, "Conformance", secure
static mode; PNG, 3rd edition, 11.2.1; RFC 9649, WebP.
"""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from lxml import etree

from scripts.data.source_files import DOCS, is_plain_file, plain_files
from scripts.diagnostics import DiagnosticError, shortened, suggestion

KINDS = {"logo": (".svg", ".png", ".webp"), "favicon": (".svg", ".png")}
LARGEST = {"logo": 20_000, "favicon": 3_000}  # bytes as sent: every first visit loads both
HEIGHT, WIDEST = 40, 200  # CSS pixels of the logo in the header
CODE = "logo-file"
SVG = "http://www.w3.org/2000/svg"
RUNNING = {"http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML"}
DRAWING = re.compile(
    "svg|g|defs|title|desc|metadata|style|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|textPath|use|symbol|"
    "switch|clipPath|mask|marker|pattern|linearGradient|radialGradient|stop|filter|fe(?!Image)[A-Za-z]+"
)
DECLARING = re.compile(r"<!ENTITY|<\?xml-|<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-8[\"'])", re.IGNORECASE)
URL = re.compile(r"url\((?!\s*[\"']?#)|\\", re.IGNORECASE)
LOADING = re.compile(rf"{URL.pattern}|@import|//", re.IGNORECASE)


class Logo(NamedTuple):
    """The logo: its path below docs/, and its size in the header."""

    path: str
    width: int
    height: int


def check_picture(root: Path, key: str, name: str) -> None:
    """Raise `DiagnosticError` if the file `name` in docs/ cannot be the picture `key`, `logo` or `favicon`."""
    path, kinds = DOCS / name, KINDS[key]
    if path.suffix not in kinds:
        hint = f"write the name of a file in docs/ that ends with {' or '.join(kinds)}"
        raise DiagnosticError(f'{key} is "{shortened(name)}"', hint, CODE)
    if not is_plain_file(root, path):
        known = [str(file.relative_to(DOCS)) for kind in kinds for file in plain_files(root, DOCS, kind)]
        hint = suggestion(name, known) if known else "add it there, or delete this line"
        raise DiagnosticError(f'there is no file "{shortened(name)}" in docs/', hint, CODE)
    raw = (root / path).read_bytes()
    sent = len(gzip.compress(raw, 6)) if path.suffix == ".svg" else len(raw)
    if sent > LARGEST[key]:
        message = f'"{name}" has {sent:,} bytes, and every first visit would load it'
        raise DiagnosticError(message, f"save it smaller, {LARGEST[key]:,} bytes at most", CODE)
    if path.suffix == ".svg" and (fault := next(_faults(raw), "")):
        message = f'"{name}" has {fault}, which could run or load something'
        raise DiagnosticError(message, "export it as plain SVG, with text as paths, or save it as PNG", CODE)
    if _size(path, raw) is None:
        message = f'"{name}" is not a {path.suffix[1:].upper()} picture'
        raise DiagnosticError(message, "save it again from the original", CODE)


def logo_of(root: Path, name: str) -> Logo:
    """Return the logo in the file `name`, which `check_picture` has let through."""
    width, height = _size(DOCS / name, (root / DOCS / name).read_bytes()) or (1, 1)
    shown = min(HEIGHT, WIDEST * height / width)
    return Logo(name, round(shown * width / height), round(shown))


def _size(path: PurePosixPath, raw: bytes) -> tuple[float, float] | None:
    """Return width and height, in any unit, or None of what is no picture of its kind."""
    size = {".svg": _size_of_svg, ".png": _size_of_png, ".webp": _size_of_webp}[path.suffix](raw)
    return size if size and min(size) > 0 else None


def _size_of_png(raw: bytes) -> tuple[int, int] | None:
    if not raw.startswith(b"\x89PNG\r\n\x1a\n") or raw[12:16] != b"IHDR":
        return None
    return int.from_bytes(raw[16:20], "big"), int.from_bytes(raw[20:24], "big")


def _size_of_webp(raw: bytes) -> tuple[int, int] | None:
    if raw[:4] != b"RIFF" or raw[8:12] != b"WEBP":
        return None
    match raw[12:16]:
        case b"VP8 ":
            return int.from_bytes(raw[26:28], "little") & 0x3FFF, int.from_bytes(raw[28:30], "little") & 0x3FFF
        case b"VP8L":
            bits = int.from_bytes(raw[21:25], "little")
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"VP8X":
            return int.from_bytes(raw[24:27], "little") + 1, int.from_bytes(raw[27:30], "little") + 1
    return None


def _size_of_svg(raw: bytes) -> tuple[float, float] | None:
    if (root := _svg(raw)) is None:
        return None
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    numbers = [*box[2:], root.get("width", ""), root.get("height", "")]
    sizes = [float(found[0]) for number in numbers if (found := re.match(r"\d*\.?\d+", number))]
    return (sizes[0], sizes[1]) if len(sizes) > 1 else (1, 1)


def _svg(raw: bytes) -> "etree._Element | None":
    try:
        root = etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True, encoding="utf-8"))
    except (etree.XMLSyntaxError, ValueError):
        return None
    return root if root.tag == f"{{{SVG}}}svg" else None


def _faults(raw: bytes) -> Iterator[str]:
    """Yield what of an SVG file could run or load something; the rest draws."""
    if found := DECLARING.search(raw.decode("utf-8", errors="replace")):
        yield f'"{found[0]}"'
    for element in () if (root := _svg(raw)) is None else root.iter():
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
