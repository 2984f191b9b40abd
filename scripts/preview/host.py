"""The server of the live preview: sends pages from the worker and files as they are, and tells open pages of edits."""

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
from scripts.preview.watch import LiveStatus, Status, watch
from scripts.preview.worker import BUILD_FOLDER, BackgroundBuild, Worker, warm_processes
from scripts.static_host import NOT_FOUND, Answer, Handler, Host, answer, file_answer

SCRIPT = Path(__file__).with_name("preview.js")
NOT_SERVED = {".html", ".md"}  # in docs/ and overrides/: templates and pages, which are rendered instead
HEARTBEAT = 15.0  # seconds; a failed heartbeat reveals that a page was closed
LOCAL = {"127.0.0.1", "localhost"}
PORT = re.compile(r":\d+$")


class PreviewHandler(Handler):
    """Handler of one request. Nothing is cached, and only requests to this computer are answered."""

    server: "PreviewHost"
    max_age = 0

    def parse_request(self) -> bool:
        """Refuse a request for another host: a website may point its own name at this computer to read what is here."""
        if not super().parse_request():
            return False
        if PORT.sub("", self.headers.get("Host", "")).lower() in self.server.names:
            return True
        self.send_error(HTTPStatus.FORBIDDEN, "This preview is for this computer only")
        return False

    def do_GET(self) -> None:  # noqa: N802 - the name is http.server's
        """Send a page or file, or keep sending events."""
        if self.path == f"{self.server.base_path}__events":
            self._send_events()
        else:
            super().do_GET()

    def answer(self) -> Answer:
        """Return what to send, with the script of the preview added to every page."""
        version, _ = self.server.live_status.latest  # before rendering: an edit meanwhile must reload the page
        reply = self._find()
        if reply.media_type.startswith("text/html"):
            tag = f'<script src="{self.server.base_path}__preview.js" data-version="{version}"></script>\n'
            before, end, after = reply.body.rpartition(b"</body>")
            reply = Answer(reply.status, before + tag.encode() + end + after, reply.media_type, reply.location)
        return reply

    def _find(self) -> Answer:
        base, root = self.server.base_path, self.server.root
        path = self.path.partition("?")[0]
        if not path.startswith(base):
            return NOT_FOUND
        address = unquote(path.removeprefix(base))
        if address == "__preview.js":
            return Answer(HTTPStatus.OK, SCRIPT.read_bytes(), "text/javascript; charset=utf-8")
        for place in (OVERRIDES / address, DOCS / address):
            if is_plain_file(root, place) and place.suffix not in NOT_SERVED:
                return file_answer(root / place)
        return self._rendered(address.removesuffix("index.html")) or self._last_built(path)

    def _rendered(self, address: str) -> Answer | None:
        reply = self.server.worker.ask(address)
        if isinstance(reply, Mistakes):
            self.server.print_once(reply.lines)
            return Answer(HTTPStatus.INTERNAL_SERVER_ERROR, reply.page().encode())
        return reply

    def _last_built(self, path: str) -> Answer:
        """Return a file that only the whole site has, from its last build, but no page: it may be gone by now."""
        built = answer(self.server.root / BUILD_FOLDER, self.server.base_path, path)
        is_file = built.status == HTTPStatus.OK and not built.media_type.startswith("text/html")
        return built if is_file else self._rendered("404.html") or Answer(HTTPStatus.NOT_FOUND, b"Not found")

    def _send_events(self) -> None:
        """Send the version and problems of the site, now and whenever they change. Source: HTML, EventSource."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        sent: Status | None = None
        with suppress(OSError):  # the page was closed
            while True:
                status = self.server.live_status.wait_for_change(sent, HEARTBEAT)
                version, diagnostics = status
                data = json.dumps({"version": version, "problems": diagnostics})
                self.wfile.write(b":\n\n" if status == sent else f"data: {data}\n\n".encode())
                sent = status


class PreviewHost(Host):
    """The preview server of the project `root` at `base_path`, listening once it is created. Errors: `OSError`."""

    def __init__(self, root: Path, base_path: str, port: int) -> None:
        super().__init__(root, base_path, port, PreviewHandler)
        self.names = LOCAL | _forwarded_names(self.server_port)
        self.live_status = LiveStatus()
        processes = warm_processes()
        self.worker = Worker(root, processes)
        self._background = BackgroundBuild(root, processes, self.live_status)
        self._printed: tuple[str, ...] = ()
        Thread(target=self.worker.ask, args=("",), daemon=True).start()  # so that the first request waits less
        self._background.start()
        Thread(target=watch, args=(root, self._on_edit), daemon=True).start()

    def close(self) -> None:
        """Release the port, and stop the background build."""
        self.server_close()
        self._background.close()

    def print_once(self, lines: tuple[str, ...]) -> None:
        """Print lines to stderr, unless they are the last ones that were printed since an edit."""
        if lines != self._printed:
            print(*lines, sep="\n", file=sys.stderr, flush=True)
        self._printed = lines

    def _on_edit(self) -> None:
        self._printed = ()
        self._background.restart()
        self.live_status.bump_version()


def _forwarded_names(port: int) -> set[str]:
    """Return the host name at which GitHub Codespaces forwards a port, if any. Source: its docs, forwarding ports."""
    name, domain = (os.environ.get(key) for key in ("CODESPACE_NAME", "GITHUB_CODESPACES_PORT_FORWARDING_DOMAIN"))
    return {f"{name}-{port}.{domain}"} if name and domain else set()
