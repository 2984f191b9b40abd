"""The expansion of the macros of a page, such as `{{ price("series") }}`.

A macro is one call of a known name with plain values. No code in a page is ever run: the name is looked up, and the
values are passed on.
"""

import ast
import inspect
import re
import warnings
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import PurePosixPath
from typing import NamedTuple

from markupsafe import Markup, escape

from scripts.data.characters import TYPOGRAPHIC, character_name, plain
from scripts.data.load import Content
from scripts.diagnostics import CheckFailed, Diagnostic, DiagnosticError, shortened, suggestion
from scripts.macros import OtherPages
from scripts.macros.clinic import ClinicMacros
from scripts.macros.decision import DecisionMacros
from scripts.macros.evidence import EvidenceMacros
from scripts.macros.facts import FactMacros

EXAMPLE = 'write it like {{ price("series") }}'
SYNTAX = "macro-syntax"
MARKDOWN = re.compile(r"[\[\]{}`\\]")


class Call(NamedTuple):
    """A call of a macro: its name, its positional values, and its named ones."""

    name: str
    values: tuple[object, ...]
    named: Mapping[str, object]


@cache
def parse_call(source: str) -> Call:
    """Parse the source of a macro. Errors: `DiagnosticError` unless it is `name(value, …)`."""
    quoted = f"{{{{ {shortened(source)} }}}}"
    call = _parse(source, quoted)
    match call:
        case ast.Call(func=ast.Name(id=name)) if _is_plain(call) and ast.get_source_segment(source, call) == source:
            values = (value.value for value in call.args if isinstance(value, ast.Constant))
            keywords = {
                str(word.arg): word.value.value for word in call.keywords if isinstance(word.value, ast.Constant)
            }
            return Call(name, tuple(values), keywords)
        case ast.Name(id=name):
            short = shortened(name)
            hint = f'write {{{{ {short}() }}}} or {{{{ {short}("…") }}}}'
            raise DiagnosticError(f'"{short}" has no parentheses', hint, SYNTAX)
        case ast.Call(args=[ast.Name(id=name), *_]):
            message = f"{quoted} has no quotation marks around {name}"
            raise DiagnosticError(message, f'write "{name}"', SYNTAX)
    raise DiagnosticError(f"{quoted} is not a single macro with plain values", EXAMPLE, SYNTAX)


def _parse(source: str, quoted: str) -> ast.expr:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about odd escapes: what counts is the text they stand for
            return ast.parse(source, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):  # numbers of 5,000 digits, a thousand parentheses
        raise DiagnosticError(f"{quoted} {_flaw(source)}", EXAMPLE, SYNTAX) from None


def _flaw(source: str) -> str:
    """Return what is wrong with a macro that cannot be parsed, as far as counting characters shows."""
    if source.count('"') % 2 or (source.count("'") % 2 and '"' not in source):
        return "has an unclosed quotation mark"
    if source.count("(") != source.count(")"):
        return "has a missing parenthesis"
    return "cannot be read"


def _is_plain(call: ast.Call) -> bool:
    """Return whether all values are numbers or plain text: Markdown parses them later, and checks miss escapes."""
    values = [*call.args, *(word.value for word in call.keywords)]
    return all(word.arg for word in call.keywords) and all(
        isinstance(value, ast.Constant)
        and (type(value.value) is int or (type(value.value) is str and not MARKDOWN.search(value.value)))
        for value in values
    )


Macro = Callable[..., str]

UNCLOSED = ("a macro begins with {{ and has no }}", "add }} after its closing parenthesis", SYNTAX)
UNOPENED = ("there is a }} without {{", "add {{ before the macro, or delete the }}", SYNTAX)
FOREIGN_SYNTAX = ("{% %} and {## ##} are not allowed in pages", "delete them, or use a macro from README.md", SYNTAX)
NO_OTHER_PAGES = OtherPages()
ALONE_HINT = "put it on its own line, with an empty line above and below"
BLOCK = re.compile(r"\s*(?:#|<(?:aside|details|div|dl|figure|form|nav|ol|p|section|table|ul)\b)")
HAS_ID = re.compile(r' id="|\{#')  # an id, which must be unique on a page
MACRO = re.compile(r"\{\{(?P<source>(?:(?!\{\{|\}\}).)*)\}\}|\{\{|\}\}|\{%|\{##", re.DOTALL)


