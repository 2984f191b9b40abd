"""The sitemap has the days of the reviews, whichever generator made it."""

from datetime import date

import pytest
from lxml import etree

from scripts.finish.sitemap import review_dates

URL = "https://example.org/infusion-guide/"
REVIEWED = {"": date(2026, 11, 22), "costs/": date(2026, 10, 1), "risks/": date(2026, 9, 30)}
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"

MKDOCS = f"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="{NAMESPACE}">
    <url>
         <loc>{URL}</loc>
         <lastmod>2026-11-25</lastmod>
    </url>
    <url>
         <loc>{URL}costs/</loc>
         <lastmod>2026-11-25</lastmod>
    </url>
    <url>
         <loc>{URL}risks/</loc>
         <lastmod>2026-11-25</lastmod>
    </url>
</urlset>"""
ZENSICAL = f"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="{NAMESPACE}">
      <url>
        <loc>{URL}risks/</loc>
      </url>
      <url>
        <loc>{URL}</loc>
      </url>
      <url>
        <loc>{URL}costs/</loc>
      </url></urlset>"""


def listed(sitemap: str) -> dict[str, str | None]:
    tree = etree.fromstring(sitemap.encode())
    assert tree.tag == f"{{{NAMESPACE}}}urlset"
    return {
        str(entry.findtext(f"{{{NAMESPACE}}}loc")): entry.findtext(f"{{{NAMESPACE}}}lastmod")
        for entry in tree.findall(f"{{{NAMESPACE}}}url")
    }


@pytest.mark.parametrize("sitemap", [MKDOCS, ZENSICAL], ids=["mkdocs", "zensical"])
def test_each_page_has_the_day_of_its_last_review(sitemap: str) -> None:
    assert listed(review_dates(sitemap, URL, REVIEWED)) == {
        URL: "2026-11-22",
        f"{URL}costs/": "2026-10-01",
        f"{URL}risks/": "2026-09-30",
    }


def test_both_generators_give_the_same_bytes() -> None:
    assert review_dates(MKDOCS, URL, REVIEWED) == review_dates(ZENSICAL, URL, REVIEWED)


def test_a_second_time_changes_nothing() -> None:
    once = review_dates(MKDOCS, URL, REVIEWED)
    assert review_dates(once, URL, REVIEWED) == once


def test_a_page_without_a_review_is_listed_without_a_day() -> None:
    assert listed(review_dates(MKDOCS, URL, {"costs/": date(2026, 10, 1)}))[URL] is None


@pytest.mark.parametrize("address", ["404.html", "404/"])
def test_the_page_that_is_shown_when_nothing_is_found_is_not_listed(address: str) -> None:
    sitemap = MKDOCS.replace(f"{URL}risks/", f"{URL}{address}")
    assert set(listed(review_dates(sitemap, URL, REVIEWED))) == {URL, f"{URL}costs/"}


def test_an_address_with_an_ampersand_stays_escaped() -> None:
    sitemap = MKDOCS.replace(f"{URL}risks/", f"{URL}a&amp;b/")
    assert f"{URL}a&b/" in listed(review_dates(sitemap, URL, REVIEWED))
