"""The fixtures: small data of our own, a copy of the project, and one built site for all tests that only read."""

import fcntl
import os
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from scripts.checks.site.built import BuiltPage
from scripts.data.load import Content, load_content
from tests.attacks.site import build_unchecked, buildable, built_pages
from tests.project import FIXTURES, LOCAL_URL, PINNED, ROOT, Project, copy_after, copy_sources


@pytest.fixture(scope="session")
def content() -> Content:
    """The small data files of tests/fixtures/content: a price change of the clinic changes no unit test."""
    return load_content(FIXTURES, PINNED)


@pytest.fixture
def data(tmp_path: Path) -> Project:
    """A folder with a copy of the small data files only."""
    shutil.copytree(FIXTURES / "content", tmp_path / "content")
    return Project(tmp_path)


@pytest.fixture
def guide(tmp_path: Path) -> Project:
    """A copy of the small guide in tests/fixtures: its lines stay when the clinic's pages change."""
    shutil.copytree(FIXTURES, tmp_path / "guide")
    return Project(tmp_path / "guide")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A copy of the project's sources."""
    return copy_sources(tmp_path / "project")


def build_once(tmp_path_factory: pytest.TempPathFactory, url: str, written: Path = ROOT) -> Project:
    """The project, built for an address by the first worker that asks; the others wait for it, and read the same."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    root = shared / f"built-{sha256(f'{url} {written}'.encode()).hexdigest()[:8]}"
    with root.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not root.exists():
            copy_sources(root, written).build({"SITE_URL": url})
    return Project(root)


@pytest.fixture(scope="session")
def built_project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The project, built once; tests may read it and must not change it."""
    return build_once(tmp_path_factory, LOCAL_URL)


@pytest.fixture(scope="session")
def built_content(built_project: Project) -> Content:
    """What the built project was made from."""
    return built_project.content()


@pytest.fixture(scope="session")
def built_guide(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The small guide, built once; tests may read it and must not change it."""
    return build_once(tmp_path_factory, LOCAL_URL, FIXTURES)


@pytest.fixture
def whole_guide(tmp_path: Path, built_guide: Project) -> Project:
    """A copy of the small guide with all that a build of it needs, and what a build has kept for the next."""
    return copy_after(built_guide, tmp_path / "guide")


@pytest.fixture(scope="session")
def built_site(built_project: Project) -> Path:
    return built_project.site


@pytest.fixture
def project_with_site(project: Project, built_site: Path) -> Project:
    """A copy of the project that has been built before."""
    shutil.copytree(built_site, project.site)
    return project


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how much axe-core looked at: `test_accessibility.py` records it, in whichever worker ran."""
    checks = [
        int(str(value))
        for report in terminalreporter.getreports("passed")
        for name, value in report.user_properties
        if name == "axe"
    ]
    if checks:
        terminalreporter.write_line(f"axe-core: {len(checks)} looks, {sum(checks)} rules applied, no violation")


@pytest.fixture(scope="session")
def unchecked(content: Content, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A site of attacks that no check looked at, built once."""
    return build_unchecked(tmp_path_factory.mktemp("attacks") / "project", buildable(content))


@pytest.fixture(scope="session")
def attacked(unchecked: Project) -> dict[str, BuiltPage]:
    """Its pages by the names of their attacks."""
    return built_pages(unchecked)
