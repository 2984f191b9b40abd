"""MkDocs in this process: its settings, and a whole build of the pages as they are."""

import logging
import re
from collections import deque
from functools import cache
from pathlib import Path

from jinja2 import TemplateError
from mkdocs.commands.build import build as build_pages
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException, PluginError

from scripts.data.mkdocs_yml import CONFIG
from scripts.data.yaml_reader import read_text
from scripts.diagnostics import CheckFailed, Diagnostic

OUTPUT = Path(".build/site")  # site_dir in mkdocs.yml
LINE = re.compile(r"\bline (\d+)")
KEY = re.compile(r"Config value '([\w-]+)'")


class GeneratorFailed(Exception):
    """MkDocs stopped; the text is what it logged."""


def generate(root: Path) -> Path:
    """Build the pages of the project `root`, whose mkdocs.yml has been judged, and return the folder they are in.

    Errors: `CheckFailed`, `GeneratorFailed`.
    """
    if (root / OUTPUT).is_symlink():
        (root / OUTPUT).unlink()  # MkDocs empties the folder first, and would empty the one that it leads to
    config = settings_of_mkdocs(root)
    said = logged()
    said.clear()
    try:
        build_pages(config)
    except Abort as abort:  # of strict mode, or of an error of a build, which MkDocs has logged
        raise GeneratorFailed("\n".join(said)) from abort
    except PluginError as error:
        raise error.__cause__ or error from None
    except TemplateError as error:
        raise GeneratorFailed(said[-1] if said else str(error)) from error
    return root / OUTPUT


def settings_of_mkdocs(root: Path) -> MkDocsConfig:
    """Return the settings of mkdocs.yml as MkDocs reads them. Errors: `CheckFailed`."""
    said = logged()
    said.clear()
    try:
        return load_config(str(root / CONFIG), strict=True)
    except MkDocsException as error:
        text = " ".join([*said, str(error)])
        message = f"MkDocs cannot read it ({text.splitlines()[0]})"
        hint = "compare with the last version in Git"
        raise CheckFailed([Diagnostic(CONFIG, _line(read_text(root, CONFIG), text), message, hint)]) from error


def _line(config: str, said: str) -> int:
    """Return the line that MkDocs names, or that of the key that it names, or 1."""
    if found := LINE.search(said):
        return int(found[1])
    key = KEY.search(said)
    there = re.search(rf"^{key[1]}:", config, re.MULTILINE) if key else None
    return config.count("\n", 0, there.start()) + 1 if there else 1


class _Log(logging.Handler):
    """Keeps what MkDocs warns of, so that it is not printed."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: deque[str] = deque(maxlen=99)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message."""
        self.messages.append(record.getMessage())


@cache
def _log() -> _Log:
    log = _Log()
    logging.getLogger("mkdocs").addHandler(log)
    return log


def logged() -> deque[str]:
    """Return what MkDocs has warned of in this process, the last messages only."""
    return _log().messages
