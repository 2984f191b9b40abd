"""Checks of Material's syntax on a page: this site supports it, what it names exists, and Markdown can parse it."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from scripts.checks.source.markup import ABBREVIATION, CODE_SPAN, MACRO, blanked, line_of, matches_in
from scripts.data.front_matter import Page
from scripts.data.load import Content
from scripts.data.material import NOTE_ICONS, Feature, features, icon_drawing
from scripts.data.source_files import OVERRIDES, plain_files
from scripts.diagnostics import Diagnostic, NameNotFound, shortened, suggestion
from scripts.extension.images import ICON_SYNTAX

NOT_FOR_PAGES = "404.html"
ANYTHING = re.compile(r".+")


def check_front_matter(page: Page, root: Path) -> Iterator[Diagnostic]:
    """Yield a problem if the front matter of a page names a template that does not exist."""
    front_matter = page.front_matter
    if front_matter and front_matter.template and front_matter.template not in (known := _template_names(root)):
        message = f'there is no template "{shortened(front_matter.template)}" for pages in overrides/'
        hint = suggestion(front_matter.template, known)
        yield Diagnostic(page.path, page.line_of("template"), message, hint, "template-unknown")


def _template_names(root: Path) -> set[str]:
    files = (file for file in plain_files(root, OVERRIDES, ".html") if file.parent == OVERRIDES)
    return {file.name for file in files} - {NOT_FOR_PAGES}


def check_abbreviations(page: Page, content: Content) -> Iterator[Diagnostic]:
    """Yield each abbreviation that a page explains, but the glossary does not."""
    for line, match in matches_in(page.body, ABBREVIATION, page.first_line):
        if content.glossary.term(match[1]) is None:
            message = f'the abbreviation "{shortened(match[1])}" is not in content/glossary.yml'
            yield Diagnostic(page.path, line, message, "add it there, with its meaning", "abbreviation-unknown")


def check_syntax(page: Page) -> Iterator[Diagnostic]:
    """Yield each use of syntax that the table of features refuses, with what to write instead."""
    for feature, match in _syntax(page.body).refused:
        message = f'"{shortened(match[0].strip())}" is not for this site ({feature.name}: {feature.refused})'
        yield Diagnostic(page.path, line_of(page, match.start()), message, feature.instead, "syntax-unsupported")


def without_refused_syntax(page: Page) -> str:
    """Return the body of a page with spaces in place of what `check_syntax` reports.

    Reason: other checks need not report it again, since the page is not published until it is gone.
    """
    pieces, end = list[str](), 0
    for match in sorted((match for _, match in _syntax(page.body).refused), key=re.Match.start):
        pieces += (page.body[end : match.start()], blanked(match[0], ANYTHING))
        end = match.end()
    return "".join((*pieces, page.body[end:]))


class _Syntax(NamedTuple):
    plain: str
    refused: Sequence[tuple[Feature, re.Match[str]]]


@lru_cache(maxsize=1)  # several checks in a row need it for the same page
def _syntax(body: str) -> _Syntax:
    """Find refused syntax, in the order of the table. What matches one feature is not searched for later ones."""
    text = blanked(body, MACRO, CODE_SPAN)
    refused: list[tuple[Feature, re.Match[str]]] = []
    for feature in features("writing"):
        if feature.pattern and (matches := [*feature.pattern.finditer(text)]):
            refused += ((feature, match) for match in matches)
            text = blanked(text, feature.pattern)
    return _Syntax(text, refused)


BLOCK = re.compile(r"^(?P<indent>[ \t]*)(?P<mark>!!!|\?\?\?\+?|===[+!]*)[ \t]*(?P<rest>[^=\s].*)$", re.MULTILINE)
NOTE = re.compile(r'(?P<kinds>[\w-]+(?: +[\w-]+)*)(?: +".*")?')
TAB = re.compile(r'".+"')
INDENT = 4  # spaces before the text of a note or a tab
PLACEMENTS = {"inline", "end"}
OLD_KINDS = {  # aliases that Material had before version 9 -> the kinds they stood for
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
CAPTION = re.compile(r"^[ \t]*///[ \t]*(?P<kind>\S.*)?$", re.MULTILINE)  # or another kind of block, which is refused
CAPTIONED = re.compile(r"\||!\[|</figure>")  # a row of a table, or a picture
ICON = re.compile(ICON_SYNTAX)


def check_blocks(page: Page) -> Iterator[Diagnostic]:
    """Yield each note, tab, and caption that would not be rendered as intended, and each icon that does not exist."""
    text = _syntax(page.body).plain
    yield from _check_notes_and_tabs(page, text)
    yield from _check_captions(page)
    for line, match in matches_in(text, ICON, page.first_line):
        if error := icon_error(match[1]):
            yield Diagnostic(page.path, line, error.message, error.hint, "icon-unknown")


@lru_cache(maxsize=256)
def icon_error(name: str) -> NameNotFound | None:
    """Return the error of an icon's name, or None if the icon exists."""
    try:
        icon_drawing(name)
    except NameNotFound as error:
        return error
    return None


