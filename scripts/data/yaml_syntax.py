"""A parser from the text of a YAML file to its nodes, which explains mistakes to people who are not programmers.

Anchors, aliases, and deep nesting are refused. Nodes are not converted to values, so no type is guessed.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any, NamedTuple, cast

import yaml

from scripts.data.characters import character_name
from scripts.data.source_files import COMPARE, RESTORE
from scripts.diagnostics import Diagnostic, raise_if_any

QUOTE_TEXT = 'put the whole text in "double quotation marks"'
QUOTE_VALUE = "put the whole value in quotation marks"
SPECIAL_MESSAGE = "the text begins with {char}, which has a special meaning here"
DEEPEST = 12  # levels; real data has five, and on a thousand libyaml would overflow the stack
# Line endings only in YAML 1.1, which MkDocs reads: it would act on what looks like the rest of a comment here.
LINE_END = re.compile(r"[\x85\u2028\u2029]")
TAB = re.compile(r"^[ ]*\t", re.MULTILINE)
CUT = re.compile(r"""(?:[:-]\s+|^\s+)[^\s'"#>|][^'"]*\s#""")

SYNTAX, SPECIAL_SIGN = "yaml-syntax", "yaml-special"
START, STOP = "start", "stop"  # where the mistake is: where the parser began to read the value, or where it stopped
TOO_DEEP = ("the lists are nested too deeply", "use fewer levels", "yaml-nesting")
UNREADABLE = ("the line cannot be read", "compare it with the lines around it")
NOT_ALIGNED = ("the line is not aligned with the lines around it", "align it, using spaces")
PARSER_MISTAKES = (  # what the parser says; where the mistake is; and our message and hint
    (r"quoted scalar.*end of stream", START, "a quotation mark is never closed", "add one where the text ends"),
    (r"escape", STOP, "there is a backslash \\ between the quotation marks", "delete it"),
    (r"'<scalar>'", STOP, "there is more text after the closing quotation mark", f"{QUOTE_TEXT}, with none inside it"),
    (r"found '-'", STOP, "the line begins with -, but no list begins here", "add a name and a colon above it"),
    (r"found '(?:\]|\})'|node content", STOP, "a comma or bracket is not part of any list", QUOTE_TEXT),
    (r"found '(?:<block (?:mapping|sequence) start>|\?|:)'", STOP, *NOT_ALIGNED),
    (r"expected ',' or '\]'", START, "a list begins with [ and has no closing ]", "add ] at its end"),
    (r"expected ',' or '\}'", START, "a { has no closing }", "add } at the end of the line"),
    (r"block scalar", START, "there is text on the same line as > or |", "begin the text on the next line"),
    (r"mapping values", STOP, *NOT_ALIGNED),
    (r"", STOP, *UNREADABLE),
)
IS_SPECIAL = re.compile(r"scanning an? (?:anchor|alias|tag|directive)|cannot start")
NO_COLON = (  # what a line without its colon looks like; and our message, hint and code
    (r"={7}", "unresolved merge conflict", "keep one version, and delete the conflict markers", "merge-conflict"),
    (r"-\S", "there is no space after the -", "add one", SYNTAX),
    (r"[\w-]+:\S", "there is no space after the colon", "add one", SYNTAX),
    (r"", "the line has no colon", "write a name, a colon, a space and the text, like note: words", SYNTAX),
)


class Mistake(NamedTuple):
    """A mistake on a line, counted from 0, with the parts of a `Diagnostic`."""

    line: int
    message: str
    hint: str
    code: str = SYNTAX


def parse_nodes(text: str, path: PurePosixPath, first_line: int = 1) -> Any:
    """Return the root node of a text that begins on `first_line`. Errors: `CheckFailed`."""
    node, mistakes = _parse(text)
    raise_if_any(Diagnostic(path, first_line + line, *parts) for line, *parts in mistakes)
    return node


