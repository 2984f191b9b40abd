"""Run the site generator as a program of its own, on the pages as they are."""

import os
import subprocess
import sys
from pathlib import Path

OUTPUT = Path(".build/site")  # site_dir in mkdocs.yml
COMMANDS = {
    "mkdocs": ("mkdocs", "build", "--strict", "--clean"),
    "properdocs": ("properdocs", "build", "--strict", "--clean", "-f", "mkdocs.yml"),
    "zensical": ("zensical", "build", "--strict", "--clean"),
}


class GeneratorFailed(Exception):
    """The generator stopped; the text is what it printed."""


def generate(root: Path, generator: str, environ: dict[str, str], lock: int, python: str = sys.executable) -> Path:
    """Build the pages below `root` and return the folder they are in.

    `environ` needs SITE_URL, SITE_DATE and SOURCE_DATE_EPOCH; `lock` is the descriptor of the build lock, which the
    generator keeps open, so that it stays locked while a generator whose parent was killed still writes.
    Errors: `GeneratorFailed`.
    """
    done = subprocess.run(
        [python, "-m", *COMMANDS[generator]],
        cwd=root,
        env={**os.environ, **environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        pass_fds=(lock,),
    )
    if done.returncode:
        raise GeneratorFailed(f"{done.stdout}{done.stderr}".strip())
    return root / OUTPUT
