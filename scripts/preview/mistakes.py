"""What keeps a page from being shown, as lines for the terminal and as a page for the browser.

It has a template environment of its own: the one of the site may be where the mistake is.
"""

import re
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, TemplateSyntaxError

from scripts.diagnostics import CheckFailed, visible
from scripts.generate import GeneratorFailed
from scripts.publish import WrongPlace
from scripts.site_settings import WrongSetting

LINE = re.compile(r"(?:(?P<place>[^\s:]+:\d+): )?(?P<text>.*)")
TEMPLATE = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True, trim_blocks=True).get_template(
    "mistakes.html.jinja"
)


@dataclass(frozen=True, slots=True)
class Mistakes:
    """Why a page cannot be shown; each line is `file:line: what is wrong; what to write instead`, as far as known."""

    lines: tuple[str, ...]

    def page(self) -> str:
        """Return them as a page. The lines may quote whatever a file has: they are escaped."""
        found = [match.groupdict() for line in self.lines if (match := LINE.match(line))]
        return TEMPLATE.render(mistakes=found)


def mistakes(error: Exception, root: Path) -> Mistakes:
    """Say what an error means for someone who edits the files below `root`."""
    match error:
        case CheckFailed():
            return Mistakes(tuple(map(str, error.diagnostics)))
        case GeneratorFailed() | WrongSetting() | WrongPlace():  # which say it in words
            return Mistakes(tuple(str(error).splitlines()))
        case SyntaxError():
            place = f"{_below(root, error.filename or '')}:{error.lineno or 1}"
            return Mistakes((f"{place}: this is not Python ({error.msg}); look at this line and the one above",))
        case TemplateSyntaxError():
            place = f"{_below(root, error.filename or error.name or '')}:{error.lineno}"
            return Mistakes(
                (f"{place}: the template cannot be read ({error.message}); look for a tag that has no end",)
            )
    frames = [*_frames(error, root)] or ["scripts:1"]
    what = visible(f"{type(error).__name__}: {error}")
    return Mistakes((f"{frames[-1]}: {what}; look at what was edited there last",))


def _frames(error: Exception, root: Path) -> Iterator[str]:
    """Yield the lines of our own code that led to an error; templates have lines of their own there."""
    for frame in traceback.extract_tb(error.__traceback__):
        place = _below(root, frame.filename)
        if not Path(place).is_absolute() and not place.startswith((".", "<")):
            yield f"{place}:{frame.lineno}"


def _below(root: Path, file: str) -> str:
    path = Path(file)
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else file
