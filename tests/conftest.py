"""The fixtures: small data of our own, a copy of the project, and one built site for all tests that only read."""

import shutil
from pathlib import Path

import pytest

from scripts.content.load import Content, load_content
from tests.project import FIXTURES, PINNED, Project, copy_sources


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
def project(tmp_path: Path) -> Project:
    """A copy of the project's sources."""
    return copy_sources(tmp_path / "project")


@pytest.fixture(scope="session")
def built_project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The project, built once; tests may read it and must not change it."""
    project = copy_sources(tmp_path_factory.mktemp("built") / "project")
    project.build()
    return project


@pytest.fixture(scope="session")
def built_site(built_project: Project) -> Path:
    return built_project.site


@pytest.fixture
def project_with_site(project: Project, built_site: Path) -> Project:
    """A copy of the project that has been built before."""
    shutil.copytree(built_site, project.site)
    return project
