"""A logo that is replaced or missing is told in one line, whichever way the site is made."""

import subprocess
import sys

import pytest

from scripts.diagnostics import CheckFailed
from scripts.preview.renderer import Renderer
from tests.project import Project, environment
from tests.unit.test_logo import PLAIN

NAME = "docs/img/logo.svg"


@pytest.fixture
def with_logo(guide: Project) -> Project:
    (guide.root / "docs/img").mkdir(exist_ok=True)
    guide.write(NAME, PLAIN)
    guide.edit("mkdocs.yml", "  custom_dir: overrides\n", "  custom_dir: overrides\n  logo: img/logo.svg\n")
    return guide


def test_the_preview_judges_a_logo_again_when_its_file_is_edited(with_logo: Project) -> None:
    renderer = Renderer(with_logo.root)
    shown = renderer.answer("")
    assert shown
    with_logo.write(NAME, PLAIN.replace("</svg>", '<image href="https://example.org/a.png"/></svg>'))
    with pytest.raises(CheckFailed, match="could run or load something"):
        renderer.answer("")
    with_logo.write(NAME, PLAIN.replace("0 0 64 32", "0 0 32 32"))
    again = renderer.answer("")
    assert again
    assert again.body != shown.body, "it has another shape"


def test_a_bare_mkdocs_build_tells_a_missing_logo_in_one_line(with_logo: Project) -> None:
    (with_logo.root / NAME).unlink()
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    done = subprocess.run(command, cwd=with_logo.root, env=environment({}), capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert 'there is no file "img/logo.svg" in docs/; add it there, or delete this line [logo-file]' in done.stderr
