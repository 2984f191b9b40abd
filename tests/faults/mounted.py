"""A build where the disk is full or `site/` cannot be written: `python -m tests.faults.mounted full|read-only …`.

It is run in a mount namespace of its own, which ends with it, so that nothing stays mounted.
"""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from tests.project import Done, Project, copy_sources, files

SIZE = 64 * 1024  # KB, with room for a copy of the project and two sites
LEFT = 40  # KB, enough for nothing but what is written over itself
NOT_ALLOWED = 77  # the exit code that says: nothing can be mounted here


def mount(*arguments: str) -> None:
    done = subprocess.run(["mount", *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stderr.strip())
        sys.exit(NOT_ALLOWED)


def built_on_a_full_disk(folder: Path, built: Project) -> tuple[Done, bool]:
    """Build on a disk with next to nothing left; return what was said, and whether site/ is unchanged."""
    mount("-t", "tmpfs", "-o", f"size={SIZE}k", "tmpfs", str(folder))
    project = _published(folder, built)
    disk = os.statvfs(folder)
    (folder / "ballast").write_bytes(bytes(disk.f_bavail * disk.f_frsize - LEFT * 1024))
    done = project.run("build_site", env={"TMPDIR": str(folder)})
    return done, files(project.site) == files(built.site)


def built_beside_a_read_only_site(folder: Path, built: Project) -> tuple[Done, bool]:
    """Build where site/ is mounted and cannot be written; return the same."""
    project = _published(folder, built)
    mount("--bind", str(project.site), str(project.site))
    mount("-o", "remount,ro,bind", str(project.site))
    done = project.run("build_site")
    return done, files(project.site) == files(built.site)


def _published(folder: Path, built: Project) -> Project:
    project = copy_sources(folder / "project", built.root)
    shutil.copytree(built.site, project.site)
    return project


if __name__ == "__main__":
    what, here, built = sys.argv[1:]
    if what == "read-only":
        said, same = built_beside_a_read_only_site(Path(here), Project(Path(built)))
    else:
        said, same = built_on_a_full_disk(Path(here), Project(Path(built)))
    print(json.dumps({**asdict(said), "same": same}))
