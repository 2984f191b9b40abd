"""The last safety net: all words of the finished site, wherever they come from: texts, titles, descriptions, files.

The checks of sources report first, with the line. What is found here has bypassed them, for example in a template.
"""

import json
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import Any

from lxml.html import HtmlElement

from scripts.checks.banned import BannedPhrases
from scripts.checks.normal_form import NormalText, joined, normalize
from scripts.checks.site.built import BuiltPage
from scripts.checks.wording import Violation, amount_violations, figures_in, phrase_violations
from scripts.data.load import CLINIC, PRICING, Content
from scripts.data.mkdocs_yml import CONFIG
from scripts.data.source_files import DOCS, OVERRIDES
from scripts.diagnostics import Diagnostic, nearest
from scripts.outputs.search import stem, stems

READ_ALOUD = ("alt", "aria-label", "content", "label", "placeholder", "title")  # attributes that readers see or hear
LEAVE_OUT_HINT = "leave it out: a figure needs its source beside it"
OUTSIDE_ARTICLE = "//body//text()[not(ancestor::article or ancestor::script or ancestor::style)]"
JSON_LD = "//script[@type='application/ld+json']"
TEXT_SUFFIXES = (".csv", ".json", ".txt", ".webmanifest")
NAMED_TYPES = {"Person", "PostalAddress"}  # nobody can change the names of people and streets
MADE_FROM = {"pricing.csv": PRICING, "pricing.json": PRICING, "security.txt": CLINIC}
SEARCH_INDEX = "search.json"  # words of pages, which are checked there, and words that people type


def check_shown_text(page: BuiltPage, banned: BannedPhrases) -> Iterator[Diagnostic]:
    """Yield every banned phrase on a page, and every amount and figure where no macro works: attributes, JSON-LD."""
    hidden = joined(normalize(" ".join(text.split())) for text in _hidden_texts(page.tree))
    outside = normalize("\n\n".join(page.tree.xpath(OUTSIDE_ARTICLE)))
    article = normalize("\n\n".join(block.text for block in page.text_blocks))
    for violation in (
        *_number_violations(hidden),
        *(violation for text in (hidden, outside, article) for violation in phrase_violations(text, banned)),
    ):
        yield page.diagnostic(violation.message, violation.hint, violation.code, violation.words)


def _number_violations(text: NormalText) -> Iterator[Violation]:
    for violation in amount_violations(text):
        yield violation._replace(message=f'an amount is in a title, description or label: "{violation.words}"')
    for line, figure in figures_in(text):
        message = f'a figure is in a title, description or label: "{figure}"'
        yield Violation(line, figure, message, LEAVE_OUT_HINT, "figure-typed")


def check_shown_files(site: Path, root: Path, content: Content, banned: BannedPhrases) -> Iterator[Diagnostic]:
    """Yield every banned phrase in the other text files of the site, such as the prices.

    Reason for leaving out proper names: nobody can change those of people, streets, and schools.
    """
    names = re.compile("|".join(map(re.escape, content.clinic.proper_names)) or r"(?!)")
    for file in sorted(site.rglob("*")):
        if file.suffix in TEXT_SUFFIXES and file.name != SEARCH_INDEX and file.is_file():
            path = PurePosixPath(file.relative_to(site).as_posix())
            lines = names.sub("", file.read_text(encoding="utf-8")).split("\n")
            text = joined(normalize(line, number) for number, line in enumerate(lines, 1))
            for violation in phrase_violations(text, banned):
                yield violation._replace(line=1).at(_origin(path, root))


def _origin(path: PurePosixPath, root: Path) -> PurePosixPath:
    """Return the source of a file of the site."""
    copied = next((folder / path for folder in (DOCS, OVERRIDES) if (root / folder / path).is_file()), None)
    return copied or MADE_FROM.get(path.name, CONFIG)


def _hidden_texts(tree: HtmlElement) -> Iterator[str]:
    """Yield each text that is read aloud, or shown by a browser or search engine, but not in the text of the page."""
    yield from map(str, tree.xpath("|".join(f"//@{name}" for name in READ_ALOUD)))
    yield from (title.text_content() for title in tree.xpath("/html/head/title"))
    for script in tree.xpath(JSON_LD):
        try:
            data = json.loads(script.text_content())
        except ValueError:  # reported by the check of structured data
            continue
        yield from _json_texts(data)


def _json_texts(data: Any) -> Iterator[str]:
    """Yield every text with a space in JSON-LD, unlike addresses and ids; skip people and postal addresses."""
    if isinstance(data, str):
        if " " in data:
            yield data
    elif isinstance(data, dict) and data.get("@type") in NAMED_TYPES:
        return
    elif isinstance(data, dict | list):
        for part in data.values() if isinstance(data, dict) else data:
            yield from _json_texts(part)


def check_search(site: Path, content: Content) -> Iterator[Diagnostic]:
    """Yield each synonym's word that is on no page, and each place given for a question that search does not have."""
    index = json.loads((site / SEARCH_INDEX).read_text(encoding="utf-8"))
    places = [entry["l"] for entry in index["entries"]]
    words = {*index["places"].split(" ")[::2], *chain.from_iterable(stems(entry["t"]) for entry in index["entries"])}
    file = content.files["search"]
    for number, synonym in enumerate(content.search.synonyms):
        for position, word in enumerate(synonym.means):
            if stem(word) not in words:
                message, hint = f'"{word}" is not on any page', "write a word that is on a page"
                yield file.diagnostic_at(("synonyms", number, "means", position), message, hint, "search-synonym")
    for number, asked in enumerate(content.search.asked):
        if asked.address not in places:
            near = nearest(asked.address, places)
            hint = f'did you mean "{near}"?' if near else "write the names of a page and of a heading on it"
            where = ("asked", number, "anchor" if asked.anchor else "page")
            yield file.diagnostic_at(where, f'search finds no place "{asked.address}"', hint, "search-place")
