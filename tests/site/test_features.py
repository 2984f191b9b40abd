"""Every feature of Material that works here, on one page: built, found on it, and the same in the preview."""

import re

import pytest
from lxml import html as lxml_html
from lxml.html import HtmlElement

from tests.features import KEPT, NAME, add_page_of_all, working
from tests.preview import previewed
from tests.project import FIXTURES, LOCAL_URL, Project, copy_after

# What Markdown or an extension would have changed, had it known it.
RAW = re.compile(r"!!!|\?\?\?|==|:(?:material|fontawesome|octicons|simple)-|\{[ .#:]|///|\*\[|\[[ x]\]|\*\*|\]\(|<div")
BARE = f"""---
title: A page that hides what can be hidden
description: This page hides everything that a page can hide, so that it can be seen what is there all the same.
{chr(10).join(KEPT)}
hide: [navigation, toc, path, footer, tags]
---

# Bare

Words of a page that hides what it can.

## One

One.

## Two

Two.

## Three

Three.
"""
CARDS = """template: home.html
cards:
  - title: The risks
    text: What can go wrong.
    link: risks/
"""


def add_pages(project: Project) -> None:
    add_page_of_all(project)
    project.append("content/glossary.yml", "  - id: tms\n    term: TMS\n    means: Magnetic pulses to the brain.")
    project.write("docs/bare.md", BARE)
    project.edit("mkdocs.yml", "nav:\n", "nav:\n  - Bare: bare.md\n")
    project.append("docs/costs.md", "## A third part {#third}\n\nWords.")
    project.edit("docs/index.md", "kind: page\n", f"kind: page\n{CARDS}")
    theme = "  custom_dir: overrides\n"
    project.edit("mkdocs.yml", theme, f"{theme}  features: [navigation.footer, navigation.path]\n")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, built_guide: Project) -> Project:
    project = copy_after(built_guide, tmp_path_factory.mktemp("features") / "project")
    add_pages(project)
    project.build()
    return project


def tree(html: str) -> HtmlElement:
    return lxml_html.document_fromstring(html)


@pytest.fixture(scope="module")
def page(built: Project) -> HtmlElement:
    return tree(built.read(f"site/{NAME}/index.html"))


def test_everything_that_works_is_on_the_page(page: HtmlElement) -> None:
    working_here = [*working("writing"), *working("front matter")]
    assert len(working_here) > 20
    assert [feature.name for feature in working_here if feature.shows and not page.xpath(feature.shows)] == []


def test_nothing_is_shown_as_it_is_written(page: HtmlElement) -> None:
    (article,) = page.xpath("//article")
    assert RAW.findall(article.text_content()) == []


def test_a_page_that_search_leaves_out_is_in_no_result(built: Project) -> None:
    listed = {entry["l"].partition("#")[0] for entry in built.json("site/search.json")["entries"]}
    assert "costs/" in listed
    assert f"{NAME}/" not in listed


def test_a_status_stands_in_words_in_the_menu_of_every_page_and_an_icon_on_its_own(built: Project) -> None:
    other = tree(built.read("site/costs/index.html"))
    (status,) = other.xpath(f"//nav[@id='menu']//a[contains(@href, '{NAME}')]/small")
    assert status.text == "New"
    assert not other.xpath("//nav[@id='menu']//a//svg")


def test_the_preview_shows_the_same(built: Project, tmp_path_factory: pytest.TempPathFactory) -> None:
    with previewed(tmp_path_factory.mktemp("preview") / "guide", FIXTURES) as preview:
        add_pages(preview.project)
        shown = re.sub(r'<script src="/__preview.js".*?</script>\n', "", preview.page(f"{NAME}/"))
        assert shown.replace(preview.address, LOCAL_URL) == built.read(f"site/{NAME}/index.html")
        for known, gone in (("material/phone", "material/phon"), ("main.html", "man.html")):
            preview.project.edit(f"docs/{NAME}.md", known, gone)
            assert f'"{gone}"' in preview.mistakes(f"{NAME}/")
            preview.project.edit(f"docs/{NAME}.md", gone, known)


def test_a_page_that_hides_all_that_can_be_hidden_has_what_every_page_must_have(built: Project) -> None:
    html = built.read("site/bare/index.html")
    bare = tree(html)
    for hidden in ("row", "contents", "breadcrumbs", "pagination"):
        assert not bare.find_class(hidden), hidden
    assert bare.xpath("//nav[@id='menu']//a")
    for block in ("crisis-help", "legal-status", "page-review"):
        assert len(bare.find_class(block)) == 1, block
    assert len(bare.xpath("//header/p[@class='crisis-line']")) == 1
    shown = tree(built.read("site/costs/index.html"))
    assert all(shown.find_class(part) for part in ("row", "contents", "breadcrumbs", "pagination"))
