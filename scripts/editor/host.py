"""The server of the forms on this computer, at an address of their own."""

from pathlib import Path
from threading import Thread

from scripts.editor import EDITOR
from scripts.static_host import Handler, Host


class FormsHandler(Handler):
    """Handler that sends the forms as they are now, since nothing is cached."""

    max_age = 0


def serve_forms(root: Path, port: int) -> str:
    """Serve the forms of the project `root` until the program ends, and return their address. Errors: `OSError`."""
    host = Host(root / EDITOR, "/", port, FormsHandler)
    Thread(target=host.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{host.server_port}/"
