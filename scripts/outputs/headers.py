"""What only a header can say, for hosts that read a file of them: Netlify and Cloudflare Pages. GitHub Pages has none.

Source: both hosts' documentation of `_headers`. Where two parts fit an address, Netlify takes the narrower one's header
and Cloudflare both: so each policy is whole, and none takes back what another says.
"""

NO_FRAMES = (
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"  # what is loaded and run, each page says itself
)
NO_PAGE = f"default-src 'none'; style-src 'unsafe-inline'; {NO_FRAMES}; sandbox"  # a drawing may have styles of its own
NOT_USED = ("browsing-topics", "camera", "geolocation", "microphone", "payment", "usb")
EVERYWHERE = {
    "Content-Security-Policy": NO_FRAMES,
    "X-Frame-Options": "DENY",  # for browsers that know no frame-ancestors
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in NOT_USED),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
NO_PAGES = ("assets/*", "build.json", "pricing.csv", "pricing.json", "search.json", "sitemap.xml")


def headers_file(base_path: str) -> str:
    """Return the file `_headers` for a site below `base_path`; a PDF has the policy of pages, as its viewer is one."""
    parts = {"*": EVERYWHERE, **{path: {"Content-Security-Policy": NO_PAGE} for path in NO_PAGES}}
    return "\n".join(f"{base_path}{path}\n{_lines(headers)}" for path, headers in parts.items())


def _lines(headers: dict[str, str]) -> str:
    return "".join(f"  {name}: {value}\n" for name, value in headers.items())
