"""Builds that are killed or run at once: the site is whole at every moment, and the next build works."""

import os
import random
import signal
import time

import pytest

from tests.project import Project, copy_after, files

KILLS = [random.Random(2026).random() for _ in range(50)] if "FAULTS" in os.environ else []  # make faults


@pytest.fixture(scope="module")
def seconds(tmp_path_factory: pytest.TempPathFactory, built_project: Project) -> float:
    """How long a whole build takes here."""
    project = copy_after(built_project, tmp_path_factory.mktemp("timed"))
    started = time.monotonic()
    project.build()
    return time.monotonic() - started


@pytest.mark.parametrize("share", [0.3, 0.8, *KILLS])
def test_a_build_that_is_killed_leaves_the_last_site_whole(
    project_with_site: Project, seconds: float, share: float
) -> None:
    """`share` is the part of a build's time after which it is killed."""
    before = files(project_with_site.site)
    project_with_site.edit("docs/risks.md", "# Risks", "# The risks")
    with project_with_site.start("build_site") as process:
        time.sleep(seconds * share)
        process.send_signal(signal.SIGKILL)
        process.communicate()
    left = files(project_with_site.site)
    project_with_site.build()
    after = files(project_with_site.site)
    assert after != before
    assert left in (before, after)


def test_a_refused_build_too_brings_back_the_site_that_a_killed_one_had_set_aside(project_with_site: Project) -> None:
    """On a system without an exchange, a build may be killed between its two renames."""
    before = files(project_with_site.site)
    project_with_site.site.rename(project_with_site.root / ".site.make-site-old")
    project_with_site.append("docs/risks.md", "It is $5.")
    assert project_with_site.run("build_site").code == 1
    assert files(project_with_site.site) == before


def test_a_first_build_that_is_killed_leaves_no_half_site(
    project: Project, built_project: Project, seconds: float
) -> None:
    with project.start("build_site") as process:
        time.sleep(seconds / 3)
        process.send_signal(signal.SIGKILL)
        process.communicate()
    assert not project.site.exists()
    project.build()
    assert files(project.site) == files(built_project.site)


def test_an_interrupted_build_says_nothing_and_leaves_the_last_site(project_with_site: Project) -> None:
    before = files(project_with_site.site)
    with project_with_site.start("build_site") as process:
        while not (project_with_site.root / ".build/lock").exists():
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Traceback" not in out + err
    assert files(project_with_site.site) == before


def test_two_builds_at_once_both_succeed_and_the_site_is_whole(project: Project, built_project: Project) -> None:
    builds = [project.start("build_site") for _ in range(2)]
    said = []
    for build in builds:
        with build:
            out, err = build.communicate(timeout=300)
            said.append(out)
            assert (build.returncode, err) == (0, "")
    assert sum("Another build is running" in out for out in said) == 1
    assert files(project.site) == files(built_project.site)
