"""What is wrong, where, and what to write instead: the one form every message of this project has."""

import difflib
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

LONGEST_QUOTE = 60  # characters
MOST_SUGGESTED = 24  # names


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in one line.

    `path` is relative to the project, `line` counts from 1, `message` says what is wrong with the value that was found,
    `fix` says what to write instead.
    """

    path: PurePosixPath
    line: int
    message: str
    fix: str

    def __str__(self) -> str:
        return visible(f"{self.path}:{self.line}: {self.message}; {self.fix}")


class ProblemsFound(Exception):
    """Every problem of one step, sorted; never empty."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class NameNotFound(LookupError):
    """A page asked for something by a name that the data do not have."""

    def __init__(self, kind: str, name: object, known: Iterable[str]) -> None:
        self.message = f'there is no {kind} "{shortened(str(name))}"'
        self.fix = suggestion(str(name)[:LONGEST_QUOTE], known)
        super().__init__(f"{self.message}; {self.fix}")


def visible(text: str) -> str:
    """Return `text` as one line that hides nothing: what a terminal would not print is spelt out."""
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text)


def shortened(text: str) -> str:
    """Return the beginning of a value, to quote it in a message, on one line."""
    line = " ".join(text.split())
    return f"{line[:LONGEST_QUOTE]}…" if len(line) > LONGEST_QUOTE else line


def suggestion(name: str, known: Iterable[str]) -> str:
    """Say which of the `known` names is nearest to `name`, or list them all."""
    names = sorted(known)
    near = difflib.get_close_matches(name, names, n=1, cutoff=0.5)
    if near:
        return f'did you mean "{near[0]}"?'
    rest = ", …" if len(names) > MOST_SUGGESTED else ""
    return f"write one of: {', '.join(names[:MOST_SUGGESTED])}{rest}"


def raise_if_any(problems: Iterable[Problem]) -> None:
    """Raise `ProblemsFound` with all of `problems`, or return when there is none."""
    if found := tuple(problems):
        raise ProblemsFound(found)


def warn(problems: Iterable[Problem]) -> None:
    """Print what should be looked at to stderr; it fails nothing."""
    for problem in sorted(set(problems)):
        print(f"warning: {problem}", file=sys.stderr)


def report(found: ProblemsFound) -> int:
    """Print every problem and their number to stderr; return the exit code 1."""
    for problem in found.problems:
        print(problem, file=sys.stderr)
    count = len(found.problems)
    print(f"{count} problem{'s' * (count != 1)}", file=sys.stderr)
    return 1
