"""HTTP headers in a `_headers` file, for Netlify and Cloudflare Pages. GitHub Pages sets no headers.

Source: both hosts' documentation of `_headers`. Where two rules match an address, Netlify sends the header of the more
specific one and Cloudflare both: so each policy is complete, and none contradicts another.
"""

NO_FRAMES = (
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"  # what a page loads and runs is in its own policy
)
NO_PAGE = (
    f"default-src 'none'; style-src 'unsafe-inline'; {NO_FRAMES}; sandbox"  # an SVG file may have styles of its own
)
NOT_USED = ("browsing-topics", "camera", "geolocation", "microphone", "payment", "usb")
EVERYWHERE = {
    "Content-Security-Policy": NO_FRAMES,
    "X-Frame-Options": "DENY",  # for browsers without frame-ancestors
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in NOT_USED),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
NO_PAGES = ("assets/*", "build.json", "pricing.csv", "pricing.json", "search.json", "sitemap.xml")


def headers_file(base_path: str) -> str:
    """Return the file `_headers` for a site below `base_path`; a PDF has that of a page, as its viewer is one."""
    parts = {"*": EVERYWHERE, **{path: {"Content-Security-Policy": NO_PAGE} for path in NO_PAGES}}
    return "\n".join(f"{base_path}{path}\n{_lines(headers)}" for path, headers in parts.items())


def _lines(headers: dict[str, str]) -> str:
    return "".join(f"  {name}: {value}\n" for name, value in headers.items())
