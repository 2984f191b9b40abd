"""The logo and the icon of browser tabs: pictures in docs/, small, and nothing in them runs or loads anything."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from scripts.data.look import HEIGHT, MAX_BYTES, WIDEST, Logo, check_picture, read_logo
from scripts.diagnostics import DiagnosticError
from tests.project import ROOT, Project

DRAWN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 32">{}</svg>'
PLAIN = DRAWN.format('<path d="M0 0h64v32z"/>')


def png(width: int, height: int, more: bytes = b"") -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress((b"\0" + b"\x80" * width) * min(height, 99))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + more + chunk(b"IEND", b"")


def webp(mode: str = "RGB", *, lossless: bool = False) -> bytes:
    file = BytesIO()
    Image.new(mode, (60, 20)).save(file, "WEBP", lossless=lossless)
    return file.getvalue()


@pytest.fixture
def docs(data: Project) -> Project:
    (data.root / "docs/img").mkdir(parents=True)
    return data


def said(docs: Project, key: str, name: str) -> str:
    with pytest.raises(DiagnosticError) as found:
        check_picture(docs.root, key, name)
    return str(found.value)


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0h9"/>',
        "<title>Stella</title><style>.a{fill:#0b5358}@media(prefers-color-scheme:dark){.a{fill:#fff}}</style>",
        '<defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs><rect fill="url(#g)"/><use href="#g"/>',
        "<g style=\"fill:url('#g')\"/>",
        '<sodipodi:namedview xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"/>',
        "<!-- Generator: a program of drawings -->",
    ],
)
def test_a_drawing_is_right(docs: Project, inside: str) -> None:
    begin = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">\n'
    for text in (DRAWN.format(inside), begin + DRAWN.format(inside)):
        docs.write("docs/img/logo.svg", text)
        for key in MAX_BYTES:
            check_picture(docs.root, key, "img/logo.svg")


@pytest.mark.parametrize(
    ("inside", "fault"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ('<script href="data:,alert(1)"/>', "<script>"),
        ("<foreignObject/>", "<foreignObject>"),
        ('<html:script xmlns:html="http://www.w3.org/1999/xhtml">alert(1)</html:script>', "<script>"),
        ('<set attributeName="href" to="javascript:alert(1)"/>', "<set>"),
        ('<a href="javascript:alert(1)"><path d=""/></a>', "<a>"),
        ('<image href="https://evil.example/a.png"/>', "<image>"),
        ("<feImage/>", "<feImage>"),
        ('<path onclick="alert(1)"/>', 'onclick="alert(1)"'),
        ('<use href="https://evil.example/a.svg#b"/>', 'href="https://evil.example/a.svg#b"'),
        ('<use xmlns:l="http://www.w3.org/1999/xlink" l:href="data:image/svg+xml,x"/>', 'href="data:image/svg+xml,x"'),
        ('<path fill="url(https://evil.example/#a)"/>', 'fill="url(https://evil.example/#a)"'),
        ('<path style="fill:u\\72l(a)"/>', 'style="fill:u\\72l(a)"'),
        ("<style>@import 'a.css';</style>", '"@import" in its styles'),
        ("<style>.a{fill:url(//evil.example)}</style>", '"url(" in its styles'),
        ("<style>.a{background:image-set('https://evil.example/a.png')}</style>", '"//" in its styles'),
    ],
)
def test_a_drawing_in_which_something_could_run_or_load_is_refused(docs: Project, inside: str, fault: str) -> None:
    docs.write("docs/img/logo.svg", DRAWN.format(inside))
    hint = "export it as plain SVG, with text as paths, or save it as PNG"
    assert said(docs, "logo", "img/logo.svg") == (
        f'"img/logo.svg" has {fault}, which could run or load something; {hint} [logo-file]'.replace("\\", "\\")
    )


@pytest.mark.parametrize(
    "before",
    [
        '<!DOCTYPE svg [<!ENTITY a "&#60;script>alert(1)&#60;/script>">]>',
        '<?xml-stylesheet href="https://evil.example/a.xsl" type="text/xsl"?>',
        '<?xml version="1.0" encoding="iso-2022-jp"?>',
    ],
)
def test_so_is_what_could_be_read_in_another_way(docs: Project, before: str) -> None:
    docs.write("docs/img/logo.svg", before + PLAIN)
    assert "which could run or load something" in said(docs, "logo", "img/logo.svg")


@pytest.mark.parametrize(
    ("name", "raw", "line"),
    [
        ("logo.svg", b"a picture", '"img/logo.svg" is no SVG picture; save it again from the original [logo-file]'),
        ("logo.svg", b"<html/>", '"img/logo.svg" is no SVG picture; '),
        ("logo.svg", b"\xff\xfe<\0s\0", '"img/logo.svg" is no SVG picture; '),
        ("logo.png", b"GIF89a", '"img/logo.png" is no PNG picture; '),
        ("logo.png", png(4_001, 9), '"img/logo.png" is more than 4,000 pixels wide or high; '),
        ("logo.png", png(10_000, 10_000), '"img/logo.png" is more than 4,000 pixels wide or high; '),
        ("logo.png", png(20_000, 20_000), '"img/logo.png" is more than 4,000 pixels wide or high; '),
        ("logo.png", png(0, 9), '"img/logo.png" is no PNG picture; '),
        ("logo.webp", webp()[:30], '"img/logo.webp" is no WEBP picture; '),
        ("logo.webp", png(9, 9), '"img/logo.webp" is no WEBP picture; '),
        (
            "logo.gif",
            b"GIF89a",
            'logo is "img/logo.gif"; write the name of a file in docs/ that ends with .svg or .png',
        ),
        ("logo.png", png(9, 9, bytes(20_000)), '"img/logo.png" has 20,0'),
    ],
)
def test_what_is_no_picture_or_too_large_is_refused(docs: Project, name: str, raw: bytes, line: str) -> None:
    docs.write(f"docs/img/{name}", raw)
    assert said(docs, "logo", f"img/{name}").startswith(line)


def test_a_file_that_is_not_there_is_told_with_the_nearest_that_is(docs: Project) -> None:
    assert said(docs, "logo", "img/logo.svg") == (
        'there is no file "img/logo.svg" in docs/; add it there, or delete this line [logo-file]'
    )
    docs.write("docs/img/logo.svg", PLAIN)
    assert 'did you mean "img/logo.svg"?' in said(docs, "logo", "docs/img/logo.svg")
    for name in ("../docs/img/logo.svg", str(docs.root / "docs/img/logo.svg")):
        assert f'there is no file "{name[:20]}' in said(docs, "logo", name)


def test_an_icon_of_tabs_is_smaller_than_a_logo_and_no_webp(docs: Project) -> None:
    docs.write("docs/img/icon.png", png(9, 9, bytes(3_000)))
    assert said(docs, "favicon", "img/icon.png").endswith("; save it smaller, 3,000 bytes at most [logo-file]")
    check_picture(docs.root, "logo", "img/icon.png")
    assert "ends with .svg or .png [" in said(docs, "favicon", "img/icon.webp")


@pytest.mark.parametrize(
    ("name", "raw", "width", "height"),
    [
        ("a.png", png(300, 100), 120, HEIGHT),
        ("a.png", png(1000, 100), WIDEST, 20),
        ("a.svg", PLAIN.encode(), 80, HEIGHT),
        ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg" width="30mm" height="10mm"/>', 120, HEIGHT),
        ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>', HEIGHT, HEIGHT),
        ("a.webp", webp(), 120, HEIGHT),
        ("a.webp", webp(lossless=True), 120, HEIGHT),
        ("a.webp", webp("RGBA"), 120, HEIGHT),
    ],
)
def test_the_header_keeps_room_for_a_logo_of_its_shape(
    docs: Project, name: str, raw: bytes, width: int, height: int
) -> None:
    docs.write(f"docs/{name}", raw)
    check_picture(docs.root, "logo", name)
    assert read_logo(docs.root, name) == Logo(name, width, height)


def test_our_own_icon_of_tabs_would_be_let_through(docs: Project) -> None:
    docs.write("docs/favicon.svg", (ROOT / "overrides/assets/favicon.svg").read_bytes())
    check_picture(docs.root, "favicon", "favicon.svg")
