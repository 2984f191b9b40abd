"""Live preview: `python -m scripts.serve`, or `make serve`. Each page is rendered from disk when it is requested.

With `--forms`, or `make edit`, it also serves the forms, from an address of their own.
"""

import os
import sys
from urllib.parse import urlsplit

from scripts.command_line import ROOT, run
from scripts.diagnostics import DiagnosticError
from scripts.editor.host import serve_forms
from scripts.preview.host import PreviewHost
from scripts.site_settings import site_url

CODE = "preview-port"


def main() -> None:
    """Serve until interrupted."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    parts = urlsplit(site_url(os.environ))
    port = parts.port or 8000
    try:
        host = PreviewHost(ROOT, parts.path, port)
        if "--forms" in sys.argv:
            print(f"Forms: {serve_forms(ROOT, port + 1)} (Chrome or Edge: Work with Local Repository)")
    except PermissionError:
        hint = "set SITE_URL to an address like http://127.0.0.1:8000/"
        raise DiagnosticError(f"port {port} is reserved for the system", hint, CODE) from None
    except OSError as error:
        hint = "stop the program that uses it, or set SITE_URL to an address with another port"
        raise DiagnosticError(f"port {port} cannot be used ({error.strerror})", hint, CODE) from None
    print(f"Preview: http://127.0.0.1:{port}{parts.path} (Ctrl-C to stop)", flush=True)
    try:
        host.serve_forever(poll_interval=0.05)
    finally:
        host.close()


if __name__ == "__main__":
    run(main)
