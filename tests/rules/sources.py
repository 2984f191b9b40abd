"""The tracked files of the project, and what a Python module imports."""

import ast
import subprocess
from functools import cache
from pathlib import Path

from tests.project import ROOT

SCRIPTS = ROOT / "scripts"


def tracked() -> list[Path]:
    """Every file that Git tracks, or would after the next `git add`."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


@cache
def modules(folder: Path = SCRIPTS) -> dict[str, Path]:
    """Every module below a folder by its dotted name."""
    return {
        name(file).removesuffix(".py").removesuffix("/__init__").replace("/", "."): file
        for file in sorted(folder.rglob("*.py"))
    }


@cache
def imports(file: Path) -> frozenset[str]:
    """The modules that a file imports, as written: `scripts.data.load`, `markdown`."""
    found = set[str]()
    for node in ast.walk(ast.parse(text(file))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: imports are written out"
            found |= {node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)} & _known(
                node.module or ""
            )
    return frozenset(found)


@cache
def _known(module: str) -> set[str]:
    """A `from` import brings a module, or a name out of one."""
    return {module} | ({dotted for dotted in modules() if dotted.startswith(f"{module}.")})
