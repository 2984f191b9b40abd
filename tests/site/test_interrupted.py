"""Builds that are killed or run at once: the site is whole at every moment, and the next build works."""

import os
import random
import signal
import time

import pytest

from tests.project import Project, copy_after, files

KILLS = [random.Random(2026).random() for _ in range(50)] if "FAULTS" in os.environ else []  # make faults


@pytest.fixture(scope="module")
def seconds(tmp_path_factory: pytest.TempPathFactory, built_guide: Project) -> float:
    """How long a whole build takes here."""
    project = copy_after(built_guide, tmp_path_factory.mktemp("timed"))
    started = time.monotonic()
    done = project.run("build_site")
    assert done.code == 0, done.said
    return time.monotonic() - started


@pytest.mark.parametrize("share", [0.3, 0.8, *KILLS])
def test_a_build_that_is_killed_leaves_the_last_site_whole(
    guide_with_site: Project, seconds: float, share: float
) -> None:
    """`share` is the part of a build's time after which it is killed."""
    before = files(guide_with_site.site)
    guide_with_site.edit("docs/risks.md", "# The risks", "# All risks")
    with guide_with_site.start("build_site") as process:
        time.sleep(seconds * share)
        process.send_signal(signal.SIGKILL)
        process.communicate()
    left = files(guide_with_site.site)
    guide_with_site.build()
    after = files(guide_with_site.site)
    assert after != before
    assert left in (before, after)


def test_a_refused_build_too_brings_back_the_site_that_a_killed_one_had_set_aside(guide_with_site: Project) -> None:
    """On a system without an exchange, a build may be killed between its two renames."""
    before = files(guide_with_site.site)
    guide_with_site.site.rename(guide_with_site.root / ".site.make-site-old")
    guide_with_site.append("docs/risks.md", "It is $5.")
    assert guide_with_site.quick("build_site").code == 1
    assert files(guide_with_site.site) == before


def test_a_first_build_that_is_killed_leaves_no_half_site(guide: Project, built_guide: Project, seconds: float) -> None:
    with guide.start("build_site") as process:
        time.sleep(seconds / 3)
        process.send_signal(signal.SIGKILL)
        process.communicate()
    assert not guide.site.exists()
    guide.build()
    assert files(guide.site) == files(built_guide.site)


def test_an_interrupted_build_says_nothing_and_leaves_the_last_site(guide_with_site: Project) -> None:
    before = files(guide_with_site.site)
    with guide_with_site.start("build_site") as process:
        while not (guide_with_site.root / ".build/lock").exists():
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Traceback" not in out + err
    assert files(guide_with_site.site) == before


def test_two_builds_at_once_both_succeed_and_the_site_is_whole(guide: Project, built_guide: Project) -> None:
    builds = [guide.start("build_site") for _ in range(2)]
    said = []
    for build in builds:
        with build:
            out, err = build.communicate(timeout=300)
            said.append(out)
            assert (build.returncode, err) == (0, "")
    assert sum("Another build is running" in out for out in said) == 1
    assert files(guide.site) == files(built_guide.site)
