"""The generators that can make the site, MkDocs and those that could take its place, in an environment of their own."""

import json
from pathlib import Path
from typing import Any

from scripts.checks.source import checked_sources
from scripts.finish.site import finish_site
from scripts.generate import generate
from tests.project import PINNED, ROOT, Project, copy_sources

PYTHON = ROOT / ".venv-successors" / "bin" / "python"


def built_by(generator: str, folder: Path) -> tuple[Project, Path]:
    """Return a copy of the project and the folder that the generator left in it, before the finishing steps."""
    assert PYTHON.exists(), "the environment of the successors is missing; run: make test"
    project = copy_sources(folder / generator)
    with (folder / f"{generator}.lock").open("w") as lock:
        site = generate(project.root, generator, dict(PINNED), lock.fileno(), python=str(PYTHON))
    return project, site


def search_index_by(generator: str, folder: Path) -> Any:
    """Return what would be published as search.json, were `generator` the one in use."""
    project, site = built_by(generator, folder)
    sources = checked_sources(project.root)
    finish_site(site, sources.pages, sources.content, "none", b"")
    return json.loads((site / "search.json").read_text(encoding="utf-8"))
