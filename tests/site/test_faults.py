"""Faults of the machine: a full disk, a site that cannot be written, another clock. Nothing is half-published."""

import json
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.checks.check_sources import check_sources
from scripts.diagnostics import CheckFailed
from tests.faults.mounted import NOT_ALLOWED
from tests.project import PINNED, ROOT, Done, Project, environment, files

NAMESPACE = ["unshare", "--user", "--map-root-user", "--mount"]
NOT_A_DATE = "which is not a date; write a date like 2026-11-22 [option-value]"
AS_IT_WAS = "site/ is unchanged.\n"


def mounted(what: str, folder: Path, built: Project) -> tuple[Done, bool]:
    if shutil.which("unshare") is None:
        pytest.skip("there is no unshare here, so no disk can be made for the test")
    command = [*NAMESPACE, sys.executable, "-m", "tests.faults.mounted", what, str(folder), str(built.root)]
    ran = subprocess.run(command, cwd=ROOT, env=environment({}), capture_output=True, text=True, check=False)
    if ran.returncode == NOT_ALLOWED or "unshare" in ran.stderr:
        pytest.skip(f"nothing may be mounted here: {(ran.stdout + ran.stderr).strip()}")
    assert ran.returncode == 0, ran.stderr
    said = json.loads(ran.stdout)
    return Done(said["code"], said["out"], said["err"]), said["same"]


def test_a_full_disk_leaves_the_last_site_and_says_so(tmp_path: Path, built_guide: Project) -> None:
    done, same = mounted("full", tmp_path, built_guide)
    assert (done.code, same) == (1, True)
    assert "No space left on device" in done.err
    assert done.err.endswith(AS_IT_WAS)
    assert "Traceback" not in done.said
    assert done.err.count("\n") <= 3


def test_a_site_that_cannot_be_written_stays_and_is_told(tmp_path: Path, built_guide: Project) -> None:
    done, same = mounted("read-only", tmp_path, built_guide)
    assert (done.code, same) == (1, True)
    assert done.err.startswith("site/ is unchanged: ")
    assert done.err.count("\n") == 1
    assert "Traceback" not in done.said


def test_a_file_that_cannot_be_written_whole_leaves_the_last_site(
    guide_with_site: Project, built_guide: Project
) -> None:
    """A limit on the size of a file makes writing fail where no disk can be made for a test."""
    largest = 16 * 1024
    done = subprocess.run(
        [sys.executable, "-m", "scripts.build_site"],
        cwd=guide_with_site.root,
        env=environment({}),
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest)),
    )
    assert done.returncode == 1
    assert "File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.endswith(AS_IT_WAS)
    assert files(guide_with_site.site) == files(built_guide.site)


@pytest.mark.parametrize("module", ["render_pricing", "check"])
def test_what_cannot_be_printed_is_told_in_one_line(guide: Project, module: str) -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", f"scripts.{module}"]
        done = subprocess.run(
            command, cwd=guide.root, env=environment({}), stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (done.returncode, done.stderr) == (1, "the output: No space left on device\n")


def test_without_a_date_the_day_is_not_that_of_the_machine_s_zone(guide: Project) -> None:
    """Kiritimati and the zone twelve hours behind never have the same day."""
    zones = ("Pacific/Kiritimati", "Etc/GMT+12")
    said = {guide.quick("render_pricing", "--format", "json", env={"TZ": zone, "SITE_DATE": ""}).out for zone in zones}
    assert len(said) == 1


def test_on_29_february_there_is_a_site(guide: Project) -> None:
    done = guide.quick("build_site", env={"SITE_DATE": "2028-02-29", "TZ": "Pacific/Kiritimati"})
    assert done.code == 0, done.err
    assert guide.json("site/pricing.json")["date"] == "2028-02-29"
    assert "Traceback" not in done.said


@pytest.mark.parametrize("day", ["2027-02-29", "2028-02-30"])
def test_a_day_that_is_none_is_told(guide: Project, day: str) -> None:
    done = guide.quick("check", env={"SITE_DATE": day})
    assert (done.code, done.err) == (1, f'SITE_DATE is "{day}", {NOT_A_DATE}\n')


def test_a_folder_or_a_link_to_nothing_in_the_place_of_a_page_is_told(guide: Project) -> None:
    (guide.root / "docs/folder.md").mkdir()
    (guide.root / "docs/gone.md").symlink_to("nowhere.md")
    (guide.root / "content/course.yml").unlink()
    (guide.root / "content/course.yml").mkdir()
    with pytest.raises(CheckFailed) as found:
        check_sources(guide.root, PINNED)
    said = str(found.value)
    assert "docs/folder.md:1: this folder is named like a page; " in said
    assert "docs/gone.md:1: this is a symbolic link, " in said
    assert "content/course.yml:1: the file cannot be read (Is a directory); " in said
