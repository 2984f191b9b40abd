"""What came of the walk: a line for each thing that is wrong, and a table."""

import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from tests.engines.tab import PHONE, Engine, Failed, Missing, Site, Tab
from tests.engines.walk import Walk

ROOT = Path(__file__).parents[2]
KNOWN = Path(__file__).with_name("known.toml")
OK, FAILED, NOT_WALKED = "ok", "FAILED", "-"


@dataclass
class Result:
    """What came of one engine."""

    engine: Engine
    version: str = ""
    missing: str = ""
    paths: dict[str, str] = field(default_factory=dict)
    messages: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def title(self) -> str:
        return f"{self.engine.name} {self.version}".strip()


def walked(engine: Engine, site: Site, paths: tuple[Walk, ...]) -> Result:
    """Walk every path in one engine, those of one reader in one window."""
    result, began = Result(engine), time.monotonic()
    for reader, of_reader in groupby(paths, lambda path: path.reader):
        try:
            with engine.start(reader) as tab:
                result.version = tab.version
                for path in of_reader:
                    result.paths[path.name] = (
                        NOT_WALKED if path.needs in engine.lacks else step(tab, site, path, result)
                    )
        except Missing as reason:
            result.missing = str(reason)
            break
    result.seconds = time.monotonic() - began
    return result


def step(tab: Tab, site: Site, path: Walk, result: Result) -> str:
    """Walk one path; what goes wrong is a message."""
    try:
        tab.resize(*PHONE)
        path.walk(tab, site)
    except Failed as error:
        wrong = str(error)
    except Exception as error:  # a driver's own: a control that is not there, a page that does not answer
        wrong = f"{type(error).__name__}: {str(error).strip().partition(chr(10))[0][:200]}"
    else:
        return OK
    result.messages.append(f"{result.title}, {path.name}: {wrong}")
    return FAILED


def unknown(result: Result) -> str:
    """Return a line about a version in which nobody has seen the walk pass, or nothing."""
    text = KNOWN.read_text(encoding="utf-8")
    if not result.version or result.version.startswith(tuple(tomllib.loads(text)[result.engine.name])):
        return ""
    number = 1 + next(at for at, line in enumerate(text.splitlines()) if line.startswith(f'"{result.engine.name}"'))
    place = KNOWN.relative_to(ROOT)
    return f"{place}:{number}: {result.title} is not a known version; once its column is all ok, add it to this line"


def table(results: list[Result], paths: tuple[Walk, ...]) -> str:
    """Return a table of Markdown, one row for each path."""
    rows = [["path", *(result.title for result in results)]]
    rows += [[path.name, *(result.paths.get(path.name, NOT_WALKED) for result in results)] for path in paths]
    rows.append(["seconds", *(f"{result.seconds:.0f}" for result in results)])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [f"| {' | '.join(map(str.ljust, row, widths))} |" for row in rows]
    return "\n".join([lines[0], f"|{'|'.join('-' * (width + 2) for width in widths)}|", *lines[1:]])


def lines(results: list[Result]) -> Iterator[str]:
    """Yield what is missing, not known, and wrong, engine by engine."""
    for result in results:
        if result.missing:
            yield f"{result.engine.name} is skipped: {result.missing}"
        yield from filter(None, (unknown(result), *result.messages))


def exit_code(results: list[Result], *, required: bool) -> int:
    """Return 1 when a path failed, or when an engine is missing although each is required."""
    return int(any(result.messages or (required and result.missing) for result in results))
