"""A question to a host, with a real host on this machine."""

import socket
from pathlib import Path

import pytest

from scripts.checks.published_site import Response, fetch
from scripts.static_host import hosted


def test_an_answer_has_its_status_kind_and_body_after_redirects(tmp_path: Path) -> None:
    (tmp_path / "costs").mkdir()
    (tmp_path / "costs/index.html").write_text("<p>Costs", encoding="utf-8")
    (tmp_path / "pricing.json").write_text("{}", encoding="utf-8")
    with hosted(tmp_path) as address:
        assert fetch(f"{address}pricing.json") == Response(200, "application/json", b"{}")
        assert fetch(f"{address}costs") == Response(200, "text/html", b"<p>Costs")
        assert fetch(f"{address}nowhere/") == Response(404, "text/html", b"Not found")


def test_no_answer_has_its_reason() -> None:
    with socket.socket() as silent:  # it takes the connection and says nothing
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        assert fetch(url, timeout=0.1) == Response(0, error="timed out")
    assert fetch(url, timeout=1) == Response(0, error="no connection")


def test_a_host_without_a_name_is_told_from_one_that_is_down(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert fetch("https://there-is-no-such-host.invalid/").error == "no such host"
