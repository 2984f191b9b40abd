"""What readers take away: handouts, which must fit on a sheet and have a page, and the downloads in docs/files/."""

import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

import typst

from scripts.checks.source.markup import link_target, links_in, reference_links
from scripts.data.checklists import Handout
from scripts.data.downloads import DOWNLOAD_NAME, FILES, KINDS, size_in_words
from scripts.data.front_matter import Page
from scripts.data.load import Content
from scripts.data.source_files import page_files, plain_files
from scripts.data.yaml_reader import Location, YamlFile, values
from scripts.diagnostics import Diagnostic, NameNotFound, shortened
from scripts.render.handouts import count_sheets, has_prices, is_printable, page_name, typeset, typst_source
from scripts.render.templates import typst_value

LocatedText = tuple[PurePosixPath, int, str]  # file, line, text
MOST_LISTED = 5  # characters
NAMING_PAGES = ("handouts", "safety", "checklists", "notices")
BOTH_SIDES = 2  # pages of a handout with prices, which nobody who adds an offer or a place can shorten


def check_named_pages(root: Path, pages: Iterable[Page], content: Content) -> Iterator[Diagnostic]:
    """Yield each page that a data file names, but that is not in docs/."""
    names = {page.name for page in pages} | {name.removesuffix(".md") for name in page_files(root)}
    for file, where, name in named_pages(content):
        if name not in names:
            missing = NameNotFound("page", name, names)
            yield file.diagnostic_at(where, missing.message, missing.hint, "page-unknown")


def named_pages(content: Content) -> Iterator[tuple[YamlFile, Location, str]]:
    """Yield (file, location, name) for each page that a data file names; the name is like `costs`."""
    for kind in NAMING_PAGES:
        for where, name in values(content.files[kind].data):
            if where[-1] == "page" or where[-2:-1] == ("pages",):
                yield content.files[kind], where, name


def check_handout_pages(pages: Iterable[Page], content: Content) -> Iterator[Diagnostic]:
    """Yield each handout without a page of its own that shows it. Reason: its PDF and other pages link to that page."""
    bodies = {page.path: page.body for page in pages}
    for index, handout in enumerate(content.handouts.handouts):
        path = content.redirects.page(page_name(handout))
        if not re.search(rf'\{{\{{\s*handout\(\s*(?:name\s*=\s*)?["\']{handout.id}["\']', bodies.get(path, "")):
            message = f'the handout "{handout.id}" has no page of its own'
            hint = f'write {path}, with {{{{ handout("{handout.id}") }}}} on a line of its own'
            yield content.files["handouts"].diagnostic_at(("handouts", index, "id"), message, hint, "handout-page")


def check_sheets(pages: Iterable[Page], content: Content) -> Iterator[Diagnostic]:
    """Yield each handout that takes more than one sheet, and each text on one with a character that no font has.

    Other checks report a handout whose page does not exist or has no front matter. Every promotion and discount counts,
    so that no sheet becomes too long on the day that one begins.
    """
    owners = {page.name: page for page in pages if page.front_matter}
    is_reduced = content.all_pricing.promotions or content.all_pricing.discounts
    fullest = replace(content, pricing=content.all_pricing) if is_reduced else content
    for index, handout in enumerate(content.handouts.handouts):
        if owner := owners.get(handout.page):
            yield from _check_sheet(handout, owner, fullest, ("handouts", index, "id"))


def _check_sheet(handout: Handout, owner: Page, content: Content, where: Location) -> Iterator[Diagnostic]:
    assert owner.front_matter
    source, file = typst_source(handout, content, owner.front_matter), content.files["handouts"]
    limit = BOTH_SIDES if has_prices(handout) else 1
    if (count := count_sheets(source.encode())) > limit:
        instead = "more than both sides of a sheet" if limit > 1 else "not one"
        message, hint = (
            f'the handout "{handout.id}" is {count} pages long, {instead}',
            "shorten it, or leave out a part",
        )
        yield file.diagnostic_at(where, message, hint, "handout-length")
    try:
        typeset(source.encode(), content.settings.day)
    except typst.TypstError as error:
        texts = [*_data_texts(content), (owner.path, owner.line_of("reviewer"), owner.front_matter.reviewer)]
        message = f'the handout "{handout.id}" cannot be printed ({error.message})'
        yield from [*_unprintable_texts(source, texts)] or [
            file.diagnostic_at(where, message, "use plain letters in its text", "handout-character")
        ]


def _unprintable_texts(source: str, texts: Iterable[LocatedText]) -> Iterator[Diagnostic]:
    """Yield each of the `texts` that is on the sheet and has a character that cannot be printed."""
    for path, line, text in texts:
        chars = list(dict.fromkeys(char for char in text if not char.isascii()))
        if chars and typst_value(text)[1:-1] in source and (lacking := [c for c in chars if not is_printable(c)]):
            named = ", ".join(f'"{char}" (U+{ord(char):04X})' for char in lacking[:MOST_LISTED])
            more = ", …" if len(lacking) > MOST_LISTED else ""
            message = f"the font of the printed handouts has no {named}{more}"
            yield Diagnostic(path, line, message, "write it in words", "handout-character")


def _data_texts(content: Content) -> Iterator[LocatedText]:
    for file in content.files.values():
        yield from ((file.path, file.line(where), text.strip()) for where, text in values(file.data))


