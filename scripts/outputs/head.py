"""The head of every page: inlined styles, so that no stylesheet delays it, a short script, the policy, and rules."""

import json
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

import rcssmin
import tinycss2

from scripts.data.palette import apply_brand
from scripts.data.source_files import OVERRIDES
from scripts.data.yaml_reader import YamlValue
from scripts.diagnostics import Diagnostic, raise_if_any

ASSETS = OVERRIDES / "assets"
STYLESHEET = ASSETS / "site.css"  # on every page
AUTHORING = ASSETS / "authoring.css"
# Stylesheets that only some pages need, in cascade order after site.css, each with the markers of pages that need it.
PART_SHEETS = {
    ASSETS / "pictures.css": ('class="picture ',),
    ASSETS / "tools.css": (
        "data-tool=",
        'class="at-a-glance"',
        'class="handout"',
        'class="handout-ways"',
        'class="medicines',
    ),
}
PALETTE = ASSETS / "palette.js"  # before the styles, so that the other palette never flashes
INLINED = (STYLESHEET, *PART_SHEETS, AUTHORING, PALETTE)


def sheets_for(article: str, *, has_authoring: bool) -> Sequence[PurePosixPath]:
    """Return the stylesheets that the HTML of an article needs besides site.css, in cascade order."""
    parts = (sheet for sheet, markers in PART_SHEETS.items() if any(marker in article for marker in markers))
    return (*parts, *(AUTHORING,) * has_authoring)


def head_values(
    root: Path, palette: YamlValue, base_path: str
) -> Callable[[Sequence[PurePosixPath]], Mapping[str, str]]:
    """Return a function from the additional stylesheets of a page to the values for its head.

    `palette` is `theme.palette` of mkdocs.yml. Errors of both: `CheckFailed` if a stylesheet is not CSS.
    """
    style, script, rules = (
        apply_brand(read_styles(root, STYLESHEET), palette),
        palette_script(root),
        speculation_rules(base_path),
    )
    common = {"styles": style, "palette_script": script, "speculation_rules": rules}

    @cache
    def values(sheets: Sequence[PurePosixPath]) -> Mapping[str, str]:
        more = read_styles(root, *sheets)
        policy = content_security_policy((script, rules), filter(None, (style, more)))
        return {**common, "more_styles": more, "policy": policy}

    return values


def read_styles(root: Path, *sheets: PurePosixPath) -> str:
    """Return stylesheets of the project `root` as one minified text. Errors: `CheckFailed` if one is not CSS."""
    texts = {path: (root / path).read_text(encoding="utf-8") for path in sheets}
    raise_if_any(diagnostic for path, text in texts.items() for diagnostic in _css_errors(path, text))
    return str(rcssmin.cssmin("".join(texts.values())))


def palette_script(root: Path) -> str:
    """Return the script that restores a remembered palette."""
    return (root / PALETTE).read_text(encoding="utf-8").strip()


@lru_cache(maxsize=16)  # asked for by templates and by the headers of hosts
def _css_errors(path: PurePosixPath, text: str) -> Sequence[Diagnostic]:
    nodes = _all_nodes(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True))
    hint = "look for a missing or an extra bracket or colon"
    return [
        Diagnostic(path, node.source_line, f"this is not CSS ({node.message})", hint, "stylesheet-malformed")
        for node in nodes
        if node.type == "error"
    ]


def _all_nodes(nodes: Iterable[Any]) -> Iterator[Any]:
    """Yield the rules of a stylesheet, and all nodes inside them."""
    for node in nodes:
        yield node
        if inside := getattr(node, "content", None):
            yield from _all_nodes(tinycss2.parse_blocks_contents(inside, skip_comments=True, skip_whitespace=True))


def content_security_policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """Return the policy of a page: what it may load and run. `scripts` and `styles` are allowed by their hashes.

    Source: Content Security Policy Level 3, W3C; in a `<meta>` element, because GitHub Pages sets no headers.
    """
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self'", *_hashes(scripts))),
            " ".join(("style-src", *_hashes(styles))),
            "img-src 'self'",
            "connect-src 'self'",
            "form-action 'none'",
            "base-uri 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _hashes(texts: Iterable[str]) -> list[str]:
    return sorted(f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in texts)


def speculation_rules(base_path: str) -> str:
    """Return the rules by which browsers prefetch and prerender a page while a reader hovers over or presses its link.

    The policy allows them by hash, so every page of the site below `base_path` has the same rules. The addresses of
    downloads have a dot, those of pages have none.
    Source: Speculation Rules, WICG; "moderate" waits for a pointer that rests on a link, or for a press. Browsers that
    do not support the rules, or that save data, ignore them.
    """
    pages = {
        "where": {
            "and": [
                {"href_matches": f"{base_path}*"},
                {"not": {"href_matches": f"{base_path}*.*"}},
                {"not": {"selector_matches": "[href^='#']"}},
            ]
        },
        "eagerness": "moderate",
    }
    return json.dumps({"prefetch": [pages], "prerender": [pages]}, separators=(",", ":"))
