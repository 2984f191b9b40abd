"""What all command lines share: running a main function, and reporting errors with an exit code."""

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from scripts.diagnostics import CheckFailed, DiagnosticError, annotate, report

ROOT = Path.cwd()


def run(main: Callable[[], None]) -> NoReturn:
    """Run `main`, and exit with 0, with 1 and all problems on stderr, or with 130 if interrupted."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # like stderr, so that output never fails
    try:
        main()
        sys.stdout.flush()
    except CheckFailed as failure:
        sys.exit(report(failure))
    except DiagnosticError as error:
        stop(str(error))
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        _print_no_more()
    except OSError as error:
        _print_no_more()
        stop(f"{error.filename or 'the output'}: {error.strerror}")
    sys.exit(0)


def _print_no_more() -> None:
    """Redirect stdout to nowhere: on exit, Python would try again to flush it, and fail."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_exact(text: str, hint: str) -> None:
    """Write data to stdout unchanged, or raise `DiagnosticError`: in data, replaced characters would go unnoticed."""
    encoding = sys.stdout.encoding
    try:
        text.encode(encoding)
    except UnicodeEncodeError as error:
        char = text[error.start]
        message = f'the terminal cannot show "{char}" (U+{ord(char):04X}) in {encoding}'
        raise DiagnosticError(message, f"set PYTHONIOENCODING=utf-8, or {hint}", "terminal-encoding") from None
    sys.stdout.write(text)


def stop(message: str) -> NoReturn:
    """Exit with 1 and a message that has no file and line."""
    annotate("error", [message])
    sys.exit(message)
