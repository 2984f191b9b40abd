"""The stand-in for GitHub Pages: what the other tests of this folder stand on."""

import gzip
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from scripts.static_host import hosted


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "costs").mkdir()
    (tmp_path / "costs/index.html").write_text("<p>costs</p>", encoding="utf-8")
    (tmp_path / "404.html").write_text("<p>not here</p>", encoding="utf-8")
    (tmp_path / "about.html").write_text("<p>about</p>", encoding="utf-8")
    return tmp_path


def test_text_is_compressed_when_the_browser_takes_it(site: Path) -> None:
    with hosted(site) as address, urlopen(Request(f"{address}costs/", headers={"Accept-Encoding": "gzip"})) as answer:
        assert answer.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(answer.read()) == b"<p>costs</p>"
        assert answer.headers["Cache-Control"] == "max-age=600"


def test_a_page_without_its_ending_is_served(site: Path) -> None:
    with hosted(site) as address, urlopen(f"{address}about") as answer:
        assert answer.read() == b"<p>about</p>"


def test_an_unchanged_file_is_not_sent_twice(site: Path) -> None:
    with hosted(site) as address:
        with urlopen(f"{address}costs/") as answer:
            known = answer.headers["ETag"]
        with pytest.raises(HTTPError) as refused:
            urlopen(Request(f"{address}costs/", headers={"If-None-Match": known}))
        assert refused.value.code == 304
        refused.value.close()


@pytest.mark.parametrize(
    ("address_part", "method", "status"),
    [
        ("nothing/", "GET", 404),
        ("../outside", "GET", 404),
        ("%2e%2e/%2e%2e/etc/passwd", "GET", 404),
        ("costs/", "POST", 405),
        ("costs/", "DELETE", 405),
    ],
)
def test_what_is_not_a_page_is_refused(site: Path, address_part: str, method: str, status: int) -> None:
    with hosted(site / "costs", "/guide/") as address, pytest.raises(HTTPError) as refused:
        urlopen(Request(address + address_part, method=method))
    assert refused.value.code == status
    refused.value.close()


def test_what_lies_outside_the_base_path_is_not_the_sites(site: Path) -> None:
    with hosted(site, "/guide/") as address, pytest.raises(HTTPError) as refused:
        urlopen(address.removesuffix("guide/"))
    assert refused.value.code == 404
    refused.value.close()
