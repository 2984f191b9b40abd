"""The pages of docs/ by their first names, which tests use as templates and checks do.

An editor who renames a page adds its old name to content/redirects.yml. A copy of the project for tests has the page
under the old name again, so that no test fails because of a name alone.
"""

import re
from collections.abc import Mapping
from pathlib import Path

import yaml

REDIRECTS = "content/redirects.yml"
# What tests may name. A page of these that has moved into another of these is gone, not renamed.
FIRST_NAMES = {
    *("about", "accessibility", "aftercare", "back-to-work", "benefits", "check-a-clinic"),
    *("check-results", "clinic", "compare", "conditions", "contact", "costs"),
    *("decide", "family", "faq", "glossary", "good-faith-estimate", "handouts"),
    *(
        "handouts/aftercare",
        "handouts/costs",
        "handouts/mood-log",
        "handouts/prepare",
        "handouts/questions",
        "handouts/safety-plan",
    ),
    *("hard-moments", "how-it-works", "how-we-check", "index", "is-it-for-me", "letters"),
    *("medicines", "paying", "prepare", "privacy", "process", "references"),
    *("results", "risks", "serious-harms", "stopping", "symptom-scores", "trials"),
    *("what-it-is", "who-pays", "your-first-year"),
}


def renamed(root: Path) -> Mapping[str, str]:
    """Return the pages of the project `root` that had another name at first, by that name, `risks`."""
    listed = yaml.safe_load((root / REDIRECTS).read_text(encoding="utf-8"))["redirects"] or []
    moved = ((one["from"].removesuffix(".md"), one["to"].removesuffix(".md")) for one in listed)
    return {old: new for old, new in moved if old in FIRST_NAMES and new not in FIRST_NAMES}


def first_names(root: Path) -> list[str]:
    """Return all pages of the project `root`, each by its first name."""
    first = {new: old for old, new in renamed(root).items()}
    names = (path.relative_to(root / "docs").with_suffix("").as_posix() for path in (root / "docs").rglob("*.md"))
    return sorted(first.get(name, name) for name in names)


def page_of(root: Path, name: str) -> Path:
    """Return the file of the page with this first name in the project `root`."""
    return root / f"docs/{renamed(root).get(name, name)}.md"


def restore_names(root: Path) -> None:
    """Give each page of the project `root` its first name, and take out the redirect from it."""
    for old, new in renamed(root).items():
        text = (root / REDIRECTS).read_text(encoding="utf-8")
        entry = rf"(?m)^ *- from: {old}\.md\n +to: {new}\.md\n?"
        (root / REDIRECTS).write_text(re.sub(entry, "", text), encoding="utf-8")
        rename(root, new, old)


def rename(root: Path, old: str, new: str) -> None:
    """Do what CONTRIBUTING.md says to do when a page gets another name, but for the line in redirects.yml."""
    (root / f"docs/{new}.md").parent.mkdir(exist_ok=True)
    (root / f"docs/{old}.md").rename(root / f"docs/{new}.md")
    for file in (root / "mkdocs.yml", *(root / "docs").rglob("*.md")):
        _replace(file, rf"(?<=[(: ])((?:\.\./)?){old}\.md\b", rf"\1{new}.md")
    _replace(root / "docs/index.md", rf"\blink: {old}/", f"link: {new}/")
    for file in (root / "content").glob("*.yml"):
        _replace(file, rf"\bpage: {old}(?![\w/-])", f"page: {new}")


def _replace(file: Path, pattern: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    if (edited := re.sub(pattern, new, text)) != text:
        file.write_text(edited, encoding="utf-8")
