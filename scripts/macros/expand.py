"""A page's text with its expressions, `{{ price("series") }}`, replaced by what the content says.

An expression is one call of one of our names with plain values. Anything else that Jinja could do is refused before it
runs; what does run, runs in Jinja's sandbox.
"""

import inspect
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import PurePosixPath

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from scripts.data.characters import OF_WORD_PROCESSORS, character_name, plain
from scripts.data.load import Content
from scripts.diagnostics import CheckFailed, Diagnostic, NameNotFound, shortened, suggestion
from scripts.macros import Macro, Macros, names, sources
from scripts.macros.base import OtherPages

EXAMPLE = 'write it like {{ price("series") }}'

MARKDOWN = re.compile(r"[\[\]{}`\\]")
UNFINISHED = ("an expression begins with {{ and has no }}", "write }} behind its closing bracket")
NOT_BEGUN = ("}} ends an expression that nothing begins", "write {{ before its name, or delete the }}")
FOREIGN = ("{% %} and {## ##} are not for pages", "delete them, or use an expression of README.md")
ALONE_ON_SITE = OtherPages()
ALONE = "give it a line of its own, with an empty line above and below"
BLOCK = re.compile(r"\s*(?:#|<(?:aside|details|div|dl|figure|form|nav|ol|p|section|table|ul)\b)")
MACRO = re.compile(r"\{\{(?P<source>(?:(?!\{\{|\}\}).)*)\}\}|\{\{|\}\}|\{%|\{##", re.DOTALL)


