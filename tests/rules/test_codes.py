"""The codes at the end of messages: each is explained, none is explained in vain."""

import re

from ruamel.yaml import YAML

from scripts.export_rules import DOCUMENT, document
from tests.mistakes import mistakes
from tests.project import ROOT
from tests.rules.sources import modules, text

CODE = r"[a-z]+(?:-[a-z]+){0,3}"
RULES = YAML(typ="safe", pure=True).load((ROOT / "scripts/rules.yml").read_text(encoding="utf-8"))


def test_the_document_is_up_to_date() -> None:
    assert (ROOT / DOCUMENT).read_text(encoding="utf-8") == document(ROOT), "run `make rules`"


def test_each_rule_is_explained_in_full() -> None:
    for code, rule in RULES.items():
        assert re.fullmatch(CODE, code)
        assert rule.keys() - {"source"} == {"what", "reason", "cure"}, code


def test_each_rule_stands_somewhere_in_the_code() -> None:
    code = "\n".join(text(file) for file in modules().values())
    assert [rule for rule in RULES if f'"{rule}"' not in code] == []


def test_the_mistakes_of_editors_are_told_with_a_code() -> None:
    ends = {re.search(rf" \[({CODE})\]$", line) for mistake in mistakes() for line in mistake.says}
    assert {end[1] for end in ends if end} <= set(RULES)
