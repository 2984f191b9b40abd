"""A macro as it is written, `price("series")`: one name and plain values, parsed and never run as code."""

import ast
import re
import warnings
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from scripts.diagnostics import DiagnosticError, shortened

EXAMPLE = 'write it like {{ price("series") }}'
SYNTAX = "macro-syntax"
MARKDOWN = re.compile(r"[\[\]{}`\\]")


class Call(NamedTuple):
    """The name of a macro, its values in order, and those with a name."""

    name: str
    values: tuple[object, ...]
    named: Mapping[str, object]


@cache
def parsed(source: str) -> Call:
    """Return what a macro calls. Errors: `DiagnosticError` unless it is `name(value, …)`."""
    quoted = f"{{{{ {shortened(source)} }}}}"
    call = _tree(source, quoted)
    match call:
        case ast.Call(func=ast.Name(id=name)) if _is_plain(call) and ast.get_source_segment(source, call) == source:
            values = (value.value for value in call.args if isinstance(value, ast.Constant))
            named = {str(word.arg): word.value.value for word in call.keywords if isinstance(word.value, ast.Constant)}
            return Call(name, tuple(values), named)
        case ast.Name(id=name):
            short = shortened(name)
            hint = f'write {{{{ {short}() }}}} or {{{{ {short}("…") }}}}'
            raise DiagnosticError(f'"{short}" has no parentheses', hint, SYNTAX)
        case ast.Call(args=[ast.Name(id=name), *_]):
            message = f"{quoted} has no quotation marks around {name}"
            raise DiagnosticError(message, f'write "{name}"', SYNTAX)
    raise DiagnosticError(f"{quoted} is not a single macro with plain values", EXAMPLE, SYNTAX)


def _tree(source: str, quoted: str) -> ast.expr:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of odd escapes, which are judged by what they become
            return ast.parse(source, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):  # numbers of 5,000 digits, a thousand parentheses
        raise DiagnosticError(f"{quoted} {_flaw(source)}", EXAMPLE, SYNTAX) from None


def _flaw(source: str) -> str:
    """Say what is wrong with a macro that cannot be parsed, as far as counting shows."""
    if source.count('"') % 2 or (source.count("'") % 2 and '"' not in source):
        return "has an unclosed quotation mark"
    if source.count("(") != source.count(")"):
        return "has a missing parenthesis"
    return "cannot be read"


def _is_plain(call: ast.Call) -> bool:
    """Tell whether all values are numbers or plain text: Markdown reads them afterwards, and checks miss escapes."""
    values = [*call.args, *(word.value for word in call.keywords)]
    return all(word.arg for word in call.keywords) and all(
        isinstance(value, ast.Constant)
        and (type(value.value) is int or (type(value.value) is str and not MARKDOWN.search(value.value)))
        for value in values
    )
