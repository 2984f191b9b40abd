"""Pages of our own kind, as many as are asked for: the words of the real pages, drawn anew for each, by a fixed seed.

Each page has about 850 words, 3 prices, 5 figures, 10 citations, a table and 3 links, and passes each check of sources.
"""

import json
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from scripts.checks.check_sources import read_pages
from scripts.checks.readability import grade
from scripts.checks.site.reading import DENOMINATOR
from scripts.checks.source.editorial import check_terms
from scripts.checks.source.markup import MACRO
from scripts.data.front_matter import Page
from scripts.data.glossary import Synonym
from scripts.data.load import Content
from scripts.data.source_files import DOCS
from scripts.render.figures import figure

WORDS = 850  # on each page, what its expressions say included
WORDS_OF_EXPRESSIONS = 420  # what the prices, the figures and the table come to
PRICES, FIGURES, CITATIONS, LINKS, SECTIONS = 3, 5, 10, 3, 6
HARDEST = 8.0  # grade of a paragraph or a figure
# What templates, checks and data files link to; the other pages have numbers.
NAMED = (
    *("index", "what-it-is", "is-it-for-me", "risks", "costs", "faq", "about", "medicines"),
    *("aftercare", "decide", "good-faith-estimate", "handouts", "prepare", "references"),
)
THE_LIST = "\n## The list {#list}\n\n{{ all_references() }}\n"  # where the sources of each page link to
LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
HEADING = re.compile(r"^## ([^{\n]+?) *(?:\{[^}]*\})?$", re.MULTILINE)
HEAD = """---
title: {title}
description: {title}. A page of generated text that stands in for a real one while the time of a build is measured.
author: clinic
reviewer: none
last-review: 2026-11-22
next-review: 2027-11-22
kind: page
---

# {title}
"""


@dataclass(frozen=True, slots=True)
class Material:
    """What pages are drawn from: paragraphs and headings of docs/, and the names of prices, figures and sources."""

    paragraphs: tuple[str, ...]
    headings: tuple[str, ...]
    figures: tuple[str, ...]
    sources: tuple[str, ...]
    synonyms: tuple[Synonym, ...]
    prices: tuple[tuple[str, str], ...]
    tables: tuple[str, ...]


def material(root: Path, content: Content) -> Material:
    """Gather what the pages below `root` and the data files have that can stand on a page by itself."""
    pages, _ = read_pages(root)
    pricing = content.pricing
    headings = (found[1] for page in pages for found in HEADING.finditer(page.body))
    return Material(
        paragraphs=tuple(dict.fromkeys(text for page in pages for text in _paragraphs(page, content))),
        headings=tuple(dict.fromkeys(text for text in headings if not re.search("enefit|:", text))),
        figures=tuple(_figures(content)),
        sources=tuple(source.id for source in content.evidence.sources),
        synonyms=content.search.synonyms,
        prices=tuple((offer.id, choice.variant) for offer in pricing.offers for choice in pricing.choices(offer)),
        tables=tuple(table.id for table in pricing.tables),
    )


def _paragraphs(page: Page, content: Content) -> Iterator[str]:
    """Yield the paragraphs of a page without expressions that use no term unexplained, links unlinked."""
    for block in page.body.split("\n\n"):
        text = LINK.sub(r"\1", block.strip())
        is_plain = bool(re.match(r"[A-Z][^{|<\n]+\.$", text))
        if is_plain and len(text.split()) > 8 and grade(text) <= HARDEST:
            alone = Page(DOCS / "alone.md", None, "", text, 1, ())
            if not any(check_terms(alone, content.glossary, content.redirects)):
                yield text


def _figures(content: Content) -> Iterator[str]:
    """Yield the figures that count in 100, or not at all, in easy words: a page may have one denominator."""
    for name, (_, finding) in content.evidence.findings.items():
        if finding.may_show_figure and not finding.amount:
            text = str(figure(name, finding, "full", content.words).striptags())
            if {found[1] for found in DENOMINATOR.finditer(text)} <= {"100"} and grade(text) <= HARDEST:
                yield name


def page_names(count: int) -> list[str]:
    """Return the names of so many pages, without `.md`."""
    return [*NAMED, *(f"topic-{number:04}" for number in range(len(NAMED), count))][:count]


def pages(count: int, given: Material) -> Iterator[tuple[PurePosixPath, str]]:
    """Yield (path, text) for so many pages of docs/; the same ones each time, and others on each page."""
    names = page_names(count)
    for number, name in enumerate(names):
        chance = random.Random(number)  # noqa: S311 - the same pages each time are what is wanted
        yield DOCS / f"{name}.md", _page(number, names, given, chance)


def _page(number: int, names: list[str], given: Material, chance: random.Random) -> str:
    parts = list(_words(given, chance))
    for index, source in zip(chance.sample(range(1, len(parts)), CITATIONS), _cited(number, given), strict=True):
        parts[index] += f'{{{{ cite("{source}") }}}}'
    for extra in (*_macros(given, chance), *_links(names, chance)):
        parts.insert(chance.randrange(2, len(parts) + 1), extra)
    headings = chance.sample(given.headings, SECTIONS)
    for index in reversed(range(SECTIONS)):
        mark = " {#legal-status}" if index == 0 else ""  # the legal status on each page links to it
        parts.insert(1 + index * len(parts) // SECTIONS, f"## {headings[index]}{mark}")
    end = THE_LIST if names[number] == "references" else ""
    title = f"{headings[0][:40].rstrip(' ?')}, part {number + 1}"
    return HEAD.format(title=title) + "\n" + "\n\n".join(parts) + "\n" + end


def _words(given: Material, chance: random.Random) -> Iterator[str]:
    left = WORDS - WORDS_OF_EXPRESSIONS
    for text in chance.sample(given.paragraphs, len(given.paragraphs)):
        yield text
        left -= len(text.split())
        if left <= 0:
            return
    raise ValueError(f"docs/ has too few paragraphs for a page of {WORDS} words")


def _macros(given: Material, chance: random.Random) -> Iterator[str]:
    """Yield the prices, the figures and the table of a page."""
    for offer, variant in chance.sample(given.prices, PRICES):
        yield f'You may be told a price of {{{{ price("{offer}", "{variant}") }}}}. Ask what it includes.'
    yield from (f'{{{{ figure("{name}") }}}}' for name in chance.sample(given.figures, FIGURES))
    yield f'{{{{ price_table("{chance.choice(given.tables)}") }}}}'


def search_file(texts: Iterable[str], given: Material) -> str:
    """Return search.yml with the synonyms that mean words of the pages `texts`: others would lead nowhere."""
    there = {word for text in texts for word in re.findall(r"[a-z0-9]+", MACRO.sub("", text).lower())}
    entries = (
        f"  - {{typed: {json.dumps(one.typed)}, means: {json.dumps(one.means)}}}"
        for one in given.synonyms
        if there.issuperset(one.means)
    )
    return "\n".join(("synonyms:", *entries, ""))


def _cited(number: int, given: Material) -> list[str]:
    """Return the next sources in turn, so that a few pages cite them all."""
    return [given.sources[(number * CITATIONS + place) % len(given.sources)] for place in range(CITATIONS)]


def _links(names: list[str], chance: random.Random) -> Iterator[str]:
    yield from (f"You can go on with [another page]({name}.md)." for name in chance.choices(names, k=LINKS))
