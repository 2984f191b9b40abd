"""The files next to the pages: search index, redirects, prices, sitemap, handouts, and files that hosts look for."""

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import chain
from pathlib import Path, PurePosixPath

from markupsafe import Markup, escape

from scripts.data.front_matter import Page, built_path, page_address
from scripts.data.load import Content
from scripts.data.look import Look
from scripts.data.source_files import DOCS
from scripts.git import git
from scripts.outputs.link_picture import LINK_PICTURE, link_picture
from scripts.outputs.search import Entry, search_index
from scripts.render.handouts import pdf_path, typeset_handouts
from scripts.render.price_tables import price_tables, table_file
from scripts.render.templates import template

SCHEMA = Path(__file__).parents[2] / "schemas/published/pricing.schema.json"
LOCK = PurePosixPath("requirements/site.txt")
# What a page may load and run is in its own policy; an SVG file may have styles of its own.
NO_FRAMES = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
NON_PAGE_POLICY = f"default-src 'none'; style-src 'unsafe-inline'; {NO_FRAMES}; sandbox"
DENIED_FEATURES = ("browsing-topics", "camera", "geolocation", "microphone", "payment", "usb")
COMMON_HEADERS = {
    "Content-Security-Policy": NO_FRAMES,
    "X-Frame-Options": "DENY",  # for browsers without frame-ancestors
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in DENIED_FEATURES),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
NON_PAGE_FILES = (
    "assets/*",
    "build.json",
    "pricing.csv",
    "pricing.json",
    "pricing.schema.json",
    "search.json",
    "sitemap.xml",
)


def price_files(content: Content) -> Iterator[tuple[PurePosixPath, str]]:
    """Yield pricing.json and pricing.csv, the price tables in machine-readable form, and the schema of the former."""
    for suffix in ("json", "csv"):
        yield PurePosixPath(f"pricing.{suffix}"), table_file(price_tables(content), suffix, content)
    yield PurePosixPath(SCHEMA.name), SCHEMA.read_text(encoding="utf-8")


def build_record(commit: str, lock: bytes, content: Content) -> str:
    """Return build.json: the commit, the date and address of the site, the dates of its prices, the lock's SHA-256."""
    record = {
        "commit": commit,
        "site_date": content.settings.day.isoformat(),
        "site_url": content.settings.url,
        "prices_read": content.pricing.read.isoformat(),
        "prices_confirmed": content.pricing.confirmed and content.pricing.confirmed.isoformat(),
        "lock_sha256": hashlib.sha256(lock).hexdigest(),
    }
    return json.dumps(record, indent=2) + "\n"


def host_files(content: Content) -> Iterator[tuple[PurePosixPath, str]]:
    """Yield the files that hosts and crawlers look for; security.txt only with a contact and a domain.

    Source: RFC 9309 (robots.txt), RFC 9116 (security.txt, which must say when it expires).
    """
    url, clinic = content.settings.url, content.clinic
    yield PurePosixPath(".nojekyll"), ""
    yield PurePosixPath("_headers"), headers_file(content.settings.base_path)
    yield PurePosixPath("robots.txt"), f"User-agent: *\nAllow: /\nSitemap: {url}sitemap.xml\n"
    if clinic.security_contact and clinic.domain:
        expires = f"{content.settings.day + timedelta(days=365)}T00:00:00Z"
        text = (
            f"Contact: {clinic.security_contact}\n"
            f"Expires: {expires}\n"
            f"Canonical: https://{clinic.domain}/.well-known/security.txt\n"
        )
        yield PurePosixPath(".well-known/security.txt"), text


def headers_file(base_path: str) -> str:
    """Return the HTTP headers of a site below `base_path`, for Netlify and Cloudflare Pages; GitHub Pages sets none.

    A PDF gets those of a page, since its viewer is one. Source: both hosts' documentation of `_headers`. If two rules
    match an address, Netlify sends the header of the more specific one, but Cloudflare sends both: so each policy is
    complete, and none contradicts another.
    """
    lines = []
    for path, headers in (
        ("*", COMMON_HEADERS),
        *((path, {"Content-Security-Policy": NON_PAGE_POLICY}) for path in NON_PAGE_FILES),
    ):
        lines += [f"{base_path}{path}", *(f"  {name}: {value}" for name, value in headers.items()), ""]
    return "\n".join(lines)


