"""Links and loaded files of the built site: each leads somewhere, and nothing is loaded from elsewhere."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

from lxml.html import HtmlElement

from scripts.checks.built import BuiltPage
from scripts.content.load import Content
from scripts.problems import Problem

SAFE = {"https", "tel", "sms", "mailto"}

Pages = Mapping[PurePosixPath, BuiltPage]


def check_links(page: BuiltPage, pages: Pages, site: Path, content: Content) -> Iterator[Problem]:
    """Yield a problem for each address on the page that leads nowhere or that a reader must not be sent to."""
    base = content.settings.url
    for element, link in page.links():
        address = urljoin(base + page.address, link)
        if not address.startswith(base):
            yield from _foreign(page, element, link)
        elif found := _target(site, address.removeprefix(base)):
            fragment = unquote(urlsplit(address).fragment)
            if fragment and found in pages and fragment not in pages[found].ids:
                message = f'the link "{link}" leads to a heading that is not there'
                yield page.problem(element, message, _nearest(fragment, pages[found].ids), needle=f"#{fragment}")
        else:
            fix = "write the name of a page or file"
            yield page.problem(element, f'the link "{link}" leads nowhere', fix, needle=link)


def _nearest(fragment: str, ids: Iterable[str]) -> str:
    near = difflib.get_close_matches(fragment, ids, n=1)
    return f'did you mean "#{near[0]}"?' if near else "write the id of a heading that is there"


def _target(site: Path, address: str) -> PurePosixPath | None:
    """Return the file that an address below the site's shows, or None."""
    path = PurePosixPath(unquote(urlsplit(address).path))
    return next((file for file in (path, path / "index.html") if (site / file).is_file()), None)


def _foreign(page: BuiltPage, element: HtmlElement, link: str) -> Iterator[Problem]:
    parts = urlsplit(link)
    if not parts.scheme:
        yield page.problem(element, f'the link "{link}" leads out of the site', "write the name of a page", needle=link)
    elif element.tag != "a":
        yield page.problem(element, f'"{link}" would be loaded from elsewhere', "keep a copy in docs/", needle=link)
    elif parts.scheme not in SAFE:
        yield page.problem(element, f'the link "{link}" is not safe', "write https://", needle=link)
