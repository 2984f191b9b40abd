"""The sitemap, in which the date of a page is that of its last review.

Source: the Sitemaps protocol 0.9; Google uses `lastmod` only if it is accurate, which the date of a build would not be.
"""

from collections.abc import Mapping
from datetime import date

from markupsafe import escape


def sitemap(url: str, reviewed: Mapping[str, date | None]) -> str:
    """Return the sitemap of the site at `url`, which ends with a slash.

    `reviewed` has the date of each page, or None, by its address relative to that: `costs/`.
    """
    lines = "\n".join(
        f"<url><loc>{escape(url + address)}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>"
        for address, day in sorted(reviewed.items())
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}\n</urlset>\n'
    )
