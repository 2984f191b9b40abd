"""MkDocs, run in this process: its configuration, and a build of all pages."""

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
from scripts.data.source_files import COMPARE, read_text
from scripts.diagnostics import CheckFailed, Diagnostic, GeneratorFailed

OUTPUT = Path(".build/site")  # site_dir in mkdocs.yml
LINE = re.compile(r"\bline (\d+)")
KEY = re.compile(r"Config value '([\w-]+)'")


def generate(root: Path) -> Path:
    """Build the pages of the project `root`, whose mkdocs.yml has been checked, and return the output folder.

    Errors: `CheckFailed`, `GeneratorFailed`.
    """
    if (root / OUTPUT).is_symlink():
        (root / OUTPUT).unlink()  # MkDocs empties the folder first, and would empty the target of the link
    config = mkdocs_config(root)
    warnings = logged_warnings()
    warnings.clear()
    try:
        build_pages(config)
    except Abort as abort:  # in strict mode, or after an error that MkDocs has logged
        raise GeneratorFailed("\n".join(warnings)) from abort
    except PluginError as error:
        raise error.__cause__ or error from None
    except TemplateError as error:
        raise GeneratorFailed(warnings[-1] if warnings else str(error)) from error
    return root / OUTPUT


def mkdocs_config(root: Path) -> MkDocsConfig:
    """Return mkdocs.yml as MkDocs reads it. Errors: `CheckFailed`."""
    warnings = logged_warnings()
    warnings.clear()
    try:
        return load_config(str(root / CONFIG), strict=True)
    except MkDocsException as error:
        text = " ".join([*warnings, str(error)])
        message, line = f"MkDocs cannot read it ({text.splitlines()[0]})", _error_line(read_text(root, CONFIG), text)
        raise CheckFailed([Diagnostic(CONFIG, line, message, COMPARE, "mkdocs-error")]) from error


def _error_line(config: str, text: str) -> int:
    """Return the line that an error text of MkDocs names, or the line of the key that it names, or 1."""
    if match := LINE.search(text):
        return int(match[1])
    key = KEY.search(text)
    setting = re.search(rf"^{key[1]}:", config, re.MULTILINE) if key else None
    return config.count("\n", 0, setting.start()) + 1 if setting else 1


class _WarningLog(logging.Handler):
    """A log handler that keeps the last warnings of MkDocs instead of printing them."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: deque[str] = deque(maxlen=99)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message."""
        self.messages.append(record.getMessage())


@cache
def _log() -> _WarningLog:
    log = _WarningLog()
    logging.getLogger("mkdocs").addHandler(log)
    return log


def logged_warnings() -> deque[str]:
    """Return the last warnings of MkDocs in this process."""
    return _log().messages