class Macros(ClinicMacros, DecisionMacros, EvidenceMacros, FactMacros):
    """The macros of one page: each public method of the base classes is one.

    Errors of each: `DiagnosticError`, and `TypeError` for values that the method does not take.
    """


MACRO_NAMES = tuple(name for name, _ in inspect.getmembers(Macros, inspect.isfunction) if not name.startswith("_"))


def macros_of(page: Macros) -> Mapping[str, Macro]:
    """Return the macros of a page: name -> function."""
    return {name: getattr(page, name) for name in MACRO_NAMES}


def expand(text: str, path: PurePosixPath, content: Content, first_line: int = 1) -> str:
    """Return `text` with its macros expanded, and with the list of sources that it cites at the end.

    `path` and `first_line` are the location of the text.
    Errors: `CheckFailed` with the line of each macro that cannot be expanded.
    """
    return "".join(expand_pieces(text, path, content, first_line))


def expand_pieces(
    text: str, path: PurePosixPath, content: Content, first_line: int = 1, others: OtherPages = NO_OTHER_PAGES
) -> list[str]:
    """Return the result of `expand` in pieces: `Markup` is HTML, the rest Markdown."""
    page = Macros(content, others)
    return [*_pieces(text, path, page, first_line), *page._citations.source_list()]


def _pieces(text: str, path: PurePosixPath, page: Macros, first_line: int) -> list[str]:
    parts: list[str] = []
    diagnostics: list[Diagnostic] = []
    known = macros_of(page)
    end = 0
    for match in MACRO.finditer(text):
        parts.append(text[end : match.start()])
        end = match.end()
        try:
            html = _expand_macro(match, known)
            if BLOCK.match(html) and HAS_ID.search(html) and html in parts:
                message = f"{{{{ {shortened(match['source'].strip())} }}}} is on this page twice"
                raise DiagnosticError(message, "keep one of the two, and link to it", "macro-block")
            parts.append(html)
        except DiagnosticError as error:
            diagnostics.append(error.at(path, text.count("\n", 0, match.start()) + first_line))
    if diagnostics:
        raise CheckFailed(diagnostics)
    return [*parts, text[end:]]


def _expand_macro(match: re.Match[str], known: Mapping[str, Macro]) -> str:
    """Return what a macro expands to. Errors: `DiagnosticError`."""
    source = match["source"]
    if source is None:
        raise DiagnosticError(*{"{{": UNCLOSED, "}}": UNOPENED}.get(match[0], FOREIGN_SYNTAX))
    try:
        html = _call_macro(source.strip(), known)
    except DiagnosticError:
        if typographic := TYPOGRAPHIC.search(source):
            corrected = re.sub(r'"\s*([^"]*?)\s*"', r'"\1"', plain(source))
            hint = f"write {{{{ {shortened(corrected)} }}}}"
            message = f"a macro has the typographic character {character_name(typographic[0])}"
            raise DiagnosticError(message, hint, SYNTAX) from None
        raise
    if BLOCK.match(html) and not _stands_alone(match):
        message = f"{{{{ {shortened(source.strip())} }}}} is a block, but there is other text around it"
        raise DiagnosticError(message, ALONE_HINT, "macro-block")
    return html


def _stands_alone(match: re.Match[str]) -> bool:
    """Return whether a macro has empty lines around it: without them, Markdown would put a block into a paragraph."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    return not "".join((*before.split("\n")[-2:], *after.split("\n", 2)[:2])).strip()


def _call_macro(source: str, known: Mapping[str, Macro]) -> Markup:
    name, values, keywords = parse_call(source)
    if name not in known:
        raise DiagnosticError(
            f'there is no macro "{shortened(name)}"', suggestion(shortened(name), known), "macro-unknown"
        )
    try:
        return escape(known[name](*values, **keywords))
    except TypeError:
        message = f'"{name}" does not take these values'
        raise DiagnosticError(message, _example(name, known), "macro-values") from None


def _example(name: str, known: Mapping[str, Macro]) -> str:
    """Return a hint with an example of a macro that has the values it requires."""
    needed = (value for value in inspect.signature(known[name]).parameters.values() if value.default is value.empty)
    values = ("6" if value.annotation is int else f'"{value.name}"' for value in needed)
    return f"write it like {{{{ {name}({', '.join(values)}) }}}}, with your own values"
