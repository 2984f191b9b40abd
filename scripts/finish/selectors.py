"""CSS selectors, and whether a page has an element that they mean, found out with as little looking as can be.

A thousand pages with as many elements each are shown to hundreds of selectors. Names that a page does not have settle
most of them; the others are tried on the elements that have the right name.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any

from cssselect2 import ElementWrapper
from cssselect2.compiler import CompiledSelector
from cssselect2.parser import (
    ClassSelector,
    CombinedSelector,
    IDSelector,
    LocalNameSelector,
    MatchesAnySelector,
    RelationalSelector,
)
from cssselect2.parser import Selector as Parsed
from lxml.etree import XPath
from lxml.html import HtmlElement

IDS: Any = XPath("//@id", smart_strings=False)
CLASSES: Any = XPath("//@class", smart_strings=False)


class Elements:
    """The elements of a page: `names` has what they are called, `.card`, `#menu`, `a`."""

    def __init__(self, page: HtmlElement) -> None:
        self._page = page
        self._called = dict[str, list[ElementWrapper]]()
        self._wrapped = {page: ElementWrapper.from_html_root(page)}
        self.names = {element.tag for element in page.iter("*")} | {f"#{name}" for name in IDS(page)}
        self.names |= {f".{name}" for names in CLASSES(page) for name in names.split()}

    def called(self, name: str) -> list[ElementWrapper]:
        """Return the elements that have a name; `*` is that of all."""
        if name not in self._called:
            match name[0]:
                case ".":
                    found = self._page.find_class(name[1:])
                case "#":
                    found = self._page.xpath("//*[@id=$name]", name=name[1:])
                case _:
                    found = self._page.iter(name)
            self._called[name] = [self._wrap(element) for element in found]
        return self._called[name]

    def _wrap(self, element: HtmlElement) -> ElementWrapper:
        """Wrap an element for its selectors to look at, with those around it: few of a page are looked at."""
        if element not in self._wrapped:
            siblings = self._wrap(element.getparent()).iter_children()
            self._wrapped |= {sibling.etree_element: sibling for sibling in siblings}
        return self._wrapped[element]


class Selector:
    """One selector, and whether some page has used it."""

    def __init__(self, text: str, tree: Any) -> None:
        self.text, self.used = text, False
        self._tree = tree
        joined = isinstance(tree, CombinedSelector)
        self._before = Selector(text, tree.left) if joined else None
        parts = (tree.right if joined else tree).simple_selectors
        self._names = [names for part in parts if (names := _names_of(part))]
        self._inside = [names for part in parts if (names := _names_inside(part))]

    def is_on(self, page: Elements) -> bool:
        """Tell whether a page has an element that is meant."""
        return next(self._found(page), None) is not None

    def _found(self, page: Elements) -> Iterator[ElementWrapper]:
        if all(page.names & names for names in (*self._names, *self._inside)):
            yield from filter(self._test, self._candidates(page))

    def _candidates(self, page: Elements) -> Iterator[ElementWrapper]:
        """Yield the elements that may be meant, as few as is found out with little looking."""
        if self._before and self._tree.combinator == ">":
            for parent in self._before._found(page):
                yield from parent.iter_children()
        elif self._before is None or self._before.is_on(page):
            for name in self._names[0] if self._names else {"*"}:
                yield from page.called(name)

    @cached_property
    def _test(self) -> Callable[[ElementWrapper], bool]:
        test: Callable[[ElementWrapper], bool] = CompiledSelector(Parsed(self._tree)).test
        return test


def _names_of(part: Any) -> set[str]:
    """Return names of which each element that a part of a selector means has one; none, if that is not sure."""
    match part:
        case IDSelector():
            return {f"#{part.ident}"}
        case ClassSelector():
            return {f".{part.class_name}"}
        case LocalNameSelector():
            return {part.lower_local_name}
        case MatchesAnySelector():
            return _names_of_any(one.parsed_tree for one in part.selector_list)
    return set()


def _names_inside(part: Any) -> set[str]:
    """Return the same for what an element must have below or behind it."""
    if isinstance(part, RelationalSelector):
        return _names_of_any(one.selector.parsed_tree for one in part.selector_list)
    return set()


def _names_of_any(trees: Iterable[Any]) -> set[str]:
    lasts = (tree.right if isinstance(tree, CombinedSelector) else tree for tree in trees)
    found = [next(filter(None, map(_names_of, last.simple_selectors)), None) for last in lasts]
    return set() if None in found else set[str]().union(*filter(None, found))
