"""The files next to the pages: search index, redirects, prices, sitemap, handouts, and what hosts look for."""

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
# What a page loads and runs is in its own policy; an SVG file may have styles of its own.
NO_FRAMES = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
NO_PAGE = f"default-src 'none'; style-src 'unsafe-inline'; {NO_FRAMES}; sandbox"
NOT_USED = ("browsing-topics", "camera", "geolocation", "microphone", "payment", "usb")
EVERYWHERE = {
    "Content-Security-Policy": NO_FRAMES,
    "X-Frame-Options": "DENY",  # for browsers without frame-ancestors
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in NOT_USED),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
NO_PAGES = (
    "assets/*",
    "build.json",
    "pricing.csv",
    "pricing.json",
    "pricing.schema.json",
    "search.json",
    "sitemap.xml",
)


def price_files(content: Content) -> Iterator[tuple[PurePosixPath, str]]:
    """Yield pricing.json and pricing.csv, the tables of the pages in machine-readable form, and its schema."""
    for suffix in ("json", "csv"):
        yield PurePosixPath(f"pricing.{suffix}"), table_file(price_tables(content), suffix, content)
    yield PurePosixPath(SCHEMA.name), SCHEMA.read_text(encoding="utf-8")


def build_record(commit: str, lock: bytes, content: Content) -> str:
    """Return build.json: the commit, the date and address the site was built for, and the SHA-256 of the lock file."""
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

    A PDF has those of a page, as its viewer is one. Source: both hosts' documentation of `_headers`. Where two rules
    match an address, Netlify sends the header of the more specific one and Cloudflare both: so each policy is complete,
    and none contradicts another.
    """
    lines = []
    for path, headers in (("*", EVERYWHERE), *((path, {"Content-Security-Policy": NO_PAGE}) for path in NO_PAGES)):
        lines += [f"{base_path}{path}", *(f"  {name}: {value}" for name, value in headers.items()), ""]
    return "\n".join(lines)


def moved_pages(content: Content) -> Mapping[PurePosixPath, str]:
    """Return the old path of each moved page in the site, with its new address, relative to the site's."""
    return {built_path(DOCS / old): page_address(DOCS / new) for old, new in content.redirects.targets.items()}


def refresh(base_path: str, address: str) -> Markup:
    """Return the element that redirects at once, which the allowlist accepts only on such a page."""
    return Markup('<meta http-equiv="refresh" content="0; url={}">').format(f"{base_path}{address}")


def redirect_pages(
    pages: Iterable[Page], content: Content, look: Mapping[str, object]
) -> Iterator[tuple[PurePosixPath, str]]:
    """Yield a page in the place of each that has moved, which says so and leads to the new one.

    `pages` are those in docs/, `look` has `styles`, `policy`, and `look`.
    Reason: GitHub Pages has no HTTP redirects. Source: HTML Living Standard, 4.2.5.3, refresh; Google Search
    Central takes one after 0 seconds for a permanent redirect.
    """
    titles = {built_path(page.path): page.front_matter.title for page in pages if page.front_matter}
    base, moved = content.settings.base_path, template("moved.html.jinja")
    for path, address in moved_pages(content).items():
        title = titles.get(PurePosixPath(address) / "index.html", "")
        known = {"content": content, "words": content.words, "refresh": refresh(base, address), **look}
        yield path, moved.render(title=title, address=address, **known)


def sitemap(url: str, reviewed: Mapping[str, date | None]) -> str:
    """Return the sitemap of the site at `url`, which ends with a slash.

    `reviewed` has the date of each page's last review, or None, by its address relative to that: `costs/`.
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
    """Write the search index of these entries into the folder `site`."""
    with (site / "search.json").open("w", encoding="utf-8") as index:
        index.writelines(search_index(entries, content.search, content.words.search))


def write_files(site: Path, root: Path, pages: Collection[Page], content: Content, look: Mapping[str, object]) -> None:
    """Write the other files next to the `pages` of docs/ into the folder `site`.

    `root` is the project; `look` is that of every page.
    """
    commit = git(root, "rev-parse", "HEAD") or "unknown"
    for path, text in chain(
        redirect_pages(pages, content, look),
        price_files(content),
        host_files(content),
        [(PurePosixPath("sitemap.xml"), sitemap(content.settings.url, _reviewed(pages)))],
        [(PurePosixPath("build.json"), build_record(commit.strip(), (root / LOCK).read_bytes(), content))],
    ):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, encoding="utf-8")
    said = look["look"]
    assert isinstance(said, Look)
    pictures = {str(LINK_PICTURE): link_picture(content, said.palette)}
    for name, made in (typeset_handouts(pages, content, said.palette) | pictures).items():
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_bytes(made)


def made_files(content: Content) -> Iterator[PurePosixPath]:
    """Yield the files next to the pages that every build generates."""
    yield from (LINK_PICTURE, *map(PurePosixPath, ("build.json", "search.json", "sitemap.xml")))
    yield from (path for path, _ in (*price_files(content), *host_files(content)))
    yield from (PurePosixPath(pdf_path(handout)) for handout in content.handouts.handouts)


def _reviewed(pages: Iterable[Page]) -> dict[str, date | None]:
    return {page.address: page.front_matter.last_review if page.front_matter else None for page in pages}
