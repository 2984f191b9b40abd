"""The address and date that a site is built for, from the environment."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from scripts.diagnostics import DiagnosticError, shortened, visible
from scripts.git import git

LABEL = r"[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?"
SEGMENT = r"(?![.]{1,2}(/|$))[A-Za-z0-9._~-]+"  # except . and .., which browsers resolve
# Without user name, password, query, fragment or escapes.
SITE_ADDRESS = rf"https?://(?P<host>{LABEL}([.]{LABEL})*)(:(?P<port>[1-9]\d{{0,4}}))?(/{SEGMENT})*/?"
LONGEST_URL = 1000  # characters; a path may have 4,096 bytes
HIGHEST_PORT = 65535
LAST_SECOND = 2**32 - 1  # in 2106, the last that fits in a gzip header
DEFAULT_URL = "http://127.0.0.1:8000/"


class WrongSetting(DiagnosticError):
    """An environment variable has an invalid value."""

    def __init__(self, message: str, hint: str, code: str = "option-value") -> None:
        super().__init__(message, hint, code)


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """The address and the date that a site is built for: `url` ends with a slash, `day` decides which prices apply."""

    url: str
    day: date

    @property
    def base_path(self) -> str:
        """The path of the site on its host, `/` or `/infusion-guide/`: links that begin with it work at every depth."""
        return urlsplit(self.url).path


def site_settings(environ: Mapping[str, str], time_zone: str | None) -> SiteSettings:
    """Read `SITE_URL` and `SITE_DATE`; without a date, today in the clinic's time zone, or else in UTC.

    Errors: `WrongSetting`.
    """
    return SiteSettings(site_url(environ), site_day(environ, time_zone))


def site_url(environ: Mapping[str, str]) -> str:
    """Return `SITE_URL` with a slash at its end. Errors: `WrongSetting`."""
    url = environ.get("SITE_URL", DEFAULT_URL)
    match = re.fullmatch(SITE_ADDRESS, url, re.ASCII)
    if not match or int(match["port"] or 1) > HIGHEST_PORT or len(url) > LONGEST_URL:
        problem = "contains a user name or password" if "@" in url else f'is "{shortened(visible(url))}"'
        raise WrongSetting(f"SITE_URL {problem}", "write an address like https://example.org/infusion-guide/")
    return url.rstrip("/") + "/"


def parse_day(text: str, name: str) -> date:
    """Parse a date written as year-month-day; `name` is that of the setting. Errors: `WrongSetting`."""
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        message = f'{name} is "{shortened(visible(text))}", which is not a date'
        raise WrongSetting(message, "write a date like 2026-11-22") from None


def site_day(environ: Mapping[str, str], time_zone: str | None) -> date:
    """Return `SITE_DATE`, or today in `time_zone`, or else in UTC. Errors: `WrongSetting`."""
    text = environ.get("SITE_DATE")
    if not text:
        return datetime.now(ZoneInfo(time_zone) if time_zone else UTC).date()
    return parse_day(text, "SITE_DATE")


def source_date_epoch(environ: Mapping[str, str], root: Path, day: date) -> str:
    """Return the timestamp for files, in seconds since 1970: as set, or that of the commit, or midnight of `day`.

    Errors: `WrongSetting`. Source: the SOURCE_DATE_EPOCH specification of reproducible-builds.org.
    """
    setting = environ.get("SOURCE_DATE_EPOCH")
    if setting is not None:
        if not re.fullmatch(r"\d{1,10}", setting, re.ASCII) or int(setting) > LAST_SECOND:
            message = f'SOURCE_DATE_EPOCH is "{shortened(visible(setting))}"'
            raise WrongSetting(message, "write a number of seconds since 1970")
        return setting
    committed = (git(root, "log", "-1", "--format=%ct") or "").strip()
    midnight = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
    return committed or str(min(max(midnight, 0), LAST_SECOND))
