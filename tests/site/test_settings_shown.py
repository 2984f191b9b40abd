"""What mkdocs.yml sets is what pages show: each example of the table of Material's settings, and what is left out."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import html as lxml_html

from scripts.data.material import Feature
from tests.features import working
from tests.project import Project, copy_after
from tests.unit.test_logo import PLAIN, png

LOGO = "theme.logo"  # instead of which theme.icon.logo is shown
HONORED = working("settings")
PICTURES: dict[str, str | bytes] = {"img/logo.svg": PLAIN, "img/favicon.png": png(32, 32)}
LONG = "".join(f"## Part {part} {{#part-{part}}}\n\nWords.\n\n" for part in range(3))  # enough to lead back up
NOTE = '!!! tip "Bring a list"\n\n    Write down your questions.'
MANDATORY = ("crisis-help", "legal-status", "page-review")


def merged(one: Any, other: Any) -> Any:
    """Two groups of lines as one; of single values, the first."""
    if not isinstance(one, dict) or not isinstance(other, dict):
        return one
    return other | {key: merged(value, other[key]) if key in other else value for key, value in one.items()}


def with_settings(project: Project, settings: dict[str, Any]) -> Project:
    """Set the settings, below `theme:` or at the end, and put the files there that they name."""
    of_theme = yaml.safe_dump({"theme": settings.pop("theme")}, sort_keys=False).removeprefix("theme:\n")
    project.edit("mkdocs.yml", "  name: material\n", f"  name: material\n{of_theme}")
    project.write("mkdocs.yml", project.read("mkdocs.yml") + (yaml.safe_dump(settings) if settings else ""))
    project.append("docs/contact.md", LONG)
    project.append("docs/costs.md", LONG)
    (project.root / "docs/img").mkdir(exist_ok=True)
    for name, picture in PICTURES.items():
        if name in of_theme:
            project.write(f"docs/{name}", picture)
    return project


def pages(project: Project) -> dict[str, lxml_html.HtmlElement]:
    project.build()
    return {
        page.parent.relative_to(project.site).as_posix(): lxml_html.fromstring(page.read_text(encoding="utf-8"))
        for page in project.site.rglob("index.html")
    }


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory, built_guide: Project) -> dict[str, lxml_html.HtmlElement]:
    """The pages of a site with every setting that works, but for the logo."""
    project = copy_after(built_guide, tmp_path_factory.mktemp("settings") / "project")
    settings: dict[str, Any] = {}
    for feature in HONORED:
        if feature.name != LOGO:
            settings = merged(settings, yaml.safe_load(feature.example))
    settings["theme"]["features"] = [feature.name for feature in working("features")]
    project.append("docs/contact.md", NOTE)
    project.append("content/redirects.yml", "  - from: old-prices.md\n    to: costs.md")
    return pages(with_settings(project, settings))


@pytest.fixture(scope="module")
def bare(
    tmp_path_factory: pytest.TempPathFactory, built_guide: Project
) -> tuple[Path, dict[str, lxml_html.HtmlElement]]:
    """The pages of a site with a logo, and without any feature."""
    project = copy_after(built_guide, tmp_path_factory.mktemp("bare") / "project")
    return project.site, pages(with_settings(project, {"theme": {"logo": "img/logo.svg"}}))


@pytest.mark.parametrize("feature", [one for one in HONORED if one.name != LOGO], ids=lambda feature: str(feature.name))
def test_what_works_is_shown(shown: dict[str, lxml_html.HtmlElement], feature: Feature) -> None:
    assert shown["contact"].xpath(feature.shows), feature.shows


def test_a_logo_is_shown_in_the_header_of_every_page(bare: tuple[Path, dict[str, lxml_html.HtmlElement]]) -> None:
    site, found = bare
    (feature,) = (feature for feature in HONORED if feature.name == LOGO)
    for page in found.values():
        (logo,) = page.xpath(feature.shows)
        assert (logo.get("alt"), logo.get("width"), logo.get("height")) == ("", "80", "40")
    assert (site / "img/logo.svg").read_text(encoding="utf-8") == PLAIN


def test_a_feature_that_is_left_out_is_gone_and_nothing_mandatory_with_it(
    shown: dict[str, lxml_html.HtmlElement], bare: tuple[Path, dict[str, lxml_html.HtmlElement]]
) -> None:
    without, features_shown = bare[1]["costs"], ("breadcrumbs", "pagination", "to-top", "edit-page")
    assert [name for name in features_shown if len(shown["costs"].find_class(name)) != 1] == []
    assert [name for name in features_shown if without.find_class(name)] == []
    for page in (shown["costs"], without):
        assert [name for name in MANDATORY if len(page.find_class(name)) != 1] == []


def test_a_page_that_has_moved_has_the_brand_too(shown: dict[str, lxml_html.HtmlElement]) -> None:
    for page in (shown["costs"], shown["old-prices"]):
        assert "--link:#623ba5" in page.xpath("string(//head/style)")
        assert page.xpath("//link[@rel='icon']/@href")[0].endswith("img/favicon.png")
