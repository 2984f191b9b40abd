"""The same pages build with the generators that could take MkDocs' place, and a reader cannot tell which one did it."""

import os
import re
import shutil
from pathlib import Path

import pytest

from scripts.build import build
from scripts.generate import generate
from scripts.problems import ProblemsFound
from tests.project import PINNED, ROOT, Project, copy_sources, files

PYTHON = ROOT / ".venv-successors" / "bin" / "python"


@pytest.fixture(autouse=True)
def _pinned(monkeypatch: pytest.MonkeyPatch) -> None:
    assert PYTHON.exists(), "the environment of the successors is missing; run: make test"
    for name, value in PINNED.items():
        monkeypatch.setenv(name, value)


@pytest.mark.parametrize("generator", ["properdocs", "zensical"])
def test_a_successor_passes_all_checks_and_shows_the_same(project: Project, built_site: Path, generator: str) -> None:
    build(project.root, generator, python=str(PYTHON), like=built_site)
    made, known = files(project.site), files(built_site)
    others = {name for name in made.keys() | known.keys() if not name.endswith(".html")}
    assert {name for name in others if made.get(name) != known.get(name)} == {"build.json"}  # it names another lock


def test_a_difference_to_mkdocs_stops_a_successor(project_with_site: Project, tmp_path: Path) -> None:
    other = shutil.copytree(project_with_site.site, tmp_path / "other")
    page = (other / "costs/index.html").read_text(encoding="utf-8")
    (other / "costs/index.html").write_text(page.replace('.00" data-price', '.01" data-price', 1), encoding="utf-8")
    before = files(project_with_site.site)
    with pytest.raises(ProblemsFound) as found:
        build(project_with_site.root, "zensical", python=str(PYTHON), like=other)
    told = [str(problem) for problem in found.value.problems]
    assert len(told) == 2
    assert re.match(r'site/costs/index\.html:\d+: amount or figure: "\$[\d,]+, value=\d+\.00, ', told[0])
    assert re.match(r"site/costs/index\.html:\d+: markup: ", told[1])
    assert files(project_with_site.site) == before


@pytest.mark.parametrize("generator", ["mkdocs", "properdocs", "zensical"])
def test_a_misspelt_price_stops_every_generator(tmp_path: Path, generator: str) -> None:
    project = copy_sources(tmp_path / "project")
    line = project.append("docs/costs.md", '{{ price("seres") }}')
    said = f'docs/costs.md:{line}: there is no price "seres"; did you mean "series"?'
    with pytest.raises(Exception, match="there is no price") as failed:
        generate(project.root, generator, dict(PINNED), os.open(os.devnull, os.O_RDONLY), python=str(PYTHON))
    assert said in str(failed.value)
