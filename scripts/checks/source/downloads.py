"""The files in docs/files/: what they are and are called, whether a page links them, and what a PDF lacks."""

import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from scripts.checks.source.markup import leads_to, links_by_name, links_in
from scripts.data.downloads import FILES, KINDS, NAME, size_in_words
from scripts.data.front_matter import Page
from scripts.data.load import Content
from scripts.data.source_files import plain_files
from scripts.diagnostics import Diagnostic, NameNotFound, shortened

LARGEST = 5_000_000  # bytes; half a minute on a slow phone
ZIP, POINTER = b"PK\x03\x04", b"version https://git-lfs"
BEGINS = {".pdf": b"%PDF-", ".docx": ZIP, ".xlsx": ZIP}
STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
LARGEST_STREAM = 1_000_000  # bytes of it are looked at
TAGS, WRITES = re.compile(rb"/StructTreeRoot\b"), re.compile(rb"[)>\]]\s*T[jJ]\b")
TAGGED = "save it again with tags for accessibility, as Word and LibreOffice offer, or put its words on a page, too"


def check_downloads(root: Path, pages: Iterable[Page], content: Content) -> Iterator[Diagnostic]:
    """Yield each file that readers should not get, that nothing links, or that a notice links and is not there."""
    files = [path for path in plain_files(root, FILES) if path.suffix != ".md"]
    linked = {FILES / notice.link.file for notice in content.notices.notices if notice.link and notice.link.file}
    yield from _missing(content, {path.name for path in files})
    if not files:
        return
    for page in pages:
        linked |= {FILES.parent / card.link for card in (page.front_matter.cards if page.front_matter else ())}
        links = (*links_in(page.body), *links_by_name(page, page.body))
        linked |= {file for link in links if (file := leads_to(page, link.address))}
    for path in files:
        yield from (wrong := tuple(_wrong(root, path, content)))
        if path not in linked and not wrong:
            hint = f"write [words]({path.relative_to(FILES.parent)}) on a page, or delete it"
            yield Diagnostic(path, 1, "no page links to this file", hint, "download-unused")


def _missing(content: Content, names: set[str]) -> Iterator[Diagnostic]:
    for index, notice in enumerate(content.notices.notices):
        if notice.link and notice.link.file and notice.link.file not in names:
            missing = NameNotFound("file in docs/files/", notice.link.file, names)
            yield content.files["notices"].told(("notices", index, "link", "file"), missing)


def _wrong(root: Path, path: PurePosixPath, content: Content) -> Iterator[Diagnostic]:
    """Yield what is wrong with the type, the size or the name of a file."""
    suffix = path.suffix.lower()
    with (root / path).open("rb") as file:
        begins = file.read(len(POINTER))
    if suffix not in KINDS:
        message = f"readers cannot open every {suffix or 'such'} file"
        yield Diagnostic(path, 1, message, "save it as a PDF, or as .docx or .xlsx", "download-type")
    elif begins == POINTER:
        hint = "upload the file itself, without Git LFS"
        yield Diagnostic(path, 1, "this is a pointer of Git LFS, not the file", hint, "download-type")
    elif not begins.startswith(BEGINS[suffix]):
        message = f"the file is called {suffix}, but is no {KINDS[suffix]} file"
        yield Diagnostic(path, 1, message, f"open it in its program and save it as {suffix}", "download-type")
    if (size := (root / path).stat().st_size) > LARGEST:
        has, most = (size_in_words(number, content.words) for number in (size, LARGEST))
        hint = "save it with smaller pictures, or split it"
        yield Diagnostic(path, 1, f"the file has {has}, more than {most}", hint, "file-size")
    name = path.relative_to(FILES).as_posix()
    if suffix in KINDS and not re.fullmatch(NAME, name):
        stem = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-") or "form"
        message = f'"{shortened(name)}" is not a plain file name'
        hint = f"rename it to {FILES}/{stem}{suffix}: lowercase letters, digits and hyphens, in no further folder"
        yield Diagnostic(path, 1, message, hint, "file-name")


def download_warnings(root: Path) -> Iterator[Diagnostic]:
    """Yield each PDF that not everyone can read."""
    for path in plain_files(root, FILES, ".pdf"):
        pdf = (root / path).read_bytes()
        if b"/Encrypt" in pdf:
            message = "the PDF is protected, so nobody can tell whether a screen reader can read it"
            yield Diagnostic(path, 1, message, "save it again without protection", "download-pdf")
        elif lacks := what_it_lacks(pdf):
            message = f"the PDF has no {lacks}, so a screen reader cannot read it well"
            yield Diagnostic(path, 1, message, TAGGED, "download-pdf")


def what_it_lacks(pdf: bytes) -> str:
    """Return "text", as of a scanned page, or "tags" if a PDF has no such thing; nothing if it has both.

    Source: PDF 2.0, 14.7 (structure) and 9.4.3 (operators that show text); WCAG 2.2, technique PDF6.
    """
    has_text = has_tags = False
    for part in _parts(pdf):
        has_text = has_text or bool(WRITES.search(part))
        has_tags = has_tags or bool(TAGS.search(part))
        if has_text and has_tags:
            return ""
    return "tags" if has_text else "text"


def _parts(pdf: bytes) -> Iterator[bytes]:
    """Yield the bytes of a PDF outside of its streams, then those of each stream, unpacked."""
    yield STREAM.sub(b"", pdf)
    for stream in STREAM.finditer(pdf):
        try:
            yield zlib.decompressobj().decompress(stream[1], LARGEST_STREAM)
        except zlib.error:  # not packed, or packed in another way
            yield stream[1][:LARGEST_STREAM]
