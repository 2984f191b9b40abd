"""Builds of whole sites begin where the first one of all ended; that one, `built_project`, began with nothing."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import build_once
from tests.project import LOCAL_SUB_PATH_URL, WRITTEN, Project, copy_after, git


@pytest.fixture
def project(tmp_path: Path, built_project: Project) -> Project:
    """A copy of the project's sources, with what a build of them has kept for the next."""
    return copy_after(built_project, tmp_path / "project")


@pytest.fixture(scope="session")
def sub_path(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The project, built for an address below a domain's root; tests may read it and must not change it."""
    return build_once(tmp_path_factory, LOCAL_SUB_PATH_URL)


@pytest.fixture
def guide(whole_guide: Project) -> Project:
    """A copy of the small guide, for what has nothing to do with the real pages: a build takes a sixth of the time."""
    return whole_guide


@pytest.fixture
def guide_with_site(guide: Project, built_guide: Project) -> Project:
    """A copy of the small guide that has been built before."""
    shutil.copytree(built_guide.site, guide.site)
    return guide


@pytest.fixture
def kept(guide: Project) -> Project:
    """The small guide in a repository of its own, with one commit."""
    git(guide, "init", "-q")
    git(guide, "add", *WRITTEN)
    git(guide, "commit", "-qm", "One")
    return guide
