"""Finds English that a reader would see in templates, scripts and Python, where only content/words/ may have it."""

import ast
import re
from collections.abc import Iterator

from jinja2 import Environment, nodes
from lxml import html

WORD = re.compile(r"[A-Za-z]{2,}")
SENTENCE = re.compile(r"[A-Za-z]{2,}[,.:]? +[A-Za-z]{2,}|[A-Za-z]{2,}[.:]?\s$|^\s[A-Za-z]{2,}|^[A-Z][a-z]+$")
CODE = {"script", "style"}
READ = ("alt", "aria-label", "aria-description", "data-label", "placeholder", "title")
ADDRESSED = ("description", "og:title", "og:description", "og:image:alt", "og:site_name")
ALONE = re.compile(r"(?:^|\s|\()[A-Za-z]{2,}(?:[\s.,:)]|$)")
PRINTS = "\ue000"  # stands for what a template fills in

TYPST_TEXT = re.compile(r'"([^"\n]*)"|\[([^\]#]+)\]')
JAVASCRIPT = re.compile(
    r"(?P<comment>//[^\n]*|/\*.*?\*/)"
    r"|\"(?P<double>(?:\\.|[^\"\\\n])*)\"|'(?P<single>(?:\\.|[^'\\\n])*)'|`(?P<template>(?:\\.|[^`\\])*)`",
    re.DOTALL,
)
SHOWN = re.compile(
    r"(?:\.(?:textContent|innerText|title|placeholder|ariaLabel|alt)\s*=|setAttribute\(\"aria-\w+\",)\s*$"
)


def in_template(text: str, *, is_html: bool) -> Iterator[str]:
    """Yield the words of a Jinja template: texts and attributes between its tags, and texts in its expressions."""
    environment = Environment()
    parts = [
        value if kind == "data" else PRINTS if kind.endswith("_begin") and "raw" not in kind else ""
        for _, kind, value in environment.lex(text)
    ]
    yield from _in_html("".join(parts)) if is_html else _in_typst("".join(parts))
    for constant in environment.parse(text).find_all(nodes.Const):
        if isinstance(constant.value, str) and SENTENCE.search(constant.value) and "<" not in constant.value:
            yield constant.value


def _in_html(text: str) -> Iterator[str]:
    tree = html.document_fromstring(f"<div>{text}</div>")
    for element in tree.iter("*"):
        yield from (said for part in (element.text, element.tail) if element.tag not in CODE for said in _worded(part))
        yield from (said for name in READ for said in _worded(element.get(name, "")))
        if {element.get("name"), element.get("property")} & {*ADDRESSED}:
            yield from _worded(element.get("content", ""))


def _in_typst(text: str) -> Iterator[str]:
    for found in TYPST_TEXT.finditer(re.sub(r"//.*", "", text)):
        yield from (said for said in found.groups() if said and SENTENCE.search(said))


def _worded(text: str | None) -> Iterator[str]:
    said = " ".join((text or "").replace(PRINTS, " ").split())
    if WORD.search(said) and said != "<!DOCTYPE html>":
        yield said


def in_javascript(text: str) -> Iterator[str]:
    """Yield each text of a script that is a sentence, or that becomes what a reader sees or hears."""
    for found in JAVASCRIPT.finditer(text):
        if found["comment"]:
            continue
        said = re.sub(r"\$\{.*?\}", PRINTS, found["double"] or found["single"] or found["template"] or "")
        is_shown = SHOWN.search(text[: found.start()]) and WORD.search(said)
        if is_shown or SENTENCE.search(said) or (PRINTS in said and ALONE.search(said)):
            yield said


def in_python(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield (line, text) for each text of a module that is words: no docstring, no message of an error, no HTML tag."""
    silent = {id(node) for part in ast.walk(tree) for node in _silent(part)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
            said = re.sub(r"<[^>]*>| [a-z-]+=\"[^\"]*\"", PRINTS, node.value)
            if SENTENCE.search(said):
                yield node.lineno, node.value


ERRORS = {"Diagnostic", "NameNotFound", "look_up", "DiagnosticError", "ValueError", "value_error", "Field", "pattern"}


def _silent(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what below a node no reader sees: what it raises, documents, or tells an editor."""
    match node:
        case ast.Raise() | ast.Assert() | ast.Assign(targets=[ast.Name(id="message" | "hint")]):
            yield from ast.walk(node)
        case ast.Call(func=ast.Name(id=name)) if name in ERRORS:
            yield from ast.walk(node)
        case ast.Assign(targets=[ast.Name(id="message" | "hint") | ast.Tuple(elts=[ast.Name(id="message"), *_])]):
            yield from ast.walk(node)
        case ast.Call(func=ast.Attribute(value=ast.Name(id="re"))):
            yield from ast.walk(node)
        case ast.Expr(value=ast.Constant() as docstring):
            yield docstring


def returned(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield the same for what the functions of a module return that return a text."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef) and ast.unparse(function.returns or function) in {"str", "str | None"}:
            for node in ast.walk(function):
                if isinstance(node, ast.Return):
                    yield from in_python(ast.Module([node], []))
