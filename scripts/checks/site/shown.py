"""The last net: all words of the finished site, wherever they come from: texts, titles, descriptions and files.

The checks of sources report first, with a line. What is found here has bypassed them, for example in a template.
"""

import json
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import Any

from lxml.html import HtmlElement

from scripts.checks.banned import BannedPhrases
from scripts.checks.normal_form import Normal, joined, normal
from scripts.checks.site.built import BuiltPage
from scripts.checks.wording import Wrong, amounts, figures_in, phrases
from scripts.data.load import CLINIC, PRICING, Content
from scripts.data.mkdocs_yml import CONFIG
from scripts.data.source_files import DOCS, OVERRIDES
from scripts.diagnostics import Diagnostic, nearest
from scripts.outputs.search import stem, stems

READ_ALOUD = ("alt", "aria-label", "content", "label", "placeholder", "title")  # attributes that readers see or hear
LEAVE_OUT = "leave it out: a figure needs its source beside it"
AROUND = "//body//text()[not(ancestor::article or ancestor::script or ancestor::style)]"
DATA = "//script[@type='application/ld+json']"
FILES = (".csv", ".json", ".txt", ".webmanifest")
NAMED = {"Person", "PostalAddress"}  # people and streets have the names they have
MADE_FROM = {"pricing.csv": PRICING, "pricing.json": PRICING, "security.txt": CLINIC}
INDEX = "search.json"  # words of pages, which are looked at there, and of what people type


def check_shown(page: BuiltPage, banned: BannedPhrases) -> Iterator[Diagnostic]:
    """Yield every banned phrase on a page, and every figure and amount where no macro works: attributes, JSON-LD."""
    hidden = joined(normal(" ".join(text.split())) for text in _hidden_texts(page.tree))
    around = normal("\n\n".join(page.tree.xpath(AROUND)))
    article = normal("\n\n".join(block.text for block in page.text_blocks))
    for found in (*_numbers(hidden), *(found for text in (hidden, around, article) for found in phrases(text, banned))):
        yield page.diagnostic(found.message, found.hint, found.code, found.words)


def _numbers(text: Normal) -> Iterator[Wrong]:
    for found in amounts(text):
        yield found._replace(message=f'an amount is in a title, description or label: "{found.words}"')
    for line, figure in figures_in(text):
        message = f'a figure is in a title, description or label: "{figure}"'
        yield Wrong(line, figure, message, LEAVE_OUT, "figure-typed")


def check_shown_files(site: Path, root: Path, content: Content, banned: BannedPhrases) -> Iterator[Diagnostic]:
    """Yield every banned phrase in the other text files of the site, such as the prices.

    People, streets, and schools have the names they have.
    """
    names = re.compile("|".join(map(re.escape, content.clinic.proper_names)) or r"(?!)")
    for file in sorted(site.rglob("*")):
        if file.suffix in FILES and file.name != INDEX and file.is_file():
            path = PurePosixPath(file.relative_to(site).as_posix())
            lines = names.sub("", file.read_text(encoding="utf-8")).split("\n")
            text = joined(normal(line, number) for number, line in enumerate(lines, 1))
            for found in phrases(text, banned):
                yield found._replace(line=1).at(_origin(path, root))


def _origin(path: PurePosixPath, root: Path) -> PurePosixPath:
    """Return the file that a file of the site comes from."""
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
    elif isinstance(data, dict) and data.get("@type") in NAMED:
        return
    elif isinstance(data, dict | list):
        for part in data.values() if isinstance(data, dict) else data:
            yield from _texts(part)


def check_search(site: Path, content: Content) -> Iterator[Diagnostic]:
    """Yield the words of synonyms that are not on any page, and the places of what is asked that do not exist."""
    index = json.loads((site / INDEX).read_text(encoding="utf-8"))
    places = [entry["l"] for entry in index["entries"]]
    words = {*index["places"].split(" ")[::2], *chain.from_iterable(stems(entry["t"]) for entry in index["entries"])}
    file = content.files["search"]
    for number, synonym in enumerate(content.search.synonyms):
        for at, word in enumerate(synonym.means):
            if stem(word) not in words:
                message, hint = f'"{word}" is not on any page', "write a word that is on a page"
                yield file.diagnostic_at(("synonyms", number, "means", at), message, hint, "search-synonym")
    for number, asked in enumerate(content.search.asked):
        if asked.place not in places:
            near = nearest(asked.place, places)
            hint = f'did you mean "{near}"?' if near else "write the names of a page and of a heading on it"
            where = ("asked", number, "anchor" if asked.anchor else "page")
            yield file.diagnostic_at(where, f'search finds no place "{asked.place}"', hint, "search-place")
