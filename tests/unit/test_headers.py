"""What hosts send with each file: no other site can show one of ours in a frame."""

import pytest

from scripts.outputs.files import headers_file

RULES = headers_file("/guide/").strip().split("\n/")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.splitlines()[0])
def test_every_policy_forbids_frames_forms_and_a_base_elsewhere(rule: str) -> None:
    """Reason: where two rules fit an address, one host takes the narrower one's header, and the other both."""
    (policy,) = (line for line in rule.splitlines() if "Content-Security-Policy: " in line)
    for forbidden in ("frame-ancestors 'none'", "form-action 'none'", "base-uri 'none'"):
        assert forbidden in policy


def test_every_address_of_the_site_has_a_policy() -> None:
    assert RULES[0].startswith("/guide/*\n")
