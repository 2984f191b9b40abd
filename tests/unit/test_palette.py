"""A brand's colors: Material's names and colors of one's own, legible in both palettes; what is not is refused."""

import re

import pytest

from scripts.data.palette import (
    MIN_CONTRAST,
    OWN_COLORS,
    PAPER,
    SOFT_INK,
    apply_brand,
    contrast,
    legible_shade,
    material_colors,
    tint,
)
from scripts.data.theme_settings import check_palette
from scripts.data.yaml_reader import YamlValue
from scripts.outputs.head import STYLESHEET
from scripts.outputs.head import read_styles as sheets
from tests.project import ROOT
from tests.rules.sources import text

NAMES = [(part, name) for part in ("primary", "accent") for name in material_colors(part)]
A_COLOR = 'write a name of Material, like teal, or a color, like "#0b5358"'
LIGHT, DARK = "(prefers-color-scheme: light)", "(prefers-color-scheme: dark)"


def said(value: YamlValue) -> list[str]:
    found = check_palette(("palette",), value)
    return [f"{'.'.join(map(str, place[1:]))}: {message}; {hint} [{code}]" for place, message, hint, code in found]


def test_the_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_grounds_and_soft_text_are_those_of_the_styles() -> None:
    styles = text(ROOT / "overrides/assets/site.css").replace("#fff;", "#ffffff;")
    for colors in (PAPER, SOFT_INK):
        assert all(f": {color};" in styles for color in colors.values())


@pytest.mark.parametrize(("part", "name"), NAMES)
@pytest.mark.parametrize("of", PAPER)
def test_every_name_of_material_takes_a_shade_that_can_be_read(part: str, name: str, of: str) -> None:
    color = material_colors(part)[name]
    shade, ground = legible_shade(color, of), tint(color, of)
    assert min(contrast(shade, ground), contrast(shade, PAPER[of]), contrast(SOFT_INK[of], ground)) >= MIN_CONTRAST


@pytest.mark.parametrize("color", ["#000000", "#ffffff", "#ff0000", "#00ff00", "#0000ff", "#ffff00", "#808080"])
@pytest.mark.parametrize("of", PAPER)
def test_so_does_every_color_of_ones_own(color: str, of: str) -> None:
    assert contrast(legible_shade(color, of), tint(color, of)) >= MIN_CONTRAST
    assert contrast(SOFT_INK[of], tint(color, of)) >= MIN_CONTRAST


def test_our_own_color_stays_as_it_is() -> None:
    assert legible_shade("#0b5358", "light") == "#0b5358"


@pytest.fixture(scope="module")
def styles() -> str:
    return sheets(ROOT, STYLESHEET)


def test_links_and_grounds_take_the_colors_in_both_palettes(styles: str) -> None:
    shown = apply_brand(styles, {"primary": "deep purple", "accent": "pink"})
    assert (shown.count("--link:#623ba5;--accent:#a30039;"), shown.count("--tint:#f5f1fa;")) == (1, 1)
    assert (shown.count("--link:#baa5de;--accent:#ff80ac"), shown.count("--tint:#212232;")) == (2, 2)
    assert shown.endswith("a:hover{--link:var(--accent)}")
    assert not re.search("|".join(color for ours in OWN_COLORS.values() for color in ours.values()), shown)


def test_without_colors_the_styles_stay_as_they_are(styles: str) -> None:
    assert apply_brand(styles, None) == apply_brand(styles, [{"scheme": "default"}, {"scheme": "slate"}]) == styles


def test_each_scheme_has_its_own_color_and_else_that_of_the_other(styles: str) -> None:
    listed: list[YamlValue] = [{"scheme": "default", "primary": "teal"}, {"scheme": "slate", "primary": "amber"}]
    shown = apply_brand(styles, listed)
    assert (f"--link:{legible_shade('#009485', 'light')}" in shown, "--link:#ffc105" in shown) == (True, True)
    one: list[YamlValue] = [{"scheme": "default", "primary": "teal"}, {"scheme": "slate"}]
    assert apply_brand(styles, one) == apply_brand(styles, {"primary": "teal"})


