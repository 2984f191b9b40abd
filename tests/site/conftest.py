"""Builds of whole sites begin where the first one of all ended; that one, `built_project`, began with nothing."""

from pathlib import Path

import pytest

from tests.conftest import build_once
from tests.project import SUB_PATH_URL, Project, copy_after, copy_sources, git


@pytest.fixture
def project(tmp_path: Path, built_project: Project) -> Project:
    """A copy of the project's sources, with what a build of them has kept for the next."""
    return copy_after(built_project, tmp_path / "project")


@pytest.fixture(scope="session")
def sub_path(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The project, built for an address below a domain's root; tests may read it and must not change it."""
    return build_once(tmp_path_factory, SUB_PATH_URL)


@pytest.fixture
def kept(tmp_path: Path) -> Project:
    """A project in a repository of its own, with one commit."""
    project = copy_sources(tmp_path / "kept")
    git(project, "init", "-q")
    git(project, "add", "-A")
    git(project, "commit", "-qm", "One")
    return project
