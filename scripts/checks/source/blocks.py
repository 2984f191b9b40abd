"""Notes, tabs, captions, and icons of a page: each is written as Markdown knows it, is there, and has its text."""

import re
from collections.abc import Iterator
from functools import lru_cache

from scripts.checks.source.markup import found_in
from scripts.checks.source.material import plain_text
from scripts.data.front_matter import Page
from scripts.data.icons import NOTES, drawing
from scripts.diagnostics import Diagnostic, NameNotFound, shortened, suggestion
from scripts.extension.icons import NAME

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
    text = plain_text(page)
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
