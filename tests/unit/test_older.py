"""The copy of a page that an older browser would show: a test that takes nothing away would find nothing."""

import re

import pytest

from scripts.data.material import NOTE_ICONS
from scripts.data.palette import contrast
from tests.browser.older import as_before
from tests.project import ROOT


def test_what_is_taken_away_is_what_an_older_browser_drops() -> None:
    page = (
        '<style>a{color:light-dark(#000,#fff);top:0}b::before{content:"x";content:"x" / ""}.menu:popover-open{top:0}'
        "@media (scripting:none){i{top:0}}u{top:0}</style>"
    )
    assert as_before(page) == '<style>a{top:0}b::before{content:"x";}u{top:0}</style>'


def rules_of(name: str) -> str:
    sheet = (ROOT / "overrides/assets" / name).read_text(encoding="utf-8")
    return re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)


CSS, AUTHORING = rules_of("site.css"), rules_of("authoring.css")
COLORS = re.compile(r"^\s*:root(?P<of>[^{ ]*) \{(?P<colors>[^}]*)\}", re.MULTILINE)
COLOR = re.compile(r"(--[\w-]+):\s*(#\w+)")
# Source: MDN's browser compatibility data. Each came after Chrome 83, Firefox 78 or iOS 13.
NEWER = (
    ":is(",
    ":where(",
    ":has(",
    ":focus-visible",
    "light-dark(",
    "color-mix(",
    "-inline:",
    "-block:",
    "inset",
    "rotate:",
)


def test_the_rules_of_the_crisis_line_use_nothing_that_chrome_83_firefox_78_or_ios_13_lack() -> None:
    rules = re.findall(r"^[^@{}\n]*crisis[^{}]*\{[^{}]*\}", CSS, re.MULTILINE)
    assert len(rules) > 5
    assert [(rule, newer) for rule in rules for newer in NEWER if newer in rule and "break-inside" not in rule] == []


def palettes(css: str) -> dict[str, dict[str, str]]:
    """The colors of a stylesheet by name: those for light, for the system's dark, and for the reader's own."""
    return {found["of"]: dict(COLOR.findall(found["colors"])) for found in COLORS.finditer(css)}


def longer(color: str) -> str:
    return color if len(color) == 7 else "#" + "".join(digit * 2 for digit in color[1:])


@pytest.mark.parametrize("css", [CSS, AUTHORING], ids=["site.css", "authoring.css"])
def test_both_ways_to_dark_colors_give_the_same(css: str) -> None:
    light, system, own = palettes(css).values()
    assert system == own
    assert light.keys() == own.keys()
    assert len(light) > 10


@pytest.mark.parametrize("palette", ["", "[data-theme=dark]"], ids=["light", "dark"])
def test_the_icon_of_each_kind_of_note_and_each_mark_can_be_told_from_its_ground(palette: str) -> None:
    colors = {name: longer(color) for css in (CSS, AUTHORING) for name, color in palettes(css)[palette].items()}
    grounds = {"warning": "--warm-soft", "danger": "--danger-soft"}
    for kind in NOTE_ICONS:
        color = colors["--warm" if kind == "warning" else f"--{kind}"]
        assert contrast(color, colors[grounds.get(kind, "--tint")]) >= 4.5, kind
    for text in ("--ink", "--link"):
        assert contrast(colors[text], colors["--mark"]) >= 4.5, text
        assert contrast(colors[text], colors["--danger-soft"]) >= 7, text
    assert contrast(colors["--ink"], colors["--mark"]) >= 7
    assert contrast(colors["--paper"], colors["--link"]) >= 7  # the words of a primary button
