"""A notice in a whole site: on its day, where it belongs, and never above the crisis line."""

from tests.project import Project

NOTICES = """notices:
  - kind: closed
    text: The clinic is closed from December 24 to 26.
    from: 2026-12-24
    until: 2026-12-26
    link: {page: contact, words: How to reach us}
  - kind: news
    text: There is a new form to fill in before your first visit. It asks about your health and your medicines.
    from: 2026-12-24
    until: 2026-12-31
    pages: [prepare]
"""


def test_a_notice_is_below_the_header_of_every_page_or_some_and_gone_on_the_day_after(guide: Project) -> None:
    guide.write("content/notices.yml", NOTICES)
    guide.build({"SITE_DATE": "2026-12-26"})
    pages = {file.relative_to(guide.site).as_posix(): file.read_text() for file in guide.site.rglob("*.html")}
    for name, html in pages.items():
        parts = ('class="crisis-line"', "</header>", 'class="notice ', '<main id="main"')
        places = [html.index(part) for part in parts]
        assert places == sorted(places), name
        assert html.count('class="notice ') == 1 + (name == "prepare/index.html"), name
        assert 'href="/contact/">How to reach us</a>' in html, name
    guide.build({"SITE_DATE": "2026-12-27"})
    assert [name for name in pages if 'class="notice ' in (guide.site / name).read_text()] == ["prepare/index.html"]
