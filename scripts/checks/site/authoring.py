"""Notes, tabs, cards, and icons on the built page: each kind and icon exists, and nothing is empty."""

import re
from collections.abc import Iterator

from scripts.checks.site.built import BuiltPage
from scripts.diagnostics import Diagnostic, NameNotFound, suggestion
from scripts.extension.blocks import KINDS
from scripts.extension.icons import NAME, drawing

MOST_ICONS = 4  # different ones, by name in the text; one takes 200 to 500 bytes of a page
OF_NOTES = {f"icon-{name}" for name in KINDS.values()}
PLACES = {"inline", "end"}
ICON = re.compile(NAME)


def check_authoring(page: BuiltPage) -> Iterator[Diagnostic]:
    """Yield every note of an unknown kind, empty tab, card without a link, and icon that is not there or too many."""
    yield from _notes(page)
    yield from _tabs(page)
    yield from _cards(page)
    yield from _icons(page)


def _notes(page: BuiltPage) -> Iterator[Diagnostic]:
    for note in page.tree.xpath("//article//div[contains(concat(' ', @class, ' '), ' admonition ')]"):
        for kind in note.get("class").split()[1:]:
            if kind not in KINDS and kind not in PLACES:
                message = f'there is no kind of note "{kind}"'
                yield page.diagnostic(message, suggestion(kind, KINDS), "note-kind", f"!!! {kind}")
    for note in page.tree.xpath("//article//details[@class]"):
        for kind in note.get("class").split():
            if kind not in KINDS and re.search(rf"\?\?\?\+? +{re.escape(kind)}\b", page.source_text):
                message = f'there is no kind of note "{kind}"'
                yield page.diagnostic(message, suggestion(kind, KINDS), "note-kind", kind)


def _tabs(page: BuiltPage) -> Iterator[Diagnostic]:
    for tab in page.tree.xpath("//article//div[@class='tabs']/details[not(summary/following-sibling::*)]"):
        name = tab.text_content().strip()
        hint = "write its text below it, with four spaces in front of each line"
        yield page.diagnostic(f'the tab "{name}" is empty', hint, "tab-empty", f'=== "{name}"')


def _cards(page: BuiltPage) -> Iterator[Diagnostic]:
    for card in page.tree.xpath("//article//div[@class='grid cards']/ul/li[not(.//a)]"):
        words = " ".join(card.text_content().split())
        hint = "add a link to the page it is about, like [Read on](costs.md)"
        needle = next((text.strip() for text in card.itertext() if text.strip()), None)
        yield page.diagnostic(f'the card "{words[:40]}" has no link', hint, "card-link", needle)


def _icons(page: BuiltPage) -> Iterator[Diagnostic]:
    for found in ICON.finditer(page.text()):
        try:
            drawing(found[1])
        except NameNotFound as error:
            yield page.diagnostic(error.message, error.hint, "icon-unknown", found[0])
    names = [name for name in page.tree.xpath("//article//*[name()='symbol']/@id") if name not in OF_NOTES]
    for name in names[MOST_ICONS:]:
        message = f"the page has {len(names)} different icons, more than {MOST_ICONS}"
        hint = "use fewer, or the same ones again"
        yield page.diagnostic(message, hint, "icon-many", f":{name.removeprefix('icon-')}:")
