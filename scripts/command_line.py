"""What the command lines share: run a main function, and turn what is wrong into lines and an exit code."""

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from scripts.diagnostics import CheckFailed, annotate, report
from scripts.site_settings import WrongSetting

ROOT = Path.cwd()


def run(main: Callable[[], None]) -> NoReturn:
    """Run `main` and exit: 0, 1 with every problem on stderr, or 130 when it is interrupted."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # as stderr is: words for people end no command
    try:
        main()
        sys.stdout.flush()
    except CheckFailed as found:
        sys.exit(report(found))
    except WrongSetting as error:
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
    """Reason: at its end Python would try again to print what could not be printed, and fail."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_whole(text: str, hint: str) -> None:
    """Write what has to arrive as it is to the terminal or pipe, or stop: data would not show what is missing."""
    encoding = sys.stdout.encoding
    try:
        text.encode(encoding)
    except UnicodeEncodeError as error:
        char = text[error.start]
        stop(f'the terminal takes no "{char}" (U+{ord(char):04X}) in {encoding}; set PYTHONIOENCODING=utf-8, or {hint}')
    sys.stdout.write(text)


def stop(message: str) -> NoReturn:
    """Exit with 1 and say why, where no line of a file is to blame."""
    annotate("error", [message])
    sys.exit(message)
