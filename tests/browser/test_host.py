"""The stand-in for GitHub Pages: what the other tests of this folder stand on."""

import gzip
import socket
import struct
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
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


@pytest.mark.parametrize("address_part", ["a" * 5000, "a/" * 3000, "loop", "loop/x", "a%00b", "%ff%fe"])
def test_an_address_that_no_file_can_have_is_not_there(site: Path, address_part: str) -> None:
    (site / "loop").symlink_to("loop")
    with hosted(site) as address, pytest.raises(HTTPError) as refused:
        urlopen(address + address_part)
    assert refused.value.code == 404
    refused.value.close()


def test_a_folder_is_led_to_whatever_letters_its_name_has(site: Path) -> None:
    (site / "zażółć").mkdir()
    (site / "zażółć/index.html").write_text("<p>there</p>", encoding="utf-8")
    with hosted(site) as address, urlopen(f"{address}za%C5%BC%C3%B3%C5%82%C4%87") as answer:
        assert answer.read() == b"<p>there</p>"


def test_a_client_that_leaves_before_its_answer_is_no_news(site: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (site / "large.txt").write_bytes(b"x" * 20_000_000)
    with hosted(site) as address:
        parts = urlsplit(address)
        for _ in range(3):
            with socket.create_connection((parts.hostname or "", parts.port or 0)) as leaving:
                leaving.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # ends with a reset
                leaving.sendall(b"GET /large.txt HTTP/1.1\r\nHost: localhost\r\n\r\n")
                leaving.recv(1)
        with urlopen(f"{address}about") as answer:
            assert answer.read() == b"<p>about</p>"
    assert capfd.readouterr().err == ""
