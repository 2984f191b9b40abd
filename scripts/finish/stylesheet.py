"""A stylesheet that knows which of its rules some page uses, so that pages carry those only."""

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from typing import Any

import rcssmin
import tinycss2
from cssselect2.parser import SelectorError, parse
from lxml.html import HtmlElement

from scripts.finish.selectors import Elements, Selector

# What a reader, a script or the browser brings about: hovered, opened, dark. Its rule is used where its element is.
STATE = re.compile(
    r"::[\w-]+"
    r"|:not\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)"
    r"|:(?!root|is\(|where\(|has\(|nth-|(?:first|last|only)-(?:child|of)|empty)[\w-]+"
    r"|\[(?:open|hidden|data-theme|data-open|data-ordered|aria-invalid|aria-pressed|aria-expanded)\b[^\]]*\]"
)
WITH_RULES_INSIDE = {"media", "supports"}
READ = re.compile(r"var\(\s*(--[\w-]+)")


class NotCss(ValueError):
    """Some text that is not CSS, and the line on which it stands."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True, slots=True)
class Style:
    """A style rule: its selectors and its declarations."""

    selectors: tuple[Selector, ...]
    declarations: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class AtRule:
    """An at-rule, with rules inside or with a text that is kept as it is, as in `@page`."""

    head: str
    rules: tuple["Style | AtRule", ...] = ()
    text: str = ""


class Stylesheet:
    """Some CSS, which is shown page after page and then gives out what they use."""

    def __init__(self) -> None:
        self._rules: list[Style | AtRule] = []
        self._unused: list[Selector] = []

    def add(self, css: str) -> None:
        """Add the rules of a file. Errors: `NotCss`."""
        rules = tuple(_rules(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)))
        self._rules += rules
        self._unused += _selectors(rules)

    def see(self, page: HtmlElement) -> None:
        """Note what a page uses, in every state, in both palettes, on screen and on paper."""
        elements = Elements(page)
        for selector in self._unused:
            selector.used = selector.is_on(elements)
        self._unused = [selector for selector in self._unused if not selector.used]

    @property
    def seen(self) -> frozenset[int]:
        """The numbers of the selectors that some page has used."""
        return frozenset(number for number, selector in enumerate(_selectors(self._rules)) if selector.used)

    def mark(self, seen: Set[int]) -> None:
        """Note what another copy of this sheet was shown."""
        for number, selector in enumerate(_selectors(self._rules)):
            selector.used = selector.used or number in seen

    def used(self) -> str:
        """Return the rules that were used, without custom properties that none of them reads, as small as it gets."""
        read: set[str] = set()
        while more := set(READ.findall("".join(_texts(self._rules, read)))) - read:
            read |= more
        return str(rcssmin.cssmin("".join(_texts(self._rules, read))))


def _rules(nodes: Iterable[Any]) -> Iterator[Style | AtRule]:
    for node in nodes:
        if node.type == "qualified-rule":
            yield Style(
                tuple(_selector(text, node) for text in _split(node.prelude)), tuple(_declarations(node.content))
            )
        elif node.type == "at-rule":
            head = f"@{node.at_keyword} {tinycss2.serialize(node.prelude).strip()}"
            if node.lower_at_keyword in WITH_RULES_INSIDE:
                inside = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
                yield AtRule(head, rules=tuple(_rules(inside)))
            else:
                yield AtRule(head, text=tinycss2.serialize(node.content or ()))
        else:
            raise NotCss(node.source_line, node.message)


def _declarations(content: list[Any]) -> Iterator[tuple[str, str]]:
    for node in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if node.type != "declaration":
            raise NotCss(node.source_line, "not a declaration")
        yield node.name, tinycss2.serialize(node.value).strip() + "!important" * node.important


def _split(prelude: list[Any]) -> Iterator[str]:
    """Yield the selectors of a list. A comma in brackets is inside a piece of its own."""
    part: list[Any] = []
    for piece in prelude:
        if piece == ",":
            yield tinycss2.serialize(part).strip()
            part = []
        else:
            part.append(piece)
    yield tinycss2.serialize(part).strip()


def _selector(text: str, rule: Any) -> Selector:
    try:
        (parsed,) = parse(STATE.sub(":is(*)", text))
    except SelectorError as error:
        raise NotCss(rule.source_line, f"the selector {text} cannot be read") from error
    return Selector(text, parsed.parsed_tree)


def _selectors(rules: Iterable[Style | AtRule]) -> Iterator[Selector]:
    for rule in rules:
        yield from rule.selectors if isinstance(rule, Style) else _selectors(rule.rules)


def _texts(rules: Iterable[Style | AtRule], read: set[str]) -> Iterator[str]:
    for rule in rules:
        if isinstance(rule, Style):
            selectors = ",".join(selector.text for selector in rule.selectors if selector.used)
            kept = [f"{name}:{value}" for name, value in rule.declarations if name[:2] != "--" or name in read]
            if selectors and kept:
                yield f"{selectors}{{{';'.join(kept)}}}"
        else:
            inside = "".join(_texts(rule.rules, read)) or rule.text
            if inside:
                yield f"{rule.head}{{{inside}}}"
