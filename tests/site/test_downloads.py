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


def test_links_buttons_cards_and_notices_say_the_type_and_the_size_of_their_file(project: Project) -> None:
    (project.root / "docs/files").mkdir(exist_ok=True)
    project.write("docs/files/form.docx", FORM)
    project.write("content/notices.yml", NOTICE)
    project.append("docs/prepare.md", "[**Get** a form](files/form.docx){ .md-button } or [a form](files/form.docx).")
    project.edit("docs/index.md", "    link: costs/", "    link: files/form.docx")
    project.build()
    page, home = ((project.site / name).read_text() for name in ("prepare/index.html", "index.html"))
    assert 'href="../files/form.docx"><strong>Get</strong> a form (Word, 120 KB)</a>' in page
    assert '<a href="../files/form.docx">a form (Word, 120 KB)</a>' in page
    assert '<a href="/files/form.docx">Get it (Word, 120 KB)</a>' in page
    assert 'files/form.docx">' in home.partition("cards")[2]
    assert home.count("(Word, 120 KB)</a>") == 2
    assert (project.site / "files/form.docx").read_bytes() == FORM
