"""Diagnostics: what is wrong, where, and what to write instead. All messages about pages and data have this form."""

import difflib
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TypeVar

LONGEST_QUOTE = 60  # characters
MOST_SUGGESTED = 24  # names

Known = TypeVar("Known")


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One mistake, reported on one line.

    `path` is relative to the project root, `line` counts from 1, `message` says what is wrong, `hint` what to write
    instead, and `code` names the rule, which scripts/rules.yml explains.
    """

    path: PurePosixPath
    line: int
    message: str
    hint: str
    code: str

    def __str__(self) -> str:
        return f"{visible(f'{self.path}:{self.line}')}: {self.text}"

    @property
    def text(self) -> str:
        """The message without its location."""
        return visible(f"{self.message}; {self.hint} [{self.code}]")


class GeneratorFailed(Exception):
    """MkDocs aborted; the message is what it logged."""


class CheckFailed(Exception):
    """All the problems found in one step, sorted; never empty."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(sorted(set(diagnostics)))
        super().__init__("\n".join(str(diagnostic) for diagnostic in self.diagnostics))

    def __reduce__(self) -> tuple[type["CheckFailed"], tuple[tuple[Diagnostic, ...]]]:
        """Make the exception picklable, so that another process can return it."""
        return CheckFailed, (self.diagnostics,)


class DiagnosticError(ValueError):
    """A diagnostic without a file and line, which the caller adds with `at` if it knows them."""

    def __init__(self, message: str, hint: str, code: str) -> None:
        super().__init__(message, hint, code)
        self.message, self.hint, self.code = message, hint, code

    def __str__(self) -> str:
        return visible(f"{self.message}; {self.hint} [{self.code}]")

    def at(self, path: PurePosixPath, line: int) -> Diagnostic:
        """Return the diagnostic for a line of a file."""
        return Diagnostic(path, line, self.message, self.hint, self.code)


class NameNotFound(DiagnosticError):
    """A page or data file refers to a name that does not exist."""

    def __init__(self, kind: str, name: object, known: Iterable[str]) -> None:
        message = f'there is no {kind} "{shortened(str(name))}"'
        super().__init__(message, suggestion(str(name)[:LONGEST_QUOTE], known), "name-unknown")


def look_up(kind: str, name: str, known: Mapping[str, Known]) -> Known:
    """Return the value of `name` in `known`. Errors: `NameNotFound`."""
    if name not in known:
        raise NameNotFound(kind, name, known)
    return known[name]


def visible(text: str) -> str:
    """Return `text` on one line with every unprintable character escaped."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)


def shortened(text: str) -> str:
    """Return a value on one line, cut to a length that can be quoted in a message."""
    line = " ".join(text.split())
    return f"{line[:LONGEST_QUOTE]}…" if len(line) > LONGEST_QUOTE else line


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the closest match among the `known` names, or None."""
    return next(iter(difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.5)), None)


def suggestion(name: str, known: Iterable[str]) -> str:
    """Suggest the closest match for `name` among the `known` names, or list them."""
    names = sorted(known)
    if not names:
        return "delete it"
    if near := nearest(name, names):
        return f'did you mean "{near}"?'
    if len(names) == 1:
        return f"write {names[0]}"
    rest = ", …" if len(names) > MOST_SUGGESTED else ""
    return f"write one of: {', '.join(names[:MOST_SUGGESTED])}{rest}"


def raise_if_any(diagnostics: Iterable[Diagnostic]) -> None:
    """Raise `CheckFailed` if there are any `diagnostics`."""
    if problems := tuple(diagnostics):
        raise CheckFailed(problems)


def warn(diagnostics: Iterable[Diagnostic]) -> None:
    """Print warnings to stderr, without failing."""
    warnings = sorted(set(diagnostics))
    for diagnostic in warnings:
        print(f"warning: {diagnostic}", file=sys.stderr)
    annotate("warning", warnings)


def report(failure: CheckFailed) -> int:
    """Print all problems and their count to stderr, and return the exit code 1."""
    for diagnostic in failure.diagnostics:
        print(diagnostic, file=sys.stderr)
    count = len(failure.diagnostics)
    print(f"{count} problem{'s' * (count != 1)}", file=sys.stderr)
    annotate("error", failure.diagnostics)
    return 1


def annotate(level: str, problems: Iterable[Diagnostic | str]) -> None:
    """On GitHub Actions, also print each problem as a workflow command, which shows it next to its line in the diff.

    `level` is `error` or `warning`; a plain string has no file or line. Elsewhere this prints nothing.
    Source: GitHub Docs, Workflow commands for GitHub Actions; the escapes are those of actions/toolkit.
    """
    if os.environ.get("GITHUB_ACTIONS") != "true":
        return
    for diagnostic in problems:
        if isinstance(diagnostic, str):
            print(f"::{level}::{_escaped(diagnostic)}", file=sys.stderr)
        else:
            path = _escaped(str(diagnostic.path)).replace(":", "%3A").replace(",", "%2C")
            words = _escaped(diagnostic.text)
            print(f"::{level} file={path},line={diagnostic.line}::{words}", file=sys.stderr)


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
