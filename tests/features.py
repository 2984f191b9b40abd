"""A page with everything of Material that works here: each example of scripts/data/material.yml, once."""

from pathlib import Path

from scripts.data.material import Feature, features
from tests.photos import halves, saved
from tests.project import Project

NAME = "all-of-it"
KEPT = ("author: clinic", "reviewer: none", "last-review: 2026-11-22", "next-review: 2027-05-22")


def working(group: str) -> list[Feature]:
    return [feature for feature in features(group) if feature.works]


def refused(group: str) -> list[Feature]:
    return [feature for feature in features(group) if feature.refused]


def page_of_all() -> str:
    """The page, with a heading for each feature of writing, and all that front matter can have."""
    head = (*(feature.example.rstrip("\n") for feature in working("front matter")), *KEPT)
    parts = (f"## {feature.name}\n\n{feature.example.rstrip()}\n" for feature in working("writing"))
    return "\n".join(("---", *head, "---", "", "# All of it", "", "Everything a page can have.", "", *parts))


def add_picture(root: Path) -> None:
    """Put the picture there that the examples show."""
    (root / "docs/img").mkdir(exist_ok=True)
    (root / "docs/img/chair.png").write_bytes(saved(halves(300, 200), "PNG"))


def add_page_of_all(project: Project) -> None:
    """Put it into the project, and into its menu."""
    project.write(f"docs/{NAME}.md", page_of_all())
    add_picture(project.root)
    project.edit("mkdocs.yml", "nav:\n", f"nav:\n  - All of it: {NAME}.md\n")
