"""What of Material's syntax only the built page tells: cards and buttons without a link, too many icons, leftovers."""

import re
from collections.abc import Iterator

from scripts.checks.site.built import BuiltPage
from scripts.data.icons import NOTES
from scripts.diagnostics import Diagnostic, shortened
from scripts.extension.icons import NAME

MOST_ICONS = 4  # different ones, by name in the text; one takes 200 to 500 bytes of a page
# All but the first of a note's title, which its kind has put there.
BY_NAME = (
    "//article//*[name()='svg'][not(parent::summary or parent::*[@class='admonition-title']) or preceding-sibling::*]"
    "/*[name()='use']/@href[starts-with(., '#icon-')]"
)
LINKS = "add a link to the page it is about, like [Read on](costs.md)"
LEFT = (  # what Markdown would have changed, had it known it, and what to write
    (r"\{:? ?[.#][\w-][^{}\n]*\}", "write it right behind a link or an icon, or on the line below a paragraph"),
    (r"(?<!\S)==[^\s=]\S*", "write == in front of the words and behind them"),
    (rf"(?:!!!|\?\?\?\+?) (?:{'|'.join(NOTES)})\b|=== \"", "write it on a line of its own, below an empty one"),
    (NAME, "write icons in the text of a page, not in data"),
)
PATTERNS = tuple((re.compile(pattern), hint) for pattern, hint in LEFT)


def check_authoring(page: BuiltPage) -> Iterator[Diagnostic]:
    """Yield each card and button without a link, icon too many, and sign that is shown as it is written."""
    yield from _links(page)
    names = dict.fromkeys(name.removeprefix("#icon-") for name in page.tree.xpath(BY_NAME))
    for name in [*names][MOST_ICONS:]:
        message = f"the page has {len(names)} different icons, more than {MOST_ICONS}"
        hint = "use fewer, or the same ones again"
        yield page.diagnostic(message, hint, "icon-many", f":{name}:")
    text = page.text("code", "pre")
    for pattern, hint in PATTERNS:
        for found in pattern.finditer(text):
            message = f"{shortened(found[0])} would be shown as it is"
            yield page.diagnostic(message, hint, "markdown-slip", found[0])


def _links(page: BuiltPage) -> Iterator[Diagnostic]:
    for card in page.tree.xpath("//article//div[@class='grid cards']/ul/li[not(.//a)]"):
        words = " ".join(card.text_content().split())
        needle = next((text.strip() for text in card.itertext() if text.strip()), None)
        yield page.diagnostic(f'the card "{words[:40]}" has no link', LINKS, "card-link", needle)
    for button in page.tree.xpath("//article//*[not(self::a)][contains(@class, 'md-button')]"):
        words = " ".join(button.text_content().split())
        hint = f"write [{shortened(words)}](costs.md){{ .md-button }}, with the page it leads to"
        yield page.diagnostic(f'the button "{shortened(words)}" has no link', hint, "card-link", words)
