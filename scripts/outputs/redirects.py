"""The pages that stand where a page was: they say that it has moved, and lead on.

Reason: GitHub Pages answers no request with a redirect. Source: HTML Living Standard, 4.2.5.3, refresh; Google Search
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
    """Return where each moved page stood in the site, and the address below the site's that took its place."""
    return {
        built_path(DOCS / old): built_path(DOCS / new).as_posix().removesuffix("index.html")
        for old, new in content.redirects.targets.items()
    }


def refresh(base_path: str, address: str) -> Markup:
    """Return the element that leads on at once: the only one of its kind that the gate lets through."""
    return Markup('<meta http-equiv="refresh" content="0; url={}">').format(f"{base_path}{address}")


def redirect_pages(
    pages: Iterable[Page], content: Content, look: Mapping[str, str]
) -> Iterator[tuple[PurePosixPath, str]]:
    """Yield a page for each that has moved; `pages` are those of docs/, `look` has `styles` and `policy`."""
    titles = {built_path(page.path): page.front_matter.title for page in pages if page.front_matter}
    base, moved = content.settings.base_path, template("moved.html.jinja")
    for path, address in moved_pages(content).items():
        title = titles.get(PurePosixPath(address) / "index.html", "")
        lead = refresh(base, address)
        yield (
            path,
            moved.render(content=content, words=content.words, title=title, address=address, refresh=lead, **look),
        )