class MacroError(ValueError):
    """One expression that cannot be shown: what is wrong, and what to write instead."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


def expand(text: str, path: PurePosixPath, content: Content, first_line: int = 1) -> str:
    """Return `text` with every expression replaced, and the list of what it cites at its end.

    `path` and `first_line` say where the text stands.
    Errors: `CheckFailed` with the line of each expression that cannot be shown.
    """
    return "".join(expanded(text, path, content, first_line))


def expanded(
    text: str, path: PurePosixPath, content: Content, first_line: int = 1, others: OtherPages = ALONE_ON_SITE
) -> list[str]:
    """Return what `expand` does, in pieces: `Markup` is HTML as it stands, the rest Markdown."""
    page = Macros(content, others)
    return [*_replaced(text, path, page, first_line), *sources(page)]


def expand_part(text: str, path: PurePosixPath, content: Content, first_line: int) -> str:
    """Return a part of a page with its expressions replaced, without the list of what it cites; else like `expand`."""
    return "".join(_replaced(text, path, Macros(content, ALONE_ON_SITE), first_line))


def _replaced(text: str, path: PurePosixPath, page: Macros, first_line: int) -> list[str]:
    parts: list[str] = []
    diagnostics: list[Diagnostic] = []
    known = names(page)
    end = 0
    for found in MACRO.finditer(text):
        parts.append(text[end : found.start()])
        end = found.end()
        try:
            parts.append(_shown(found, known))
        except MacroError as error:
            line = text.count("\n", 0, found.start()) + first_line
            diagnostics.append(Diagnostic(path, line, error.message, error.hint))
    if diagnostics:
        raise CheckFailed(diagnostics)
    return [*parts, text[end:]]


def _shown(found: re.Match[str], known: Mapping[str, Macro]) -> str:
    """Return what an expression shows. Errors: `MacroError`."""
    source = found["source"]
    if source is None:
        message, hint = {"{{": UNFINISHED, "}}": NOT_BEGUN}.get(found[0], FOREIGN)
        raise MacroError(message, hint)
    try:
        shown = _evaluate(source.strip(), known)
    except MacroError:
        if typed := OF_WORD_PROCESSORS.search(source):
            mended = re.sub(r'"\s*([^"]*?)\s*"', r'"\1"', plain(source))
            hint = f"write {{{{ {shortened(mended)} }}}}"
            raise MacroError(
                f"an expression has a sign of a word processor: {character_name(typed[0])}", hint
            ) from None
        raise
    if BLOCK.match(shown) and not _stands_alone(found):
        raise MacroError(f"{{{{ {shortened(source.strip())} }}}} is a block among words", ALONE)
    return shown


def _stands_alone(found: re.Match[str]) -> bool:
    """Reason: Markdown would put a block between words into their paragraph, which may not hold one."""
    before, after = found.string[: found.start()], found.string[found.end() :]
    return not "".join((*before.split("\n")[-2:], *after.split("\n", 2)[:2])).strip()


def _evaluate(source: str, known: Mapping[str, Macro]) -> Markup:
    name = _called_name(source)
    if name not in known:
        raise MacroError(f'there is no expression "{shortened(name)}"', suggestion(shortened(name), known))
    try:
        return _compiled(source)(known[name])
    except NameNotFound as error:
        raise MacroError(error.message, error.hint) from None
    except ValueError as error:
        message, _, hint = str(error).partition("; ")
        raise MacroError(shortened(message), hint or EXAMPLE) from None
    except TypeError:
        raise MacroError(f'"{name}" has the wrong values in its brackets', _example(name, known)) from None


def _example(name: str, known: Mapping[str, Macro]) -> str:
    """Say how an expression is written with the values that it cannot do without."""
    needed = (value for value in inspect.signature(known[name]).parameters.values() if value.default is value.empty)
    values = ("6" if value.annotation is int else f'"{value.name}"' for value in needed)
    return f"write it like {{{{ {name}({', '.join(values)}) }}}}, with your own values"


@cache
def _called_name(source: str) -> str:
    """Return the name that an expression calls. Errors: `MacroError` when it is anything but `name(value, …)`."""
    quoted = f"{{{{ {shortened(source)} }}}}"
    try:
        tree = _environment().parse("{{ " + source + " }}")
    except (TemplateSyntaxError, ValueError, RecursionError):  # numbers of 5,000 digits, brackets a thousand deep
        raise MacroError(f"{quoted} {_flaw(source)}", EXAMPLE) from None
    match tree.body:
        case [nodes.Output(nodes=[nodes.Call(node=nodes.Name(name=name)) as call])] if _has_plain_values(call):
            return str(name)
        case [nodes.Output(nodes=[nodes.Name(name=name)])]:
            short = shortened(str(name))
            raise MacroError(f'"{short}" has no brackets', f'write {{{{ {short}() }}}} or {{{{ {short}("…") }}}}')
        case [nodes.Output(nodes=[nodes.Call(args=[nodes.Name(name=name), *_])])]:
            raise MacroError(f"{quoted} has {name} without quotation marks", f'write "{name}"')
    raise MacroError(f"{quoted} is more than a page may do", EXAMPLE)


def _flaw(source: str) -> str:
    """Say what an expression that cannot be read has wrong, as far as counting tells."""
    if source.count('"') % 2 or (source.count("'") % 2 and '"' not in source):
        return "has a quotation mark without a second one"
    if source.count("(") != source.count(")"):
        return "has a bracket ( or ) too few"
    return "cannot be read"


def _has_plain_values(call: nodes.Call) -> bool:
    values = [*call.args, *(keyword.value for keyword in call.kwargs)]
    plain = all(isinstance(value, nodes.Const) and _is_plain(value.value) for value in values)
    return plain and call.dyn_args is None and call.dyn_kwargs is None


def _is_plain(value: object) -> bool:
    """Reason: a text is read as Markdown afterwards, and no check of pages sees through an escaped sign."""
    return type(value) is int or (type(value) is str and not MARKDOWN.search(value))


@cache
def _compiled(source: str) -> Callable[[Macro], Markup]:
    """Return a function that runs an expression with the one name it calls."""
    compiled = _environment().compile_expression(source, undefined_to_none=False)
    name = _called_name(source)
    return lambda function: escape(compiled({name: function}))


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
