"""The allowlist alone: every attack that a generator takes is built unchecked.

What the allowlist lets through, tests/browser/test_attacks.py shows to be inert.
"""

import pytest

from scripts.checks.site.allowlist import check_allowlist, inline_scripts
from scripts.checks.site.built import BuiltPage
from scripts.data.load import Content
from tests.attacks import corpus
from tests.attacks.site import buildable


@pytest.fixture(scope="module")
def said(attacked: dict[str, BuiltPage]) -> dict[str, list[str]]:
    return {name: [str(diagnostic) for diagnostic in check_allowlist(page)] for name, page in attacked.items()}


def test_only_the_sandbox_keeps_an_attack_from_being_built(content: Content) -> None:
    not_built = set(corpus()) - set(buildable(content))
    assert {attack.by for attack in not_built if attack.built} == {"expand"}


def test_the_allowlist_tells_an_attack_at_its_line(said: dict[str, list[str]], content: Content) -> None:
    """At its first line, or at a later one when the attack has several; exactly there when nobody else refuses it."""
    elsewhere = {}
    for attack in buildable(content):
        begin = int(attack.place.split(":")[1]) - attack.line + 1
        end = begin + (attack.text or attack.head).count("\n") + 1
        places = tuple(f"{attack.path}:{line}: " for line in range(begin, end))
        if attack.by == "allowlist":
            places = (attack.place,)
        if said[attack.name] and not any(line.startswith(places) for line in said[attack.name]):
            elsewhere[attack.name] = said[attack.name]
    assert elsewhere == {}


def test_what_nobody_else_refuses_the_allowlist_does_and_what_is_inert_it_lets_through(
    said: dict[str, list[str]], content: Content
) -> None:
    attacks = buildable(content)
    assert [attack.name for attack in attacks if attack.by == "allowlist" and not said[attack.name]] == []
    assert [attack.name for attack in attacks if attack.by == "inert" and said[attack.name]] == []


def test_the_allowlist_alone_finds_nearly_all(said: dict[str, list[str]]) -> None:
    assert sum(map(bool, said.values())) > 190


def test_no_page_that_is_let_through_brings_an_inline_script_of_its_own(
    attacked: dict[str, BuiltPage], said: dict[str, list[str]]
) -> None:
    ours = inline_scripts(attacked["404.html"])
    assert [name for name, page in attacked.items() if not said[name] and inline_scripts(page) != ours] == []
