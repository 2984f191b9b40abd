"""What every built page must have: the mandatory blocks, links that lead on, and nothing left over; or it redirects."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from scripts.checks.site.built import DEVELOPER_HINT, NOT_FOUND, BuiltPage
from scripts.data.load import Content
from scripts.data.material import NOTE_ICONS
from scripts.data.redirects import Redirects
from scripts.diagnostics import Diagnostic, shortened
from scripts.extension.images import ICON_SYNTAX
from scripts.outputs.files import moved_pages, refresh_element

LEFTOVER = re.compile(r"\{\{[^}\n]*(?:\}\})?|\{%[^%\n]*(?:%\})?")


def check_ids(page: BuiltPage) -> Iterator[Diagnostic]:
    """Yield each id that a page has more than once."""
    for name, count in Counter(page.ids).items():
        if count > 1:
            hint = "give each heading an id of its own"
            yield page.diagnostic(f'duplicate id "{name}"', hint, "id-duplicate", f"{{#{name}}}")


def check_leftovers(page: BuiltPage) -> Iterator[Diagnostic]:
    """Yield each macro that would be shown as written, and each text shown as program code because of its spaces."""
    for leftover in LEFTOVER.findall(page.text()):
        message = f"{leftover} would be shown as it is"
        yield page.diagnostic(message, "write the macro as in README.md", "macro-left", leftover)
    for code in page.tree.findall(".//article//pre"):
        words = code.text_content().strip().split("\n")[0]
        message = f'"{shortened(words)}" is shown as program code, since four spaces are in front of it'
        yield page.diagnostic(message, "delete the spaces", "markdown-slip", words)


def check_mandatory_blocks(page: BuiltPage) -> Iterator[Diagnostic]:
    """Yield each mandatory block that is not on the page exactly once, not counting the menu, which covers the page."""
    expected = {"crisis-line": 1, "crisis-help": 1, "legal-status": 0 if page.path == NOT_FOUND else 1}
    for name, count in expected.items():
        blocks = [block for block in page.tree.find_class(name) if block.getparent().tag != "nav"]
        if len(blocks) != count:
            message = f"the page has the mandatory block {name} {len(blocks)} times, not {count}"
            yield page.diagnostic(message, DEVELOPER_HINT, "block-mandatory")


def check_risks_first(page: BuiltPage, redirects: Redirects) -> Iterator[Diagnostic]:
    """Yield each call to action that comes before the link to the risks."""
    risks = redirects.address("risks")
    for section in page.tree.find_class("next-steps"):
        first = next(section.iter("a"), None)
        if page.address != risks and (first is None or not first.get("href", "").endswith(risks)):
            message = "a call to action comes before the link to the risks"
            yield page.diagnostic(message, DEVELOPER_HINT, "risks-first")


MOST_ICONS = 4  # different ones, by name in the text; one takes 200 to 500 bytes of a page
# All icons of the text except the first one in the title of a note, which belongs to its kind.
NAMED_ICONS = (
    "//article//*[name()='svg'][not(parent::summary or parent::*[@class='admonition-title']) or preceding-sibling::*]"
    "/*[name()='use']/@href[starts-with(., '#icon-')]"
)
CARD_HINT = "add a link to the page it is about, like [Read on](costs.md)"
UNCONVERTED = (  # (pattern, hint) for markup that Markdown did not convert, since it is not valid or not in a page
    (r"\{:? ?[.#][\w-][^{}\n]*\}", "write it right behind a link or an icon, or on the line below a paragraph"),
    (r"(?<!\S)==[^\s=]\S*", "write == in front of the words and behind them"),
    (rf"(?:!!!|\?\?\?\+?) (?:{'|'.join(NOTE_ICONS)})\b|=== \"", "write it on a line of its own, below an empty one"),
    (ICON_SYNTAX, "write icons in the text of a page, not in data"),
)
UNCONVERTED_PATTERNS = tuple((re.compile(pattern), hint) for pattern, hint in UNCONVERTED)


def check_authoring(page: BuiltPage) -> Iterator[Diagnostic]:
    """Yield each card and button without a link, each icon too many, and all markup that is shown as written."""
    yield from _missing_links(page)
    names = dict.fromkeys(name.removeprefix("#icon-") for name in page.tree.xpath(NAMED_ICONS))
    for name in [*names][MOST_ICONS:]:
        message = f"the page has {len(names)} different icons, more than {MOST_ICONS}"
        hint = "use fewer, or the same ones again"
        yield page.diagnostic(message, hint, "icon-many", f":{name}:")
    text = page.text("code", "pre")
    for pattern, hint in UNCONVERTED_PATTERNS:
        for match in pattern.finditer(text):
            message = f"{shortened(match[0])} would be shown as it is"
            yield page.diagnostic(message, hint, "markdown-slip", match[0])


def _missing_links(page: BuiltPage) -> Iterator[Diagnostic]:
    for card in page.tree.xpath("//article//div[@class='grid cards']/ul/li[not(.//a)]"):
        words = " ".join(card.text_content().split())
        needle = next((text.strip() for text in card.itertext() if text.strip()), None)
        yield page.diagnostic(f'the card "{words[:40]}" has no link', CARD_HINT, "card-link", needle)
    for button in page.tree.xpath("//article//*[not(self::a)][contains(@class, 'md-button')]"):
        words = " ".join(button.text_content().split())
        hint = f"write [{shortened(words)}](costs.md){{ .md-button }}, with the page it leads to"
        yield page.diagnostic(f'the button "{shortened(words)}" has no link', hint, "card-link", words)


def is_redirect(page: BuiltPage, content: Content) -> bool:
    """Return whether the page only redirects to another one."""
    return page.path in moved_pages(content)


def without_refresh(page: BuiltPage, content: Content) -> BuiltPage:
    """Return the page as the allowlist judges it: without the refresh element, which only a redirect may have."""
    return (
        replace(page, html=page.html.replace(_refresh_element(page, content), "", 1))
        if is_redirect(page, content)
        else page
    )


def check_redirect(page: BuiltPage, content: Content) -> Iterator[Diagnostic]:
    """Yield the problems of a redirect: it does not lead where content/redirects.yml says, or it has a script."""
    if not is_redirect(page, content):
        return
    if _refresh_element(page, content) not in page.html:
        yield page.diagnostic("the page has moved, but does not redirect", DEVELOPER_HINT, "redirect-page")
    if page.tree.find(".//script") is not None:
        yield page.diagnostic("the page has moved, but has a script", DEVELOPER_HINT, "redirect-page")


def _refresh_element(page: BuiltPage, content: Content) -> str:
    return refresh_element(content.settings.base_path, moved_pages(content)[page.path])
