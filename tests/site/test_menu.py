"""A menu of three levels: a group in a group is shown in the menu, and on the way from home."""

from pathlib import Path

import pytest
from lxml import html as lxml_html
from lxml.html import HtmlElement

from tests.project import Project, copy_after

GROUP = """  - Prepare: prepare.md
  - Afterward: aftercare.md
"""
THEME = "  custom_dir: overrides\n"
INSIDE = """  - The treatment:
      - First steps:
          - Prepare: prepare.md
          - Afterward: aftercare.md
      - Is it for me?: is-it-for-me.md
"""
PAGE = """---
title: Question {number}
description: What people ask before the visit, number {number}, and what the clinic has to say about it in short.
author: clinic
reviewer: none
last-review: 2026-11-22
next-review: 2027-11-22
---

# Question {number}

Ask the clinic before your first visit. Read [the risks](risks.md) too.
"""
MANY = range(14)


@pytest.fixture(scope="module")
def deep(tmp_path_factory: pytest.TempPathFactory, built_guide: Project) -> Project:
    """The small guide with a group in a group, and one of fourteen pages beside it."""
    project = copy_after(built_guide, tmp_path_factory.mktemp("deep") / "project")
    names = [f"question-{number}.md" for number in MANY]
    for number, name in zip(MANY, names, strict=True):
        project.write(f"docs/{name}", PAGE.format(number=number))
    listed = "".join(f"          - Question {number}: {name}\n" for number, name in zip(MANY, names, strict=True))
    project.edit("mkdocs.yml", "[is-it-for-me.md, ", "[")
    project.edit("mkdocs.yml", GROUP, f"{INSIDE}      - More questions:\n{listed}")
    project.edit("mkdocs.yml", THEME, f"{THEME}  features: [navigation.path]\n")
    project.build()
    return project


def tree(site: Path, page: str) -> HtmlElement:
    return lxml_html.document_fromstring((site / page).read_text(encoding="utf-8"))


def test_a_group_in_a_group_is_in_the_menu_of_every_page(deep: Project) -> None:
    for page in ("index.html", "costs/index.html", "404.html"):
        (group,) = tree(deep.site, page).xpath("//nav[@id='menu']//div[p='The treatment']//li[b='First steps']")
        assert [link.text for link in group.iter("a")] == ["Prepare", "Afterward"]


def test_the_way_from_home_names_both_groups(deep: Project) -> None:
    page = tree(deep.site, "aftercare/index.html")
    steps = [step.text_content() for step in page.xpath("//nav[@class='breadcrumbs']//li")]
    assert steps == ["Home", "The treatment", "First steps", "Afterward"]
    (here,) = page.xpath("//nav[@id='menu']//div[p='The treatment']//a[@aria-current='page']")
    assert here.text == "Afterward"


def test_a_long_group_in_a_group_shows_its_first_pages_and_the_first_lists_all(deep: Project) -> None:
    menu = tree(deep.site, "index.html").xpath("//nav[@id='menu']//li[b='More questions']//a")
    assert [link.text for link in menu[:-1]] == [f"Question {number}" for number in MANY[:8]]
    assert menu[-1].get("href") == "question-0/#all-of-section"
    (listed,) = tree(deep.site, "question-0/index.html").xpath("//section[@aria-labelledby='all-of-section']")
    assert [link.text for link in listed.iter("a")] == [f"Question {number}" for number in MANY]
    assert not tree(deep.site, "question-1/index.html").xpath("//section[@aria-labelledby='all-of-section']")
