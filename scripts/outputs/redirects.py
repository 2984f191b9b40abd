"""The pages that redirect: each takes the place of a page that has moved, says so, and leads to the new one.

Reason: GitHub Pages has no HTTP redirects. Source: HTML Living Standard, 4.2.5.3, refresh; Google Search
Central takes one after 0 seconds for a permanent redirect.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from markupsafe import Markup

from scripts.data.front_matter import Page, built_path
from scripts.data.load import Content
from scripts.render.templates import template

DOCS = PurePosixPath("docs")


def moved_pages(content: Content) -> Mapping[PurePosixPath, str]:
    """Return the old path of each moved page in the site, with its new address, relative to the site's."""
    return {
        built_path(DOCS / old): built_path(DOCS / new).as_posix().removesuffix("index.html")
        for old, new in content.redirects.targets.items()
    }


def refresh(base_path: str, address: str) -> Markup:
    """Return the element that redirects at once, which the allowlist accepts only on such a page."""
    return Markup('<meta http-equiv="refresh" content="0; url={}">').format(f"{base_path}{address}")


def redirect_pages(
    pages: Iterable[Page], content: Content, look: Mapping[str, str]
) -> Iterator[tuple[PurePosixPath, str]]:
    """Yield a page for each that has moved; `pages` are those in docs/, `look` has `styles` and `policy`."""
    titles = {built_path(page.path): page.front_matter.title for page in pages if page.front_matter}
    base, moved = content.settings.base_path, template("moved.html.jinja")
    for path, address in moved_pages(content).items():
        title = titles.get(PurePosixPath(address) / "index.html", "")
        lead = refresh(base, address)
        yield (
            path,
            moved.render(content=content, words=content.words, title=title, address=address, refresh=lead, **look),
        )
