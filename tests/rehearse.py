"""Rehearse the workflows: `python -m tests.rehearse`, or `make rehearse`; `SKIP=test,audit` leaves targets out.

Every step of every workflow is taken in its order. Commands run in a clean clone of what is committed. In the place of
GitHub's own actions stand a tar packed as the upload action packs it, and a host that serves it as Pages does. What can
be had from GitHub only is left out, each with its reason.
"""

import os
import re
import socket
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from scripts.static_host import hosted

ROOT = Path.cwd()
WORKFLOWS = Path(".github/workflows")
ORDER = ("ci.yml", "pages.yml", "links.yml", "support.yml")
BASE_PATH = "/repo/"
OURS = re.compile(r"MAKE.*|MFLAGS|SITE_.*|SOURCE_DATE_EPOCH|GENERATOR|SKIP|URL|PYTHONPATH|VIRTUAL_ENV|GITHUB_.*")
MACRO = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
NOT_HERE = {
    "exit 1": "runs only when another job failed",
    "make issue": "writes an issue on GitHub",
    "make links": "asks the hosts of other people",
}
STAND_INS = {
    "actions/checkout": "the clean clone",
    "actions/setup-python": f"Python {sys.version_info.major}.{sys.version_info.minor}, the only one here",
    "actions/cache": "left out: keeps a folder on GitHub",
    "actions/configure-pages": "an address on this machine",
    "actions/upload-artifact": "left out: keeps a file on GitHub",
    "actions/attest": "left out: signs with GitHub's identity",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a job: `does` is a command, or the name of an action without its version."""

    workflow: str
    job: str
    does: str
    env: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        env = "".join(f"{name}={value} " for name, value in self.env.items())
        return f"{self.workflow:<12} {self.job:<10} {env}{self.does}"


def steps(folder: Path) -> Iterator[Step]:
    """Yield every step of the workflows in `folder`: those of `ORDER` first, then the others."""
    known = [folder / name for name in ORDER]
    for path in (*known, *sorted(set(folder.glob("*.yml")) - set(known))):
        for job, made in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].items():
            for step in made["steps"]:
                does = step["run"] if "run" in step else step["uses"].partition("@")[0]
                yield Step(path.name, job, does, step.get("env", {}), step.get("with", {}))


def pack(site: Path, tar: Path, *, hidden: bool) -> None:
    """Pack a site as actions/upload-pages-artifact v5.0.0 does on Linux.

    Source: its action.yml at fc324d3547104276b827a68afc52ff2a11cc49c9.
    """
    command = ["tar", "--dereference", "--hard-dereference", "--directory", str(site), "-cf", str(tar)]
    command += ["--exclude=.git", "--exclude=.github", *(() if hidden else ("--exclude=.[^/]*",)), "."]
    subprocess.run(command, check=True)


def unpack(tar: Path, folder: Path) -> None:
    """Unpack it as Pages takes it: files and folders that everyone may read, no links. Errors: `ValueError`."""
    with tarfile.open(tar) as packed:
        for member in packed:
            readable = 0o005 if member.isdir() else 0o004
            if not (member.isfile() or member.isdir()) or member.mode & readable != readable:
                raise ValueError(f"Pages would refuse {member.name}: a link, or not readable for everyone")
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["tar", "-xf", tar, "-C", folder], check=True)


def names(folder: Path) -> set[str]:
    """Return the files below a folder."""
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


class Rehearsal:
    """Takes the steps in turn, in the folder `work`; what it opens is closed with `running`."""

    def __init__(self, work: Path, running: ExitStack) -> None:
        self.clone, self._work, self._running = work / "clone", work, running
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port: int = free.getsockname()[1]
        url = f"http://127.0.0.1:{self._port}{BASE_PATH}"
        self._values = {"steps.pages.outputs.base_url": url.rstrip("/"), "needs.deploy.outputs.url": url}

    def take(self, step: Step, skipped: set[str]) -> str:
        """Take one step and say what became of it. Errors: `CalledProcessError`, `ValueError`."""
        if step.does == "actions/upload-pages-artifact":
            return self._pack(step)
        if step.does == "actions/deploy-pages":
            return self._deploy()
        if "/" in step.does.partition(" ")[0]:
            return STAND_INS.get(step.does, "left out: an action of GitHub's")
        if step.does in NOT_HERE:
            return f"left out: {NOT_HERE[step.does]}"
        if step.does.removeprefix("make ") in skipped:
            return "left out: SKIP"
        return self._run(step)

    def _run(self, step: Step) -> str:
        """Run a command in the clone, with the step's own variables; GitHub's expressions are replaced."""
        env = {name: MACRO.sub(self._value, str(value)) for name, value in step.env.items()}
        if unknown := [name for name, value in env.items() if "${{" in value]:
            return f"left out: only GitHub knows {', '.join(unknown)}"
        clean = {name: value for name, value in os.environ.items() if not OURS.fullmatch(name)}
        started = time.perf_counter()
        subprocess.run(step.does, shell=True, cwd=self.clone, env={**clean, **env}, check=True)
        return f"passed in {time.perf_counter() - started:.0f} s"

    def _value(self, found: re.Match[str]) -> str:
        return self._values.get(found[1], found[0])

    def _pack(self, step: Step) -> str:
        pack(self.clone / step.options["path"], self._tar, hidden=step.options.get("include-hidden-files") is True)
        return f"packed, {self._tar.stat().st_size / 1e6:.1f} MB"

    def _deploy(self) -> str:
        published = self._work / "published"
        unpack(self._tar, published)
        if lost := names(self.clone / "site") ^ names(published):
            raise ValueError(f"not the same files are published: {', '.join(sorted(lost))}")
        address = self._running.enter_context(hosted(published, BASE_PATH, self._port))
        return (
            f"{len(names(published))} files unpacked, {', '.join(_hidden(published))} among them; served at {address}"
        )

    @property
    def _tar(self) -> Path:
        return self._work / "artifact.tar"


def _hidden(folder: Path) -> list[str]:
    return sorted(name for name in names(folder) if name.startswith("."))


def main() -> None:
    """Rehearse everything; the first command that fails ends it, with its exit code."""
    skipped = set(filter(None, os.environ.get("SKIP", "").split(",")))
    taken: list[str] = []
    with tempfile.TemporaryDirectory(prefix="rehearsal-") as folder, ExitStack() as running:
        rehearsal = Rehearsal(Path(folder), running)
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(rehearsal.clone)], check=True)
        for step in steps(rehearsal.clone / WORKFLOWS):
            print(f"\n--- {step}", flush=True)
            try:
                taken.append(f"{step}: {rehearsal.take(step, skipped)}")
            except (subprocess.CalledProcessError, ValueError) as error:
                taken.append(f"{step}: FAILED, {error}")
                break
            print(taken[-1].removeprefix(f"{step}: "), flush=True)
        print("\n=== What ran, of what is committed\n" + "\n".join(taken), flush=True)
    sys.exit(any(": FAILED" in line for line in taken))


if __name__ == "__main__":
    main()
