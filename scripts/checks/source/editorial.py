"""What makes a page fair and easy to take in: terms explained where it first uses them, and risks next to benefits."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import PurePosixPath

from scripts.checks.normal_form import normal
from scripts.checks.source.markup import (
    ABBREVIATION,
    ADDRESS,
    CODE,
    HEADING,
    HEADING_ID,
    MACRO,
    blanked,
    leads_to,
    line_of,
    links_by_name,
    links_in,
    seen_from,
)
from scripts.data.front_matter import Page
from scripts.data.glossary import Glossary
from scripts.data.redirects import Redirects
from scripts.data.source_files import DOCS
from scripts.diagnostics import Diagnostic

GLOSSARY_PAGE, BENEFITS, RISKS = "glossary", "benefits", "risks"
EMPHASIS = re.compile(
    r"\*\*\*?(?=\S)(?:[^*\n]|\n(?!\s*\n)|\*[^*\n]+\*)+\*{2,3}|\*(?=\S)(?:[^*\n]|\n(?!\s*\n))+\*"
    r"|(?<!\w)_{1,2}(?=\S)[^\n]{1,200}?_{1,2}(?!\w)"
)
MOST_OTHERS = 3  # other words in the same italic or bold text
# "SGB (an injection …)", "opioids, which are …", "The FDA, the US agency …", "PTSD is …", '"IV" means …', "TMS: …"
EXPLAINED = re.compile(
    r"[*_\"”\]),]*\s*(?:\(|:\s|(?:which|that)\s+(?:is|are|means?|can)\b|(?<=,\s)(?:an?|the|or|also)\s|means?\b|is\s+when\b"
    r"|(?:is|are|was|were)\s+(?:an?|the|called)\s)"
)
IN_BRACKETS = re.compile(r"\(\s*[*_\"“]*$")
FIRST_SCREEN = 150  # words
BENEFIT_HEADING = re.compile(r"^#{1,6}[ \t].*\bbenefits?\b.*$", re.MULTILINE | re.IGNORECASE)
FIGURE = re.compile(r"\{\{\s*figure\(")


def check_terms(page: Page, glossary: Glossary, redirects: Redirects) -> Iterator[Diagnostic]:
    """Yield each term of the glossary that a page uses before it explains it.

    Explained means: in italics or bold, which pages keep for a term next to its meaning; in a link to the glossary, as
    an abbreviation becomes one; or followed or enclosed by its meaning. Headings, addresses and macros are no uses.
    """
    glossary_page = redirects.page(GLOSSARY_PAGE)
    if page.path == glossary_page:
        return
    text = normal(blanked(page.body, MACRO, HEADING, HEADING_ID), page.first_line, markup=True)
    body = text.text
    hidden = blanked(body, ADDRESS)
    explaining = [found for pattern in (EMPHASIS, _link_to(glossary_page)) for found in pattern.finditer(body)]
    ids = _ids(glossary)
    abbreviations = map(glossary.term, ABBREVIATION.findall(page.body))
    met = {term.id for term in abbreviations if term}
    for found in _uses(glossary).finditer(hidden):
        name = ids[found[0]] if found[0] in ids else ids[" ".join(found[0].lower().split())]
        if name in met:
            continue
        met.add(name)
        if not (
            any(_sets_off(span, found) for span in explaining)
            or EXPLAINED.match(hidden, found.end())
            or IN_BRACKETS.search(hidden, 0, found.start())
        ):
            link = f"[{found[0]}]({seen_from(page, glossary_page)}#{name})"
            hint = f"write *{found[0]}* with its meaning next to it, or {link}"
            message = f'"{found[0]}" is used before it is explained'
            yield Diagnostic(page.path, text.line(found.start()), message, hint, "term-unexplained")


@cache
def _link_to(file: PurePosixPath) -> re.Pattern[str]:
    """Return the pattern that finds links to a page of docs/, from pages in any folder."""
    name = re.escape(file.relative_to(DOCS).as_posix())
    return re.compile(rf"\[[^\[\]\n]+\]\((?:\.\.?/)*{name}(?:#[\w-]*)?\)")


def _sets_off(span: re.Match[str], found: re.Match[str]) -> bool:
    """Tell whether `found` is in the span with few other words: a whole bold sentence explains nothing."""
    others = len(span[0].split("](")[0].split()) - len(found[0].split())
    return span.start() <= found.start() and found.end() <= span.end() and others <= MOST_OTHERS


@cache
def _ids(glossary: Glossary) -> dict[str, str]:
    """Return form -> id of its term; forms are in lowercase unless they are all capitals."""
    forms = ((form, term.id) for term in glossary.terms for form in (term.term, *term.also))
    return {form if _is_capitals(form) else form.lower(): name for form, name in forms}


@cache
def _uses(glossary: Glossary) -> re.Pattern[str]:
    """Return the pattern that finds terms as whole words, longest first; all capitals match only as such."""
    forms = sorted(_ids(glossary), key=len, reverse=True)
    words = (r"\s+".join(map(re.escape, form.split())) for form in forms)
    cased = (
        # Both cases of the first letter are spelled out, or each form would be tried at the start of each word.
        text if _is_capitals(form) else f"[{text[0].upper()}{text[0].lower()}](?i:{text[1:]})"
        for form, text in zip(forms, words, strict=True)
    )
    return re.compile(rf"(?<![\w-])(?:{'|'.join(cased)})(?![\w-])")


def _is_capitals(form: str) -> bool:
    return form.isupper() or form.rstrip("s").isupper()


def check_balance(page: Page, redirects: Redirects) -> Iterator[Diagnostic]:
    """Yield a page on benefits that links to the risks too late.

    The link must be in the first 150 words, or before the first figure; on a page without a figure, before the heading
    about benefits.
    """
    heading = BENEFIT_HEADING.search(page.body)
    risks = redirects.page(RISKS)
    if page.path == risks or not (heading or page.path == redirects.page(BENEFITS)):
        return
    figure = FIGURE.search(page.body)
    limit = figure or heading
    place = max(limit.start() if limit else 0, _end_of_first_screen(page.body))
    if not _leads_to(risks, page, place):
        line = line_of(page, heading.start() if heading else 0)
        message = "the page describes benefits before it links to the risks"
        hint = f"write [the risks]({seen_from(page, risks)}) in its first {FIRST_SCREEN} words"
        yield Diagnostic(page.path, line, message, hint, "risks-first")


def _leads_to(file: PurePosixPath, page: Page, end: int) -> bool:
    """Tell whether a link before the offset `end` of the body points to a page of docs/, in whatever form."""
    body = blanked(page.body, CODE)[:end]
    links = (*links_in(body), *links_by_name(page, body))
    return any(leads_to(page, link.address) == file for link in links if link.is_seen and not link.is_picture)


def _end_of_first_screen(body: str) -> int:
    words = list(re.finditer(r"\S+", blanked(body, MACRO)))
    return words[FIRST_SCREEN - 1].end() if len(words) >= FIRST_SCREEN else len(body)
