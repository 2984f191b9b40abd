"""The last net: all words of the finished site, wherever they come from: texts, titles, descriptions and files.

The checks of sources report first, with a line. What is found here has bypassed them, for example in a template.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from lxml.html import HtmlElement

from scripts.checks.banned import BannedPhrases
from scripts.checks.normal_form import Normal, joined, normal
from scripts.checks.numbers import amounts_in, figures_in
from scripts.checks.site.built import BuiltPage, source_of
from scripts.checks.site.prices import READ_ALOUD
from scripts.checks.source.wording import AMOUNT_HINT, phrases_in
from scripts.data.load import CLINIC, FOLDER, PRICING
from scripts.data.mkdocs_yml import CONFIG
from scripts.data.source_files import DOCS, OVERRIDES
from scripts.diagnostics import Diagnostic, shortened

LEAVE_OUT = "leave it out: a figure needs its source beside it"
AROUND = "//body//text()[not(ancestor::article or ancestor::script or ancestor::style)]"
DATA = "//script[@type='application/ld+json']"
FILES = (".csv", ".json", ".txt", ".webmanifest")
INDEX = "search.json"
ENTRY = re.compile(r'\{"l":"([^"#]*)')  # of the index, one on a line
MADE_FROM = {"pricing.csv": PRICING, "pricing.json": PRICING, "security.txt": CLINIC, INDEX: FOLDER / "search.yml"}
Found = tuple[int, str, str, str, str]  # line, what was found, message, hint, code


def check_shown(page: BuiltPage, banned: BannedPhrases) -> Iterator[Diagnostic]:
    """Yield every banned phrase on a page, and every figure and amount where no macro works: attributes, JSON-LD."""
    hidden = joined(normal(" ".join(text.split())) for text in _hidden_texts(page.tree))
    for _, found, message, hint, code in (*_phrases(hidden, banned), *_numbers(hidden)):
        yield page.diagnostic(message, hint, code, found)
    around = normal("\n\n".join(page.tree.xpath(AROUND)))
    article = normal("\n\n".join(block.text for block in page.text_blocks))
    for _, found, message, hint, code in (*_phrases(around, banned), *_phrases(article, banned)):
        yield page.diagnostic(message, hint, code, found)


def check_shown_files(site: Path, root: Path, banned: BannedPhrases) -> Iterator[Diagnostic]:
    """Yield every banned phrase in the other text files of the site: prices, the search index and so on."""
    for file in sorted(site.rglob("*")):
        if file.suffix in FILES and file.is_file():
            path = PurePosixPath(file.relative_to(site).as_posix())
            lines = file.read_text(encoding="utf-8").split("\n")
            text = joined(normal(line, number) for number, line in enumerate(lines, 1))
            for line, _, message, hint, code in _phrases(text, banned):
                yield Diagnostic(_origin(path, lines[line - 1], root), 1, message, hint, code)


def _origin(path: PurePosixPath, line: str, root: Path) -> PurePosixPath:
    """Return the file that a line of a file of the site comes from."""
    if path.name == INDEX and (entry := ENTRY.match(line)):
        return source_of(PurePosixPath(entry[1], "index.html"), root) or MADE_FROM[INDEX]
    copied = next((folder / path for folder in (DOCS, OVERRIDES) if (root / folder / path).is_file()), None)
    return copied or MADE_FROM.get(path.name, CONFIG)


def _hidden_texts(tree: HtmlElement) -> Iterator[str]:
    """Yield each text that is read aloud, or shown by a browser or a search engine, but is not in the page's text."""
    yield from map(str, tree.xpath("|".join(f"//@{name}" for name in READ_ALOUD)))
    yield from (title.text_content() for title in tree.xpath("/html/head/title"))
    for script in tree.xpath(DATA):
        try:
            data = json.loads(script.text_content())
        except ValueError:  # reported by the check of structured data
            continue
        yield from _texts(data)


def _texts(data: Any) -> Iterator[str]:
    """Yield every text in JSON-LD that has words: addresses and ids have no space."""
    if isinstance(data, str):
        if " " in data:
            yield data
    elif isinstance(data, dict | list):
        for part in data.values() if isinstance(data, dict) else data:
            yield from _texts(part)


def _phrases(text: Normal, banned: BannedPhrases) -> Iterator[Found]:
    for found, phrase in phrases_in(text, banned):
        message = f'"{shortened(found[0])}" is a banned phrase: {phrase.reason}'
        yield text.line(found.start()), found[0], message, phrase.instead, "phrase-banned"


def _numbers(text: Normal) -> Iterator[Found]:
    for line, found in amounts_in(text):
        yield line, found, f'an amount is in a title, description or label: "{found}"', AMOUNT_HINT, "price-typed"
    for line, found in figures_in(text):
        yield line, found, f'a figure is in a title, description or label: "{found}"', LEAVE_OUT, "figure-typed"
