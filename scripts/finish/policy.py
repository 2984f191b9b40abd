"""The content security policy: what a page may load and run.

Source: Content Security Policy Level 3, W3C; in a `<meta>` element, because GitHub Pages sets no headers.
"""

import re
from base64 import b64encode
from hashlib import sha256

SCRIPT = re.compile(r'<script(?: type="speculationrules")?>(.*?)</script>', re.DOTALL)
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def allow_only_own_code(html: str) -> str:
    """Add the policy to the head, before anything that it governs: inline code is allowed by the hash of its text."""
    policy = "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self'", *_hashes(SCRIPT, html))),
            " ".join(("style-src", *_hashes(STYLE, html))),
            "img-src 'self'",
            "connect-src 'self'",
            "form-action 'none'",
            "base-uri 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return html.replace('<meta charset="utf-8">', f'<meta charset="utf-8">\n{meta}', 1)


def _hashes(inline: re.Pattern[str], html: str) -> list[str]:
    texts = {str(text) for text in inline.findall(html)}
    return sorted(f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in texts)
