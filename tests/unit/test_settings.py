"""What a build is made for: SITE_URL, SITE_DATE and SOURCE_DATE_EPOCH."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from scripts.site_settings import WrongSetting, site_settings, site_url, source_date_epoch


@pytest.mark.parametrize(
    ("given", "url", "base_path"),
    [
        (None, "http://127.0.0.1:8000/", "/"),
        ("https://example.org", "https://example.org/", "/"),
        ("https://example.org/", "https://example.org/", "/"),
        ("https://example.org/infusion-guide", "https://example.org/infusion-guide/", "/infusion-guide/"),
        ("https://example.org/infusion-guide/", "https://example.org/infusion-guide/", "/infusion-guide/"),
        ("http://localhost:8000/a/b/", "http://localhost:8000/a/b/", "/a/b/"),
    ],
)
def test_the_address_ends_with_a_slash(given: str | None, url: str, base_path: str) -> None:
    environ = {"SITE_DATE": "2026-11-22"} | ({} if given is None else {"SITE_URL": given})
    settings = site_settings(environ, None)
    assert (settings.url, settings.base_path) == (url, base_path)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org",
        "/infusion-guide/",
        "ftp://example.org/",
        "javascript:alert(1)",
        "https://",
        "https:///path",
        "https://example.org/?a=b",
        "https://example.org/#a",
        "http://[::1",
        "https://example.org:port/",
        "https://example.org/\nEvil: header",
        'https://example.org/"><script>',
        "https://exam ple.org/",
        " https://example.org/",
        "https://example.org/ ",
        "https://example.org/a b/",
        "http://127.0.0.1:99999/",
        "http://127.0.0.1:65536/",
        "http://127.0.0.1:0/",
        "http://127.0.0.1:08000/",
        "http://127.0.0.1:-1/",
        "http://127.0.0.1:٨٠٠٠/",
        "http://127.0.0.1:/",
        "https://example.org/..",
        "https://example.org/../other/",
        "https://example.org/a/../b/",
        "https://example.org/./a/",
        "https://example.org/a/.",
        "https://example.org//a/",
        "https://example.org/%2e%2e/a/",
        "https://example.org/a\\b/",
        "https://example..org/",
        "https://.example.org/",
        "https://-example.org/",
        "https://../a/",
        "https://éxample.org/",
        "HTTPS://example.org/",
        "https://example.org/" + "a" * 1000,
    ],
)
def test_an_address_that_cannot_be_used_is_refused(url: str) -> None:
    with pytest.raises(WrongSetting, match=r"^SITE_URL is .*; write an address like https://example.org/"):
        site_url({"SITE_URL": url})


@pytest.mark.parametrize(
    "url", ["https://me:secret@example.org/", "https://me@example.org/", "https://example.org@a.example/"]
)
def test_a_name_or_a_password_in_an_address_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(
        WrongSetting, match=r"^SITE_URL contains a user name or password; write an address like "
    ) as found:
        site_url({"SITE_URL": url})
    assert "secret" not in str(found.value)


@pytest.mark.parametrize("url", ["http://127.0.0.1:65535/", "https://a-b.example.org/v1.2/..a/b../~c/"])
def test_an_odd_address_that_works_is_right(url: str) -> None:
    assert site_url({"SITE_URL": url}) == url


def test_the_day_is_the_one_that_is_given() -> None:
    assert site_settings({"SITE_DATE": "2027-01-02"}, "America/Denver").day == date(2027, 1, 2)


@pytest.mark.parametrize(
    "day",
    [
        "tomorrow",
        "2026-02-30",
        "22.11.2026",
        "2026-11-22T00:00:00",
        "20261122",
        "2026-W47-7",
        " ",
        "٢٠٢٦-١١-٢٢",
        "2026-1-2",
        "２０２６-11-22",
        "2026-11-22\n",
    ],
)
def test_a_day_that_cannot_be_used_is_refused(day: str) -> None:
    with pytest.raises(WrongSetting, match=r"^SITE_DATE is .*; write a date like 2026-11-22 \[option-value\]$"):
        site_settings({"SITE_DATE": day}, None)


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago", None])
def test_without_a_day_it_is_today_where_the_clinic_is(zone: str | None) -> None:
    def today() -> date:
        return datetime.now(ZoneInfo(zone) if zone else UTC).date()

    before = today()
    assert site_settings({}, zone).day in {before, before + timedelta(days=1)} & {before, today()}


def test_the_second_that_stamps_files_is_given_or_midnight_of_the_day(tmp_path: Path) -> None:
    assert source_date_epoch({"SOURCE_DATE_EPOCH": "12"}, tmp_path, date(2026, 11, 22)) == "12"
    midnight = str(int(datetime(2026, 11, 22, tzinfo=UTC).timestamp()))
    assert source_date_epoch({}, tmp_path, date(2026, 11, 22)) == midnight


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_a_day_beyond_all_files_stamps_them_with_a_second_that_they_can_bear(tmp_path: Path, day: date) -> None:
    assert 0 <= int(source_date_epoch({}, tmp_path, day)) < 2**32


@pytest.mark.parametrize("given", ["4294967296", "999999999999", "yesterday", "-1", "1.5", "2026-11-22", "９"])
def test_a_second_that_is_no_number_is_refused(tmp_path: Path, given: str) -> None:
    with pytest.raises(WrongSetting, match=r"^SOURCE_DATE_EPOCH is "):
        source_date_epoch({"SOURCE_DATE_EPOCH": given}, tmp_path, date(2026, 11, 22))
