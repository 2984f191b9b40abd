"""The sitemap: a page changed, for search engines, on the day it was last reviewed.

Source: the Sitemaps protocol 0.9; Google reads `lastmod` only where it is true, and a build's day would not be.
"""

from collections.abc import Mapping
from datetime import date

from markupsafe import escape


def sitemap(url: str, reviewed: Mapping[str, date | None]) -> str:
    """Return the sitemap of the site at `url`, which ends with a slash.

    `reviewed` has the day of each page by its address below that, `costs/`; one without a day is listed without.
    """
    lines = "\n".join(
        f"<url><loc>{escape(url + address)}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>"
        for address, day in sorted(reviewed.items())
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}\n</urlset>\n'
    )
