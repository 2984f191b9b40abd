"""What every built page has: a title, one main heading, the mandatory blocks, and nothing left over."""

import re
from collections import Counter
from collections.abc import Iterator

from scripts.checks.site.built import DEVELOPER_HINT, NOT_FOUND, BuiltPage
from scripts.data.redirects import Redirects
from scripts.diagnostics import Diagnostic, shortened

LEFTOVER = re.compile(r"\{\{[^}\n]*(?:\}\})?|\{%[^%\n]*(?:%\})?")


def check_document(page: BuiltPage) -> Iterator[Diagnostic]:
    """Yield what a page lacks of a language, a title, one main heading, ids of their own and texts for images."""
    if not page.tree.get("lang"):
        yield page.diagnostic("the page does not declare its language", DEVELOPER_HINT, "page-incomplete")
    if not page.tree.findtext("head/title"):
        yield page.diagnostic("the page has no title", "write title: in its front matter", "page-incomplete")
    headings = page.tree.findall(".//h1")
    if not headings:
        hint = "write one line that starts with a single # and a space"
        yield page.diagnostic("the page has no main heading", hint, "heading-main")
    for heading in headings[1:]:
        message, needle = f"the page has {len(headings)} main headings", f"# {heading.text_content()}"
        yield page.diagnostic(message, "start all but the first with ##", "heading-main", needle)
    for name, count in Counter(page.ids).items():
        if count > 1:
            hint = "give each heading an id of its own"
            yield page.diagnostic(f'duplicate id "{name}"', hint, "id-duplicate", f"{{#{name}}}")
    for image in page.tree.iter("img"):
        if image.get("alt") is None:
            message = f'the image "{image.get("src")}" has no alt text'
            yield page.diagnostic(message, DEVELOPER_HINT, "image-alt")


def check_leftovers(page: BuiltPage) -> Iterator[Diagnostic]:
    """Yield every macro that would be shown as it is written, and every line shown as program code by its spaces."""
    for found in LEFTOVER.findall(page.text()):
        message = f"{found} would be shown as it is"
        yield page.diagnostic(message, "write the macro as in README.md", "macro-left", found)
    for code in page.tree.findall(".//article//pre"):
        words = code.text_content().strip().split("\n")[0]
        message = f'"{shortened(words)}" is shown as program code, since four spaces are in front of it'
        yield page.diagnostic(message, "delete the spaces", "markdown-slip", words)


def check_mandatory_blocks(page: BuiltPage) -> Iterator[Diagnostic]:
    """Yield every mandatory block that the page has not exactly once, besides the menu, which covers the page."""
    wanted = {"crisis-line": 1, "crisis-help": 1, "legal-status": 0 if page.path == NOT_FOUND else 1}
    for name, count in wanted.items():
        found = [block for block in page.tree.find_class(name) if block.getparent().tag != "nav"]
        if len(found) != count:
            message = f"the page has the mandatory block {name} {len(found)} times, not {count}"
            yield page.diagnostic(message, DEVELOPER_HINT, "block-mandatory")


def check_risks_first(page: BuiltPage, redirects: Redirects) -> Iterator[Diagnostic]:
    """Yield a call to action that comes before the link to the risks."""
    risks = redirects.address("risks")
    for section in page.tree.find_class("next-steps"):
        first = next(section.iter("a"), None)
        if page.address != risks and (first is None or not first.get("href", "").endswith(risks)):
            message = "a call to action comes before the link to the risks"
            yield page.diagnostic(message, DEVELOPER_HINT, "risks-first")
