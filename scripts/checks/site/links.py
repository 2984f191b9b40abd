"""Links and loaded files of the built site: each address exists, and nothing is loaded from another site."""

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html as lxml_html
from lxml.html import HtmlElement

from scripts.checks.site.built import BuiltPage, ids_of
from scripts.diagnostics import Diagnostic

BROKEN = "link-broken"
SAFE = {"https", "tel", "sms", "mailto"}


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads: whether into our site, to which file (None: nowhere) and to which id ("": none)."""

    is_ours: bool
    file: PurePosixPath | None
    fragment: str


class Published:
    """What a link can lead to: the files in the folder `site`, whose address is `url`, and the ids on its pages."""

    def __init__(self, site: Path, url: str) -> None:
        self._site, self._url = site, url
        files = (file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
        self._files = frozenset(map(PurePosixPath, files))
        self._targets: dict[tuple[str, str], Target] = {}
        self._ids: dict[PurePosixPath, frozenset[str]] = {}

    def target(self, page: BuiltPage, link: str) -> Target:
        """Return where a link on a page leads; the links of the menu, the same on every page, are looked up once."""
        if link.startswith("#"):
            return Target(True, page.path, unquote(link[1:]))  # noqa: FBT003 - a field
        folder, is_shared = page.address, link.startswith("../") and page.address.count("/") == 1
        if is_shared:
            folder, link = "", link.removeprefix("../")
        found = self._targets.get((folder, link)) or self._looked_up(folder, link)
        if is_shared:
            self._targets[folder, link] = found
        return found

    def _looked_up(self, folder: str, link: str) -> Target:
        try:
            address = urljoin(self._url + folder, link)
        except ValueError:  # brackets in the host name
            return Target(True, None, "")  # noqa: FBT003 - a field
        if not address.startswith(self._url):
            return Target(False, None, "")  # noqa: FBT003 - a field
        path = PurePosixPath(unquote(urlsplit(address.removeprefix(self._url)).path))
        file = next((file for file in (path, path / "index.html") if file in self._files), None)
        return Target(True, file, unquote(urlsplit(address).fragment))  # noqa: FBT003 - a field

    def ids(self, file: PurePosixPath) -> frozenset[str]:
        """Return the ids on a page, which is read when the first link names one of them."""
        if file not in self._ids:
            tree = lxml_html.document_fromstring((self._site / file).read_text(encoding="utf-8"))
            self._ids[file] = frozenset(ids_of(tree))
        return self._ids[file]


def check_links(page: BuiltPage, published: Published) -> Iterator[Diagnostic]:
    """Yield each address on the page that leads nowhere or is not safe for readers."""
    seen = set[tuple[str, str]]()
    for element, link in page.links():
        if (element.tag, link) in seen:  # menu and footer have the same ones
            continue
        seen.add((element.tag, link))
        target = published.target(page, link)
        if not target.is_ours:
            yield from _foreign(page, element, link)
        elif target.file is None:
            hint = "write the name of a page or file"
            yield page.diagnostic(f'the link "{link}" leads nowhere', hint, BROKEN, link)
        elif target.fragment and target.file.suffix == ".html":
            ids = page.ids if target.file == page.path else published.ids(target.file)
            if target.fragment not in ids:
                message = f'there is no heading "#{target.fragment}" on {_page_name(target.file, page)}'
                yield page.diagnostic(message, _nearest(target.fragment, ids), BROKEN, f"#{target.fragment}")


def _page_name(file: PurePosixPath, page: BuiltPage) -> str:
    if file == page.path:
        return "this page"
    return f"the page {file.parent}" if file.parent.name else "the home page"


def _nearest(fragment: str, ids: Iterable[str]) -> str:
    near = difflib.get_close_matches(fragment, ids, n=1)
    return f'did you mean "#{near[0]}"?' if near else "write the id of a heading on that page"


def _foreign(page: BuiltPage, element: HtmlElement, link: str) -> Iterator[Diagnostic]:
    parts = urlsplit(link)
    if not parts.scheme:
        yield page.diagnostic(f'the link "{link}" leads outside the site', "write the name of a page", BROKEN, link)
    elif element.tag != "a":
        hint = "ask a developer to keep a copy in overrides/assets"
        yield page.diagnostic(f'"{link}" would be loaded from another site', hint, "resource-external", link)
    elif parts.scheme not in SAFE:
        hint = "write an address that starts with https://"
        yield page.diagnostic(f'the link "{link}" is not safe', hint, "address-unsafe", link)
