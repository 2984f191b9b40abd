"""The copy of a page that an older browser would show: a test that takes nothing away would find nothing."""

import re

from tests.browser.older import as_before
from tests.project import ROOT


def test_what_is_taken_away_is_what_an_older_browser_drops() -> None:
    page = (
        '<style>a{color:light-dark(#000,#fff);top:0}b::before{content:"x";content:"x" / ""}.menu:popover-open{top:0}'
        "@media (scripting:none){i{top:0}}u{top:0}</style>"
    )
    assert as_before(page) == '<style>a{top:0}b::before{content:"x";}u{top:0}</style>'


CSS = re.sub(r"/\*.*?\*/", "", (ROOT / "overrides/assets/site.css").read_text(encoding="utf-8"), flags=re.DOTALL)
# Source: MDN's browser compatibility data. Each came after Chrome 83, Firefox 78 or iOS 13.
NEWER = (
    ":is(",
    ":where(",
    ":has(",
    ":focus-visible",
    "light-dark(",
    "color-mix(",
    "-inline",
    "-block",
    "inset",
    "rotate:",
)


def test_the_rules_of_the_crisis_line_use_nothing_that_chrome_83_firefox_78_or_ios_13_lack() -> None:
    rules = re.findall(r"^[^@{}\n]*crisis[^{}]*\{[^{}]*\}", CSS, re.MULTILINE)
    assert len(rules) > 5
    assert [(rule, newer) for rule in rules for newer in NEWER if newer in rule and "break-inside" not in rule] == []


def test_both_ways_to_dark_colors_give_the_same() -> None:
    system, own = re.findall(r"color-scheme: dark;([^}]*)\}", CSS)
    assert system.split() == own.split()
    light = re.search(r":root \{\s*color-scheme: light;([^}]*)\}", CSS)
    assert light
    names = [set(re.findall(r"--[\w-]+(?=:)", block)) for block in (light[1], own)]
    assert names[0] == names[1]