@pytest.mark.parametrize(
    "value",
    [
        {"primary": "teal"},
        {"primary": "deep purple", "accent": "deep orange"},
        {"primary": "#0b5358"},
        {"primary": "#0B5358"},
        {"scheme": "default"},
    ],
)
def test_what_material_documents_is_right(value: YamlValue) -> None:
    assert said(value) == []


def test_the_lists_that_material_documents_are_right() -> None:
    toggle: YamlValue = {"icon": "material/brightness-7", "name": "Switch to dark mode"}
    light: dict[str, YamlValue] = {"media": LIGHT, "scheme": "default", "primary": "teal", "toggle": toggle}
    dark: dict[str, YamlValue] = {"media": DARK, "scheme": "slate", "primary": "#86d3cf", "toggle": toggle}
    assert said([light, dark]) == []
    assert said([{"media": "(prefers-color-scheme)", "toggle": toggle}, light, dark]) == []
    assert said([{"scheme": "default", "toggle": toggle}, {"scheme": "slate", "toggle": toggle}]) == []


@pytest.mark.parametrize(
    ("value", "line"),
    [
        (
            {"primary": "#4cae4f"},
            'primary: primary is "#4cae4f", which has a contrast of 2.6 to 1 in light colors, not 7 to 1; '
            'write "#285c2a", its nearest shade that anyone can read [palette-contrast]',
        ),
        (
            [{"scheme": "default"}, {"scheme": "slate", "accent": "#0b5358"}],
            '1.accent: accent is "#0b5358", which has a contrast of 1.9 to 1 in dark colors, not 7 to 1; '
            'write "#19bac5", its nearest shade that anyone can read [palette-contrast]',
        ),
        (
            {"primary": "custom"},
            'primary: primary is "custom", which is for a color in a stylesheet of your own; '
            'write the color itself, like "#0b5358" [settings-allowed]',
        ),
        (
            {"primary": "black"},
            f'primary: primary is "black", in which nobody could tell a link from text; {A_COLOR} [settings-allowed]',
        ),
        ({"primary": "#abc"}, f'primary: primary is "#abc", which is not a color here; {A_COLOR} [value-format]'),
        ({"primary": None}, f"primary: primary is empty, which is not a color here; {A_COLOR} [value-format]"),
        (
            {"primary": "deep-purple"},
            'primary: primary is "deep-purple", which is not a color here; did you mean "deep purple"? [value-format]',
        ),
        ({"primary": ["teal"]}, f"primary: primary is [teal], which is not a color here; {A_COLOR} [value-format]"),
        (
            {"scheme": "slate"},
            'scheme: the only scheme is "slate", but readers choose between light and dark colors; '
            "delete the line, as both are always there [settings-allowed]",
        ),
        ({"scheme": "youtube"}, 'scheme: there is no scheme "youtube"; write default or slate [settings-allowed]'),
        ({"media": "print"}, 'media: media is "print"; '),
        (
            {"scheme": "default", "media": DARK},
            f'scheme: media is "{DARK}", but scheme is "default"; write scheme: slate [settings-allowed]',
        ),
        ({"primry": "teal"}, 'primry: "primry:" is not recognized here; did you mean "primary"? [key-unknown]'),
        ("teal", ': palette is "teal", not a group of lines; '),
        (["teal"], '0: an entry of palette is "teal", not a group of lines; '),
        ({"toggle": {"words": "x"}}, 'toggle.words: "words:" is not recognized here; write one of: icon, name'),
        ({"toggle": "x"}, 'toggle: toggle is "x", not a group of lines; '),
    ],
)
def test_what_cannot_be_shown_is_refused(value: YamlValue, line: str) -> None:
    (found,) = said(value)
    assert found.startswith(line), found
