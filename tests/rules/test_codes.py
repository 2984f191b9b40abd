"""The codes at the end of messages: each is explained, none is explained in vain."""

import ast
import re
from collections.abc import Iterator

from ruamel.yaml import YAML

from scripts.documents import MATERIAL_PAGE, RULES_PAGE, material_page, rules_page
from tests.mistakes import mistakes
from tests.project import ROOT
from tests.rules.sources import modules, text

CODE = r"[a-z]+(?:-[a-z]+){0,3}"
RULES = YAML(typ="safe", pure=True).load((ROOT / "scripts/rules.yml").read_text(encoding="utf-8"))


CODE_AT = {
    "Diagnostic": 4,
    "diagnostic": 2,
    "diagnostic_at": 3,
    "value_error": 2,
    "DiagnosticError": 2,
    "_failure": 4,
    "reject": 3,
}  # the position of the code among the arguments


def codes(source: str) -> Iterator[str]:
    """Yield the codes that a module writes out where it makes a diagnostic."""
    for call in (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)):
        position = CODE_AT.get(getattr(call.func, "id", getattr(call.func, "attr", "")), len(call.args))
        if position < len(call.args) and isinstance(code := call.args[position], ast.Constant):
            yield str(code.value)
    for part in (node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Yield)):
        match part:
            case ast.Tuple(elts=[_, _, _, ast.Constant(value=str(rule))]):  # a rule of a data file
                yield rule


def test_the_document_is_up_to_date() -> None:
    assert (ROOT / RULES_PAGE).read_text(encoding="utf-8") == rules_page(ROOT), "run `make rules`"


def test_the_table_of_what_works_of_material_is_up_to_date() -> None:
    assert (ROOT / MATERIAL_PAGE).read_text(encoding="utf-8") == material_page(), "run `make rules`"


def test_each_rule_is_explained_in_full() -> None:
    for code, rule in RULES.items():
        assert re.fullmatch(CODE, code)
        assert rule.keys() - {"source"} == {"what", "reason", "cure"}, code


def test_each_rule_stands_somewhere_in_the_code() -> None:
    code = "\n".join(text(file) for file in modules().values())
    assert [rule for rule in RULES if f'"{rule}"' not in code] == []


def test_each_code_in_the_code_is_explained() -> None:
    found = {code for file in modules().values() for code in codes(text(file))}
    assert len(found) > 30
    assert found - set(RULES) == set()


def test_the_mistakes_of_editors_are_told_with_a_code() -> None:
    ends = {re.search(rf" \[({CODE})\]$", line) for mistake in mistakes() for line in mistake.says}
    assert {end and end[1] for end in ends} <= set(RULES)