@lru_cache(maxsize=64)  # the loader reads a file's values, checks its words as written
def _parse(text: str) -> tuple[yaml.Node | None, list[Mistake]]:
    if tab := TAB.search(text):
        line = text.count("\n", 0, tab.start())
        return None, [Mistake(line, "the line begins with a tab", "use spaces instead, two for each level", "yaml-tab")]
    if line_end := LINE_END.search(text):
        return None, [_invisible_mistake(text, line_end.start())]
    mistake = Mistake(0, "the file is empty", RESTORE, "file-missing")
    for loader in (yaml.CBaseLoader, yaml.BaseLoader):  # libyaml is ten times as fast, Python says more about mistakes
        try:
            if mistakes := _unsupported_features(text, loader):
                return None, mistakes
            if node := yaml.compose(text, Loader=loader):
                return node, []
        except yaml.MarkedYAMLError as error:
            mistake = _explain(error, text)
        except yaml.reader.ReaderError as error:
            mistake = _invisible_mistake(text, error.position)
        except (yaml.YAMLError, ValueError, OverflowError):
            mistake = Mistake(0, "the file cannot be read", COMPARE)
    return None, [mistake]


def _invisible_mistake(text: str, at: int) -> Mistake:
    message = f"invisible character {character_name(text[at])}"
    return Mistake(text.count("\n", 0, at), message, "delete it", "hidden-character")


def _unsupported_features(text: str, loader: Any) -> list[Mistake]:
    """Return a mistake for each anchor, alias, second document and deep nesting, up to where parsing fails."""
    mistakes: list[Mistake] = []
    depth, documents, events = 0, 0, yaml.parse(text, Loader=loader)
    try:
        for event in cast("Iterator[Any]", events):
            documents += isinstance(event, yaml.DocumentStartEvent)
            if documents > 1:
                return [*mistakes, Mistake(event.start_mark.line, "there is a --- line inside the file", "delete it")]
            if getattr(event, "anchor", None):
                char = "*" if isinstance(event, yaml.AliasEvent) else "&"
                mistakes.append(
                    Mistake(event.start_mark.line, SPECIAL_MESSAGE.format(char=char), QUOTE_TEXT, SPECIAL_SIGN)
                )
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                return [*mistakes, Mistake(event.start_mark.line, *TOO_DEEP)]
    except yaml.YAMLError:
        if not mistakes:
            raise
    return mistakes


def _explain(error: yaml.MarkedYAMLError, text: str) -> Mistake:
    """Return the mistake for which the parser refused `text`."""
    parser_text = f"{error.context or ''} {error.problem or ''}"
    here = error.problem_mark.line if error.problem_mark else 0
    began = error.context_mark.line if error.context_mark else here
    lines = [*text.split("\n"), ""]
    if "mapping values" in parser_text and lines[here].count(": ") > 1:
        return Mistake(here, 'the line has a second ": "', QUOTE_TEXT)
    above = max((number for number in range(here) if lines[number].strip()), default=0)
    if ("<scalar>" in parser_text or "expected ':'" in parser_text) and CUT.search(lines[above]):
        return Mistake(above, "the text stops at the #, and the rest of the line is ignored", QUOTE_VALUE, "yaml-hash")
    if "expected '<document start>'" in parser_text:
        if lines[above].startswith("..."):
            return Mistake(above, "there is a ... line inside the file", "delete it")
        return Mistake(here, *UNREADABLE)
    if "mapping values" in parser_text and ":" not in lines[above]:
        began = above
    if "expected ':'" in parser_text or ("mapping values" in parser_text and began == above):
        typed = lines[began].strip()
        return Mistake(began, *next(parts for pattern, *parts in NO_COLON if re.match(pattern, typed)))
    if "<scalar>" in parser_text and (bracket := re.search(r"(?:^|:|-)\s+([\[{])", lines[here])):
        return Mistake(here, f"the text begins with {bracket[1]}, which starts a list", QUOTE_TEXT, SPECIAL_SIGN)
    if IS_SPECIAL.search(parser_text):
        sign = re.search(r"(?:^|:|-)\s+([^\w\s\"'-])", lines[here])
        return Mistake(here, SPECIAL_MESSAGE.format(char=sign[1] if sign else "a character"), QUOTE_TEXT, SPECIAL_SIGN)
    where, message, hint = next(rest for pattern, *rest in PARSER_MISTAKES if re.search(pattern, parser_text))
    return Mistake(began if where is START else here, message, hint)
