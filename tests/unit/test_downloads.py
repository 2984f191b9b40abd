"""Files for download: what stands behind their links, and which files are refused or worth a warning."""

import zlib

import pytest
import typst

from scripts.checks.check_sources import check_sources
from scripts.checks.source.downloads import missing_in_pdf
from scripts.data.downloads import kind_and_size, size_in_words
from scripts.data.load import Content
from scripts.diagnostics import CheckFailed
from tests.project import PINNED, Project

TAGGED = b"%PDF-1.7\n1 0 obj <</Type/Catalog/StructTreeRoot 2 0 R>>\nstream\nBT (A form) Tj ET\nendstream\n"


def put(guide: Project, name: str, raw: bytes, link: str | None = None) -> None:
    """Put a file into docs/files/, and a link to it on a page."""
    file = guide.root / "docs/files" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(raw)
    guide.append("docs/costs.md", link or f"Fill in [the form](files/{name}).")


def problems(guide: Project) -> list[str]:
    try:
        return [str(found) for found in check_sources(guide.root, PINNED).warnings]
    except CheckFailed as failed:
        return [str(found) for found in failed.diagnostics]


def test_a_tagged_pdf_that_a_page_links_is_right(guide: Project) -> None:
    put(guide, "form.pdf", TAGGED)
    assert problems(guide) == []


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        (
            "form.pages",
            b"PK\x03\x04",
            "1: readers cannot open every .pages file; save it as a PDF, or as .docx or .xlsx",
        ),
        (
            "form.pdf",
            b"hello",
            "1: the file is called .pdf, but is no PDF file; open it in its program and save it as .pdf",
        ),
        ("form.docx", b"", "1: the file is called .docx, but is no Word file; open it in its program and save it as"),
        (
            "form.pdf",
            b"version https://git-lfs.github.com/spec/v1\n",
            "1: this is a pointer of Git LFS, not the file; ",
        ),
        (
            "form.pdf",
            TAGGED + b" " * 5_000_000,
            "1: the file has 5.0 MB, more than 5.0 MB; save it with smaller pictures",
        ),
        ("Our Form.PDF", TAGGED, '1: "Our Form.PDF" is not a plain file name; rename it to docs/files/our-form.pdf: '),
        ("new/form.pdf", TAGGED, '1: "new/form.pdf" is not a plain file name; rename it to docs/files/form.pdf: '),
    ],
)
def test_a_file_that_readers_should_not_get_is_told(guide: Project, name: str, raw: bytes, said: str) -> None:
    put(guide, name, raw, f"Fill in [the form](files/{name.replace(' ', '%20')}).")
    (found,) = problems(guide)
    assert found.startswith(f"docs/files/{name}:{said}")


def test_a_file_that_nothing_links_is_told(guide: Project) -> None:
    put(guide, "form.pdf", TAGGED, "No link.")
    assert problems(guide) == [
        "docs/files/form.pdf:1: no page links to this file; "
        "write [words](files/form.pdf) on a page, or delete it [download-unused]"
    ]


def test_a_link_to_a_file_that_is_not_there_suggests_one_that_is(guide: Project) -> None:
    put(guide, "intake-form.pdf", TAGGED)
    line = guide.append("docs/costs.md", "Or [this](files/intake-from.pdf).")
    (found,) = problems(guide)
    assert found == (
        f'docs/costs.md:{line}: the link "files/intake-from.pdf" leads nowhere; '
        'did you mean "files/intake-form.pdf"? [link-broken]'
    )


def test_a_notice_links_a_file_that_is_there(guide: Project) -> None:
    put(guide, "form.pdf", TAGGED, "No link.")
    days = "from: 2026-11-22, until: 2026-11-23"
    notice = f"notices:\n  - {{{{kind: news, text: A form., {days}, link: {{{{file: {{}}, words: It}}}}}}}}\n"
    guide.write("content/notices.yml", notice.format("form.pdf"))
    assert problems(guide) == []
    guide.write("content/notices.yml", notice.format("from.pdf"))
    assert (
        'content/notices.yml:2: there is no file in docs/files/ "from.pdf"; did you mean "form.pdf"?'
        in problems(guide)[0]
    )


@pytest.mark.parametrize(
    ("pdf", "lacks"),
    [
        (TAGGED, ""),
        (TAGGED.replace(b"/StructTreeRoot 2 0 R", b""), "tags"),
        (TAGGED.replace(b"(A form) Tj", b"/Im1 Do"), "text"),
        (b"%PDF-1.7\nstream\n" + zlib.compress(b"BT [(A)] TJ ET /StructTreeRoot 1 0 R") + b"\nendstream", ""),
    ],
)
def test_what_a_pdf_lacks_is_seen_also_in_packed_parts(pdf: bytes, lacks: str) -> None:
    assert missing_in_pdf(pdf) == lacks


def test_a_real_pdf_with_tags_and_text_lacks_nothing() -> None:
    assert missing_in_pdf(typst.compile(b'#set document(title: "A")\n= A form\nName:', format="pdf")) == ""


def test_a_pdf_that_not_everyone_can_read_is_a_warning(guide: Project) -> None:
    put(guide, "form.pdf", TAGGED.replace(b"/StructTreeRoot 2 0 R", b""))
    (found,) = problems(guide)
    assert found.startswith(
        "docs/files/form.pdf:1: the PDF has no tags, so a screen reader cannot read it well; save it"
    )
    put(guide, "form.pdf", TAGGED + b"/Encrypt 3 0 R")
    (found,) = problems(guide)
    assert found.startswith("docs/files/form.pdf:1: the PDF is protected, so nobody can tell")


def test_a_size_is_said_in_few_digits(content: Content) -> None:
    sizes = [size_in_words(size, content.words) for size in (1, 119_600, 999_000, 1_250_000)]
    assert sizes == ["1 KB", "120 KB", "999 KB", "1.2 MB"]


def test_a_file_that_is_not_there_has_no_size(guide: Project, content: Content) -> None:
    assert kind_and_size(guide.root, "form.pdf", content.words) == ""
