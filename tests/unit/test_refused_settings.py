"""What of Material's settings is not for this site: each is refused at its line, with the reason of the table."""

import pytest

from scripts.data.material import Feature, features
from scripts.data.mkdocs_allowlist import allowed_extensions
from tests.features import refused
from tests.unit.test_mkdocs_allowlist import CONFIG, END, edited, said


def with_line(name: str) -> tuple[str, int]:
    """The settings with one more, `theme.direction`, and its line: in the group that is there, or at the end."""
    *groups, key = name.split(".")
    if groups[:1] == ["theme"]:
        more = "".join(f"  {'  ' * depth}{group}:\n" for depth, group in enumerate(groups[1:]))
        more += f"  {'  ' * (len(groups) - 1)}{key}: x\n"
        old = "  font: false\n" if name == "theme.font" else "theme:\n"
        new = more if name == "theme.font" else f"theme:\n{more}"
        text = edited(old, new)
        return text, text[: text.index(new) + len(new)].count("\n")
    more = (
        "".join(f"{'  ' * depth}{group}:\n" for depth, group in enumerate(groups)) + f"{'  ' * len(groups)}{key}: x\n"
    )
    return f"{CONFIG}{more}", END + len(groups)


@pytest.mark.parametrize("feature", refused("settings"), ids=lambda feature: str(feature.name))
def test_a_setting_that_is_not_for_this_site_is_refused_with_what_to_do_instead(feature: Feature) -> None:
    text, number = with_line(feature.name)
    (line,) = said(text)
    key = feature.name.split(".")[-1]
    is_wrong = 'font is "x", but' if key == "font" else f'"{key}:" is not allowed here:'
    assert line == f"{number}: {is_wrong} {feature.refused}; {feature.cure} [settings-allowed]"


@pytest.mark.parametrize("feature", refused("features"), ids=lambda feature: str(feature.name))
def test_a_feature_that_is_not_for_this_site_is_refused_with_its_reason(feature: Feature) -> None:
    (line,) = said(edited("theme:\n", f"theme:\n  features:\n    - navigation.top\n    - {feature.name}\n"))
    reason = f'the feature "{feature.name}" is not for this site: {feature.refused}; delete it'
    assert line == f"7: {reason} [settings-allowed]"


def test_the_features_that_work_may_be_listed() -> None:
    working = "".join(f"    - {feature.name}\n" for feature in features("features") if feature.works)
    assert said(edited("theme:\n", f"theme:\n  features:\n{working}")) == []


@pytest.mark.parametrize("feature", refused("plugins"), ids=lambda feature: str(feature.name))
@pytest.mark.parametrize("form", ["{}", "material/{}", "{}:\n      enabled: !ENV [CI, false]"])
def test_a_plugin_is_refused_with_its_reason(feature: Feature, form: str) -> None:
    (line,) = said(edited("plugins: []", f"plugins:\n  - {form.format(feature.name)}"))
    assert line.startswith("16: the plugin ")
    assert line.endswith(f'{feature.name}" is not for this site: {feature.refused}; {feature.cure} [settings-allowed]')


@pytest.mark.parametrize("feature", refused("extensions"), ids=lambda feature: str(feature.name))
def test_an_extension_or_an_option_is_refused_with_its_reason(feature: Feature) -> None:
    extension, _, option = feature.name.rpartition(".")
    if extension not in allowed_extensions():
        (line,) = said(edited("  - toc", f"  - toc\n  - {feature.name}:\n      index: !!python/name:os.system"))
        reason = f'the extension "{feature.name}" is not for this site: {feature.refused}; {feature.cure}'
        assert line == f"15: {reason} [settings-allowed]"
    else:
        (line,) = said(edited("  - toc\n", f"  - {extension}:\n      {option}: true\n"))
        assert f": {feature.refused}; write " in line


def test_reasons_and_advice_are_told_apart_by_the_one_semicolon_of_a_message() -> None:
    told = [feature for group in ("settings", "features", "plugins", "extensions") for feature in features(group)]
    assert [feature.name for feature in told if ";" in feature.refused + feature.cure] == []
    assert [feature.name for feature in told if bool(feature.works) == bool(feature.refused)] == []


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("font: false", "features: [navigation.instnt]", '7: there is no feature "navigation.instnt"; delete it ['),
        ("font: false", "features: [x]", '7: there is no feature "x"; write one of: content.action.edit, navigation.'),
        ("  - toc", "  - pymdownx.snipets", '14: the extension "pymdownx.snipets" is not allowed; delete it ['),
    ],
)
def test_a_name_like_that_of_something_refused_is_not_offered_it(old: str, new: str, line: str) -> None:
    (told,) = said(edited(old, new))
    assert told.startswith(line)
