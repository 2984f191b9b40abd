"""Copies of the project whose pages are generated: what is built while it is measured."""

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from bench.corpus import Material, page_names, pages, search_file

SOURCES = ("content", "overrides", "requirements", "schemas", "scripts")
HANDOUTS = "docs/handouts"
SECTIONS = ("The treatment", "What happens", "Benefits and risks", "Costs", "Questions", "About")


def make_project(root: Path, folder: Path, count: int, given: Material) -> Path:
    """Copy the project `root` into `folder`, with `count` generated pages, the handouts and a menu; return it."""
    folder.mkdir(parents=True)
    for name in SOURCES:
        shutil.copytree(root / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(root / HANDOUTS, folder / HANDOUTS)  # each handout of the data has to have its page
    texts = dict(pages(count, given))
    for path, text in texts.items():
        (folder / path).write_text(text, encoding="utf-8")
    (folder / "content/search.yml").write_text(search_file(texts.values(), given), encoding="utf-8")
    sheets_of = (root / "content/handouts.yml").read_text(encoding="utf-8")
    (folder / "content/handouts.yml").write_text(_on_pages(sheets_of, page_names(count)), encoding="utf-8")
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    sheets = sorted(f"handouts/{path.stem}" for path in (folder / HANDOUTS).iterdir())
    menu_text = with_menu(config, [*menu(count), ("Handouts", sheets)])
    (folder / "mkdocs.yml").write_text(menu_text, encoding="utf-8")
    return folder


def _on_pages(handouts: str, names: Sequence[str]) -> str:
    """Return the text of handouts.yml with the first page in the place of those that are not there."""
    return re.sub(r"(?<=^    page: )\S+$", lambda page: page[0] if page[0] in names else names[0], handouts, flags=re.M)


Menu = list[tuple[str, list[str]]]


def menu(count: int) -> Menu:
    """Return (section, names of its pages) for so many pages: as many sections as the real menu has, equally long."""
    names = page_names(count)[1:]
    ends = [index * len(names) // len(SECTIONS) for index in range(len(SECTIONS) + 1)]
    return [(section, names[ends[index] : ends[index + 1]]) for index, section in enumerate(SECTIONS)]


def with_menu(config: str, sections: Sequence[tuple[str, list[str]]]) -> str:
    """Return the text of mkdocs.yml with another menu."""
    lines = ["nav:", "  - Home: index.md"]
    for section, names in sections:
        lines += [f"  - {section}:", *(f"      - {name}.md" for name in names)]
    return re.sub(r"^nav:\n(?: .*\n)+", "\n".join(lines) + "\n", config, flags=re.MULTILINE)
