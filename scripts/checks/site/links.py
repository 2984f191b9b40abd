"""Links and loaded files of the built site: each address exists, and nothing is loaded from another site."""

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

from lxml.html import HtmlElement

from scripts.checks.site.built import BuiltPage
from scripts.diagnostics import Diagnostic

BROKEN = "link-broken"
SAFE_SCHEMES = {"https", "tel", "sms", "mailto"}


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads: whether to our own site, to which file, or None if there is none, and to which id, or ""."""

    is_internal: bool
    file: PurePosixPath | None
    fragment: str


class PublishedFiles:
    """The files that a link can lead to: those in the folder `site`, which is published at `url`."""

    def __init__(self, site: Path, url: str) -> None:
        self._url = url
        files = (file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
        self.files = frozenset(map(PurePosixPath, files))
        self._targets: dict[tuple[str, str], Target] = {}

    def target(self, page: BuiltPage, link: str) -> Target:
        """Return where a link on a page leads. Links of the menu, the same on every page, are resolved only once."""
        if link.startswith("#"):
            return Target(True, page.path, unquote(link[1:]))  # noqa: FBT003 - a field
        folder, is_shared = page.address, link.startswith("../") and page.address.count("/") == 1
        if is_shared:
            folder, link = "", link.removeprefix("../")
        target = self._targets.get((folder, link)) or self._resolve(folder, link)
        if is_shared:
            self._targets[folder, link] = target
        return target

    def _resolve(self, folder: str, link: str) -> Target:
        try:
            address = urljoin(self._url + folder, link)
        except ValueError:  # brackets in the host name
            return Target(True, None, "")  # noqa: FBT003 - a field
        if not address.startswith(self._url):
            return Target(False, None, "")  # noqa: FBT003 - a field
        path = PurePosixPath(unquote(urlsplit(address.removeprefix(self._url)).path))
        file = next((file for file in (path, path / "index.html") if file in self.files), None)
        return Target(True, file, unquote(urlsplit(address).fragment))  # noqa: FBT003 - a field


def check_links(page: BuiltPage, published: PublishedFiles) -> Iterator[Diagnostic]:
    """Yield each address on the page that leads nowhere or is not safe for readers."""
    for element, link in _distinct_links(page):
        target = published.target(page, link)
        if not target.is_internal:
            yield from _check_external(page, element, link)
        elif target.file is None:
            hint = "write the name of a page or file"
            yield page.diagnostic(f'the link "{link}" leads nowhere', hint, BROKEN, link)


def linked_headings(page: BuiltPage, published: PublishedFiles) -> frozenset[tuple[PurePosixPath, str]]:
    """Return (file, id) of each heading that the page links to, whether it exists or not."""
    targets = (published.target(page, link) for _, link in _distinct_links(page) if "#" in link)
    return frozenset(
        (target.file, target.fragment)
        for target in targets
        if target.file and target.fragment and target.file.suffix == ".html"
    )


def missing_heading(page: BuiltPage, file: PurePosixPath, fragment: str, ids: Iterable[str]) -> Diagnostic:
    """Return the diagnostic for a link to the heading `fragment` on the page `file`, which has only the ids `ids`."""
    message = f'there is no heading "#{fragment}" on {_page_name(file, page)}'
    return page.diagnostic(message, _heading_hint(fragment, ids), BROKEN, f"#{fragment}")


def _distinct_links(page: BuiltPage) -> Iterator[tuple[HtmlElement, str]]:
    seen = set[tuple[str, str]]()
    for element, link in page.links():
        if (element.tag, link) not in seen:  # the menu and the footer have the same links
            seen.add((element.tag, link))
            yield element, link


def _page_name(file: PurePosixPath, page: BuiltPage) -> str:
    if file == page.path:
        return "this page"
    return f"the page {file.parent}" if file.parent.name else "the home page"


def _heading_hint(fragment: str, ids: Iterable[str]) -> str:
    near = difflib.get_close_matches(fragment, ids, n=1)
    return f'did you mean "#{near[0]}"?' if near else "write the id of a heading on that page"


def _check_external(page: BuiltPage, element: HtmlElement, link: str) -> Iterator[Diagnostic]:
    parts = urlsplit(link)
    if not parts.scheme:
        yield page.diagnostic(f'the link "{link}" leads outside the site', "write the name of a page", BROKEN, link)
    elif element.tag != "a":
        hint = "ask a developer to keep a copy in overrides/assets"
        yield page.diagnostic(f'"{link}" would be loaded from another site', hint, "resource-external", link)
    elif parts.scheme not in SAFE_SCHEMES:
        hint = "write an address that starts with https://"
        yield page.diagnostic(f'the link "{link}" is not safe', hint, "address-unsafe", link)