def moved_pages(content: Content) -> Mapping[PurePosixPath, str]:
    """Return the new address, relative to the site's, of each moved page by its old path in the site."""
    return {built_path(DOCS / old): page_address(DOCS / new) for old, new in content.redirects.targets.items()}


def refresh_element(base_path: str, address: str) -> Markup:
    """Return the element that redirects at once, which the allowlist accepts only on redirect pages."""
    return Markup('<meta http-equiv="refresh" content="0; url={}">').format(f"{base_path}{address}")


def redirect_pages(
    pages: Iterable[Page], content: Content, look: Mapping[str, object]
) -> Iterator[tuple[PurePosixPath, str]]:
    """Yield a page at the old path of each moved page, which says so and leads to the new one.

    `pages` are those in docs/; `look` has the values `styles`, `policy`, and `look` for the template.
    Reason: GitHub Pages has no HTTP redirects. Source: HTML Living Standard, 4.2.5.3, refresh; Google Search
    Central takes one after 0 seconds for a permanent redirect.
    """
    titles = {built_path(page.path): page.front_matter.title for page in pages if page.front_matter}
    base, moved_template = content.settings.base_path, template("moved.html.jinja")
    for path, address in moved_pages(content).items():
        title = titles.get(PurePosixPath(address) / "index.html", "")
        values = {"content": content, "words": content.words, "refresh": refresh_element(base, address), **look}
        yield path, moved_template.render(title=title, address=address, **values)


def sitemap(url: str, reviewed: Mapping[str, date | None]) -> str:
    """Return the sitemap of the site at `url`, which ends with a slash.

    `reviewed` has the date of each page's last review, or None, by its address relative to `url`: `costs/`.
    Source: the Sitemaps protocol 0.9; Google uses `lastmod` only if it is accurate, which the date of a build would
    not be.
    """
    lines = "\n".join(
        f"<url><loc>{escape(url + address)}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>"
        for address, day in sorted(reviewed.items())
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}\n</urlset>\n'
    )


def write_index(site: Path, entries: Iterable[Entry], content: Content) -> None:
    """Write the search index with these entries into the folder `site`."""
    with (site / "search.json").open("w", encoding="utf-8") as index:
        index.writelines(search_index(entries, content.search, content.words.search))


def write_files(site: Path, root: Path, pages: Collection[Page], content: Content, look: Mapping[str, object]) -> None:
    """Write the other files next to the `pages` of docs/ into the folder `site`.

    `root` is the project; `look` has the values that templates need on every page.
    """
    commit = git(root, "rev-parse", "HEAD") or "unknown"
    for path, text in chain(
        redirect_pages(pages, content, look),
        price_files(content),
        host_files(content),
        [(PurePosixPath("sitemap.xml"), sitemap(content.settings.url, _review_dates(pages)))],
        [(PurePosixPath("build.json"), build_record(commit.strip(), (root / LOCK).read_bytes(), content))],
    ):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, encoding="utf-8")
    site_look = look["look"]
    assert isinstance(site_look, Look)
    pictures = {str(LINK_PICTURE): link_picture(content, site_look.palette)}
    for name, data in (typeset_handouts(pages, content, site_look.palette) | pictures).items():
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_bytes(data)


def generated_files(content: Content) -> Iterator[PurePosixPath]:
    """Yield the files next to the pages that every build generates."""
    yield from (LINK_PICTURE, *map(PurePosixPath, ("build.json", "search.json", "sitemap.xml")))
    yield from (path for path, _ in (*price_files(content), *host_files(content)))
    yield from (PurePosixPath(pdf_path(handout)) for handout in content.handouts.handouts)


def _review_dates(pages: Iterable[Page]) -> dict[str, date | None]:
    return {page.address: page.front_matter.last_review if page.front_matter else None for page in pages}
