"""What can be seen wrong in the built site, page by page and between pages."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

from scripts.checks.built import BuiltPage, read_built_pages
from scripts.content.load import Content
from scripts.finish.pages import NOT_FOUND
from scripts.problems import Problem
from scripts.render.words import dollars

AMOUNT = re.compile(r"\$\s?\d(?:[\d,]*\d)?(?:\.\d+)?")
THEME_FIX = "mend the template in overrides/"


def check_site(site: Path, root: Path, content: Content) -> Iterator[Problem]:
    """Yield every problem of the finished site in the folder `site`; `root` has the pages it was made from."""
    pages = read_built_pages(site, root)
    for page in pages.values():
        yield from _document(page)
        yield from _prices(page, content)
        yield from _locked_blocks(page)
        yield from _links(page, pages, site, content)
    yield from _titles(list(pages.values()))
    yield from _search_index(site, content)


def _document(page: BuiltPage) -> Iterator[Problem]:
    if not page.tree.get("lang"):
        yield page.problem(page.tree, "the page has no language", THEME_FIX)
    headings = page.tree.findall(".//h1")
    if len(headings) != 1:
        where = headings[1] if headings else page.tree
        fix = "write one line that begins with a single #" if not headings else "begin all but the first with ##"
        yield page.problem(where, f"the page has {len(headings)} main headings", fix, needle="# ")
    for name, count in Counter(page.ids).items():
        if count > 1:
            yield page.problem(page.tree, f'the id "{name}" is there {count} times', "give each its own", needle=name)
    text = page.text()
    if leftover := re.search(r"\{\{.*?\}\}|\{%.*?%\}|data-fill=\"[a-z-]+\"", text):
        yield page.problem(page.tree, f"{leftover[0]} was left on the page", "write it as in CONTRIBUTING.md")
    for image in page.tree.iter("img"):
        if image.get("alt") is None:
            yield page.problem(image, f'the image "{image.get("src")}" has no text', "write what it shows in the [ ]")


def _prices(page: BuiltPage, content: Content) -> Iterator[Problem]:
    """Compare every marked amount with the pricing file, and look for amounts without a mark."""
    amounts = content.pricing.amounts
    for mark in page.tree.iter("data"):
        name, value, shown = mark.get("data-price", ""), mark.get("value", ""), mark.text_content()
        right = amounts.get(name)
        if right is None:
            yield page.problem(mark, f'there is no price "{name}"', "use an expression like {{ price(…) }}")
        elif (value, shown) != (f"{right:.2f}", dollars(right)):
            yield page.problem(
                mark, f"{name} shows {shown} ({value})", f"it is {dollars(right)} in content/pricing.yml"
            )
    for element, text in page.texts():
        if element.tag != "data" and (found := AMOUNT.search(text)):
            yield page.problem(element, f'the amount "{found[0]}" has no mark', "use an expression like {{ price(…) }}")


def _locked_blocks(page: BuiltPage) -> Iterator[Problem]:
    """Reason: help in a crisis and the legal status may be on no page by chance."""
    wanted = {"crisis-line": 1, "crisis-help": 1, "legal-status": 0 if page.path == NOT_FOUND else 1}
    for name, count in wanted.items():
        found = page.tree.find_class(name)
        if len(found) != count:
            yield page.problem(
                page.tree, f"the locked block {name} is there {len(found)} times, not {count}", THEME_FIX
            )


def _links(page: BuiltPage, pages: dict[PurePosixPath, BuiltPage], site: Path, content: Content) -> Iterator[Problem]:
    base = content.settings.url
    for element, link in page.links():
        address = urljoin(base + page.address, link)
        parts = urlsplit(address)
        if not address.startswith(base):
            if element.tag != "a":
                yield page.problem(element, f'"{link}" would be loaded from elsewhere', "keep a copy in docs/")
            elif parts.scheme not in {"https", "tel", "sms", "mailto"}:
                yield page.problem(element, f'the link "{link}" is not safe', "write https://", needle=link)
            continue
        target = PurePosixPath(unquote(address.removeprefix(base).partition("#")[0].partition("?")[0]))
        if not (site / target).is_file():
            target = target / "index.html"
        if not (site / target).is_file():
            yield page.problem(
                element, f'the link "{link}" leads nowhere', "write the name of a page or file", needle=link
            )
        elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids:
            message = f'the link "{link}" leads to a heading that is not there'
            yield page.problem(element, message, "write a heading's id", needle=f"#{parts.fragment}")


def _titles(pages: list[BuiltPage]) -> Iterator[Problem]:
    seen: dict[str, PurePosixPath] = {}
    for page in pages:
        title = page.tree.findtext(".//title")
        if not title:
            yield page.problem(page.tree, "the page has no title", "write title: in its front matter")
        elif title in seen:
            yield page.problem(page.tree, f'the title "{title}" is also that of {seen[title]}', "give each its own")
        else:
            seen[title] = page.path


def _search_index(site: Path, content: Content) -> Iterator[Problem]:
    """Reason: search shows text without its marks, and two cells on one line would make one wrong amount."""
    known = {dollars(amount) for amount in content.pricing.amounts.values()}
    for entry in json.loads((site / "search.json").read_text(encoding="utf-8")):
        for found in AMOUNT.findall(entry["x"]):
            if found not in known:
                message = f'search would show "{found}" for {entry["l"] or "the home page"}'
                yield Problem(PurePosixPath("site/search.json"), 1, message, "use an expression like {{ price(…) }}")
