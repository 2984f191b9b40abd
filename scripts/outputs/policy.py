"""The content security policy: what a page may load and run.

Source: Content Security Policy Level 3, W3C; in a `<meta>` element, because GitHub Pages sets no headers.
"""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256


def content_security_policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """Return the policy of all pages; inline code is allowed by the hash of its text, `scripts` and `styles`."""
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
