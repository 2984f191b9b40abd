"""The last net: what the finished site says, wherever the words came from, in text, titles, descriptions and files.

The checks of sources tell an editor first, with a line. What comes here has passed them by another way, a template for
one, so the place in the site is told.
"""

import json
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from lxml.html import HtmlElement

from scripts.checks.banned import BannedPhrases
from scripts.checks.normal_form import Normal, joined, normal
from scripts.checks.numbers import amounts_in, figures_in
from scripts.checks.site.built import PUBLISHED, BuiltPage
from scripts.checks.site.prices import READ_ALOUD
from scripts.checks.source.wording import AMOUNT_HINT, FIGURE_HINT, phrases_in
from scripts.diagnostics import Diagnostic, shortened

AROUND = "//body//text()[not(ancestor::article or ancestor::script or ancestor::style)]"
DATA = "//script[@type='application/ld+json']"
FILES = (".csv", ".json", ".txt", ".webmanifest")
Fault = tuple[int, str, str, str]  # its line, what was found, what is wrong, what to write instead


def check_shown(page: BuiltPage, banned: BannedPhrases) -> Iterator[Diagnostic]:
    """Yield every banned phrase of a page, and every figure and amount where no mark can be: attributes, JSON-LD."""
    read_out = tuple(_unmarked(page.tree))
    unmarked = joined(normal(" ".join(text.split()), number) for number, (_, text) in enumerate(read_out))
    for number, found, message, hint in (*_phrases(unmarked, banned), *_numbers(unmarked)):
        yield page.diagnostic(read_out[number][0], message, hint, needle=found)
    around = normal("\n\n".join(page.tree.xpath(AROUND)))
    article = normal("\n\n".join(block.text for block in page.text_blocks))
    for _, found, message, hint in (*_phrases(around, banned), *_phrases(article, banned)):
        yield page.diagnostic(page.tree, message, hint, needle=found)


def check_shown_files(site: Path, banned: BannedPhrases) -> Iterator[Diagnostic]:
    """Yield every banned phrase of the files beside the pages: prices, search, and what else is text."""
    for file in sorted(site.rglob("*")):
        if file.suffix in FILES and file.is_file():
            path = PUBLISHED / PurePosixPath(file.relative_to(site).as_posix())
            lines = file.read_text(encoding="utf-8").split("\n")
            text = joined(normal(line, number) for number, line in enumerate(lines, 1))
            yield from (Diagnostic(path, line, message, hint) for line, _, message, hint in _phrases(text, banned))


def _unmarked(tree: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Yield each text that is read out or shown by others, with its element."""
    for value in tree.xpath("|".join(f"//@{name}" for name in READ_ALOUD)):
        yield value.getparent(), str(value)
    for title in tree.xpath("/html/head/title"):
        yield title, title.text_content()
    for script in tree.xpath(DATA):
        try:
            data = json.loads(script.text_content())
        except ValueError:  # the check of structured data tells it
            continue
        yield from ((script, text) for text in _texts(data))


def _texts(data: Any) -> Iterator[str]:
    """Yield every text of JSON-LD that is words: addresses and ids have no space."""
    if isinstance(data, str):
        if " " in data:
            yield data
    elif isinstance(data, dict | list):
        for part in data.values() if isinstance(data, dict) else data:
            yield from _texts(part)


def _phrases(text: Normal, banned: BannedPhrases) -> Iterator[Fault]:
    for found, phrase in phrases_in(text, banned):
        message = f'"{shortened(found[0])}" is not for this site: {phrase.reason}'
        yield text.line(found.start()), found[0], message, phrase.instead


def _numbers(text: Normal) -> Iterator[Fault]:
    for line, found in amounts_in(text):
        yield line, found, f'the amount "{found}" stands where it has no mark', AMOUNT_HINT
    for line, found in figures_in(text):
        yield line, found, f'the figure "{found}" stands where it has no mark', FIGURE_HINT
