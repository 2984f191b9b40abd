"""Errors that keep a page from being shown, as lines for the terminal and as a page for the browser.

The page has its own template environment, since the mistake may be in the site's.
"""

import re
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from jinja2 import Environment, FileSystemLoader, TemplateSyntaxError

from scripts.diagnostics import CheckFailed, Diagnostic, DiagnosticError, GeneratorFailed

PYTHON_SYNTAX, TEMPLATE_SYNTAX, INTERNAL_ERROR = "python-syntax", "template-syntax", "internal-error"
LINE = re.compile(r"(?:(?P<place>[^\s:]+:\d+): )?(?P<text>.*)")
TEMPLATE = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True, trim_blocks=True).get_template(
    "mistakes.html.jinja"
)


@dataclass(frozen=True, slots=True)
class Mistakes:
    """The reasons why a page cannot be shown: lines like `file:line: what is wrong; what to write instead [code]`."""

    lines: tuple[str, ...]

    def page(self) -> str:
        """Return the lines as a page of HTML. They are escaped, since they may quote anything from a file."""
        lines = [match.groupdict() for line in self.lines if (match := LINE.match(line))]
        return TEMPLATE.render(mistakes=lines)


def explain(error: Exception, root: Path) -> Mistakes:
    """Explain an error to someone who edits the files below `root`."""
    match error:
        case CheckFailed():
            return Mistakes(tuple(map(str, error.diagnostics)))
        case GeneratorFailed() | DiagnosticError():
            return Mistakes(tuple(str(error).splitlines()))
        case SyntaxError():
            path, line = _relative(root, error.filename or ""), error.lineno or 1
            message, hint, code = (
                f"Python syntax error ({error.msg})",
                "check this line and the one above",
                PYTHON_SYNTAX,
            )
        case TemplateSyntaxError():
            path, line = _relative(root, error.filename or error.name or ""), error.lineno
            message, hint, code = (
                f"template syntax error ({error.message})",
                "look for a tag without an end",
                TEMPLATE_SYNTAX,
            )
        case _:
            path, line = ([*_frames(error, root)] or [(PurePosixPath("scripts"), 1)])[-1]
            message, hint, code = f"{type(error).__name__}: {error}", "check what was last edited there", INTERNAL_ERROR
    return Mistakes((str(Diagnostic(path, line, message, hint, code)),))


def _frames(error: Exception, root: Path) -> Iterator[tuple[PurePosixPath, int]]:
    """Yield (path, line) for the frames of an error's traceback that are in our own code and templates."""
    for frame in traceback.extract_tb(error.__traceback__):
        path = _relative(root, frame.filename)
        if not path.is_absolute() and not str(path).startswith((".", "<")):
            yield path, frame.lineno or 1


def _relative(root: Path, file: str) -> PurePosixPath:
    path = Path(file)
    return PurePosixPath(path.relative_to(root) if path.is_relative_to(root) else path)
