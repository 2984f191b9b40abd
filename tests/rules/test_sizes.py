"""Modules and functions stay small enough to read in one go."""

import ast
from pathlib import Path

import pytest

from tests.project import ROOT
from tests.rules.sources import modules, name, text

LONGEST_MODULE = 250  # lines
LONGEST_FUNCTION = 45  # lines
FILES = [file for folder in ("scripts", "bench", "tests") for file in modules(ROOT / folder).values()]


@pytest.mark.parametrize("file", FILES, ids=name)
def test_a_module_is_short(file: Path) -> None:
    assert text(file).count("\n") <= LONGEST_MODULE


@pytest.mark.parametrize("file", FILES, ids=name)
def test_a_module_says_in_its_first_lines_what_it_is_for(file: Path) -> None:
    assert text(file) == "" or ast.get_docstring(ast.parse(text(file)))


@pytest.mark.parametrize("file", FILES, ids=name)
def test_a_function_is_short(file: Path) -> None:
    functions = (node for node in ast.walk(ast.parse(text(file))) if isinstance(node, ast.FunctionDef))
    long = [node.name for node in functions if (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION]
    assert long == []
