"""Files for download in a whole site: published, and said to be what they are behind each link."""

from tests.project import Project

FORM = b"PK\x03\x04" + b" " * 119_996
NOTICE = """notices:
  - kind: news
    text: There is a new form.
    from: 2026-11-22
    until: 2026-11-23
    link: {file: form.docx, words: Get it}
"""
CARD = """template: home.html
cards:
  - title: A form
    text: Fill it in before you come.
    link: files/form.docx
"""


def test_links_buttons_cards_and_notices_say_the_type_and_the_size_of_their_file(guide: Project) -> None:
    (guide.root / "docs/files").mkdir(exist_ok=True)
    guide.write("docs/files/form.docx", FORM)
    guide.write("content/notices.yml", NOTICE)
    guide.append("docs/prepare.md", "[**Get** a form](files/form.docx){ .md-button } or [a form](files/form.docx).")
    guide.edit("docs/index.md", "kind: page\n", f"kind: page\n{CARD}")
    guide.build()
    page, home = ((guide.site / name).read_text() for name in ("prepare/index.html", "index.html"))
    assert 'href="../files/form.docx"><strong>Get</strong> a form (Word, 120 KB)</a>' in page
    assert '<a href="../files/form.docx">a form (Word, 120 KB)</a>' in page
    assert '<a href="/files/form.docx">Get it (Word, 120 KB)</a>' in page
    assert 'files/form.docx">' in home.partition("cards")[2]
    assert home.count("(Word, 120 KB)</a>") == 2
    assert (guide.site / "files/form.docx").read_bytes() == FORM
