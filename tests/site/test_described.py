"""What the built site tells machines: structured data on every page, a picture for links, a sitemap with true days."""

import re
from pathlib import Path, PurePosixPath

import pytest

from scripts.data.front_matter import read_page
from tests.project import LOCAL_URL, Project


@pytest.fixture(scope="module")
def pages(built_site: Path) -> dict[str, str]:
    """Every page but the 404 by its address."""
    files = (file for file in sorted(built_site.rglob("*.html")) if file.name != "404.html")
    return {
        file.relative_to(built_site).as_posix().removesuffix("index.html"): file.read_text(encoding="utf-8")
        for file in files
    }


def test_every_page_but_the_404_has_structured_data_at_its_end(built_site: Path, pages: dict[str, str]) -> None:
    for address, html in pages.items():
        assert len(re.findall(r'<script type="application/ld\+json">[^<]*</script>\n</body>', html)) == 1, address
    assert "ld+json" not in (built_site / "404.html").read_text(encoding="utf-8")


def test_every_page_has_its_own_words_and_the_one_picture_for_links(built_site: Path, pages: dict[str, str]) -> None:
    seen = set()
    for address, html in pages.items():
        said = dict(re.findall(r'<meta property="og:([^"]*)" content="([^"]+)">', html))
        assert said["url"] == LOCAL_URL + address
        assert said["type"] == ("article" if address else "website")
        assert said["title"] in html.partition("</title>")[0].rpartition("<title>")[2]
        assert f'<meta name="description" content="{said["description"]}">' in html
        assert (built_site / said["image"].removeprefix(LOCAL_URL)).is_file(), said["image"]
        assert said["image:alt"]
        seen.add((said["title"], said["description"]))
    assert len(seen) == len(pages)


def test_the_sitemap_has_every_page_with_the_day_of_its_review(
    built_project: Project, built_site: Path, pages: dict[str, str]
) -> None:
    sitemap = (built_site / "sitemap.xml").read_text(encoding="utf-8")
    listed = dict(re.findall(r"<url><loc>([^<]*)</loc><lastmod>([^<]*)</lastmod></url>", sitemap))
    assert set(listed) == {LOCAL_URL + address for address in pages}
    for address in pages:
        path = PurePosixPath(f"docs/{address.rstrip('/') or 'index'}.md")
        front_matter = read_page(built_project.read(path.as_posix()), path).front_matter
        assert front_matter is not None
        assert listed[LOCAL_URL + address] == front_matter.last_review.isoformat()
