"""Chromium, new and old, driven by Chrome's DevTools protocol: it is the one thing that all of them speak."""

import base64
import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import websocket

from scripts.browser import NAMES
from tests.engines.tab import PATIENCE, PAUSE, PHONE, Engine, Failed, Missing, Reader, Tab, until

ROOT = Path(__file__).parents[2]
START = 20  # seconds for a browser on a busy machine
KEYS = {"Tab": (9, ""), "Enter": (13, "\r"), "Escape": (27, "")}
FLAGS = (
    *("--headless=new", "--no-sandbox", "--disable-quic", "--disable-background-networking", "--no-first-run"),
    "--force-prefers-reduced-motion",  # while one page fades into the next, a click goes to neither
)
MIDDLE = """const one = document.querySelector(%s);
one.scrollIntoView({ block: "center" });
const box = one.getBoundingClientRect();
const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
const top = document.elementFromPoint(x, y);
return top && (one.contains(top) || top.contains(one)) ? [x, y] : `${top && top.outerHTML.slice(0, 80)} lies there`;"""
SHOWN = """return [...document.querySelectorAll(%s)].filter((one) =>
  one.getClientRects().length && getComputedStyle(one).visibility === "visible").length"""


class DevTools:
    """One window, by its socket."""

    def __init__(self, port: int) -> None:
        host = f"http://127.0.0.1:{port}"
        told = json.loads(urlopen(f"{host}/json/version").read())
        self.version = re.search(r"Chrome/([\d.]+)", told["Browser"] + told["User-Agent"])[1]  # type: ignore[index]
        (page,) = (one for one in json.loads(urlopen(f"{host}/json").read()) if one["type"] == "page")
        self.socket = websocket.create_connection(page["webSocketDebuggerUrl"], timeout=START, suppress_origin=True)
        self.count = 0
        self.resize(*PHONE)
        self.ask("Emulation.setFocusEmulationEnabled", enabled=True)

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        self.count += 1
        self.socket.send(json.dumps({"id": self.count, "method": method, "params": parameters}))
        while (told := json.loads(self.socket.recv())).get("id") != self.count:
            pass  # an event
        if "error" in told:
            raise RuntimeError(f"{method}: {told['error']['message']}")
        return dict(told["result"])

    def run(self, script: str) -> Any:
        told = self.ask("Runtime.evaluate", expression=f"(() => {{ {script} }})()", returnByValue=True)
        if "exceptionDetails" in told:
            raise RuntimeError(told["exceptionDetails"]["exception"].get("description", "an exception"))
        return told["result"].get("value")

    def open(self, address: str) -> None:
        self.run("document.documentElement.dataset.old = ''")
        if "loaderId" in self.ask("Page.navigate", url=address):  # else it is a place on the same page
            self.settled()

    def settled(self) -> None:
        until(
            self, "document.readyState === 'complete' && !('old' in document.documentElement.dataset)", "does not load"
        )

    def click(self, selector: str) -> None:
        place = self.run(MIDDLE % json.dumps(selector))
        if isinstance(place, str):
            raise Failed(f"{selector} cannot be clicked: {place}")
        mouse = partial(self.ask, "Input.dispatchMouseEvent", x=place[0], y=place[1], button="left", clickCount=1)
        mouse(type="mousePressed")
        mouse(type="mouseReleased")

    def press(self, key: str) -> None:
        code, text = KEYS[key]
        named = {"key": key, "code": key, "windowsVirtualKeyCode": code}
        self.ask("Input.dispatchKeyEvent", type="keyDown", **named, **({"text": text} if text else {}))
        self.ask("Input.dispatchKeyEvent", type="keyUp", **named)

    def write(self, text: str) -> None:
        self.ask("Input.insertText", text=text)

    def back(self) -> None:
        told = self.ask("Page.getNavigationHistory")
        before = told["entries"][told["currentIndex"] - 1]
        self.ask("Page.navigateToHistoryEntry", entryId=before["id"])
        there = f"location.href === {json.dumps(before['url'])} && document.readyState === 'complete'"
        until(self, there, f"Back does not lead to {before['url']}")

    def reload(self) -> None:
        self.run("document.documentElement.dataset.old = ''")
        self.ask("Page.reload")
        self.settled()

    def resize(self, width: int, height: int) -> None:
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def shown(self, selector: str) -> int:
        return int(self.run(SHOWN % json.dumps(selector)))

    def picture(self) -> bytes:
        return base64.b64decode(self.ask("Page.captureScreenshot", format="png")["data"])

    def printed(self, address: str) -> bytes:
        self.open(address)
        return base64.b64decode(
            self.ask("Page.printToPDF", paperWidth=8.5, paperHeight=11, preferCSSPageSize=True)["data"]
        )


@contextmanager
def driven(command: list[str], port: int, environment: dict[str, str]) -> Iterator[DevTools]:
    """Start a browser, wait until it answers, and end it afterward."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, env={**os.environ, **environment}, stdout=said, stderr=said)
        try:
            end = time.monotonic() + START
            while True:
                try:
                    tab = DevTools(port)
                    break
                except (OSError, ValueError):  # not yet there, or without a page
                    if process.poll() is not None or time.monotonic() > end:
                        said.seek(0)
                        raise Missing(f"it does not start: {said.read().decode()[-300:].strip()}") from None
                time.sleep(PAUSE)
            yield tab
            tab.socket.close()
        finally:
            process.terminate()
            process.wait(PATIENCE)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def chromium(reader: Reader) -> Iterator[Tab]:
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if not program:
        raise Missing("Debian's package is chromium")
    port = free_port()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        preferences = Path(profile) / "Default/Preferences"
        preferences.parent.mkdir()
        preferences.write_text(
            json.dumps({"webkit": {"webprefs": {"default_font_size": reader.text}}}), encoding="utf-8"
        )
        command = [program, *FLAGS, f"--user-data-dir={profile}", f"--remote-debugging-port={port}", "about:blank"]
        with driven(command, port, {}) as tab:
            tab.ask("Emulation.setScriptExecutionDisabled", value=not reader.scripts)
            yield tab


@contextmanager
def old(kind: str, folder: str, reader: Reader) -> Iterator[Tab]:
    if not (ROOT / folder / "stamp").exists():
        raise Missing("it needs Python 3.11")
    port = free_port()
    command = [str(ROOT / folder / "bin/python"), str(Path(__file__).with_name("window.py")), kind, str(reader.text)]
    with driven(command, port, {"QTWEBENGINE_REMOTE_DEBUGGING": str(port)}) as tab:
        tab.ask("Emulation.setScriptExecutionDisabled", value=not reader.scripts)
        yield tab


# Qt prints by a call of its own, and Qt 5 never answers when a key is pressed.
ENGINES = (
    Engine("Chromium", chromium),
    Engine("Chromium 108", partial(old, "qt6", ".venv-engine-108"), frozenset({"paper"})),
    Engine("Chromium 83", partial(old, "qt5", ".venv-engine-83"), frozenset({"paper", "keys"})),
)
