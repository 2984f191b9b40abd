"""ProperDocs, which could take MkDocs' place, makes the same bytes by the same hooks."""

import subprocess
from pathlib import Path

import pytest

from tests.project import ROOT, Project, environment, files

PYTHON = ROOT / ".venv-successors" / "bin" / "python"
ALONE = {
    "mkdocs": (str(ROOT / ".venv/bin/python"), "-m", "mkdocs", "build", "--strict"),
    "properdocs": (str(PYTHON), "-m", "properdocs", "build", "--strict", "-f", "mkdocs.yml"),
}


def run(project: Project, generator: str) -> subprocess.CompletedProcess[str]:
    assert PYTHON.exists(), "the environment of the successors is missing; run: make test"
    command, environ = ALONE[generator], environment({})
    return subprocess.run(command, cwd=project.root, env=environ, capture_output=True, text=True, check=False)


def test_mkdocs_alone_makes_the_same_site(guide: Project, built_guide: Project) -> None:
    done = run(guide, "mkdocs")
    assert done.returncode == 0, done.stderr
    assert files(guide.root / ".build/site") == files(built_guide.site)


def test_properdocs_makes_the_same_site_of_all_pages(project: Project, built_site: Path) -> None:
    done = run(project, "properdocs")
    assert done.returncode == 0, done.stderr
    assert files(project.root / ".build/site") == files(built_site)


@pytest.mark.parametrize("generator", ALONE)
def test_a_misspelt_price_stops_a_generator_with_one_clear_line(guide: Project, generator: str) -> None:
    line = guide.append("docs/costs.md", '{{ price("seres") }}')
    done = run(guide, generator)
    assert done.returncode == 1
    assert f'docs/costs.md:{line}: there is no price "seres"; did you mean "series"?' in done.stderr
    assert "Traceback" not in done.stderr
