"""Run the site generator as a program of its own, on the pages as they are."""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

OUTPUT = Path(".build/site")  # site_dir in mkdocs.yml
COMMANDS = {
    "mkdocs": ("mkdocs", "build", "--strict", "--clean"),
    "properdocs": ("properdocs", "build", "--strict", "--clean", "-f", "mkdocs.yml"),
    "zensical": ("zensical", "build", "--strict", "--clean"),
}


class GeneratorFailed(Exception):
    """The generator stopped; the text is what it printed."""


@contextmanager
def generating(
    root: Path, generator: str, environ: dict[str, str], lock: int, python: str = sys.executable
) -> Iterator[Callable[[], Path]]:
    """Begin to build the pages below `root`; yields a function that waits for the end and returns their folder.

    `environ` needs SITE_URL, SITE_DATE and SOURCE_DATE_EPOCH; `lock` is the descriptor of the build lock, which the
    generator keeps open, so that it stays locked while a generator whose parent was killed still writes. A generator
    that nobody has waited for is ended.
    Errors of the function: `GeneratorFailed`.
    """
    if (root / OUTPUT).is_symlink():
        (root / OUTPUT).unlink()  # a generator empties the folder first, and would empty the one that it leads to
    with tempfile.TemporaryFile() as said:  # a pipe that nobody reads meanwhile would fill up and hold it
        process = subprocess.Popen(
            [python, "-m", *COMMANDS[generator]],
            cwd=root,
            env={**os.environ, **environ, "NO_MKDOCS_2_WARNING": "1"},
            stdout=said,
            stderr=subprocess.STDOUT,
            pass_fds=(lock,),
        )

        def ended() -> Path:
            if process.wait():
                said.seek(0)
                raise GeneratorFailed(plain_words(said.read().decode(errors="replace")))
            return root / OUTPUT

        try:
            yield ended
        finally:
            process.kill()
            process.wait()


def plain_words(said: str) -> str:
    """Return what a generator printed without its progress, the path of an error through its code, and its class."""
    without = re.sub(r"(?m)^INFO .*\n?|^Traceback .*\n(?:[ ].*\n|\n)*", "", said)
    return re.sub(r"(?m)^(?:\w+\.)*\w+(?:Error|Exception): (?:\[Errno \d+\] )?", "", without).strip()


def generate(root: Path, generator: str, environ: dict[str, str], lock: int, python: str = sys.executable) -> Path:
    """Build the pages below `root` and return the folder they are in; like `generating`, but waits at once."""
    with generating(root, generator, environ, lock, python) as ended:
        return ended()
