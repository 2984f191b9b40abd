"""Live preview: `python -m scripts.serve`, or `make serve`. Builds after every saved edit, then reloads the page."""

import os
import sys
import time
from http import HTTPStatus
from pathlib import Path
from threading import Event
from urllib.parse import urlsplit

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from scripts.build import build
from scripts.command_line import ROOT, run
from scripts.generate import GeneratorFailed
from scripts.problems import ProblemsFound, report
from scripts.site_settings import site_url
from scripts.static_host import Answer, Handler, hosted

WATCHED = ("docs", "content", "overrides")
PREVIEW = Path(".build/preview")
SETTLED = 0.05  # seconds without a further edit: editors save a file in several steps
SCRIPT = b"""const version = new URL("__version", document.currentScript.src);
let shown;
setInterval(async () => {
  const built = await fetch(version, {cache: "no-store"}).then(answer => answer.text()).catch(() => shown);
  if (shown && built !== shown) location.reload();
  shown = built;
}, 250);
"""


class PreviewHandler(Handler):
    """Serves the preview: nothing is cached, and each page loads itself again after a build."""

    max_age = 0

    def answer(self) -> Answer:
        """Answer the two addresses of the preview itself, and add its script to every page."""
        base, address = self.server.base_path, self.path
        if address == f"{base}__version":
            # A finished build is exchanged with the last one, so the folder's number is new each time.
            return Answer(HTTPStatus.OK, str(self.server.root.stat().st_ino).encode(), "text/plain")
        if address == f"{base}__preview.js":
            return Answer(HTTPStatus.OK, SCRIPT, "text/javascript")
        found = super().answer()
        tag = f'<script src="{base}__preview.js"></script></body>'.encode()
        return Answer(found.status, found.body.replace(b"</body>", tag), found.kind, found.location)


class Edits(FileSystemEventHandler):
    """Remembers that something was saved."""

    def __init__(self) -> None:
        self.seen = Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note an edit; opening and reading a file is none."""
        if event.event_type in {"created", "modified", "deleted", "moved"} and not event.is_directory:
            self.seen.set()


def preview_build() -> None:
    """Build the preview; what is wrong is printed, and the last good preview stays."""
    try:
        build(ROOT, place=PREVIEW)
        print("The preview is up to date.", flush=True)
    except ProblemsFound as found:
        report(found)
    except GeneratorFailed as error:
        print(error, file=sys.stderr)


def main() -> None:
    """Build, serve, and build again after every edit, until interrupted."""
    edits, observer = Edits(), Observer()
    for folder in WATCHED:
        observer.schedule(edits, str(ROOT / folder), recursive=True)
    observer.start()
    preview_build()
    (ROOT / PREVIEW).mkdir(exist_ok=True)
    parts = urlsplit(site_url(os.environ))
    try:
        with hosted(ROOT / PREVIEW, parts.path, parts.port or 8000, PreviewHandler) as address:
            print(f"Preview: {address} (Ctrl-C ends it)", flush=True)
            while True:
                edits.seen.wait()
                while edits.seen.is_set():
                    edits.seen.clear()
                    time.sleep(SETTLED)
                preview_build()
    except OSError as error:
        sys.exit(f"Port {parts.port or 8000}: {error.strerror}; end the program that uses it, or set SITE_URL")


if __name__ == "__main__":
    run(main)
