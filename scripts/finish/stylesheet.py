"""A stylesheet that knows which of its rules some page uses, so that pages carry those only."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import rcssmin
import tinycss2
from cssselect2 import ElementWrapper
from cssselect2.compiler import CompiledSelector
from cssselect2.parser import ClassSelector, CombinedSelector, IDSelector, LocalNameSelector, SelectorError, parse
from lxml.html import HtmlElement

# What a reader, a script or the browser brings about: hovered, opened, dark. Its rule is used where its element is.
STATE = re.compile(
    r"::[\w-]+"
    r"|:not\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)"
    r"|:(?!root|is\(|where\(|has\(|nth-|(?:first|last|only)-(?:child|of)|empty)[\w-]+"
    r"|\[(?:open|hidden|data-theme|data-ordered|aria-invalid|aria-pressed|aria-expanded)\b[^\]]*\]"
)
WITH_RULES_INSIDE = {"media", "supports"}
READ = re.compile(r"var\(\s*(--[\w-]+)")


class NotCss(ValueError):
    """Some text that is not CSS, and the line on which it stands."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


@dataclass(slots=True)
class Selector:
    """One selector; `needs` are the names, `.card`, `#menu`, `a`, without which a page cannot match it."""

    text: str
    needs: frozenset[str]
    compiled: CompiledSelector
    used: bool = False


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

    def __init__(self, css: str) -> None:
        """Parse. Errors: `NotCss`."""
        self._rules = tuple(_rules(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)))
        self._unused = list(_selectors(self._rules))

    def see(self, page: HtmlElement) -> None:
        """Note what a page uses, in every state, in both palettes, on screen and on paper."""
        names = _names(page)
        possible = [selector for selector in self._unused if selector.needs <= names]
        if possible:  # most selectors are found on the first pages; the others need names that few pages have
            for element in ElementWrapper.from_html_root(page).iter_subtree():
                for selector in possible:
                    selector.used = selector.used or bool(selector.compiled.test(element))
            self._unused = [selector for selector in self._unused if not selector.used]

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
    return Selector(text, frozenset(_needs(parsed.parsed_tree)), CompiledSelector(parsed))


def _needs(part: Any) -> Iterator[str]:
    if isinstance(part, CombinedSelector):
        yield from _needs(part.left)
        yield from _needs(part.right)
        return
    for simple in part.simple_selectors:
        match simple:
            case IDSelector():
                yield f"#{simple.ident}"
            case ClassSelector():
                yield f".{simple.class_name}"
            case LocalNameSelector():
                yield simple.lower_local_name


def _names(page: HtmlElement) -> set[str]:
    names = {f"#{name}" for name in page.xpath("//@id")}
    names |= {f".{name}" for names_of_one in page.xpath("//@class") for name in names_of_one.split()}
    return names | {element.tag for element in page.iter("*")}


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
