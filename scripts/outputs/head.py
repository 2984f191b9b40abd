"""What every page has in its head: styles, so that no stylesheet delays it, a line of script, policy and rules."""

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
# What only some pages need comes behind it, in this order; by how a page begins that has what a sheet is for.
PARTS = {
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
INLINED = (STYLESHEET, *PARTS, AUTHORING, PALETTE)


def sheets_for(article: str, *, has_authoring: bool) -> Sequence[PurePosixPath]:
    """Return the stylesheets that the HTML of an article needs besides that of every page, in cascade order."""
    parts = (sheet for sheet, begins in PARTS.items() if any(begin in article for begin in begins))
    return (*parts, *(AUTHORING,) * has_authoring)


def head_values(
    root: Path, palette: YamlValue, base_path: str
) -> Callable[[Sequence[PurePosixPath]], Mapping[str, str]]:
    """Return what says what a template puts into the head of a page that needs certain stylesheets besides that of all.

    `palette` is that of mkdocs.yml. Errors: `CheckFailed` for what is not CSS.
    """
    style, script, rules = (
        apply_brand(styles(root, STYLESHEET), palette),
        palette_script(root),
        speculation_rules(base_path),
    )
    of_all = {"styles": style, "palette_script": script, "speculation_rules": rules}

    @cache
    def values(sheets: Sequence[PurePosixPath]) -> Mapping[str, str]:
        more = styles(root, *sheets)
        policy = content_security_policy((script, rules), filter(None, (style, more)))
        return {**of_all, "more_styles": more, "policy": policy}

    return values


def styles(root: Path, *sheets: PurePosixPath) -> str:
    """Return stylesheets of the project `root` as one minified text. Errors: `CheckFailed` for what is not CSS."""
    texts = {path: (root / path).read_text(encoding="utf-8") for path in sheets}
    raise_if_any(diagnostic for path, text in texts.items() for diagnostic in _not_css(path, text))
    return str(rcssmin.cssmin("".join(texts.values())))


def palette_script(root: Path) -> str:
    """Return the script that restores a remembered palette."""
    return (root / PALETTE).read_text(encoding="utf-8").strip()


@lru_cache(maxsize=16)  # asked for by templates and by the headers of hosts
def _not_css(path: PurePosixPath, text: str) -> Sequence[Diagnostic]:
    nodes = _parsed(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True))
    hint = "look for a missing or an extra bracket or colon"
    return [
        Diagnostic(path, node.source_line, f"this is not CSS ({node.message})", hint, "stylesheet-malformed")
        for node in nodes
        if node.type == "error"
    ]


def _parsed(nodes: Iterable[Any]) -> Iterator[Any]:
    """Yield the rules of a stylesheet and everything inside them."""
    for node in nodes:
        yield node
        if inside := getattr(node, "content", None):
            yield from _parsed(tinycss2.parse_blocks_contents(inside, skip_comments=True, skip_whitespace=True))


def content_security_policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """Return the policy of a page: what it may load and run; `scripts` and `styles` by their hashes.

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
    """Return the rules that have the next page fetched and rendered while a reader hovers over its link or presses it.

    The policy allows them by hash, so every page of the site below `base_path` has the same. Downloads have a dot in
    their address, pages have none.
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
