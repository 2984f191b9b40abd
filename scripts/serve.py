"""Live preview: `python -m scripts.serve`, or `make serve`. Shows each page as it is on disk when it is asked for."""

import os
import sys
from urllib.parse import urlsplit

from scripts.command_line import ROOT, run
from scripts.preview.host import PreviewHost
from scripts.site_settings import site_url


def main() -> None:
    """Serve until interrupted."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    parts = urlsplit(site_url(os.environ))
    port = parts.port or 8000
    try:
        host = PreviewHost(ROOT, parts.path, port)
    except PermissionError:
        sys.exit(f"Port {port}: it is kept for the system; set SITE_URL to one like http://127.0.0.1:8000/")
    except OSError as error:
        sys.exit(f"Port {port}: {error.strerror}; end the program that uses it, or set SITE_URL")
    print(f"Preview: http://127.0.0.1:{port}{parts.path} (Ctrl-C ends it)", flush=True)
    try:
        host.serve_forever(poll_interval=0.05)
    finally:
        host.end()


if __name__ == "__main__":
    run(main)
