"""A page is judged once: until it changes, or anything that it is judged by."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts import cache
from scripts.checks import check_site, check_sources
from scripts.checks.site.built import BuiltPage
from scripts.checks.site.document import check_ids
from scripts.checks.source.untrusted import check_untrusted
from scripts.data.front_matter import Page
from scripts.diagnostics import Diagnostic
from tests.project import Project
from tests.said import of_site, of_sources

COSTS, RISKS = "costs/index.html", "risks/index.html"


class Judged:
    """A built site whose checks write down which pages they look at."""

    def __init__(self, project: Project, site: Path, log: Path) -> None:
        self.project, self.site, self._log = project, site, log

    def look(self, page: BuiltPage) -> Iterator[Diagnostic]:
        with self._log.open("a", encoding="utf-8") as log:  # the checks run in several processes
            log.write(f"{page.path}\n")
        yield from check_ids(page)

    def again(self) -> tuple[list[str], list[str]]:
        """Check the site; return what was said, and the pages that were looked at."""
        self._log.write_text("", encoding="utf-8")
        said = of_site(self.site, self.project.root, self.project.content())
        return said, sorted(self._log.read_text(encoding="utf-8").split())

    def edit(self, page: str, old: str, new: str) -> None:
        text = (self.site / page).read_text(encoding="utf-8")
        assert old in text
        (self.site / page).write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def judged(built_guide: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Judged:
    monkeypatch.setattr(cache, "CACHE", tmp_path / ".cache")
    for name in ("docs", "content", "overrides", "mkdocs.yml"):
        copy = shutil.copytree if (built_guide.root / name).is_dir() else shutil.copy
        copy(built_guide.root / name, tmp_path / name)
    site = shutil.copytree(built_guide.site, tmp_path / "site")
    judged = Judged(Project(tmp_path), site, tmp_path / "log")
    monkeypatch.setattr(check_site, "check_ids", judged.look)
    said, looked_at = judged.again()
    assert said == []
    assert looked_at == sorted(page.relative_to(site).as_posix() for page in site.rglob("*.html"))
    return judged


def test_a_site_that_has_not_changed_is_not_judged_again(judged: Judged) -> None:
    assert judged.again() == ([], [])


def test_a_page_that_changes_is_judged_again_alone(judged: Judged) -> None:
    judged.edit(COSTS, "</article>", "<p>More.</p></article>")
    assert judged.again() == ([], [COSTS])


def test_a_mistake_is_told_each_time(judged: Judged) -> None:
    judged.edit(COSTS, "</article>", "<p>{{ price() }}</p></article>")
    said, looked_at = judged.again()
    assert (len(said), looked_at) == (1, [COSTS])
    assert judged.again() == (said, [COSTS])


def test_a_heading_that_goes_is_missed_by_the_pages_that_link_to_it(judged: Judged) -> None:
    judged.edit(COSTS, "</article>", '<a href="../risks/#found">x</a></article>')
    assert judged.again() == ([], [COSTS])
    judged.edit(RISKS, 'id="found"', 'id="another"')
    said, looked_at = judged.again()
    assert any(line.startswith("docs/costs.md") and '"#found"' in line for line in said)
    assert looked_at == [RISKS]


@pytest.mark.parametrize("file", ["content/pricing.yml", "content/banned-phrases.yml", "mkdocs.yml"])
def test_all_pages_are_judged_by_what_the_data_say_now(judged: Judged, file: str) -> None:
    judged.project.append(file, "# A remark.")
    said, looked_at = judged.again()
    assert said == []
    assert len(looked_at) == len(list(judged.site.rglob("*.html")))


def test_a_file_that_goes_is_missed(judged: Judged) -> None:
    (judged.site / "handouts/costs.pdf").unlink()
    said, _ = judged.again()
    assert any('handouts/costs.pdf" leads nowhere' in line for line in said)


def test_a_cache_that_cannot_be_read_costs_only_time(judged: Judged) -> None:
    (cache.CACHE / check_site.VERDICTS).write_bytes(b"no pickle")
    said, looked_at = judged.again()
    assert said == []
    assert COSTS in looked_at


class Sources:
    """A small project whose checks of sources write down which pages they look at."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.looked_at: list[str] = []

    def look(self, page: Page, root: Path) -> Iterator[Diagnostic]:
        self.looked_at.append(page.path.name)
        yield from check_untrusted(page, root)

    def again(self) -> tuple[list[str], list[str]]:
        """Check the sources; return what was said, and the pages that were looked at."""
        self.looked_at.clear()
        return of_sources(self.project.root), sorted(self.looked_at)


@pytest.fixture
def sources(guide: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sources:
    monkeypatch.setattr(cache, "CACHE", tmp_path / ".cache")
    sources = Sources(guide)
    monkeypatch.setattr(check_sources, "check_untrusted", sources.look)
    said, looked_at = sources.again()
    assert said == []
    assert looked_at == sorted(page.name for page in guide.root.glob("docs/**/*.md"))
    return sources


def test_the_source_of_a_page_is_judged_again_when_it_changes_alone(sources: Sources) -> None:
    assert sources.again() == ([], [])
    sources.project.append("docs/costs.md", "More.")
    assert sources.again() == ([], ["costs.md"])


def test_a_mistake_in_a_source_is_told_each_time(sources: Sources) -> None:
    line = sources.project.append("docs/costs.md", "A [miracle](nowhere.md).")
    said, looked_at = sources.again()
    assert [one.split(": ")[0] for one in said] == [f"docs/costs.md:{line}"] * 2
    assert sources.again() == (said, looked_at) == (said, ["costs.md"])


def test_a_page_that_goes_is_missed_by_those_that_link_to_it(sources: Sources) -> None:
    (sources.project.root / "docs/risks.md").unlink()
    said, _ = sources.again()
    assert any(line.startswith("docs/index.md:") and "risks.md" in line for line in said)


def test_sources_are_judged_by_what_the_data_say_now(sources: Sources) -> None:
    sources.project.edit(
        "content/banned-phrases.yml", "phrases:\n", "phrases:\n  - {phrase: first course, reason: x, instead: y}\n"
    )
    said, looked_at = sources.again()
    assert any(line.startswith("docs/costs.md:") for line in said)
    assert len(looked_at) == len(list(sources.project.root.glob("docs/**/*.md")))


def test_a_picture_that_changes_is_judged_again(sources: Sources) -> None:
    (sources.project.root / "docs/img").mkdir(exist_ok=True)
    sources.project.append("docs/costs.md", "![A door](img/door.svg)")
    sources.project.write("docs/img/door.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>')
    assert sources.again()[0] == []
    sources.project.write("docs/img/door.svg", "no picture")
    assert any("door.svg" in line for line in sources.again()[0])
