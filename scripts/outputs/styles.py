"""What every page has in its head: one block of styles, so that no stylesheet delays it, and a line of script."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

import rcssmin
import tinycss2

from scripts.data.source_files import OVERRIDES
from scripts.diagnostics import Diagnostic, raise_if_any

ASSETS = OVERRIDES / "assets"
STYLESHEETS = (ASSETS / "site.css", ASSETS / "pictures.css", ASSETS / "tools.css")  # in cascade order
PALETTE = ASSETS / "palette.js"  # before the styles, so that the other palette never flashes
INLINED = (*STYLESHEETS, PALETTE)


def styles(root: Path) -> str:
    """Return the stylesheets of the project `root` as one minified text. Errors: `CheckFailed` for what is not CSS."""
    texts = {path: (root / path).read_text(encoding="utf-8") for path in STYLESHEETS}
    raise_if_any(diagnostic for path, text in texts.items() for diagnostic in _not_css(path, text))
    return str(rcssmin.cssmin("".join(texts.values())))


def palette_script(root: Path) -> str:
    """Return the script that restores a remembered palette."""
    return (root / PALETTE).read_text(encoding="utf-8").strip()


@lru_cache(maxsize=16)  # asked for by templates and by the headers of hosts
def _not_css(path: PurePosixPath, text: str) -> tuple[Diagnostic, ...]:
    return tuple(_wrong_rules(path, text))


def _wrong_rules(path: PurePosixPath, text: str) -> Iterator[Diagnostic]:
    for node in _parsed(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)):
        if node.type == "error":
            hint = "look for a missing or an extra bracket or colon"
            yield Diagnostic(path, node.source_line, f"this is not CSS ({node.message})", hint, "stylesheet-malformed")


def _parsed(nodes: Iterable[Any]) -> Iterator[Any]:
    """Yield the rules of a stylesheet and everything inside them."""
    for node in nodes:
        yield node
        if inside := getattr(node, "content", None):
            yield from _parsed(tinycss2.parse_blocks_contents(inside, skip_comments=True, skip_whitespace=True))
