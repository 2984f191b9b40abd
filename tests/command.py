"""The command lines in a process where all is loaded already: Python takes longer to start than a small build does."""

import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path

from scripts.data.load import MODELS

OURS = ("build", "checks.check_site", "checks.check_sources", "generate", "hooks")
EXTENSIONS = (
    "markdown.extensions.codehilite",
    "markdown.extensions.md_in_html",
    "pymdownx.blocks.caption",
    "pymdownx.tabbed",
)
LOADED = [*(f"scripts.{name}" for name in OURS), *EXTENSIONS, __name__]
SERVER = multiprocessing.get_context("forkserver")
SERVER.set_forkserver_preload(LOADED)
for model in MODELS.values():
    model.model_rebuild()  # here, and not in each fork


def ran(
    root: Path, module: str, arguments: Sequence[str], env: Mapping[str, str], longest: float
) -> tuple[int, str, str]:
    """Do what `python -m scripts.module` does in `root`, in a fork of a process that has only loaded the scripts.

    Its scripts are those of this project, not those of `root`. Return the exit code and what was printed.
    """
    with tempfile.TemporaryDirectory() as folder:
        out, err = Path(folder, "out"), Path(folder, "err")
        process = SERVER.Process(target=_command, args=(root, module, arguments, dict(env), out, err))
        process.start()
        process.join(longest)
        process.kill()
        process.join()
        code = process.exitcode
        process.close()
        assert code is not None
        return code, out.read_text(encoding="utf-8"), err.read_text(encoding="utf-8")


def _command(root: Path, module: str, arguments: Sequence[str], env: Mapping[str, str], *printed: Path) -> None:
    for descriptor, file in enumerate(printed, 1):
        os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT), descriptor)
    os.environ.clear()
    os.environ.update(env)
    time.tzset()
    os.chdir(root)  # where a command line looks for its project
    sys.argv = [module, *arguments]
    cache = import_module("scripts.cache")
    cache.CACHE = root / cache.CACHE.name  # type: ignore[attr-defined]
    import_module("scripts.command_line").run(import_module(f"scripts.{module}").main)
