"""A page's text with its expressions, `{{ price("series") }}`, replaced by what the content says.

An expression is one call of one of our names with plain values. Anything else that Jinja could do is refused before it
runs; what does run, runs in Jinja's sandbox.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import PurePosixPath

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from scripts.content.load import Content
from scripts.problems import NameNotFound, Problem, ProblemsFound, shortened, suggestion
from scripts.render.expressions import Expression, Expressions, names, sources

EXAMPLE = 'write a name of ours with its values in brackets, like {{ price("series") }}'

MARKDOWN = re.compile(r"[\[\]{}`\\]")


class ExpressionError(ValueError):
    """One expression that cannot be shown: what is wrong, and what to write instead."""

    def __init__(self, message: str, fix: str) -> None:
        super().__init__(message)
        self.message, self.fix = message, fix


def expand(text: str, path: PurePosixPath, content: Content, first_line: int = 1) -> str:
    """Return `text` with every expression replaced, and the list of what it cites at its end.

    `path` and `first_line` say where the text stands.
    Errors: `ProblemsFound` with the line of each expression that cannot be shown.
    """
    page = Expressions(content)
    return _replaced(text, path, page, first_line) + sources(page)


def expand_part(text: str, path: PurePosixPath, content: Content, first_line: int) -> str:
    """Return a part of a page with its expressions replaced, without the list of what it cites; else like `expand`."""
    return _replaced(text, path, Expressions(content), first_line)


def _replaced(text: str, path: PurePosixPath, page: Expressions, first_line: int) -> str:
    parts: list[str] = []
    problems: list[Problem] = []
    known = names(page)
    try:
        for line, source, is_expression in _split(text):
            try:
                parts.append(_evaluate(source, known) if is_expression else source)
            except ExpressionError as error:
                problems.append(Problem(path, line + first_line - 1, error.message, error.fix))
    except TemplateSyntaxError as error:
        message = f"the expression cannot be read ({str(error.message).rstrip('.')})"
        problems.append(Problem(path, error.lineno + first_line - 1, message, EXAMPLE))
    if problems:
        raise ProblemsFound(problems)
    return "".join(parts)


def _split(text: str) -> Iterator[tuple[int, str, bool]]:
    """Yield (line, source, whether it is an expression) for each stretch of the page, in order."""
    begun, words = 0, ""  # the line where an expression has begun, 0 outside of one
    for line, kind, value in _environment().lex(text):
        if kind == "data":
            yield line, value, False
        elif kind == "variable_begin":
            begun, words = line, ""
        elif kind == "variable_end":
            yield begun, words.strip(), True
            begun = 0
        elif kind in {"block_begin", "raw_begin", "comment_begin"}:
            signs = "{## ##}" if kind == "comment_begin" else "{% %}"
            raise TemplateSyntaxError(f"{signs} is not for pages", line)
        else:
            words += value
    if begun:
        raise TemplateSyntaxError("{{ has no }}", begun)


def _evaluate(source: str, known: Mapping[str, Expression]) -> str:
    name = _called_name(source)
    if name not in known:
        raise ExpressionError(f'there is no expression "{shortened(name)}"', suggestion(shortened(name), known))
    try:
        return _compiled(source)(known[name])
    except NameNotFound as error:
        raise ExpressionError(error.message, error.fix) from None
    except ValueError as error:
        message, _, fix = str(error).partition("; ")
        raise ExpressionError(shortened(message), fix or EXAMPLE) from None
    except TypeError:
        raise ExpressionError(f'"{name}" is given the wrong values', EXAMPLE) from None


@cache
def _called_name(source: str) -> str:
    """Return the name that an expression calls. Errors: `ExpressionError` when it is anything but `name(value, …)`."""
    quoted = f"{{{{ {shortened(source)} }}}}"
    try:
        tree = _environment().parse("{{ " + source + " }}")
    except TemplateSyntaxError as error:
        raise ExpressionError(f"{quoted} cannot be read ({str(error.message).rstrip('.')})", EXAMPLE) from None
    except (ValueError, RecursionError):  # a number of 5,000 digits, brackets nested a thousand deep
        raise ExpressionError(f"{quoted} cannot be read", EXAMPLE) from None
    match tree.body:
        case [nodes.Output(nodes=[nodes.Call(node=nodes.Name(name=name)) as call])] if _has_plain_values(call):
            return str(name)
        case [nodes.Output(nodes=[nodes.Name(name=name)])]:
            short = shortened(str(name))
            raise ExpressionError(f'"{short}" has no brackets', f'write {{{{ {short}() }}}} or {{{{ {short}("…") }}}}')
    raise ExpressionError(f"{quoted} is more than a page may do", EXAMPLE)


def _has_plain_values(call: nodes.Call) -> bool:
    values = [*call.args, *(keyword.value for keyword in call.kwargs)]
    plain = all(isinstance(value, nodes.Const) and _is_plain(value.value) for value in values)
    return plain and call.dyn_args is None and call.dyn_kwargs is None


def _is_plain(value: object) -> bool:
    """Reason: a text is read as Markdown afterwards, and no check of pages sees through an escaped sign."""
    return type(value) is int or (type(value) is str and not MARKDOWN.search(value))


@cache
def _compiled(source: str) -> Callable[[Expression], str]:
    """Return a function that runs an expression with the one name it calls."""
    compiled = _environment().from_string("{{ " + source + " }}")
    name = _called_name(source)
    return lambda function: compiled.render({name: function})


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        comment_start_string="{##",  # {# would take `{#heading-id}`, Markdown's way to name a heading
        comment_end_string="##}",
    )
    environment.globals.clear()
    environment.filters.clear()
    environment.tests.clear()
    return environment
