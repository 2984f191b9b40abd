"""What makes a page fair and easy to take in: terms explained where they are first used, and risks next to benefits."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import PurePosixPath

from scripts.checks.normal_form import normalize
from scripts.checks.source.markup import (
    ABBREVIATION,
    ADDRESS,
    CODE,
    HEADING,
    HEADING_ID,
    MACRO,
    blanked,
    line_of,
    link_target,
    links_in,
    reference_links,
    relative_path,
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
MOST_OTHER_WORDS = 3  # other words in the same italic or bold text
# "SGB (an injection …)", "opioids, which are …", "The FDA, the US agency …", "PTSD is …", '"IV" means …', "TMS: …"
EXPLANATION = re.compile(
    r"[*_\"”\]),]*\s*(?:\(|:\s|(?:which|that)\s+(?:is|are|means?|can)\b|(?<=,\s)(?:an?|the|or|also)\s|means?\b|is\s+when\b"
    r"|(?:is|are|was|were)\s+(?:an?|the|called)\s)"
)
IN_BRACKETS = re.compile(r"\(\s*[*_\"“]*$")
FIRST_SCREEN = 150  # words
BENEFIT_HEADING = re.compile(r"^#{1,6}[ \t].*\bbenefits?\b.*$", re.MULTILINE | re.IGNORECASE)
FIGURE = re.compile(r"\{\{\s*figure\(")


def check_terms(page: Page, glossary: Glossary, redirects: Redirects) -> Iterator[Diagnostic]:
    """Yield each glossary term that a page uses before explaining it.

    A term is explained if it is in italics or bold, which pages reserve for a term next to its meaning; in a link to
    the glossary, which an abbreviation becomes; followed by its meaning; or in parentheses after its meaning. Headings,
    addresses and macros are not uses.
    """
    glossary_page = redirects.page(GLOSSARY_PAGE)
    if page.path == glossary_page:
        return
    text = normalize(blanked(page.body, MACRO, HEADING, HEADING_ID), page.first_line, markup=True)
    body = text.text
    without_addresses = blanked(body, ADDRESS)
    explaining = [match for pattern in (EMPHASIS, _link_to(glossary_page)) for match in pattern.finditer(body)]
    ids = _term_ids(glossary)
    abbreviations = map(glossary.term, ABBREVIATION.findall(page.body))
    seen = {term.id for term in abbreviations if term}
    for match in _term_pattern(glossary).finditer(without_addresses):
        name = ids[match[0]] if match[0] in ids else ids[" ".join(match[0].lower().split())]
        if name in seen:
            continue
        seen.add(name)
        if not (
            any(_is_set_off(span, match) for span in explaining)
            or EXPLANATION.match(without_addresses, match.end())
            or IN_BRACKETS.search(without_addresses, 0, match.start())
        ):
            link = f"[{match[0]}]({relative_path(page, glossary_page)}#{name})"
            hint = f"write *{match[0]}* with its meaning next to it, or {link}"
            message = f'"{match[0]}" is used before it is explained'
            yield Diagnostic(page.path, text.line(match.start()), message, hint, "term-unexplained")


@cache
def _link_to(file: PurePosixPath) -> re.Pattern[str]:
    """Return a pattern for links to a page in docs/ from pages in any folder."""
    name = re.escape(file.relative_to(DOCS).as_posix())
    return re.compile(rf"\[[^\[\]\n]+\]\((?:\.\.?/)*{name}(?:#[\w-]*)?\)")


def _is_set_off(span: re.Match[str], match: re.Match[str]) -> bool:
    """Return whether a term is in a span with few other words: a whole bold sentence explains nothing."""
    others = len(span[0].split("](")[0].split()) - len(match[0].split())
    return span.start() <= match.start() and match.end() <= span.end() and others <= MOST_OTHER_WORDS


@cache
def _term_ids(glossary: Glossary) -> dict[str, str]:
    """Return form -> id of the term. Forms are in lowercase unless they are all capitals."""
    forms = ((form, term.id) for term in glossary.terms for form in (term.term, *term.also))
    return {form if _is_capitals(form) else form.lower(): name for form, name in forms}


@cache
def _term_pattern(glossary: Glossary) -> re.Pattern[str]:
    """Return a pattern for terms as whole words, longest first. Those in all capitals match only as such."""
    forms = sorted(_term_ids(glossary), key=len, reverse=True)
    words = (r"\s+".join(map(re.escape, form.split())) for form in forms)
    cased = (
        # Both cases of the first letter are spelled out; otherwise, each form would be tried at the start of each word.
        text if _is_capitals(form) else f"[{text[0].upper()}{text[0].lower()}](?i:{text[1:]})"
        for form, text in zip(forms, words, strict=True)
    )
    return re.compile(rf"(?<![\w-])(?:{'|'.join(cased)})(?![\w-])")


def _is_capitals(form: str) -> bool:
    return form.isupper() or form.rstrip("s").isupper()


def check_balance(page: Page, redirects: Redirects) -> Iterator[Diagnostic]:
    """Yield a problem if a page about benefits links to the risks too late.

    The link must be in the first 150 words, or before the first figure; on a page without a figure, before the heading
    about benefits.
    """
    heading = BENEFIT_HEADING.search(page.body)
    risks = redirects.page(RISKS)
    if page.path == risks or not (heading or page.path == redirects.page(BENEFITS)):
        return
    figure = FIGURE.search(page.body)
    limit = figure or heading
    offset = max(limit.start() if limit else 0, _end_of_first_screen(page.body))
    if not _links_to(risks, page, offset):
        line = line_of(page, heading.start() if heading else 0)
        message = "the page describes benefits before it links to the risks"
        hint = f"write [the risks]({relative_path(page, risks)}) in its first {FIRST_SCREEN} words"
        yield Diagnostic(page.path, line, message, hint, "risks-first")


def _links_to(file: PurePosixPath, page: Page, end: int) -> bool:
    """Return whether a link of any form, before the offset `end` of the body, points to a page in docs/."""
    body = blanked(page.body, CODE)[:end]
    links = (*links_in(body), *reference_links(page, body))
    return any(link_target(page, link.address) == file for link in links if link.is_shown and not link.is_picture)


def _end_of_first_screen(body: str) -> int:
    words = list(re.finditer(r"\S+", blanked(body, MACRO)))
    return words[FIRST_SCREEN - 1].end() if len(words) >= FIRST_SCREEN else len(body)
