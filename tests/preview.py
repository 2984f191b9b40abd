"""A live preview of a copy of the project, started as people start it, and asked over HTTP."""

import json
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from tests.project import ROOT, Project, copy_sources

LONGEST = 120.0  # seconds, for machines that are busy with other tests


@dataclass(frozen=True)
class Preview:
    project: Project
    address: str
    process: subprocess.Popen[str]

    def get(self, path: str = "", headers: dict[str, str] | None = None) -> tuple[int, str]:
        """The status and the text of one answer."""
        try:
            with urlopen(Request(self.address + path, headers=headers or {}), timeout=LONGEST) as answer:
                return answer.status, answer.read().decode(errors="replace")
        except HTTPError as error:
            return error.code, error.read().decode(errors="replace")

    def raw(self, path: str) -> bytes:
        """One answer as it is."""
        with urlopen(self.address + path, timeout=LONGEST) as answer:
            return bytes(answer.read())

    def page(self, path: str = "") -> str:
        status, html = self.get(path)
        assert status == 200, unescape(html)
        return html

    def mistakes(self, path: str = "") -> str:
        """The page that stands in the place of one with a mistake."""
        status, html = self.get(path)
        assert status == 500
        return unescape(html)

    def news(self) -> Iterator[tuple[str, list[str]]]:
        """What an open page is told: the version and the problems, each time they change."""
        end = time.monotonic() + LONGEST
        with urlopen(f"{self.address}__events", timeout=LONGEST) as events:
            for line in events:
                assert time.monotonic() < end
                if line.startswith(b"data: "):
                    told = json.loads(line.removeprefix(b"data: "))
                    yield told["version"], told["problems"]


@contextmanager
def previewed(folder: Path, written: Path = ROOT) -> Iterator[Preview]:
    """Start a preview of a new copy of the project in `folder`, with these pages, and interrupt it at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/"
    project = copy_sources(folder, written)
    with project.start("serve", env={"SITE_URL": address}) as process:
        try:
            _wait(address)
            yield Preview(project, address, process)
        finally:
            process.send_signal(signal.SIGINT)
            _, err = process.communicate(timeout=LONGEST)
    assert process.returncode == 130
    assert "Traceback" not in err


def _wait(address: str) -> None:
    end = time.monotonic() + LONGEST
    while True:
        try:
            urlopen(f"{address}__preview.js", timeout=LONGEST).close()
            return
        except URLError:
            if time.monotonic() > end:
                raise
            time.sleep(0.02)
