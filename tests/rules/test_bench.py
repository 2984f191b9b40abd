"""The pages that `make bench` measures with: the same each time, and right by every check of sources."""

import random
import re
import sys
from pathlib import Path

import pytest

from bench.__main__ import COUNTS
from bench.contenders import BUILD, OTHERS, USUAL
from bench.corpus import CITATIONS, FIGURES, PRICES, material, pages
from bench.measure import measured
from bench.plain import plain_pages
from bench.project import make_project
from scripts.checks.check_sources import check_sources, read_pages
from scripts.data.load import load_content
from tests.project import PINNED, ROOT, Project, copy_sources, text_of

LEAST = min(COUNTS)
HANDOUTS = len(list((ROOT / "docs/handouts").iterdir()))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    ours = copy_sources(tmp_path_factory.mktemp("sources") / "project").root
    given = material(ours, load_content(ours, PINNED))
    return make_project(ours, tmp_path_factory.mktemp("bench") / "project", LEAST, given)


def test_generated_pages_pass_every_check_of_sources(project: Path) -> None:
    assert len(read_pages(project)[0]) == LEAST + HANDOUTS
    assert check_sources(project, PINNED).warnings == ()


def test_generated_pages_make_a_whole_site(project: Path) -> None:
    Project(project).build()
    assert len(list((project / "site").rglob("index.html"))) == LEAST + HANDOUTS


def test_generated_pages_are_the_same_each_time_and_differ_from_each_other() -> None:
    given = material(ROOT, load_content(ROOT, PINNED))
    random.seed(1)
    first = dict(pages(12, given))
    random.seed(2)
    assert first == dict(pages(12, given))
    bodies = {re.sub(r"(?s)\A---.*?\n---\n# .*?\n", "", text) for text in first.values()}
    assert len(bodies) == 12


def test_a_generated_page_is_of_our_own_kind(project: Path) -> None:
    content = load_content(project, PINNED)
    for name, _, text in plain_pages(project, content):
        words = len(re.split(r"## (?:The list\s+1|Sources\n)", text)[0].split())
        assert 750 <= words <= 1050, (name, words)
        source = (project / f"docs/{name}.md").read_text(encoding="utf-8")
        found = [source.count(f"{{{{ {one}(") for one in ("price", "figure", "cite", "price_table")]
        assert found == [PRICES, FIGURES, CITATIONS, 1]


def test_the_other_programs_are_given_plain_markdown(project: Path, tmp_path: Path) -> None:
    content = load_content(project, PINNED)
    for number, contender in enumerate(one for one in (*USUAL, *OTHERS) if one.command != BUILD):
        folder = contender.make(project, tmp_path / str(number), content)
        made = text_of(folder) if not (folder / "node_modules").exists() else ""
        assert "{{ price(" not in made, contender.name
        assert "<data" not in made, contender.name


def test_a_run_is_measured_with_what_it_starts(tmp_path: Path) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    inner = "x = bytearray(60_000_000); sum(range(5_000_000))"
    busy = f"import subprocess, sys; subprocess.run([sys.executable, '-c', '{inner}'])"
    run = measured([sys.executable, "-c", busy], folder)
    assert run.memory > 60
    assert run.cpu > 0
    assert run.wall > 0
