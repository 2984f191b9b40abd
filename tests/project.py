"""A copy of the project in a folder of its own, to edit and to build."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.data.load import Content, load_content
from scripts.outputs.search import AGAIN, FAR, STEPS, stems
from tests import command
from tests.names import restore_names

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "tests" / "fixtures"
WRITTEN = ("mkdocs.yml", "content", "docs")
CODE = ("Makefile", "requirements", "overrides", "schemas", "scripts")
SOURCES = (*WRITTEN, *CODE)
LOCAL_URL = "http://127.0.0.1:8000/"
LOCAL_SUB_PATH_URL = f"{LOCAL_URL}infusion-guide/"  # as tests/browser/ serves it
SUB_PATH_URL = "https://example.org/infusion-guide/"
LONGEST = 120  # seconds, for a command
PINNED = {"SITE_DATE": "2026-11-22", "SITE_URL": LOCAL_URL, "SOURCE_DATE_EPOCH": "1795305600"}


@dataclass(frozen=True)
class Done:
    """What a command line printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        return self.out + self.err


@dataclass(frozen=True)
class Project:
    root: Path

    @property
    def site(self) -> Path:
        return self.root / "site"

    def read(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")

    def write(self, path: str, text: str | bytes) -> None:
        (self.root / path).write_bytes(text if isinstance(text, bytes) else text.encode())

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace the first `old`; a test that edits nothing would prove nothing."""
        text = self.read(path)
        assert old in text, f"{old!r} is not in {path}"
        self.write(path, text.replace(old, new, 1))

    def append(self, path: str, text: str) -> int:
        """Add a paragraph to the end of a file and return its line."""
        before = self.read(path).rstrip("\n")
        self.write(path, f"{before}\n\n{text}\n")
        return before.count("\n") + 3

    def start(self, module: str, *arguments: str, env: Mapping[str, str] | None = None) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", f"scripts.{module}", *arguments],
            cwd=self.root,
            env=environment(env or {}),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            preexec_fn=_hear_interrupts,
        )

    def run(self, module: str, *arguments: str, env: Mapping[str, str] | None = None) -> Done:
        with self.start(module, *arguments, env=env) as process:
            out, err = process.communicate(timeout=LONGEST)
        return Done(process.returncode, out, err)

    def quick(self, module: str, *arguments: str, env: Mapping[str, str] | None = None) -> Done:
        """What `run` does, without the time that Python takes to start: with the scripts that are not the copy's."""
        return Done(*command.ran(self.root, module, arguments, environment(env or {}), LONGEST))

    def build(self, env: Mapping[str, str] | None = None) -> None:
        done = self.quick("build_site", env=env)
        assert done.code == 0, done.said

    def content(self) -> Content:
        return load_content(self.root, PINNED)

    def json(self, path: str) -> Any:
        return json.loads(self.read(path))

    def searched(self, text: str) -> set[str]:
        """Return the places in whose text every word of `text` stands, but for words of every question."""
        index = self.json("site/search.json")
        tokens = index["places"].split(" ")
        signs = dict(zip(tokens[::2], tokens[1::2], strict=True))
        asked = {*stems(text)} - {*index["asking"].split(" ")}
        places = set.intersection(*(_places(signs.get(one, "")) for one in asked))
        return {index["entries"][place]["l"] for place in places}


def _places(signs: str) -> set[int]:
    found, place = set[int](), 0
    for sign in signs.replace(AGAIN, ""):
        place += len(STEPS) if sign == FAR else STEPS.index(sign)
        found |= set() if sign == FAR else {place}
    return found


def _hear_interrupts() -> None:
    """Undo what a shell does to the programs that it runs in the background, the tests among them."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def environment(more: Mapping[str, str]) -> dict[str, str]:
    """This process's environment with what decides a build pinned."""
    ours = {
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONIOENCODING": "utf-8",
        "GITHUB_ACTIONS": "",
        "GITHUB_STEP_SUMMARY": "",
    }
    return {**os.environ, **PINNED, **ours, **more}


def copy_sources(target: Path, written: Path = ROOT) -> Project:
    """Copy the project; its pages, data and mkdocs.yml are those in `written`, like the small guide in FIXTURES.

    The real pages have their first names, whatever an editor renamed: tests name pages.
    """
    target.mkdir(parents=True, exist_ok=True)
    for file in (*(written / name for name in WRITTEN), *(ROOT / name for name in CODE)):
        if file.is_dir():
            shutil.copytree(file, target / file.name)  # with the bytecode, or each build would compile it anew
        else:
            shutil.copy2(file, target / file.name)
    if written == ROOT:
        restore_names(target)
    return Project(target)


def copy_after(built: Project, target: Path) -> Project:
    """Copy the sources and what a build of them elsewhere has kept for the next, which is half the work of a build."""
    project = copy_sources(target, built.root)
    shutil.copytree(built.root / ".cache", target / ".cache", copy_function=os.link)  # files there are only replaced
    return project


def files(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` with its bytes: what `a folder is as it was` means."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in _files(folder)}


def _files(folder: Path) -> Iterator[Path]:
    return (file for file in sorted(folder.rglob("*")) if file.is_file())


def text_of(folder: Path) -> str:
    """All text below `folder`, as one string to search in."""
    return "\n".join(file.read_text(encoding="utf-8") for file in _files(folder) if file.suffix not in {".png", ".pdf"})


def git(project: Project, *arguments: str) -> None:
    """Run git in the folder of a project."""
    who = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    subprocess.run(["git", "-C", str(project.root), *who, *arguments], check=True, capture_output=True)
