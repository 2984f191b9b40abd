"""What a page uses of Material's syntax: it is for this site, it is there, and it is written as Markdown knows it."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from scripts.checks.source.markup import ABBREVIATION, CODE_SPAN, MACRO, blanked, found_in, line_of
from scripts.data.front_matter import Page
from scripts.data.load import Content
from scripts.data.material import NOTES, Feature, drawing, features
from scripts.data.source_files import OVERRIDES, plain_files
from scripts.diagnostics import Diagnostic, NameNotFound, shortened, suggestion
from scripts.extension.images import NAME

NO_PAGE_HAS = "404.html"
ANYTHING = re.compile(r".+")


def check_front_matter(page: Page, root: Path) -> Iterator[Diagnostic]:
    """Yield a template that the front matter of a page names, and that is not there."""
    said = page.front_matter
    if said and said.template and said.template not in (known := _templates(root)):
        message = f'there is no template "{shortened(said.template)}" for pages in overrides/'
        hint = suggestion(said.template, known)
        yield Diagnostic(page.path, page.line_of("template"), message, hint, "template-unknown")


def _templates(root: Path) -> set[str]:
    files = (file for file in plain_files(root, OVERRIDES, ".html") if file.parent == OVERRIDES)
    return {file.name for file in files} - {NO_PAGE_HAS}


def check_abbreviations(page: Page, content: Content) -> Iterator[Diagnostic]:
    """Yield each abbreviation that a page explains and the glossary does not."""
    for line, found in found_in(page.body, ABBREVIATION, page.first_line):
        if content.glossary.term(found[1]) is None:
            message = f'the abbreviation "{shortened(found[1])}" is not in content/glossary.yml'
            yield Diagnostic(page.path, line, message, "add it there, with its meaning", "abbreviation-unknown")


def check_syntax(page: Page) -> Iterator[Diagnostic]:
    """Yield each place where a page uses syntax that the table of features refuses, and what to write instead."""
    for feature, found in _judged(page.body).refused:
        message = f'"{shortened(found[0].strip())}" is not for this site ({feature.name}: {feature.refused})'
        yield Diagnostic(page.path, line_of(page, found.start()), message, feature.instead, "syntax-unsupported")


def without_refused(page: Page) -> str:
    """Return the body of a page with spaces in the place of what `check_syntax` reports.

    Nothing else has to be said of it: until it is gone, the page is not published.
    """
    pieces, end = list[str](), 0
    for found in sorted((found for _, found in _judged(page.body).refused), key=re.Match.start):
        pieces += (page.body[end : found.start()], blanked(found[0], ANYTHING))
        end = found.end()
    return "".join((*pieces, page.body[end:]))


class _Judged(NamedTuple):
    plain: str
    refused: Sequence[tuple[Feature, re.Match[str]]]


@lru_cache(maxsize=1)  # asked for by one check after the other
def _judged(body: str) -> _Judged:
    """Look for what is refused, in the order of the table; in what an earlier feature has, for no later one."""
    text = blanked(body, MACRO, CODE_SPAN)
    found: list[tuple[Feature, re.Match[str]]] = []
    for feature in features("writing"):
        if feature.pattern and (matches := [*feature.pattern.finditer(text)]):
            found += ((feature, match) for match in matches)
            text = blanked(text, feature.pattern)
    return _Judged(text, found)


BLOCK = re.compile(r"^(?P<indent>[ \t]*)(?P<mark>!!!|\?\?\?\+?|===[+!]*)[ \t]*(?P<rest>[^=\s].*)$", re.MULTILINE)
NOTE = re.compile(r'(?P<kinds>[\w-]+(?: +[\w-]+)*)(?: +".*")?')
TAB = re.compile(r'".+"')
INSIDE = 4  # spaces before the text of a note or a tab
PLACES = {"inline", "end"}
ONCE = {  # kinds that Material had before version 9, by what they were
    **dict.fromkeys(("summary", "tldr"), "abstract"),
    **dict.fromkeys(("attention", "caution"), "warning"),
    **dict.fromkeys(("check", "done"), "success"),
    **dict.fromkeys(("fail", "missing"), "failure"),
    **dict.fromkeys(("faq", "help"), "question"),
    **dict.fromkeys(("hint", "important"), "tip"),
    "cite": "quote",
    "error": "danger",
    "snippet": "example",
    "todo": "info",
}
CAPTION = re.compile(r"^[ \t]*///[ \t]*(?P<begins>\S.*)?$", re.MULTILINE)  # or another block, which is refused
ABOVE = re.compile(r"\||!\[|</figure>")  # a row of a table, or a picture
ICON = re.compile(NAME)


def check_blocks(page: Page) -> Iterator[Diagnostic]:
    """Yield each note, tab, and caption that readers would not get as it is meant, and each icon that is not there."""
    text = _judged(page.body).plain
    yield from _notes_and_tabs(page, text)
    yield from _captions(page)
    for line, found in found_in(text, ICON, page.first_line):
        if wrong := no_icon(found[1]):
            yield Diagnostic(page.path, line, wrong.message, wrong.hint, "icon-unknown")


@lru_cache(maxsize=256)
def no_icon(name: str) -> NameNotFound | None:
    """Return what is wrong with the name of an icon, or None."""
    try:
        drawing(name)
    except NameNotFound as error:
        return error
    return None


def _notes_and_tabs(page: Page, text: str) -> Iterator[Diagnostic]:
    for line, found in found_in(text, BLOCK, page.first_line):
        written, is_tab = shortened(page.body[slice(*found.span())]), found["mark"].startswith("=")
        right = (TAB if is_tab else NOTE).fullmatch(found["rest"].rstrip())
        if not right:
            example = f'{found["mark"]} "Title"' if is_tab else f'{found["mark"]} note "Title"'
            message = f"{written} is neither a note nor a tab, and would be shown as it is"
            yield Diagnostic(page.path, line, message, f"write it like {example}", "block-line")
            continue
        if not is_tab:
            yield from _kind(page, line, right["kinds"].lower().split())
        spaces = len(found["indent"].expandtabs(INSIDE)) + INSIDE
        below = next((one for one in page.body[found.end() :].split("\n") if one.strip()), "")
        if len(below.expandtabs(INSIDE)) - len(below.expandtabs(INSIDE).lstrip()) < spaces:
            hint = f"write it below, with {spaces} spaces in front of each line"
            yield Diagnostic(page.path, line, f"{written} has no text", hint, "block-empty")


def _kind(page: Page, line: int, words: list[str]) -> Iterator[Diagnostic]:
    for kind in (word for word in words if word not in NOTES and word not in PLACES):
        hint = f'did you mean "{ONCE[kind]}"?' if kind in ONCE else suggestion(kind, NOTES)
        yield Diagnostic(page.path, line, f'there is no kind of note "{shortened(kind)}"', hint, "note-kind")
    if PLACES.issuperset(words):
        hint = suggestion("", NOTES)
        yield Diagnostic(page.path, line, "the note has no kind", hint, "note-kind")


def _captions(page: Page) -> Iterator[Diagnostic]:
    begun: list[int] = []
    for line, found in found_in(page.body, CAPTION, page.first_line):
        if not found["begins"]:
            if not begun:
                hint = "delete it, or write /// caption above"
                yield Diagnostic(page.path, line, "/// ends nothing", hint, "caption-place")
            begun.clear()
            continue
        begun.append(line)
        above = next((one for one in reversed(page.body[: found.start()].split("\n")) if one.strip()), "")
        if found["begins"].strip() == "caption" and not ABOVE.search(above):
            hint = "move it there, or delete it"
            yield Diagnostic(
                page.path, line, "the caption is not right below a picture or a table", hint, "caption-place"
            )
    for line in begun:
        hint = "write /// on a line of its own below it"
        yield Diagnostic(page.path, line, "the caption does not end", hint, "caption-place")
