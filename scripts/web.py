"""One question to another host, and what came back: an answer, or the reason that there is none."""

import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException
from typing import Literal
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

TIMEOUT = 20  # seconds
MOST = 5_000_000  # bytes

Trouble = Literal["", "timed out", "no such host", "no secure connection", "no connection"]


@dataclass(frozen=True, slots=True)
class Served:
    """What a host answered; `kind` is the media type without its parameters. With `trouble` there is no answer."""

    status: int
    kind: str = ""
    body: bytes = b""
    trouble: Trouble = ""


Fetch = Callable[[str], Served]


def fetch(url: str, timeout: float = TIMEOUT) -> Served:
    """Ask for one http or https address, following redirects; the status 0 stands for no answer."""
    request = Request(url, headers={"User-Agent": "ketamine-guide", "Accept": "*/*"})  # noqa: S310 - the maintainer's own
    try:
        with urlopen(request, timeout=timeout) as answer:  # noqa: S310
            return Served(answer.status, answer.headers.get_content_type(), answer.read(MOST))
    except HTTPError as error:
        with error:
            return Served(error.code, error.headers.get_content_type(), error.read(MOST))
    except (OSError, HTTPException) as error:
        return Served(0, trouble=_trouble(error))


def _trouble(error: Exception) -> Trouble:
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, TimeoutError):
        return "timed out"
    if isinstance(reason, socket.gaierror):
        return "no such host"
    return "no secure connection" if isinstance(reason, ssl.SSLError) else "no connection"
