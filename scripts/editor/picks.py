"""The macros that an editor can insert into a page, each with what it shows today."""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from pathlib import PurePosixPath

from markupsafe import Markup

from scripts.data.load import Content
from scripts.macros.expand import expand_pieces

MAX_LENGTH = 110  # characters of a line in a list
TAG = re.compile(r"<sup.*?</sup>|<[^>]+>", re.DOTALL)
ANY_PAGE = PurePosixPath("docs/index.md")

Pick = tuple[str, str]  # what is shown, and what is inserted


def picks(content: Content) -> Mapping[str, Sequence[Pick]]:
    """Return the lists from which an editor picks: name -> entries."""
    sources = sorted(content.evidence.sources, key=lambda source: source.id)  # so that typing a name finds it
    findings = [(f"{source.id}.{finding.id}", finding) for source in sources for finding in source.findings]
    figures = (name for name, finding in findings if finding.may_show_figure)
    in_words = (name for name, finding in findings if finding.says)
    return {
        "a price": [*_prices(content), *_tables(content)],
        "a figure": [_study_pick(content, name, f'figure("{name}", "short")', f'figure("{name}")') for name in figures],
        "a finding": [_study_pick(content, name, macro, macro) for name in in_words if (macro := f'finding("{name}")')],
        "a source": [(_truncated(f"{source.id}: {source.title}"), f'cite("{source.id}")') for source in sources],
    }


def _study_pick(content: Content, name: str, macro: str, inserted: str) -> Pick:
    """Return a pick that shows the study of a finding and what `macro` shows, and that inserts `inserted`."""
    return _truncated(f"{name.partition('.')[0]}: {_shown_text(content, macro)}"), inserted


def _prices(content: Content) -> Iterator[Pick]:
    pricing = content.pricing
    for offer in pricing.offers:
        for choice in pricing.choices(offer):
            names = ", ".join(f'"{name}"' for name in (offer.id, choice.variant) if name)
            macro = f'price({names}, place="{choice.place}")' if choice.place else f"price({names})"
            what = ", ".join(filter(None, (offer.name, pricing.choice_name(choice))))
            yield f"{what}: {_shown_text(content, macro)}", macro


def _tables(content: Content) -> Iterator[Pick]:
    yield from ((f"Table: {table.caption}", f'price_table("{table.id}")') for table in content.pricing.tables)


def _shown_text(content: Content, macro: str) -> str:
    """Return what a macro shows, as one line of text."""
    pieces = expand_pieces(f"{{{{ {macro} }}}}", ANY_PAGE, content)
    html = next(piece for piece in pieces if isinstance(piece, Markup))
    return " ".join(unescape(TAG.sub("", html)).split())


def _truncated(text: str) -> str:
    return text if len(text) <= MAX_LENGTH else f"{text[:MAX_LENGTH]}…"
