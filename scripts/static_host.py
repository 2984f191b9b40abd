"""A folder served as GitHub Pages serves it, for the live preview and for tests that need a real server."""

import gzip
import hashlib
import mimetypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import quote, unquote, urlsplit

COMPRESSED_TYPES = ("text/", "application/json", "application/xml", "image/svg+xml", "text/javascript")
TYPES = {  # which the machine's own list may lack, or define otherwise
    ".avif": "image/avif",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """The response to a request for one address; `location` is set only for a redirect."""

    status: HTTPStatus
    body: bytes = b""
    media_type: str = "text/html; charset=utf-8"
    location: str = ""


NOT_FOUND = Answer(HTTPStatus.NOT_FOUND, b"Not found", "text/plain")


def answer(root: Path, base_path: str, address: str) -> Answer:
    """Return how GitHub Pages would answer a request for `address`, with the site `root` published under `base_path`.

    `/dir` redirects to `/dir/`, `/page` serves `page.html`, a missing page gets `404.html` with status 404.
    Source: GitHub's documentation of Pages, and its pages-gem.
    """
    path = unquote(urlsplit(address).path)
    if not path.startswith(base_path) or "\0" in path:
        return NOT_FOUND
    try:
        return _file(root, path.removeprefix(base_path), path)
    except (OSError, RuntimeError):  # a path that is too long or not readable; a loop of links
        return NOT_FOUND


def _file(root: Path, name: str, path: str) -> Answer:
    file = root / name
    if not file.resolve().is_relative_to(root.resolve()):
        return NOT_FOUND
    if file.is_dir():
        if not path.endswith("/"):
            return Answer(HTTPStatus.MOVED_PERMANENTLY, location=f"{quote(path)}/")
        file = file / "index.html"
    elif not file.suffix:
        file = file.with_name(f"{file.name}.html")
    if file.is_file():
        return file_answer(file)
    missing = root / "404.html"
    return Answer(HTTPStatus.NOT_FOUND, missing.read_bytes() if missing.is_file() else b"Not found")


def file_answer(file: Path) -> Answer:
    """Return the answer that sends a file, or `NOT_FOUND` if it cannot be read."""
    try:
        return Answer(HTTPStatus.OK, file.read_bytes(), media_type(file))
    except OSError:  # deleted meanwhile
        return NOT_FOUND


def media_type(file: Path) -> str:
    """Return the media type with which a file is served."""
    return TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"


class Host(ThreadingHTTPServer):
    """A server of the folder `root` under `base_path`."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, root: Path, base_path: str, port: int, handler: type["Handler"]) -> None:
        self.root, self.base_path = root, base_path
        super().__init__(("127.0.0.1", port), handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Ignore a client that disconnects before its answer is sent: a browser does so at every reload."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """The handler of one request, which sends the headers of GitHub Pages and no others."""

    server: Host
    protocol_version = "HTTP/1.1"
    max_age = 600  # seconds; what GitHub Pages allows every cache

    def do_GET(self) -> None:
        """Send the file."""
        self._send(with_body=True)

    def do_HEAD(self) -> None:
        """Send only the headers."""
        self._send(with_body=False)

    def do_POST(self) -> None:
        """Refuse: a static site accepts no uploads."""
        self.send_error(HTTPStatus.METHOD_NOT_ALLOWED)

    do_PUT = do_DELETE = do_PATCH = do_POST  # noqa: N815 - the names are http.server's

    def answer(self) -> Answer:
        """Return what to send; the preview extends it."""
        return answer(self.server.root, self.server.base_path, self.path)

    def _send(self, *, with_body: bool) -> None:
        answer = self.answer()
        body, is_compressed = answer.body, False
        if answer.media_type.startswith(COMPRESSED_TYPES) and "gzip" in self.headers.get("Accept-Encoding", ""):
            body, is_compressed = gzip.compress(body, 6, mtime=0), True
        etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        is_unchanged = answer.status == HTTPStatus.OK and self.headers.get("If-None-Match") == etag
        self.send_response(HTTPStatus.NOT_MODIFIED if is_unchanged else answer.status)
        if answer.location:
            self.send_header("Location", answer.location)
        if is_compressed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", answer.media_type)
        self.send_header("Content-Length", "0" if is_unchanged else str(len(body)))
        self.send_header("Cache-Control", f"max-age={self.max_age}")
        self.send_header("ETag", etag)
        self.send_header("Vary", "Accept-Encoding")
        self.end_headers()
        if with_body and not is_unchanged:
            with suppress(BrokenPipeError, ConnectionResetError):  # the browser has gone on to another page
                self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is http.server's
        """Log nothing: a browser's requests would bury the messages that matter."""


@contextmanager
def hosted(root: Path, base_path: str = "/", port: int = 0, handler: type[Handler] = Handler) -> Iterator[str]:
    """Serve `root` in the background, and yield the site's address. Port 0 means any free port. Errors: `OSError`."""
    host = Host(root, base_path, port, handler)
    thread = Thread(target=host.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{host.server_port}{base_path}"
    finally:
        host.shutdown()
        host.server_close()
        thread.join()
