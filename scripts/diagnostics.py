"""What is wrong, where, and what to write instead: the one form every message of this project has."""

import difflib
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

LONGEST_QUOTE = 60  # characters
MOST_SUGGESTED = 24  # names


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One mistake in one line.

    `path` is relative to the project, `line` counts from 1, `message` says what is wrong with the value that was found,
    `hint` says what to write instead. `code` names the rule: scripts/rules.yml has its reason.
    """

    path: PurePosixPath
    line: int
    message: str
    hint: str
    code: str = ""

    def __str__(self) -> str:
        return f"{visible(f'{self.path}:{self.line}')}: {self.text}"

    @property
    def text(self) -> str:
        """The message without its place."""
        code = f" [{self.code}]" if self.code else ""
        return visible(f"{self.message}; {self.hint}{code}")


class CheckFailed(Exception):
    """Every problem of one step, sorted; never empty."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(sorted(set(diagnostics)))
        super().__init__("\n".join(str(diagnostic) for diagnostic in self.diagnostics))

    def __reduce__(self) -> tuple[type["CheckFailed"], tuple[tuple[Diagnostic, ...]]]:
        """Let another process hand the problems back."""
        return CheckFailed, (self.diagnostics,)


class NameNotFound(LookupError):
    """A page asked for something by a name that the data do not have."""

    def __init__(self, kind: str, name: object, known: Iterable[str]) -> None:
        self.message = f'there is no {kind} "{shortened(str(name))}"'
        self.hint = suggestion(str(name)[:LONGEST_QUOTE], known)
        super().__init__(f"{self.message}; {self.hint}")


def visible(text: str) -> str:
    """Return `text` as one line that hides nothing: what a terminal would not print is spelt out."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)


def shortened(text: str) -> str:
    """Return the beginning of a value, to quote it in a message, on one line."""
    line = " ".join(text.split())
    return f"{line[:LONGEST_QUOTE]}…" if len(line) > LONGEST_QUOTE else line


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the one of the `known` names that was probably meant, or None."""
    return next(iter(difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.5)), None)


def suggestion(name: str, known: Iterable[str]) -> str:
    """Say which of the `known` names is nearest to `name`, or list them all."""
    names = sorted(known)
    if near := nearest(name, names):
        return f'did you mean "{near}"?'
    rest = ", …" if len(names) > MOST_SUGGESTED else ""
    return f"write one of: {', '.join(names[:MOST_SUGGESTED])}{rest}"


def raise_if_any(diagnostics: Iterable[Diagnostic]) -> None:
    """Raise `CheckFailed` with all of `diagnostics`, or return when there is none."""
    if found := tuple(diagnostics):
        raise CheckFailed(found)


def warn(diagnostics: Iterable[Diagnostic]) -> None:
    """Print what should be looked at to stderr; it fails nothing."""
    found = sorted(set(diagnostics))
    for diagnostic in found:
        print(f"warning: {diagnostic}", file=sys.stderr)
    annotate("warning", found)


def report(found: CheckFailed) -> int:
    """Print every problem and their number to stderr; return the exit code 1."""
    for diagnostic in found.diagnostics:
        print(diagnostic, file=sys.stderr)
    count = len(found.diagnostics)
    print(f"{count} problem{'s' * (count != 1)}", file=sys.stderr)
    annotate("error", found.diagnostics)
    return 1


def annotate(level: str, found: Iterable[Diagnostic | str]) -> None:
    """On GitHub, print each problem to stderr once more, as a command that shows it beside its line of the change.

    `level` is `error` or `warning`; a text has no line. Anywhere else this prints nothing.
    Source: GitHub Docs, Workflow commands for GitHub Actions; the escapes are those of actions/toolkit.
    """
    if os.environ.get("GITHUB_ACTIONS") != "true":
        return
    for diagnostic in found:
        if isinstance(diagnostic, str):
            print(f"::{level}::{_escaped(diagnostic)}", file=sys.stderr)
        else:
            path = _escaped(str(diagnostic.path)).replace(":", "%3A").replace(",", "%2C")
            words = _escaped(diagnostic.text)
            print(f"::{level} file={path},line={diagnostic.line}::{words}", file=sys.stderr)


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
