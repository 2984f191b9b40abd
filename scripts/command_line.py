"""What the command lines share: run a main function, and turn what is wrong into lines and an exit code."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from scripts.problems import ProblemsFound, annotate, report
from scripts.site_settings import WrongSetting

ROOT = Path.cwd()


def run(main: Callable[[], None]) -> NoReturn:
    """Run `main` and exit: 0, 1 with every problem on stderr, or 130 when it is interrupted."""
    try:
        main()
    except ProblemsFound as found:
        sys.exit(report(found))
    except WrongSetting as error:
        stop(str(error))
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    sys.exit(0)


def stop(message: str) -> NoReturn:
    """Exit with 1 and say why, where no line of a file is to blame."""
    annotate("error", [message])
    sys.exit(message)
