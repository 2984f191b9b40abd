"""What a YAML parser found wrong, in words for people who write data and no programs."""

import re
from typing import NamedTuple

from ruamel.yaml.error import MarkedYAMLError

QUOTED = 'put the whole text between "double quotation marks"'
WHOLE = "write the whole value in quotation marks"
LINED_UP = "begin it exactly below its neighbors, with spaces"


class SyntaxMistake(NamedTuple):
    """A mistake of syntax: its line counted from 0, what is wrong, and what to write."""

    line: int
    message: str
    hint: str


KINDS = (  # what the parser says -> whether the mistake is where it began to read, the message, and what to write
    (r"undefined alias|scanning an? (?:anchor|alias|tag|directive)|cannot start", False, "", QUOTED),
    (r"quoted scalar.*end of stream", True, "a quotation mark has no second one", "write it again where the text ends"),
    (r"escape", False, "a backslash \\ stands between quotation marks", "delete it"),
    (r"found '<scalar>'", False, "the text goes on behind a quotation mark", f"{QUOTED}, without any inside of it"),
    (r"found '-'", False, "a line with - stands where no list begins", "write a name and a colon above it"),
    (r"found '(?:\]|\})'|node content", False, "a comma or bracket stands where no list began", QUOTED),
    (
        r"found '(?:<block (?:mapping|sequence) start>|\?)'",
        False,
        "the line is not lined up with its neighbors",
        LINED_UP,
    ),
    (r"expected ',' or '\]'", True, "a list begins with [ and has no ]", "write ] at its end"),
    (r"expected ',' or '\}'", True, "a { has no }", "write } at the end of the line"),
    (r"block scalar", True, "words follow a > or | that says the text begins below", "begin the text on the next line"),
    (r"another document", False, "a line of --- stands inside the file", "delete it"),
    (r"mapping values", False, "the line is not lined up with its neighbors", LINED_UP),
)
CUT = re.compile(r"""(?:[:-]\s+|^\s+)[^\s'"#>|][^'"]*\s#""")
NO_COLON = (  # how a line looks that should have a colon -> the message, and what to write
    (r"<{7}|={7}|>{7}", "two versions of the file were not brought together", "keep one of them, delete the marks"),
    (r"-\S", "a - has no space behind it", "write a space after the -"),
    (r"[\w-]+:\S", "a colon has no space behind it", "write a space after the colon"),
    (r"", "the line has no colon", "write a name, a colon, a space and the text, like note: words"),
)


def told(error: MarkedYAMLError, text: str) -> SyntaxMistake:
    """Say what is wrong with `text`, which the parser refused."""
    said = f"{error.context or ''} {error.problem or ''}"
    here = error.problem_mark.line if error.problem_mark else 0
    began = error.context_mark.line if error.context_mark else here
    lines = [*text.split("\n"), ""]
    if "mapping values" in said and lines[here].count(": ") > 1:
        return SyntaxMistake(here, 'the line has a second ": "', QUOTED)
    above = max((number for number in range(here) if lines[number].strip()), default=0)
    if ("<scalar>" in said or "expected ':'" in said) and CUT.search(lines[above]):
        return SyntaxMistake(above, "the text ends before a #, which hides the rest of the line", WHOLE)
    if "mapping values" in said and ":" not in lines[above]:
        began = above
    if "expected ':'" in said or ("mapping values" in said and began == above):
        line = lines[began].strip()
        return SyntaxMistake(
            began, *next((message, hint) for looks, message, hint in NO_COLON if re.match(looks, line))
        )
    if "<scalar>" in said and (bracket := re.search(r"(?:^|:|-)\s+([\[{])", lines[here])):
        return SyntaxMistake(here, f"the text begins with {bracket[1]}, which begins a list", QUOTED)
    for pattern, is_where_it_began, message, hint in KINDS:
        if re.search(pattern, said):
            char = re.search(r"(?:^|:|-)\s+([^\w\s\"'-])", lines[here])
            message = (
                message or f"the text begins with {char[1] if char else 'a sign'}, which means something else here"
            )
            return SyntaxMistake(began if is_where_it_began else here, message, hint)
    return SyntaxMistake(here, "the line cannot be read", "compare it with the lines around it")