def _check_notes_and_tabs(page: Page, text: str) -> Iterator[Diagnostic]:
    for line, match in matches_in(text, BLOCK, page.first_line):
        written, is_tab = shortened(page.body[slice(*match.span())]), match["mark"].startswith("=")
        parsed = (TAB if is_tab else NOTE).fullmatch(match["rest"].rstrip())
        if not parsed:
            example = f'{match["mark"]} "Title"' if is_tab else f'{match["mark"]} note "Title"'
            message = f"{written} is neither a note nor a tab, and would be shown as it is"
            yield Diagnostic(page.path, line, message, f"write it like {example}", "block-line")
            continue
        if not is_tab:
            yield from _check_kind(page, line, parsed["kinds"].lower().split())
        spaces = len(match["indent"].expandtabs(INDENT)) + INDENT
        below = next((row for row in page.body[match.end() :].split("\n") if row.strip()), "")
        if len(below.expandtabs(INDENT)) - len(below.expandtabs(INDENT).lstrip()) < spaces:
            hint = f"write it below, with {spaces} spaces in front of each line"
            yield Diagnostic(page.path, line, f"{written} has no text", hint, "block-empty")


def _check_kind(page: Page, line: int, words: list[str]) -> Iterator[Diagnostic]:
    for kind in (word for word in words if word not in NOTE_ICONS and word not in PLACEMENTS):
        hint = f'did you mean "{OLD_KINDS[kind]}"?' if kind in OLD_KINDS else suggestion(kind, NOTE_ICONS)
        yield Diagnostic(page.path, line, f'there is no kind of note "{shortened(kind)}"', hint, "note-kind")
    if PLACEMENTS.issuperset(words):
        hint = suggestion("", NOTE_ICONS)
        yield Diagnostic(page.path, line, "the note has no kind", hint, "note-kind")


def _check_captions(page: Page) -> Iterator[Diagnostic]:
    open_lines: list[int] = []
    for line, match in matches_in(page.body, CAPTION, page.first_line):
        if not match["kind"]:
            if not open_lines:
                hint = "delete it, or write /// caption above"
                yield Diagnostic(page.path, line, "/// ends nothing", hint, "caption-place")
            open_lines.clear()
            continue
        open_lines.append(line)
        above = next((row for row in reversed(page.body[: match.start()].split("\n")) if row.strip()), "")
        if match["kind"].strip() == "caption" and not CAPTIONED.search(above):
            hint = "move it there, or delete it"
            yield Diagnostic(
                page.path, line, "the caption is not right below a picture or a table", hint, "caption-place"
            )
    for line in open_lines:
        hint = "write /// on a line of its own below it"
        yield Diagnostic(page.path, line, "the caption does not end", hint, "caption-place")
