"""Assemble the editor in editor/: `python -m scripts.build_editor`, or `make editor`."""

import os

from scripts.command_line import ROOT, run
from scripts.editor.build import build_editor


def main() -> None:
    """Build the editor for the repository named in the environment, or in mkdocs.yml."""
    build_editor(ROOT, os.environ)
    print("The forms are in editor/. Serve them from an address of their own, never from that of the site.")


if __name__ == "__main__":
    run(main)