LARGEST_FILE = 5_000_000  # bytes; half a minute on a slow phone
ZIP, LFS_POINTER = b"PK\x03\x04", b"version https://git-lfs"
SIGNATURES = {".pdf": b"%PDF-", ".docx": ZIP, ".xlsx": ZIP}
STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
LARGEST_STREAM = 1_000_000  # bytes of it are looked at
STRUCTURE_TREE, TEXT_OPERATOR = re.compile(rb"/StructTreeRoot\b"), re.compile(rb"[)>\]]\s*T[jJ]\b")
TAGS_HINT = "save it again with tags for accessibility, as Word and LibreOffice offer, or put its words on a page, too"


def check_downloads(root: Path, pages: Iterable[Page], content: Content) -> Iterator[Diagnostic]:
    """Yield each file that readers should not get, or that nothing links to, and each missing file of a notice."""
    files = [path for path in plain_files(root, FILES) if path.suffix != ".md"]
    linked = {FILES / notice.link.file for notice in content.notices.notices if notice.link and notice.link.file}
    yield from _missing_files(content, {path.name for path in files})
    if not files:
        return
    for page in pages:
        linked |= {FILES.parent / card.link for card in (page.front_matter.cards if page.front_matter else ())}
        links = (*links_in(page.body), *reference_links(page, page.body))
        linked |= {file for link in links if (file := link_target(page, link.address))}
    for path in files:
        yield from (problems := tuple(_check_file(root, path, content)))
        if path not in linked and not problems:
            hint = f"write [words]({path.relative_to(FILES.parent)}) on a page, or delete it"
            yield Diagnostic(path, 1, "no page links to this file", hint, "download-unused")


def _missing_files(content: Content, names: set[str]) -> Iterator[Diagnostic]:
    for index, notice in enumerate(content.notices.notices):
        if notice.link and notice.link.file and notice.link.file not in names:
            missing = NameNotFound("file in docs/files/", notice.link.file, names)
            yield content.files["notices"].diagnostic_from(("notices", index, "link", "file"), missing)


def _check_file(root: Path, path: PurePosixPath, content: Content) -> Iterator[Diagnostic]:
    """Yield every problem with the type, size or name of a file."""
    suffix = path.suffix.lower()
    with (root / path).open("rb") as file:
        beginning = file.read(len(LFS_POINTER))
    if suffix not in KINDS:
        message = f"readers cannot open every {suffix or 'such'} file"
        yield Diagnostic(path, 1, message, "save it as a PDF, or as .docx or .xlsx", "download-type")
    elif beginning == LFS_POINTER:
        hint = "upload the file itself, without Git LFS"
        yield Diagnostic(path, 1, "this is a pointer of Git LFS, not the file", hint, "download-type")
    elif not beginning.startswith(SIGNATURES[suffix]):
        message = f"the file is called {suffix}, but is no {KINDS[suffix]} file"
        yield Diagnostic(path, 1, message, f"open it in its program and save it as {suffix}", "download-type")
    if (size := (root / path).stat().st_size) > LARGEST_FILE:
        has, most = (size_in_words(number, content.words) for number in (size, LARGEST_FILE))
        hint = "save it with smaller pictures, or split it"
        yield Diagnostic(path, 1, f"the file has {has}, more than {most}", hint, "file-size")
    name = path.relative_to(FILES).as_posix()
    if suffix in KINDS and not re.fullmatch(DOWNLOAD_NAME, name):
        stem = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-") or "form"
        message = f'"{shortened(name)}" is not a plain file name'
        hint = f"rename it to {FILES}/{stem}{suffix}: lowercase letters, digits and hyphens, in no further folder"
        yield Diagnostic(path, 1, message, hint, "file-name")


def download_warnings(root: Path) -> Iterator[Diagnostic]:
    """Yield a warning for each PDF that not everyone can read."""
    for path in plain_files(root, FILES, ".pdf"):
        pdf = (root / path).read_bytes()
        if b"/Encrypt" in pdf:
            message = "the PDF is protected, so nobody can tell whether a screen reader can read it"
            yield Diagnostic(path, 1, message, "save it again without protection", "download-pdf")
        elif missing := missing_in_pdf(pdf):
            message = f"the PDF has no {missing}, so a screen reader cannot read it well"
            yield Diagnostic(path, 1, message, TAGS_HINT, "download-pdf")


def missing_in_pdf(pdf: bytes) -> str:
    """Return what a PDF lacks: "text", as a scanned page does, or "tags", or nothing if it has both.

    Source: PDF 2.0, 14.7 (structure) and 9.4.3 (operators that show text); WCAG 2.2, technique PDF6.
    """
    has_text = has_tags = False
    for part in _pdf_parts(pdf):
        has_text = has_text or bool(TEXT_OPERATOR.search(part))
        has_tags = has_tags or bool(STRUCTURE_TREE.search(part))
        if has_text and has_tags:
            return ""
    return "tags" if has_text else "text"


def _pdf_parts(pdf: bytes) -> Iterator[bytes]:
    """Yield the bytes of a PDF outside its streams, then those of each stream, decompressed."""
    yield STREAM.sub(b"", pdf)
    for stream in STREAM.finditer(pdf):
        try:
            yield zlib.decompressobj().decompress(stream[1], LARGEST_STREAM)
        except zlib.error:  # not compressed, or compressed in another way
            yield stream[1][:LARGEST_STREAM]
