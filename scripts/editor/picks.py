"""What an editor can insert into a page: each macro with what it shows today."""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from pathlib import PurePosixPath

from markupsafe import Markup

from scripts.data.evidence import Source
from scripts.data.load import Content
from scripts.macros.expand import expanded

LONGEST = 110  # characters of a line in a list
TAG = re.compile(r"<sup.*?</sup>|<[^>]+>", re.DOTALL)
NOWHERE = PurePosixPath("docs/index.md")

Pick = tuple[str, str]  # what is shown, and what is inserted


def picks(content: Content) -> Mapping[str, Sequence[Pick]]:
    """Return the lists: name -> entries."""
    sources = sorted(content.evidence.sources, key=_short)
    findings = [(source, finding, f"{source.id}.{finding.id}") for source in sources for finding in source.findings]
    return {
        "a price": [*_prices(content), *_tables(content)],
        "a figure": [
            _shown(content, f'figure("{name}", "short")', f'figure("{name}")', f"{_short(source)}: ")
            for source, finding, name in findings
            if finding.may_show_figure
        ],
        "a finding in words": [
            _shown(content, f'finding("{name}")', before=f"{_short(source)}: ")
            for source, finding, name in findings
            if finding.says
        ],
        "a source": [(_cut(f"{_short(source)}: {source.title}"), f'cite("{source.id}")') for source in sources],
    }


def _short(source: Source) -> str:
    """Return what a source is known by, so that typing the first letters finds it: `Zarate CA 2006`."""
    return f"{(*source.authors, source.organization)[0]} {source.year or ''}".strip()


def _prices(content: Content) -> Iterator[Pick]:
    pricing = content.pricing
    for offer in pricing.offers:
        for choice in pricing.choices(offer):
            names = ", ".join(f'"{name}"' for name in (offer.id, choice.variant) if name)
            macro = f'price({names}, place="{choice.place}")' if choice.place else f"price({names})"
            what = ", ".join(filter(None, (offer.name, pricing.choice_name(choice))))
            yield f"{what}: {_shown(content, macro)[0]}", macro


def _tables(content: Content) -> Iterator[Pick]:
    yield from ((f"Table: {table.caption}", f'price_table("{table.id}")') for table in content.pricing.tables)


def _shown(content: Content, macro: str, inserted: str = "", before: str = "") -> Pick:
    """Return what a macro shows, as one line of text, and the macro or another one to insert."""
    pieces = expanded(f"{{{{ {macro} }}}}", NOWHERE, content)
    html = next(piece for piece in pieces if isinstance(piece, Markup))
    return _cut(before + " ".join(unescape(TAG.sub("", html)).split())), inserted or macro


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
