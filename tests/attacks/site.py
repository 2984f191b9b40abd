"""A site of attacks, each a page: built and finished as any site, but nothing was checked before."""

import re
from collections.abc import Iterable
from pathlib import Path

from scripts.checks.site.built import BuiltPage, read_built_page
from scripts.data.load import Content
from scripts.diagnostics import CheckFailed
from scripts.generate import OUTPUT, generate
from scripts.macros.expand import expand
from tests.attacks import Attack, corpus
from tests.project import Project, copy_sources
from tests.unit.a_page import HEAD

UNCHECKED = """nav:
  - Home: index.md

validation:
  omitted_files: ignore
  absolute_links: ignore
  unrecognized_links: ignore
  not_found: ignore
"""


def buildable(content: Content) -> list[Attack]:
    """Return what a generator makes a page of: it runs `expand` itself, so that no check of ours can be left out."""
    return [attack for attack in corpus() if attack.built and _is_expanded(attack, content)]


def _is_expanded(attack: Attack, content: Content) -> bool:
    try:
        expand(attack.page().body, attack.path, content)
    except CheckFailed:
        return False
    return True


def build_unchecked(folder: Path, attacks: Iterable[Attack]) -> Project:
    """Build the project with the attacks in the place of its pages; the result is in `OUTPUT`."""
    project = copy_sources(folder)
    for file in (folder / "docs").glob("*.md"):
        file.unlink()
    config = re.sub(r"(?s)nav:.*?\n\n", "", project.read("mkdocs.yml"), count=1)
    project.write("mkdocs.yml", re.sub(r"(?s)validation:.*?\n\n", f"{UNCHECKED}\n", config, count=1))
    project.write("docs/index.md", f"{HEAD}# Words of a page\n\nWords.\n")
    for attack in attacks:
        project.write(attack.path.as_posix(), attack.source)
    generate(folder)
    return project


def built_pages(project: Project) -> dict[str, BuiltPage]:
    """Return the pages of an unchecked build by the names of their attacks."""
    site = project.root / OUTPUT
    pages = (read_built_page(site, project.root, file) for file in site.rglob("*.html"))
    return {page.address.rstrip("/"): page for page in pages}
