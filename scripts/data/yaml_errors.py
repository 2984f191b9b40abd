"""Errors of the YAML parser, in words for people who edit data files and are not programmers."""

import re
from typing import NamedTuple

from ruamel.yaml.error import MarkedYAMLError

QUOTED = 'put the whole text in "double quotation marks"'
WHOLE = "put the whole value in quotation marks"


class SyntaxMistake(NamedTuple):
    """A syntax error: its line, counted from 0, and the parts of a `Diagnostic`."""

    line: int
    message: str
    hint: str
    code: str = "yaml-syntax"


class Kind(NamedTuple):
    """A kind of syntax error, recognized by what the parser says (`pattern`).

    `is_at_start`: the mistake is where the parser began to read, not where it stopped.
    """

    pattern: str
    message: str
    hint: str
    code: str = "yaml-syntax"
    is_at_start: bool = False


NOT_ALIGNED = ("the line is not aligned with the lines around it", "align it, using spaces", "yaml-syntax")
KINDS = (
    Kind(r"undefined alias|scanning an? (?:anchor|alias|tag|directive)|cannot start", "", QUOTED, "yaml-special"),
    Kind(
        r"quoted scalar.*end of stream",
        "a quotation mark is never closed",
        "add one where the text ends",
        "yaml-syntax",
        is_at_start=True,
    ),
    Kind(r"escape", "there is a backslash \\ between the quotation marks", "delete it", "yaml-syntax"),
    Kind(
        r"found '<scalar>'",
        "there is more text after the closing quotation mark",
        f"{QUOTED}, with none inside it",
        "yaml-syntax",
    ),
    Kind(r"found '-'", "the line begins with -, but no list begins here", "add a name and a colon above it"),
    Kind(r"found '(?:\]|\})'|node content", "a comma or bracket is not part of any list", QUOTED),
    Kind(r"found '(?:<block (?:mapping|sequence) start>|\?)'", *NOT_ALIGNED),
    Kind(r"expected ',' or '\]'", "a list begins with [ and has no closing ]", "add ] at its end", is_at_start=True),
    Kind(r"expected ',' or '\}'", "a { has no closing }", "add } at the end of the line", is_at_start=True),
    Kind(
        r"block scalar",
        "there is text on the same line as > or |",
        "begin the text on the next line",
        is_at_start=True,
    ),
    Kind(r"another document", "there is a --- line inside the file", "delete it"),
    Kind(r"mapping values", *NOT_ALIGNED),
)
CUT = re.compile(r"""(?:[:-]\s+|^\s+)[^\s'"#>|][^'"]*\s#""")
NO_COLON = (  # what a line looks like that should have a colon -> the parts of a diagnostic
    (
        r"<{7}|={7}|>{7}",
        "unresolved merge conflict",
        "keep one version, and delete the conflict markers",
        "merge-conflict",
    ),
    (r"-\S", "there is no space after the -", "add one", "yaml-syntax"),
    (r"[\w-]+:\S", "there is no space after the colon", "add one", "yaml-syntax"),
    (r"", "the line has no colon", "write a name, a colon, a space and the text, like note: words", "yaml-syntax"),
)


def explained(error: MarkedYAMLError, text: str) -> SyntaxMistake:
    """Explain what is wrong with `text`, which the parser refused."""
    said = f"{error.context or ''} {error.problem or ''}"
    here = error.problem_mark.line if error.problem_mark else 0
    began = error.context_mark.line if error.context_mark else here
    lines = [*text.split("\n"), ""]
    if "mapping values" in said and lines[here].count(": ") > 1:
        return SyntaxMistake(here, 'the line has a second ": "', QUOTED)
    above = max((number for number in range(here) if lines[number].strip()), default=0)
    if ("<scalar>" in said or "expected ':'" in said) and CUT.search(lines[above]):
        return SyntaxMistake(above, "the text stops at the #, and the rest of the line is ignored", WHOLE, "yaml-hash")
    if "mapping values" in said and ":" not in lines[above]:
        began = above
    if "expected ':'" in said or ("mapping values" in said and began == above):
        written = lines[began].strip()
        return SyntaxMistake(began, *next(parts for looks, *parts in NO_COLON if re.match(looks, written)))
    if "<scalar>" in said and (bracket := re.search(r"(?:^|:|-)\s+([\[{])", lines[here])):
        return SyntaxMistake(here, f"the text begins with {bracket[1]}, which starts a list", QUOTED, "yaml-special")
    for kind in KINDS:
        if re.search(kind.pattern, said):
            line = began if kind.is_at_start else here
            return SyntaxMistake(line, kind.message or _special(lines[here]), kind.hint, kind.code)
    return SyntaxMistake(here, "the line cannot be read", "compare it with the lines around it")


def _special(line: str) -> str:
    char = re.search(r"(?:^|:|-)\s+([^\w\s\"'-])", line)
    return f"the text begins with {char[1] if char else 'a character'}, which has a special meaning here"
