"""The sitemap has the days of the reviews."""

from datetime import date

from lxml import etree

from scripts.outputs.files import sitemap

URL = "https://example.org/infusion-guide/"
REVIEWED = {"": date(2026, 11, 22), "risks/": date(2026, 9, 30), "costs/": date(2026, 10, 1)}
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def listed(made: str) -> dict[str, str | None]:
    tree = etree.fromstring(made.encode())
    assert tree.tag == f"{{{NAMESPACE}}}urlset"
    return {
        str(entry.findtext(f"{{{NAMESPACE}}}loc")): entry.findtext(f"{{{NAMESPACE}}}lastmod")
        for entry in tree.findall(f"{{{NAMESPACE}}}url")
    }


def test_each_page_has_the_day_of_its_last_review() -> None:
    assert listed(sitemap(URL, REVIEWED)) == {
        URL: "2026-11-22",
        f"{URL}costs/": "2026-10-01",
        f"{URL}risks/": "2026-09-30",
    }


def test_the_order_of_the_pages_changes_no_byte() -> None:
    assert sitemap(URL, dict(reversed(REVIEWED.items()))) == sitemap(URL, REVIEWED)


def test_a_page_without_a_review_is_listed_without_a_day() -> None:
    assert listed(sitemap(URL, {"": None}))[URL] is None


def test_an_address_with_an_ampersand_is_escaped() -> None:
    assert f"{URL}a&b/" in listed(sitemap(URL, {"a&b/": None}))
