"""The sitemap: a page changed, for search engines, on the day it was last reviewed.

Source: the Sitemaps protocol 0.9; Google reads `lastmod` only where it is true, and a build's day would not be.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from scripts.finish.pages import NOT_FOUND

LOCATION = re.compile(r"<loc>\s*(.*?)\s*</loc>", re.DOTALL)


def review_dates(sitemap: str, url: str, reviewed: Mapping[str, date]) -> str:
    """Return a generator's sitemap anew, each address with its day, the 404 page left out.

    `url` is the site's address, which ends with a slash; `reviewed` has the days by the address below it, `costs/`. An
    address without a day is listed without one. MkDocs and Zensical lay their sitemaps out differently; here they are
    the same bytes.
    """
    lines = "\n".join(_entries(sitemap, url, reviewed))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}\n</urlset>\n'
    )


def _entries(sitemap: str, url: str, reviewed: Mapping[str, date]) -> Iterator[str]:
    for location in sorted(set(LOCATION.findall(sitemap))):
        address = location.removeprefix(url)
        if address.rstrip("/") not in {NOT_FOUND.name, NOT_FOUND.stem}:
            day = reviewed.get(address)
            yield f"<url><loc>{location}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>"
