"""Serves the forms on this computer, from an address of their own."""

from pathlib import Path
from threading import Thread

from scripts.editor import EDITOR
from scripts.static_host import Handler, Host


class FormsHandler(Handler):
    """Answers with the forms as they are now."""

    max_age = 0


def serve_forms(root: Path, port: int) -> str:
    """Serve the forms of the project `root` until the program ends, and return their address. Errors: `OSError`."""
    host = Host(root / EDITOR, "/", port, FormsHandler)
    Thread(target=host.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{host.server_port}/"
