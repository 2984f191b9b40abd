"""The files next to the pages: machine-readable prices, the build record, and files that hosts look for."""

import hashlib
import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import PurePosixPath

from scripts.data.load import Content
from scripts.outputs.headers import headers_file
from scripts.render.price_tables import price_tables, table_file


def price_files(content: Content) -> Iterator[tuple[PurePosixPath, str]]:
    """Yield pricing.json and pricing.csv: the tables of the pages in machine-readable form."""
    for suffix in ("json", "csv"):
        yield PurePosixPath(f"pricing.{suffix}"), table_file(price_tables(content), suffix, content)


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
