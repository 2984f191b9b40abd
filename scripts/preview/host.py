"""The server of the live preview: pages from the worker, files as they are, and word of every edit to open pages."""

import json
import os
import re
import sys
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path
from threading import Thread
from urllib.parse import unquote

from scripts.data.source_files import DOCS, OVERRIDES, is_plain_file
from scripts.preview.mistakes import Mistakes
from scripts.preview.watch import News, Status, watch
from scripts.preview.worker import PLACE, BackgroundBuild, Worker, warm_processes
from scripts.static_host import NOTHING, Answer, Handler, Host, answer, served

SCRIPT = Path(__file__).with_name("preview.js")
NO_FILES = {".html", ".md"}  # of docs/ and overrides/: pages and templates, which are shown as they are made
HEARTBEAT = 15.0  # seconds; what finds out that a page was closed
LOCAL = {"127.0.0.1", "localhost"}
PORT = re.compile(r":\d+$")


class PreviewHandler(Handler):
    """Answers one request. Nothing is cached, and only this computer is answered."""

    server: "PreviewHost"
    max_age = 0

    def parse_request(self) -> bool:
        """Refuse a request for another host: a page elsewhere may have its name lead here, to read what is here."""
        if not super().parse_request():
            return False
        if PORT.sub("", self.headers.get("Host", "")).lower() in self.server.names:
            return True
        self.send_error(HTTPStatus.FORBIDDEN, "This preview is for this computer only")
        return False

    def do_GET(self) -> None:  # noqa: N802 - the name is http.server's
        """Send a page or a file, or go on telling of edits."""
        if self.path == f"{self.server.base_path}__events":
            self._tell()
        else:
            super().do_GET()

    def answer(self) -> Answer:
        """Return what to send; every page loads the script of the preview too."""
        version, _ = self.server.news.latest  # before the page is made: an edit meanwhile makes it load anew
        found = self._found()
        if found.kind.startswith("text/html"):
            tag = f'<script src="{self.server.base_path}__preview.js" data-version="{version}"></script>\n'
            before, end, after = found.body.rpartition(b"</body>")
            found = Answer(found.status, before + tag.encode() + end + after, found.kind, found.location)
        return found

    def _found(self) -> Answer:
        base, root = self.server.base_path, self.server.root
        path = self.path.partition("?")[0]
        if not path.startswith(base):
            return NOTHING
        address = unquote(path.removeprefix(base))
        if address == "__preview.js":
            return Answer(HTTPStatus.OK, SCRIPT.read_bytes(), "text/javascript; charset=utf-8")
        for place in (OVERRIDES / address, DOCS / address):
            if is_plain_file(root, place) and place.suffix not in NO_FILES:
                return served(root / place)
        return self._made(address.removesuffix("index.html")) or self._built(path)

    def _made(self, address: str) -> Answer | None:
        reply = self.server.worker.ask(address)
        if isinstance(reply, Mistakes):
            self.server.say(reply.lines)
            return Answer(HTTPStatus.INTERNAL_SERVER_ERROR, reply.page().encode())
        return reply

    def _built(self, path: str) -> Answer:
        """Return a file that only the whole site has, as it was built last; its pages may be gone since."""
        file = answer(self.server.root / PLACE, self.server.base_path, path)
        is_file = file.status == HTTPStatus.OK and not file.kind.startswith("text/html")
        return file if is_file else self._made("404.html") or Answer(HTTPStatus.NOT_FOUND, b"Not found")

    def _tell(self) -> None:
        """Send the version and the problems of the site, now and whenever they change. Source: HTML, EventSource."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        told: Status | None = None
        with suppress(OSError):  # the page was closed
            while True:
                news = self.server.news.other_than(told, HEARTBEAT)
                version, diagnostics = news
                data = json.dumps({"version": version, "problems": diagnostics})
                self.wfile.write(b":\n\n" if news == told else f"data: {data}\n\n".encode())
                told = news


class PreviewHost(Host):
    """Serves the preview of the project `root` below `base_path`, from the moment it is made. Errors: `OSError`."""

    def __init__(self, root: Path, base_path: str, port: int) -> None:
        super().__init__(root, base_path, port, PreviewHandler)
        self.names = LOCAL | _forwarded(self.server_port)
        self.news = News()
        processes = warm_processes()
        self.worker = Worker(root, processes)
        self._whole = BackgroundBuild(root, processes, self.news)
        self._said: tuple[str, ...] = ()
        Thread(target=self.worker.ask, args=("",), daemon=True).start()  # who asks first then waits less
        self._whole.start()
        Thread(target=watch, args=(root, self._edited), daemon=True).start()

    def end(self) -> None:
        """Give the port back, and end what runs beside."""
        self.server_close()
        self._whole.end()

    def say(self, lines: tuple[str, ...]) -> None:
        """Print what is wrong, once."""
        if lines != self._said:
            print(*lines, sep="\n", file=sys.stderr, flush=True)
        self._said = lines

    def _edited(self) -> None:
        self._said = ()
        self._whole.edited()
        self.news.edited()


def _forwarded(port: int) -> set[str]:
    """Return the name by which GitHub Codespaces forwards a port. Source: its documentation, forwarding ports."""
    name, domain = (os.environ.get(key) for key in ("CODESPACE_NAME", "GITHUB_CODESPACES_PORT_FORWARDING_DOMAIN"))
    return {f"{name}-{port}.{domain}"} if name and domain else set()
