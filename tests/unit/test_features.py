"""What of Material works here and what does not, as scripts/data/material.yml has it: each is told at its line."""

from pathlib import Path

import pytest

from scripts.data.load import Content
from scripts.data.material import TABLE, Feature, features
from tests.features import add_picture, refused
from tests.said import of_pages
from tests.unit import a_page

OF_PAGES = ("writing", "front matter")
HEADING = "# Words of a page\n\nWords.\n\n"
FIRST_LINE = a_page.LINE + HEADING.count("\n")


def said(root: Path, content: Content, body: str, head: str = "") -> list[str]:
    """What is said of a page with `body` below its heading, and `head` in its front matter."""
    page = a_page.page(HEADING + body, head=a_page.HEAD.replace("title:", f"{head}title:", 1))
    return [str(found) for found in sorted(of_pages(root, [page], content)) if found.path == page.path]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text("nav:\n  - Page: page.md\n", encoding="utf-8")
    for name in ("docs/contact.md", "docs/costs.md", "docs/page.md", "docs/risks.md", "overrides/main.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    for name in ("home.html", "404.html", "partials/menu.html"):
        (tmp_path / "overrides" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "overrides" / name).touch()
    add_picture(tmp_path)
    return tmp_path


@pytest.mark.parametrize("group", OF_PAGES)
def test_each_feature_has_an_example_and_works_or_is_refused_with_what_to_write_instead(group: str) -> None:
    assert len(features(group)) > 20
    for feature in features(group):
        assert feature.example, feature.name
        assert bool(feature.works) != bool(feature.refused), feature.name
        assert bool(feature.instead) == bool(feature.refused), feature.name
        assert feature.shows or feature.refused or feature.name == "search.exclude", feature.name
    names = [feature.name for feature in features(group)]
    assert len(names) == len(set(names)), TABLE.name


@pytest.mark.parametrize("feature", refused("writing"), ids=lambda feature: feature.name)
def test_what_a_page_cannot_have_is_told_at_its_line_with_what_to_write(
    root: Path, content: Content, feature: Feature
) -> None:
    (told,) = said(root, content, feature.example)
    assert told.startswith(f"docs/page.md:{FIRST_LINE}: ")
    if feature.pattern:
        reason = f"is not for this site ({feature.name}: {feature.refused})"
        assert told.endswith(f'" {reason}; {feature.instead} [syntax-unsupported]')
    else:  # another check finds it, since there is more than one way to write it
        assert feature.refused in told
        assert f"; {feature.instead} [" in told


@pytest.mark.parametrize("feature", refused("front matter"), ids=lambda feature: feature.name)
def test_what_front_matter_cannot_have_is_told_at_its_line(root: Path, content: Content, feature: Feature) -> None:
    (told,) = said(root, content, "", feature.example)
    keys = feature.name.split(".")
    assert told == (
        f'docs/page.md:{1 + len(keys)}: "{keys[-1]}:" is not for this site: {feature.refused}; '
        f"{feature.instead} [front-matter-unsupported]"
    )


@pytest.mark.parametrize("feature", features("writing"), ids=lambda feature: feature.name)
def test_nothing_that_works_is_refused(root: Path, content: Content, feature: Feature) -> None:
    """The glossary of the tests does not have what an example abbreviates."""
    if feature.works:
        assert [line for line in said(root, content, feature.example) if "[abbreviation-unknown]" not in line] == []


@pytest.mark.parametrize("name", ["landing.html", "404.html", "partials/menu.html", "../docs/home.html"])
def test_a_template_that_is_not_for_pages_is_refused(root: Path, content: Content, name: str) -> None:
    (told,) = said(root, content, "", f"template: {name}\n")
    assert told.startswith(f'docs/page.md:2: there is no template "{name}" for pages in overrides/; ')
    assert said(root, content, "", "template: home.html\n") == []


def test_an_icon_of_a_page_that_does_not_exist_is_told_with_the_nearest_beside_what_else_is_wrong(
    root: Path, content: Content
) -> None:
    assert said(root, content, "", "icon: fontawesome/solid/hearth\nstatus: old\n")[:2] == [
        'docs/page.md:2: icon is "fontawesome/solid/hearth", which is no icon of Material; '
        'did you mean "fontawesome/solid/heart"? [icon-unknown]',
        'docs/page.md:3: status is "old", which is not valid here; write one of: deprecated, new [value-format]',
    ]
