"""What the walk asks of an engine: one small interface, whoever drives it."""

import json
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

PATIENCE = 10.0  # seconds for what takes a moment
PAUSE = 0.05
PHONE = (360, 740)


class Failed(Exception):
    """What a reader would not have got."""


class Missing(Exception):
    """Why an engine cannot be started here."""


class Site(NamedTuple):
    """The built site on its host: the address of its home page, and the pages below it."""

    address: str
    pages: list[str]


@dataclass(frozen=True)
class Reader:
    """How a reader has set the browser."""

    scripts: bool = True
    text: int = 16  # pixels


class Tab(Protocol):
    """One window of one engine. Selectors are CSS; the first element that matches is meant."""

    version: str

    def open(self, address: str) -> None: ...

    def run(self, script: str) -> Any:
        """Run the body of a function in the page, and return what it returns."""

    def click(self, selector: str) -> None:
        """Bring it into view and click in its middle; `Failed` where something else would get the click."""

    def press(self, key: str) -> None:
        """Press "Tab", "Enter" or "Escape"."""

    def write(self, text: str) -> None:
        """Write where the cursor is, in the place of what is selected."""

    def back(self) -> None: ...

    def reload(self) -> None: ...

    def resize(self, width: int, height: int) -> None: ...

    def shown(self, selector: str) -> int:
        """Return how many elements that match are shown, also where scripts are off."""

    def picture(self) -> bytes:
        """Return what the window shows, as PNG."""

    def printed(self, address: str) -> bytes:
        """Return a page as it prints on Letter, as PDF."""


@dataclass(frozen=True)
class Engine:
    """An engine: its name, how a window of it is opened, and what cannot be done in that."""

    name: str
    start: Callable[[Reader], AbstractContextManager[Tab]]
    lacks: frozenset[str] = frozenset()  # "keys", "paper"


def until(tab: Tab, condition: str, otherwise: str) -> None:
    """Wait for a condition of the page; `Failed` with what is wrong otherwise."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            if tab.run(f"return !!({condition})"):
                return
            seen = ""
        except Failed:
            raise
        except Exception as error:  # the page is just being replaced; each driver says it in another way
            seen = f" ({type(error).__name__}: {str(error).splitlines()[0][:120]})"
        if time.monotonic() > end:
            raise Failed(f"{otherwise}{seen}")
        time.sleep(PAUSE)


def written(tab: Tab, selector: str, text: str) -> None:
    """Replace what a field has."""
    tab.click(selector)
    tab.run(f"document.querySelector({json.dumps(selector)}).select()")
    tab.write(text)
