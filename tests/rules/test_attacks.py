"""The corpus of attacks stays large, and no attack is there twice under another name."""

import re
from collections import Counter

import pytest

from tests.attacks import Attack, corpus

FAMILIES = {attack.family for attack in corpus()}
WANTED = {
    "script", "handlers", "javascript", "vbscript", "data", "srcdoc", "drawings", "base", "refresh", "forms", "css",
    "ping", "malformed", "entities", "unicode", "jinja", "front-matter",
}  # fmt: skip


def shape(attack: Attack) -> str:
    """The attack without its names: words and numbers are alike, but for their capitals."""
    text = re.sub(r"[a-z]*[A-Z][A-Za-z]*", "W", f"{attack.head}|{attack.text}")
    return re.sub(r"\d+", "0", re.sub(r"[a-z]+", "w", text))


def test_every_family_has_its_attacks() -> None:
    assert FAMILIES == WANTED
    assert len(corpus()) >= 240
    assert {family: count for family, count in Counter(attack.family for attack in corpus()).items() if count < 8} == {}


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_no_two_attacks_of_a_family_differ_only_in_a_name(family: str) -> None:
    attacks = [attack for attack in corpus() if attack.family == family]
    for by in (shape, lambda attack: attack.id):
        assert [name for name, count in Counter(map(by, attacks)).items() if count > 1] == []


def test_most_attacks_are_refused_and_each_kind_of_outcome_is_there() -> None:
    outcomes = Counter(attack.by for attack in corpus())
    assert set(outcomes) == {"source", "expand", "allowlist", "inert"}
    assert outcomes["source"] > len(corpus()) / 2
